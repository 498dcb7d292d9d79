"""Two windows on one assessment, and one that was deleted in the other window."""

from __future__ import annotations

import pytest
from textual.events import AppFocus

from assess.core.assessment import Answer
from assess.tui.screens.home import HomeScreen
from tests.tui.sample import World, flat, go, press, running, text, write


async def test_what_another_window_saved_is_shown_when_this_one_is_entered():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        world.answer("period", level=3)
        assert "● 3 All." not in text(pilot)
        pilot.app.post_message(AppFocus())
        await pilot.pause()
        await pilot.pause()
        assert "● 3 All." in text(pilot)
        assert "Something was changed in another window" in flat(pilot)


async def test_an_answer_that_another_window_gave_first_is_shown_before_it_is_replaced():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        world.answer("period", level=3)
        await press(pilot, "1")
        assert world.answered("period").level == 3
        assert "● 3 All." in text(pilot)
        assert "Another window or an import changed this meanwhile." in flat(pilot)
        await press(pilot, "1")
    assert world.answered("period").level == 1
    assert not world.session().assessment.disagreements


async def test_answers_to_other_questions_are_taken_in_without_a_word():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        world.answer("law", yes=True)
        await press(pilot, "1")
        assert "Saved." in flat(pilot)
        await go(pilot, "law")
        assert "● 1 Yes" in text(pilot)
    assert not world.session().assessment.disagreements


async def test_a_note_stays_in_its_editor_when_the_answer_was_changed_meanwhile():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "n")
        await write(pilot, "mine")
        world.answer("period", level=3)
        await press(pilot, "escape")
        assert "Your text is still here." in flat(pilot)
        await press(pilot, "escape")
    assert world.answered("period") == Answer(level=3, note="mine")


async def test_a_document_is_changed_where_it_is_now():
    world = World()
    world.answer("period", level=1, evidence=[{"title": "B", "reference": "2"}])
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "d", "enter")
        await write(pilot, "ill")
        other = [{"title": "A", "reference": "1"}, {"title": "B", "reference": "2"}]
        world.answer("period", level=1, evidence=other)
        await press(pilot, "ctrl+s", "ctrl+s")
    titles = [document.title for document in world.answered("period").evidence]
    assert titles == ["A", "Bill"]


async def leave_by_focus(pilot):
    pilot.app.post_message(AppFocus())
    await pilot.pause()


async def leave_note(pilot):
    await press(pilot, "n")
    await write(pilot, "abc")
    pilot.app.screen.draft()


async def leave_line(pilot):
    await press(pilot, "a")
    await write(pilot, "police")


async def leave_documents(pilot):
    await press(pilot, "d", "a")
    await write(pilot, "Act")
    await press(pilot, "tab")
    await write(pilot, "1")


async def leave_profile(pilot):
    await press(pilot, "p")
    await write(pilot, "x")


@pytest.mark.parametrize(
    ("begin", "end", "again"),
    [
        (None, leave_by_focus, []),
        (leave_note, "escape", ["escape"]),
        (leave_line, "enter", ["enter"]),
        (leave_line, "escape", []),
        (leave_documents, "ctrl+s", ["ctrl+s"]),
        (leave_documents, "escape", []),
        (leave_profile, "ctrl+s", ["ctrl+s"]),
    ],
)
async def test_an_assessment_deleted_meanwhile_is_said_at_home(begin, end, again):
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        if begin:
            await begin(pilot)
        world.store.delete(world.id)
        if callable(end):
            await end(pilot)
        else:
            await press(pilot, *end.split())
        for _ in range(4):
            await pilot.pause()
        assert "let it go" in flat(pilot)
        await press(pilot, "n", *again)
        for _ in range(4):
            await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "was deleted in another window" in flat(pilot)
        assert "n starts one" in flat(pilot)
    assert world.store.assessments() == []


async def test_home_that_gets_the_focus_lists_what_is_there_now():
    world = World()
    async with running(world.app(on=False)) as pilot:
        World(world.store, country="Elsewhere")
        pilot.app.post_message(AppFocus())
        await pilot.pause()
        await pilot.pause()
        assert "Elsewhere" in text(pilot)
