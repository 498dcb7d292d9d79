"""Keys typed faster than screens open: each reaches the screen that it was meant for."""

from __future__ import annotations

import pytest
from textual.events import Key, Paste
from textual.widgets import Input, TextArea

from assess.core.assessment import Answer
from tests.tui.sample import World, flat, go, here, press, running

NAMES = {"/": "slash", "\n": "enter", "\x1b": "escape", " ": "space"}


async def burst(pilot, *typed):
    """Keys that are all there before the first of them is acted on."""
    for key in typed:
        shown = key if len(key) == 1 and key.isprintable() else None
        pilot.app.post_message(Key(NAMES.get(key, key), shown))
    for _ in range(6):
        await pilot.pause(0.05)


async def test_a_note_gets_every_letter_and_the_question_none():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await burst(pilot, "n", *"fx1u done 3", "\x1b")
        assert world.answered("period") == Answer(note="fx1u done 3")
        assert world.answered("law") == Answer()


async def test_after_the_note_keys_are_those_of_the_question_again():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await burst(pilot, "n", *"ab", "\x1b", "2", "right", "1", "n", "c", "\x1b", "f")
        assert world.answered("period") == Answer(level=2, note="ab")
        assert world.answered("law") == Answer(yes=True, note="c", flag=True)


async def test_a_number_an_agency_and_a_jump():
    world = World()
    world.answer("body", option="several")
    async with running(world.app()) as pilot:
        await go(pilot, "length")
        await burst(pilot, "e", *"45", "\n", "right", *"27", "\n", "right", "a", *"afu", "\n")
        assert world.answered("length").number == 45
        assert world.answered("victims").number == 27
        assert world.answered("since").awaiting == "afu"
        await burst(pilot, "j", *"2", "\n", "3")
        assert (here(pilot), world.answered("period").level) == ("period", 3)


async def test_a_document_is_typed_without_a_pause():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await burst(pilot, "d", "a", *"an act", "\n", *"7/2025", "ctrl+s", "\x1b", "1")
        (document,) = world.answered("law").evidence
        assert (document.title, document.reference) == ("an act", "7/2025")
        assert world.answered("law").yes is True


async def test_a_search_gets_every_letter():
    world = World()
    async with running(world.app()) as pilot:
        await burst(pilot, "/", *"which parts", "\n", "1")
        assert here(pilot) == "parts"
        assert world.answered("parts").elements == ("act",)


async def test_a_menu_takes_its_digit():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await burst(pilot, "u", "2", "right", "1")
        assert world.answered("law").unknown == "not-collected"
        assert world.answered("parts").elements == ("act",)


async def test_the_filter_of_home_deletes_nothing():
    world = World()
    async with running(world.app(on=False)) as pilot:
        await burst(pilot, "/", *"dyns")
        assert pilot.app.screen.query_one(Input).value == "dyns"
        assert world.store.assessments() == [world.id]


@pytest.mark.parametrize("key", ["n", "slash", "j", "ctrl+p"])
async def test_what_is_pasted_at_once_arrives(key):
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        pilot.app.post_message(Key(key, None))
        pilot.app.post_message(Paste("from the minutes"))
        await pilot.pause(0.3)
        field = pilot.app.screen.query("Input, TextArea").first()
        typed = field.text if isinstance(field, TextArea) else field.value
        assert typed == "from the minutes"
        await press(pilot, "escape")
        assert "from" not in flat(pilot) or key == "n"


async def test_a_question_is_not_answered_before_it_is_seen():
    world = World()
    async with running(world.app(on=False)) as pilot:
        await burst(pilot, *"delay")
        assert "This cannot be undone." in flat(pilot)
        assert world.store.assessments() == [world.id]
        await press(pilot, "y")
        assert world.store.assessments() == []
