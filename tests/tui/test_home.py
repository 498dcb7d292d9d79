"""Home, and a new assessment."""

from __future__ import annotations

import datetime as dt

import pytest

from assess.core.fields import Role
from assess.errors import ContentError, Problem, StoreError
from assess.session import Session
from assess.store.memory import MemoryStore
from assess.tui.app import AssessApp
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.question import QuestionScreen
from assess.tui.widgets.field import Field
from assess.tui.widgets.tick import Tick
from tests.tui.sample import Content, World, edition, flat, go, origin, press, running, text, write


def empty_app(**more):
    return AssessApp(MemoryStore(), lambda: Content(edition()), origin(), **more)


async def test_an_empty_home_explains_itself():
    async with running(empty_app()) as pilot:
        shown = flat(pilot)
        assert "n starts one" in shown
        assert "e brings in worked examples" in shown
        await press(pilot, "enter", "d", "r")
        assert "There is no assessment yet." in flat(pilot)


async def test_home_lists_progress_score_and_range_of_each_checklist():
    world = World()
    world.answer("period", level=2)
    async with running(world.app(on=False)) as pilot:
        shown = flat(pilot)
        assert "Sampleland (invented) 2026" in shown
        assert "2 of 10" in shown
        assert "Victim reflection period 75 % (19–94) 25 % answered" in shown
        assert "An invented country" in shown


async def test_deleting_asks_first():
    world = World()
    async with running(world.app(on=False)) as pilot:
        await press(pilot, "d")
        assert "This cannot be undone." in flat(pilot)
        await press(pilot, "escape")
        assert world.store.assessments() == [world.id]
        await press(pilot, "d", "y")
        assert world.store.assessments() == []
        assert "n starts one" in flat(pilot)


async def test_worked_examples_are_brought_in():
    store = MemoryStore()

    def bring():
        return [World(store).id]

    app = AssessApp(store, lambda: Content(edition()), origin(), bring)
    async with running(app) as pilot:
        await press(pilot, "e")
        await pilot.pause()
        assert "1 worked example brought in" in flat(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, QuestionScreen)


async def test_worked_examples_that_are_here_already_are_not_said_to_be_brought_in():
    world = World()
    async with running(world.app(on=False, cases_loader=lambda: [world.id])) as pilot:
        await press(pilot, "e")
        await pilot.pause()
        assert "The worked examples are in the list already." in flat(pilot)


async def test_a_broken_checklist_is_said_with_its_line():
    def load():
        problem = Problem("period.toml", 7, "checklist.id", "is missing")
        raise ContentError("The checklists cannot be used.", [problem])

    async with running(AssessApp(MemoryStore(), load, origin())) as pilot:
        await press(pilot, "n")
        assert "period.toml:7: checklist.id: is missing" in flat(pilot)


async def test_a_store_that_cannot_be_read_is_said():
    class Broken(MemoryStore):
        def assessments(self):
            raise StoreError("The store is damaged.", "Restore a backup.")

    async with running(AssessApp(Broken(), lambda: Content(edition()), origin())) as pilot:
        assert "The store is damaged. Restore a backup." in flat(pilot)


async def test_one_damaged_assessment_does_not_hide_the_others():
    world = World()
    broken = World(world.store, country="Elsewhere").id

    class Partly(MemoryStore):
        def current(self, identity):
            if identity == broken:
                raise StoreError("An event is damaged.", "Restore a backup.")
            return world.store.current(identity)

    store = Partly()
    store._kept, store._editions = world.store._kept, world.store._editions
    async with running(AssessApp(store, lambda: Content(edition()), origin())) as pilot:
        assert "Sampleland" in text(pilot)
        assert f"{broken} cannot be opened" in flat(pilot)


async def test_a_new_assessment_by_typing_part_of_a_name():
    app = empty_app()
    async with running(app) as pilot:
        await press(pilot, "n")
        await write(pilot, "viet")
        assert "Vietnam (VNM)" in flat(pilot)
        await press(pilot, "enter", "ctrl+s")
        assert isinstance(pilot.app.screen, QuestionScreen)
        own = pilot.app.screen.session.assessment
        assert (own.profile.country, own.profile.code, own.case) == ("Vietnam", "VNM", "")
        assert own.depth == "full"
        assert own.profile.reference_date == dt.date(2026, 7, 1)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "Vietnam 2026" in text(pilot)


