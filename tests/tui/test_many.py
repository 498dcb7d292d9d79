"""Eighteen checklists in one assessment: home, outline and gaps stay readable at 80×24."""

from __future__ import annotations

from functools import cache

import pytest

from assess.core.assessment import Answer, Profile
from assess.core.changes import NewAssessment
from assess.core.questions import YesNoQuestion
from assess.core.sets import in_order
from assess.library import load
from assess.session import Session
from assess.store.memory import MemoryStore
from assess.tui.app import AssessApp
from tests.tui.sample import DAY, Content, here, origin, press, running, text


@cache
def library():
    editions = load().editions
    return Content(*(editions[name] for name in in_order(editions)))


def app(*, on=True):
    """All checklists, and each question unknown that can be, but in the first two."""
    store, clock = MemoryStore(), origin()
    editions = tuple(library().editions.values())
    new = NewAssessment(
        profile=Profile(country="Sampleland", reference_date=DAY), editions=editions
    )
    session = Session.start(store, new, clock)
    for each in editions[2:]:
        for question in list(each.questions.values())[:3]:
            if not (isinstance(question, YesNoQuestion) and question.from_profile):
                session.answer(each.key(question), Answer(unknown="nobody-knows"))
    return AssessApp(store, library, clock, open_id=session.identity if on else None)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (100, 40)])
async def test_home_shows_what_fits_and_says_how_many_more(size):
    async with running(app(on=False), size=size) as pilot:
        lines = text(pilot).splitlines()
        shown = [line for line in lines if "answered" in line and "%" in line]
        more = len(library().editions) - len(shown)
        assert len(shown) >= 9
        assert lines[-1].endswith("help")
        assert any("Sampleland" in line for line in lines)
        assert (f"and {more} more: Enter, then o, lists them all" in text(pilot)) == (more > 0)
        assert size[1] < 40 or not more


async def test_the_outline_says_where_one_is_and_goes_from_checklist_to_checklist():
    names = list(library().editions)
    titles = [each.checklist.title for each in library().editions.values()]
    async with running(app()) as pilot:
        await press(pilot, "o", "home")
        assert f"Outline › {titles[0]}" in text(pilot)
        assert "checklist 1 of 18" in text(pilot)
        await press(pilot, "right", "right")
        assert "checklist 3 of 18" in text(pilot)
        assert titles[2] in text(pilot).splitlines()[2]
        await press(pilot, "down", "left")
        assert "checklist 3 of 18" in text(pilot)
        await press(pilot, "left", "left", "left")
        assert "checklist 18 of 18" in text(pilot)
        await press(pilot, "right", "right", "enter")
        assert pilot.app.screen.shown.checklist == names[1]
        assert here(pilot) == next(iter(library().editions[names[1]].questions))


async def test_headings_are_not_left_above_the_screen():
    async with running(app()) as pilot:
        await press(pilot, "o", "end", "home")
        lines = text(pilot).splitlines()
        assert lines[2].startswith(" Palermo")
        assert lines[4].startswith("▸")


async def test_gaps_of_one_checklist_alone_and_back():
    async with running(app()) as pilot:
        await press(pilot, "g")
        view = pilot.app.screen._view
        assert f"{len(view.gaps)} gaps, first things first; " in text(pilot)
        gap = view.gaps[0]
        title = view.editions[gap.checklist].checklist.title
        own = [
            each
            for each in view.gaps
            if gap.checklist in (each.checklist, *(name for name, _ in each.also))
        ]
        await press(pilot, "c")
        heads = len({each.priority for each in own})
        assert f"{len(own)} gaps in {title}"[:60] in text(pilot)
        assert pilot.app.screen.query_one("#gaps").option_count == len(own) + heads
        assert "c all checklists" in text(pilot)
        await press(pilot, "enter", "escape")
        assert f"{len(own)} gaps in {title}"[:60] in text(pilot)
        await press(pilot, "t")
        assert f"The road to the next rating in {title}"[:60] in text(pilot)
        await press(pilot, "t", "c")
        assert pilot.app.screen.query_one("#gaps").option_count == len(view.gaps) + 2
        assert "c one checklist" in text(pilot)
