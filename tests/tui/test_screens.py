"""Gaps, outline, report, help, sizes, and the table of commands."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter

import pytest

import assess.tui.screens
from assess.tui import commands
from assess.tui.screens.gaps import GapsScreen
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.page import Page
from tests.tui.sample import World, flat, go, here, press, running, text, write

SCREENS = sorted(
    {
        thing
        for module in pkgutil.iter_modules(assess.tui.screens.__path__, "assess.tui.screens.")
        for thing in vars(importlib.import_module(module.name)).values()
        if isinstance(thing, type) and issubclass(thing, Page) and hasattr(thing, "TABLE")
    },
    key=lambda screen: screen.__name__,
)


def answered() -> World:
    world = World()
    world.answer("period", level=1)
    world.answer("law", yes=False, note="No law yet.")
    world.answer("body", option="none")
    return world


async def test_gaps_by_priority_with_next_step_and_what_each_adds():
    world = answered()
    async with running(world.app()) as pilot:
        await press(pilot, "g")
        rows = [line for line in text(pilot).splitlines() if re.match(r"[ ▸]P\d ", line)]
        assert [row[1:3] for row in rows] == ["P1", "P2", "P2"]
        first = world.session().view.gaps[0]
        assert "★ In practice, who is offered the period?" in rows[0]
        assert "P1: your country's duty, not met" in flat(pilot)
        assert f"Next step {first.next_step}" in flat(pilot)
        assert "ministry of the interior" in flat(pilot)
        assert "The Treaty, art. 13 (your country's duty: not met)" in flat(pilot)


async def test_enter_goes_to_the_question_of_a_gap_and_escape_comes_back():
    async with running(answered().app()) as pilot:
        await press(pilot, "g", "down", "enter")
        gap = answered().session().view.gaps[1]
        assert here(pilot) == gap.state.question.id
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, GapsScreen)
        assert pilot.app.screen.query_one("#gaps").marked == f"period/{gap.state.question.id}"
        await press(pilot, "t")
        assert "The road to the next rating" in text(pilot)
        assert "must-have missing: “In practice, who is offered the period?” (absent)" in flat(
            pilot
        )
        step = pilot.app.screen.query_one("#gaps").marked
        await press(pilot, "enter")
        assert here(pilot) == step.split("/")[1]
        await press(pilot, "escape")
        assert "The road to the next rating" in text(pilot)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_long_details_of_a_gap_are_read_with_keys():
    world = World()
    world.answer("parts", elements=["act"])
    async with running(world.app(), size=(60, 20)) as pilot:
        await press(pilot, "g")
        assert "Then publish it." not in flat(pilot)
        await press(pilot, "right", "right")
        assert "Then publish it." in flat(pilot)
        await press(pilot, "left", "left", "left")
        assert "1 of 3 present" in flat(pilot)


async def test_without_gaps_the_list_says_what_a_gap_is():
    async with running(World().app()) as pilot:
        await press(pilot, "g", "enter")
        assert "No gaps so far." in flat(pilot)


async def test_the_outline_shows_states_by_sign_and_word_and_progress_a_section():
    world = answered()
    world.answer("parts", unknown="nobody-knows")
    async with running(world.app(), size=(100, 40)) as pilot:
        await press(pilot, "o")
        shown = text(pilot)
        assert re.search(r"● ★ In practice, who is offered the period\? +level 1 of 4", shown)
        assert re.search(r"\? Which parts are there\? +unknown", shown)
        assert re.search(r"· How long is the period\? +not asked", shown)
        assert re.search(r"○ How many victims\? +unanswered", shown)
        assert "Granting the period   31 % (31–56), 4 of 4 answered" in shown
        await press(pilot, "home", "down", "enter")
        assert here(pilot) == "period"


async def test_where_a_question_comes_from_in_full():
    async with running(answered().app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "w")
        shown = flat(pilot)
        assert "States shall grant a period." in shown
        assert "For your country: since 1 January 2020." in shown
        assert "The Paper, p. 4 – good practice, listed" in shown
        await press(pilot, "escape")
        assert here(pilot) == "period"


async def test_help_lists_every_key_of_the_screen():
    async with running(World().app(), size=(120, 60)) as pilot:
        await press(pilot, "question_mark")
        shown = flat(pilot)
        for key, sentence in commands.help_lines("question"):
            assert " ".join(f"{key} {sentence}".split()) in shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (250, 80)])
async def test_every_size_shows_the_question_and_its_keys(size):
    async with running(answered().app(), size=size) as pilot:
        await go(pilot, "period")
        assert "In practice, who is offered the period?" in flat(pilot)
        assert "? help" in text(pilot)
        assert all(len(line) <= size[0] for line in text(pilot).splitlines())
        await press(pilot, "o", "escape", "g", "escape", "n", "escape", "d", "a", "escape")


async def test_too_small_says_what_it_needs_and_answers_nothing():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await pilot.resize_terminal(50, 15)
        await pilot.pause()
        assert "it has 50 columns and 15 rows, and needs 60 and 20." in flat(pilot)
        await press(pilot, "3")
        assert world.answered("period").response is None
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await press(pilot, "3")
        assert world.answered("period").level == 3


async def test_a_note_survives_resizing():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "n")
        await write(pilot, "before")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        await write(pilot, " after")
        await press(pilot, "escape")
    assert world.answered("law").note == "before after"


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_has_its_action_and_every_key_one_command(screen):
    own = commands.of(screen.TABLE)
    assert own
    for command in own:
        name = command.action.split("(")[0]
        assert name.startswith("app.") or hasattr(screen, f"action_{name}")
    keys = Counter(key for command in own for key in command.keys.split(","))
    assert [key for key, times in keys.items() if times > 1] == []


def test_the_table_names_no_other_screen():
    named = {command.screen for command in commands.COMMANDS}
    assert named == {screen.TABLE for screen in SCREENS} | {commands.EVERYWHERE}


async def test_the_question_at_80_by_24():
    async with running(answered().app()) as pilot:
        await go(pilot, "period")
        assert text(pilot).splitlines()[3:14] == [
            " ★ In practice, who is offered the period?",
            "   must-have · your country's duty: not met (The Treaty, art. 13) · practice",
            "",
            "   0 Nobody.",
            " ● 1 Some.",
            "   2 Most.",
            "   3 All.",
            "   4 All, in writing.",
            "",
            "   Look at  register of period",
            "   From     The Treaty, art. 13; The Paper, p. 4",
        ]
        assert text(pilot).splitlines()[-5:-3] == [
            f"   Why  {'Why of period.':<66}w more",
            "   Documents  –   Note  –",
        ]
        assert text(pilot).splitlines()[0].endswith("2/9")
        assert "answered   21 % (16–45)" in text(pilot).splitlines()[1]