@pytest.mark.parametrize(("typed", "code"), [("mng", "MNG"), ("cote d'ivoire", "CIV")])
async def test_a_country_by_code_or_without_accents(typed, code):
    async with running(empty_app()) as pilot:
        await press(pilot, "n")
        await write(pilot, typed)
        await press(pilot, "enter", "ctrl+s")
        assert pilot.app.screen.session.assessment.profile.code == code


async def test_an_invented_country_is_kept_as_typed_and_named_as_such():
    async with running(empty_app()) as pilot:
        await press(pilot, "n")
        await write(pilot, "Zubrowkia")
        assert "Not on the ISO list of countries: kept as you typed it." in flat(pilot)
        assert "[x] an invented country" in flat(pilot)
        await press(pilot, "ctrl+s")
        own = pilot.app.screen.session.assessment
        assert (own.profile.country, own.profile.code, own.case) == ("Zubrowkia", "", "invented")
        assert "Zubrowkia (invented) 2026" in text(pilot)


async def test_bad_input_is_said_beside_its_field_and_nothing_is_lost():
    async with running(empty_app()) as pilot:
        await press(pilot, "n", "ctrl+s")
        assert "✗ Type the name of a country." in flat(pilot)
        await write(pilot, "Zubrowkia")
        screen = pilot.app.screen
        screen.query_one("#reference-date", Field).value = "1.2.2026"
        await press(pilot, "ctrl+s")
        assert "“1.2.2026” is not a date." in flat(pilot)
        screen.query_one("#reference-date", Field).value = "2026-02-01"
        screen.query_one("#is-origin").action_tick()
        await press(pilot, "ctrl+s")
        assert "Say why this does not apply" in flat(pilot)
        assert screen.query_one("#country-name", Field).value == "Zubrowkia"
        await write(pilot, "Nobody leaves")
        await press(pilot, "ctrl+s")
        own = pilot.app.screen.session.assessment
        assert own.profile.roles_off == {Role.ORIGIN: "Nobody leaves"}


async def test_treaties_of_the_chosen_checklists_with_status_and_date():
    async with running(empty_app()) as pilot:
        await press(pilot, "n")
        await write(pilot, "Zubrowkia")
        screen = pilot.app.screen
        screen.query_one("#status-treaty").focus()
        await press(pilot, "right", "tab")
        assert "‹ in force ›" in text(pilot)
        await write(pilot, "2020-01-01")
        await press(pilot, "ctrl+s")
        status = pilot.app.screen.session.assessment.profile.instruments["treaty"]
        assert (status.status, status.since) == ("in-force", dt.date(2020, 1, 1))


async def test_no_checklist_is_refused_and_what_was_typed_stays_after_escape():
    async with running(empty_app()) as pilot:
        await press(pilot, "n")
        await write(pilot, "Zubrowkia")
        screen = pilot.app.screen
        screen.query_one("#checklist-period").action_tick()
        await press(pilot, "ctrl+s")
        assert "Choose at least one checklist." in flat(pilot)
        await press(pilot, "escape", "n")
        assert pilot.app.screen.query_one("#country-name", Field).value == "Zubrowkia"
        assert not pilot.app.screen.query_one("#checklist-period", Tick).ticked


async def test_a_second_new_assessment_starts_from_an_empty_form():
    async with running(empty_app()) as pilot:
        await press(pilot, "n")
        await write(pilot, "Zubrowkia")
        await press(pilot, "ctrl+s", "escape", "n")
        assert pilot.app.screen.query_one("#country-name", Field).value == ""


async def test_the_profile_is_changed_later():
    world = World()
    async with running(world.app()) as pilot:
        await press(pilot, "p")
        pilot.app.screen.query_one("#status-treaty").focus()
        await press(pilot, "right", "ctrl+s")
        assert "Saved." in flat(pilot)
        await go(pilot, "bound")
        assert "The Treaty: signed, not binding yet" in flat(pilot)
    now = Session(world.store, world.id, world.origin).assessment.profile
    assert now.instruments["treaty"].status == "signed"
    assert now.country == "Sampleland"


async def test_leaving_a_changed_profile_asks_what_to_do():
    world = World()
    async with running(world.app()) as pilot:
        await press(pilot, "p", "escape")
        assert isinstance(pilot.app.screen, QuestionScreen)
        await press(pilot, "p")
        pilot.app.screen.query_one("#period", Field).value = "2027"
        await press(pilot, "escape")
        assert "You changed something." in flat(pilot)
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, QuestionScreen)
        assert "Sampleland (invented) 2027" in text(pilot)
