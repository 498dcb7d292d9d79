"""Ways to a question: number, search, outline, contradictions; and steps undone."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from assess.core.assessment import Answer, Evidence
from assess.tui.screens.outline import OutlineScreen
from assess.tui.screens.search import SearchScreen
from assess.tui.widgets.outline import OutlineList
from tests.tui.sample import World, flat, go, here, press, running, text, write

CONFLICT = {
    "id": "law-and-practice",
    "text": "There is no law, but everyone is offered a period: can both be right?",
    "all": [
        {"question": "period", "credit_at_least": "3/4"},
        {"question": "law", "credit_at_most": 0},
    ],
}


async def test_undo_and_redo_go_to_the_question_they_change():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "1", "3", "right", "1")
        assert here(pilot) == "law"
        await press(pilot, "ctrl+z")
        assert world.answered("law").response is None
        await press(pilot, "ctrl+z")
        assert here(pilot) == "period"
        assert "It was this question." in flat(pilot)
        assert "● 1 Some." in text(pilot)
        assert world.answered("period").level == 1
        await press(pilot, "ctrl+y", "ctrl+y")
        assert here(pilot) == "law"
        assert world.answered("period").level == 3
        assert world.answered("law").yes is True
        await press(pilot, "ctrl+y")
        assert "There is nothing to do again." in flat(pilot)


async def test_there_may_be_nothing_to_undo():
    async with running(World().app()) as pilot:
        await press(pilot, "ctrl+z")
        assert "There is nothing to undo." in flat(pilot)


async def test_in_a_note_undo_is_that_of_the_text():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "2", "n")
        await write(pilot, "words")
        await press(pilot, "ctrl+z", "escape")
        assert world.answered("period").level == 2


@pytest.mark.parametrize(
    ("typed", "question"),
    [("3", "law"), ("period 2", "period"), ("period/law", "law"), ("len", "length"), ("per", None)],
)
async def test_jump_by_number_or_name(typed, question):
    async with running(World().app()) as pilot:
        await press(pilot, "j")
        await write(pilot, typed)
        await press(pilot, "enter")
        assert here(pilot) == (question or "period")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("77", "There is no question 77 in “Victim reflection period”. Its questions go from 1"),
        ("no such thing", "Type a number, or a checklist and a number."),
        ("nowhere 3", "No checklist is called “nowhere”."),
        ("p", "“p” could be period, parts."),
        ("[red]", "No question is called “[red]”."),
    ],
)
async def test_a_jump_to_nowhere_says_what_can_be_typed(typed, said):
    async with running(World().app()) as pilot:
        before = here(pilot)
        await press(pilot, "j")
        await write(pilot, f"{typed} ")
        await press(pilot, "enter")
        assert said in flat(pilot)
        await press(pilot, "escape")
        assert here(pilot) == before


async def test_search_goes_there_and_escape_comes_back():
    world = World()
    world.answer("law", yes=True, note="Décret nº 4, Ministère de l'Intérieur")
    async with running(world.app()) as pilot:
        await press(pilot, "slash")
        await write(pilot, "INTERIEUR decret")
        assert "note: Décret nº 4" in flat(pilot)
        assert "1 question" in flat(pilot)
        await press(pilot, "enter")
        assert here(pilot) == "law"
        assert "Esc search" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SearchScreen)
        assert pilot.app.screen.query_one(Input).value == "INTERIEUR decret"
        await press(pilot, "escape")
        assert here(pilot) == "law"
        await press(pilot, "left", "slash", "escape")
        assert here(pilot) == "period"


async def test_search_says_where_and_moves_with_keys_and_clicks():
    async with running(World().app()) as pilot:
        await press(pilot, "slash")
        await write(pilot, "the")
        shown = pilot.app.screen.query_one("#found")
        assert shown.option_count > 2
        await press(pilot, "down", "down", "up", "pagedown", "pageup")
        await pilot.click("#found", offset=(5, 2))
        await pilot.pause()
        assert here(pilot) == "period"
        await press(pilot, "slash")
        await write(pilot, "zzz")
        assert "Nothing found." in flat(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SearchScreen)


async def test_a_contradiction_is_a_question_and_a_key_goes_to_the_other():
    world = World(conflicts=[CONFLICT])
    world.answer("period", level=4)
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        assert "can both be right?" not in flat(pilot)
        await press(pilot, "0")
        assert "? There is no law, but everyone is offered a period: can both be right?" in flat(
            pilot
        )
        await press(pilot, "k")
        assert here(pilot) == "period"
        assert "can both be right?" in flat(pilot)
        await press(pilot, "k")
        assert here(pilot) == "law"
        await press(pilot, "1", "k")
        assert "No answer contradicts this one." in flat(pilot)


async def test_not_sure_stands_beside_the_answer():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "2", "m")
        assert world.answered("period") == Answer(level=2, unsure=True)
        assert "≈ not sure" in text(pilot)
        await press(pilot, "3")
        assert world.answered("period").unsure is True
        await press(pilot, "o")
        assert "≈ not sure" in text(pilot)
        await press(pilot, "escape", "m")
        assert world.answered("period").unsure is False


async def test_a_note_can_be_private_and_says_what_that_means():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "n")
        assert "left out of reports for partners and for the public" in flat(pilot)
        await write(pilot, "Between us")
        await press(pilot, "f2")
        assert world.answered("law").private is True
        assert "[x] F2 Private" in flat(pilot)
        await press(pilot, "escape")
        assert world.answered("law") == Answer(note="Between us", private=True)
        assert "Note (private)" in text(pilot)
        await press(pilot, "n")
        await pilot.click("PrivateLine")
        await pilot.pause()
        assert world.answered("law").private is False
        await press(pilot, "escape")


async def test_a_text_as_answer_cannot_be_private():
    async with running(World().app()) as pilot:
        await go(pilot, "remarks")
        await press(pilot, "e")
        assert "F2" not in text(pilot)
        await press(pilot, "f2", "escape")


async def test_documents_of_the_last_answer_are_copied():
    world = World()
    act = {"title": "Act", "reference": "1"}
    decree = {"title": "Decree", "reference": "2"}
    world.answer("period", level=1, evidence=[{"title": "Older", "reference": "0"}])
    world.answer("law", yes=True, evidence=[act, decree])
    world.answer("parts", elements=["act"], evidence=[act])
    async with running(world.app()) as pilot:
        await go(pilot, "body")
        await press(pilot, "d", "c")
        assert "1 document copied." in flat(pilot)
        assert world.answered("body").evidence == (Evidence(**act),)
        await press(pilot, "c")
        assert "are here already" in flat(pilot)


async def test_there_may_be_no_documents_to_copy():
    async with running(World().app()) as pilot:
        await press(pilot, "d", "c")
        assert "No other answer has documents yet." in flat(pilot)


async def test_the_outline_is_moved_with_every_key_and_clicked():
    world = World()
    world.answer("law", yes=True, flag=True)
    async with running(world.app()) as pilot:
        await press(pilot, "o")
        assert "2 of 4 answered" in flat(pilot)
        assert "⚑ flagged" in text(pilot)
        listed = pilot.app.screen.query_one(OutlineList)
        await press(pilot, "home")
        assert listed.marked == "period/bound"
        await press(pilot, "up", "pageup")
        assert listed.marked == "period/bound"
        await press(pilot, "end")
        assert listed.marked == "period/arrive"
        await press(pilot, "down", "pagedown", "home", "pagedown", "pageup", "down")
        assert listed.marked == "period/period"
        row = next(
            n for n, line in enumerate(text(pilot).splitlines()) if "Is there a law?" in line
        )
        await pilot.click(OutlineList, offset=(10, row - listed.region.y))
        await pilot.pause()
        assert not isinstance(pilot.app.screen, OutlineScreen)
        assert here(pilot) == "law"
