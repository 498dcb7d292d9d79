"""The scoreboard: four parts, drawn without colour, and the ways down to the questions."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import pytest

from assess.core.fields import Dimension
from assess.core.scoring import Score
from assess.tui.boards import law_words
from assess.tui.screens.question import QuestionScreen
from assess.tui.screens.reading import ReadingScreen
from assess.tui.screens.report import ReportScreen
from assess.tui.screens.scoreboard import ScoreboardScreen
from assess.tui.widgets.bars import bar
from tests.tui.sample import World, flat, here, press, running, text


def world(**profile) -> World:
    made = World(**profile)
    made.answer("period", level=1)
    made.answer("law", yes=False)
    made.answer("parts", elements=["act"])
    made.answer("body", option="none")
    return made


def share(percent: int | None) -> Fraction | None:
    return None if percent is None else Fraction(percent, 100)


@pytest.mark.parametrize(
    ("value", "low", "high", "drawn"),
    [
        (50, 20, 80, "━━[━━●╌╌]──"),
        (0, 0, 100, "●╌╌╌╌╌╌╌╌╌]"),
        (100, 100, 100, "━━━━━━━━━━●"),
        (40, 40, 40, "━━━━●──────"),
        (None, 0, 100, "[╌╌╌╌╌╌╌╌╌]"),
        (None, None, None, "───────────"),
    ],
)
def test_a_bar_shows_score_and_range_by_signs_alone(value, low, high, drawn):
    assert bar(Score(share(value), share(low), share(high)), 11) == drawn


def marked(pilot) -> str | None:
    return pilot.app.screen.query_one("#scoreboard").marked


async def test_duties_by_status_of_how_many_and_down_to_the_question():
    async with running(world().app()) as pilot:
        await press(pilot, "s")
        assert "[1 duties]" in text(pilot)
        assert "1 legal duty: 0 met, 1 not met, 0 not known" in flat(pilot)
        assert "▸✗ The Treaty, art. 13: States shall grant a period." in text(pilot)
        assert "Not known (0)" in text(pilot)
        assert "Your country's duty: not met" in text(pilot)
        await press(pilot, "enter")
        assert marked(pilot) == "question|period/period"
        assert "Esc up again" in flat(pilot)
        await press(pilot, "enter")
        assert here(pilot) == "period"
        assert "Esc scoreboard" in flat(pilot)
        await press(pilot, "3", "escape")
        assert marked(pilot) == "question|period/period"
        await press(pilot, "escape")
        assert "1 legal duty: 1 met, 0 not met, 0 not known" in flat(pilot)
        assert "✓ The Treaty, art. 13" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, QuestionScreen)


async def test_without_duties_it_says_how_there_come_to_be_some():
    async with running(world(instruments={}).app()) as pilot:
        await press(pilot, "s", "enter")
        assert "No duty is counted" in flat(pilot)
        assert isinstance(pilot.app.screen, ScoreboardScreen)


async def test_a_duty_that_is_none_any_more_is_not_come_back_to():
    made = world()
    async with running(made.app()) as pilot:
        await press(pilot, "s", "enter", "enter")
        session = made.session()
        session.set_profile(session.assessment.profile.model_copy(update={"instruments": {}}))
        pilot.app.screen.session.refresh()
        await press(pilot, "escape")
        assert "No duty is counted" in flat(pilot)


async def test_checklists_side_by_side_with_bar_range_and_rating():
    made = world()
    result = made.session().view.results["period"]
    async with running(made.app()) as pilot:
        await press(pilot, "s", "2")
        assert "[2 checklists]" in text(pilot)
        assert "there is no mean over them" in flat(pilot)
        lines = text(pilot).splitlines()
        row = next(n for n, line in enumerate(lines) if line.startswith("▸Victim reflection"))
        assert "answers missing" in lines[row]
        assert "━●╌" in lines[row + 1]
        assert "]──" in lines[row + 1]
        assert f"{result.score}, 83 % answered" in lines[row + 1]
        assert "must-have missing: “In practice, who is offered the period?” (absent)" in flat(
            pilot
        )


async def test_whether_the_rating_holds_is_told_in_full():
    made = world()
    made.answer("arrive", yes=True)
    view = made.session().view
    rated = view.results["period"].rated
    assert rated.rating is not None
    async with running(made.app(), size=(80, 36)) as pilot:
        await press(pilot, "s", "2", "d")
        assert isinstance(pilot.app.screen, ReadingScreen)
        shown = flat(pilot)
        assert f"holds in {rated.holds} of 5 other ways of computing it" in shown
        assert shown.count("✓ holds:") == rated.holds
        assert shown.count("✗ does not:") == 5 - rated.holds
        assert "Documents are cited for 0 of 4 positive answers" in shown


async def test_down_from_a_checklist_to_sections_and_questions_and_up_again():
    async with running(world().app()) as pilot:
        await press(pilot, "s", "2", "enter")
        assert "Granting the period" in text(pilot)
        assert "40 % (40–40)" in text(pilot)
        assert "level 1 of 4" in text(pilot)
        await press(pilot, "down", "enter")
        assert here(pilot) == "period"
        await press(pilot, "escape")
        assert marked(pilot) == "question|period/period"
        await press(pilot, "escape")
        assert marked(pilot) == "checklist|period"
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, ReportScreen)


async def test_by_pillar_and_law_against_practice():
    async with running(world().app()) as pilot:
        await press(pilot, "s", "3")
        assert "Protection" in text(pilot)
        assert "No question of these checklists is about it." in text(pilot)
        await press(pilot, "enter", "4")
        assert "law" in text(pilot)
        assert "no question on this" in text(pilot)
        assert marked(pilot) == "law|practice/period"
        await press(pilot, "enter")
        assert "Practice in Victim reflection period" in flat(pilot)
        assert "Is there a law?" in text(pilot)


@pytest.mark.parametrize(
    ("law", "practice", "words"),
    [
        ((1, 1, 1), (0, 0, 0), "The law is ahead of practice"),
        ((0, 0, 0), (1, 1, 1), "Practice is ahead of the law"),
        ((1, 0, 1), (0, 0, 1), "Neither is clearly ahead"),
        ((None, None, None), (0, 0, 1), ""),
        (None, (0, 0, 1), ""),
    ],
)
def test_law_against_practice_in_words_only_where_it_is_sure(law, practice, words):
    scores = {Dimension.LAW: law, Dimension.PRACTICE: practice}
    found = {
        dimension: Score(*(None if end is None else Fraction(end) for end in ends))
        for dimension, ends in scores.items()
        if ends
    }
    view = SimpleNamespace(results={"period": SimpleNamespace(dimensions=found)})
    assert law_words(view, "period").startswith(words)
    assert bool(law_words(view, "period")) == bool(words)


async def test_parts_by_arrows_and_by_clicks():
    async with running(world().app()) as pilot:
        await press(pilot, "s", "right")
        assert "[2 checklists]" in text(pilot)
        await press(pilot, "left", "left")
        assert "[4 law and practice]" in text(pilot)
        column = text(pilot).splitlines()[0].index("2 checklists")
        await pilot.click(offset=(column, 0))
        await pilot.pause()
        assert "[2 checklists]" in text(pilot)
        row = next(n for n, line in enumerate(text(pilot).splitlines()) if "▸Victim" in line)
        await pilot.click(offset=(8, row))
        await pilot.pause()
        assert "Granting the period" in text(pilot)
        row = next(n for n, line in enumerate(text(pilot).splitlines()) if "Is there a law" in line)
        await pilot.click(offset=(8, row))
        await pilot.pause()
        assert here(pilot) == "law"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("part", ["1", "2", "3", "4"])
async def test_every_part_fits_every_size(size, part):
    async with running(world().app(), size=size) as pilot:
        await press(pilot, "s", part)
        lines = text(pilot).splitlines()
        assert all(len(line) <= size[0] for line in lines)
        assert "1 duties" in lines[0]
        assert "4 law and practice" in lines[0]
        assert "? help" in lines[-1]
