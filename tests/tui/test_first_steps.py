"""The first question of many checklists is answered in “about your country”."""

from __future__ import annotations

from assess.core.assessment import InstrumentStatus
from assess.session import Session
from tests.tui.sample import World, flat, go, here, press, running, text


async def test_p_opens_the_form_at_the_treaty_and_comes_back_to_its_question():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "bound")
        assert "p about your country" in flat(pilot)
        assert "u unknown" not in flat(pilot)
        await press(pilot, "p")
        assert pilot.app.focused.id == "status-treaty"
        await press(pilot, "right", "ctrl+s")
        assert here(pilot) == "bound"
        now = world.session().assessment.profile.instruments["treaty"]
        assert now == InstrumentStatus(status="signed", since=None)


async def test_p_on_other_questions_opens_the_form_at_its_beginning():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        assert "p about your country" not in flat(pilot)
        await press(pilot, "p")
        assert pilot.app.focused.parent.id == "country-name"


async def test_an_answer_of_an_earlier_period_says_why_and_how_it_is_confirmed():
    world = World()
    world.answer("law", yes=True)
    own = world.session().assessment
    copy = Session.duplicate(world.store, own, world.new, world.origin)
    async with running(world.app(open_id=copy.identity)) as pilot:
        await go(pilot, "law")
        assert "the question changed" not in flat(pilot)
        assert "of an earlier period, or its question changed" in flat(pilot)
        assert "c confirm" in flat(pilot)
        await press(pilot, "o")
        assert "to confirm" in text(pilot)
        await press(pilot, "escape", "c")
        assert "Confirmed." in flat(pilot)
        assert "c confirm" not in flat(pilot)
