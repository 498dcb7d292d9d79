"""The first question of many checklists is answered in “about your country”."""

from __future__ import annotations

from assess.core.assessment import InstrumentStatus
from tests.tui.sample import World, flat, go, here, press, running


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
