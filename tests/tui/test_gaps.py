"""Gaps: filters in words, the road with what is done, and the way into "what if"."""

from __future__ import annotations

import pytest

from assess.tui.narrowing import Narrowing, offered
from assess.tui.screens.gaps import GapsScreen
from assess.tui.screens.question import QuestionScreen
from assess.tui.screens.report import ReportScreen
from tests.tui.sample import World, flat, here, press, running, text


def world() -> World:
    made = World()
    made.answer("period", level=1)
    made.answer("law", yes=False)
    made.answer("parts", elements=["act"])
    made.answer("body", option="none")
    return made


def rows(pilot) -> list[str]:
    """The gaps that are listed, by name."""
    listed = pilot.app.screen.query_one("#gaps")
    found = (listed.get_option_at_index(n) for n in range(listed.option_count))
    return [each.id for each in found if each.id]


async def test_gaps_stand_under_their_priority_in_words():
    async with running(world().app()) as pilot:
        await press(pilot, "g")
        assert "P1: your country's duty not met, or a must-have missing (1)" in text(pilot)
        assert "P2: nothing in place, or a must-have not complete (2)" in text(pilot)
        assert "P3: in place in part (1)" in text(pilot)
        assert "4 gaps, first things first; 4 questions unanswered" in text(pilot)


async def test_where_there_is_room_a_row_names_lead_and_time():
    async with running(world().app(), size=(180, 40)) as pilot:
        await press(pilot, "g")
        row = next(line for line in text(pilot).splitlines() if line.startswith("▸P1"))
        assert "ministry of the interior" in row
        assert "within 3 years" in row


async def test_a_filter_is_chosen_said_in_words_and_taken_off():
    async with running(world().app()) as pilot:
        await press(pilot, "g", "f")
        assert "Lead: all" in text(pilot)
        await press(pilot, "4")
        assert "ministry of the interior (1 gap)" in text(pilot)
        await press(pilot, "2")
        assert "1 gap of 4. Only lead: ministry of the interior" in text(pilot)
        assert rows(pilot) == ["period/period"]
        await press(pilot, "f")
        assert "Lead: ministry of the interior" in text(pilot)
        await press(pilot, "escape", "a")
        assert len(rows(pilot)) == 4
        assert "a all gaps" not in flat(pilot)


async def test_the_filter_menu_can_take_one_off_or_all_or_be_left():
    async with running(world().app()) as pilot:
        await press(pilot, "g", "f", "3", "2")
        assert "Only dimension: practice" in text(pilot)
        await press(pilot, "f", "3", "escape")
        assert "Only dimension: practice" in text(pilot)
        await press(pilot, "f", "3", "1")
        assert "Only" not in text(pilot)
        await press(pilot, "f", "5", "2", "f", "6")
        assert "4 gaps, first things first" in text(pilot)


async def test_a_filter_stays_when_one_comes_back_and_says_when_nothing_is_left():
    async with running(world().app()) as pilot:
        await press(pilot, "g", "f", "4", "2", "enter")
        assert here(pilot) == "period"
        await press(pilot, "4", "escape")
        assert isinstance(pilot.app.screen, GapsScreen)
        assert "No gap is left among what is shown (lead: ministry of the interior)" in flat(pilot)
        await press(pilot, "enter", "c", "a")
        assert len(rows(pilot)) == 3


def test_a_filter_offers_only_what_leaves_something():
    view = world().session().view
    assert offered("lead", Narrowing(), view) == {"interior": 1}
    assert offered("dimension", Narrowing(lead="interior"), view) == {"practice": 1}
    assert offered("pillar", Narrowing(), view) == {}
    assert offered("checklist", Narrowing(), view) == {"period": 4}
    for field, value in (("lead", "police"), ("horizon", "short"), ("dimension", "law")):
        assert not Narrowing().having(field, value).gaps(view.gaps)


async def test_the_road_is_walked_and_marks_what_is_done():
    made = world()
    async with running(made.app(), size=(80, 30)) as pilot:
        await press(pilot, "g", "t")
        steps = rows(pilot)
        assert steps
        assert "to do" in text(pilot)
        assert "✓" not in text(pilot)
        await press(pilot, "enter")
        assert f"period/{here(pilot)}" == steps[0]
        await press(pilot, "3", "escape")  # the best of the three answers
        assert "The road to the next rating" in text(pilot)
        done = next(line for line in text(pilot).splitlines() if "✓" in line)
        assert "Which body decides?" in done
        assert done.rstrip().endswith("done")
        listed = pilot.app.screen.query_one("#gaps")
        assert listed.marked == steps[0]
        assert "Done: Several together" in flat(pilot)
        await press(pilot, "t")
        assert "t road to the next rating" in flat(pilot)


async def test_the_road_ignores_filters_but_the_checklist_and_says_so():
    async with running(world().app()) as pilot:
        await press(pilot, "g", "f", "4", "2", "t")
        assert "It is shown whole: the filter is for the gaps." in flat(pilot)
        assert rows(pilot)
        assert "a all gaps" not in flat(pilot)
        await press(pilot, "f", "a")
        assert isinstance(pilot.app.screen, GapsScreen)


async def test_what_if_is_opened_from_the_gaps_and_leaving_says_that_nothing_changed():
    made = world()
    before = made.session().assessment.answers
    async with running(made.app()) as pilot:
        await press(pilot, "g", "i", "right", "right", "escape")
        assert isinstance(pilot.app.screen, GapsScreen)
        assert "Nothing was changed." in text(pilot)
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, ReportScreen)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, QuestionScreen)
    assert made.session().assessment.answers == before


async def test_keys_and_rows_can_be_clicked():
    async with running(world().app()) as pilot:
        await press(pilot, "g")
        lines = text(pilot).splitlines()
        row = next(n for n, line in enumerate(lines) if "f filter" in line)
        await pilot.click(offset=(lines[row].index("f filter"), row))
        await pilot.pause()
        assert "Show only some gaps. By what?" in text(pilot)
        lines = text(pilot).splitlines()
        row = next(n for n, line in enumerate(lines) if "4  Lead: all" in line)
        await pilot.click(offset=(lines[row].index("Lead"), row))
        await pilot.pause()
        assert "Lead: which?" in text(pilot)
        await press(pilot, "escape")
        row = next(
            n for n, line in enumerate(text(pilot).splitlines()) if "Is there a law?" in line
        )
        await pilot.click(offset=(8, row))
        await pilot.pause()
        assert here(pilot) == "law"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_size_shows_gaps_details_and_keys(size):
    async with running(world().app(), size=size) as pilot:
        await press(pilot, "g")
        assert all(len(line) <= size[0] for line in text(pilot).splitlines())
        shown = flat(pilot)
        assert "▸P1 ★ In practice, who is offered the period?" in shown
        assert "Level 1 of 4: Some." in shown
        assert "i what if" in shown
        assert "? help" in shown
