"""What is typed on forms: kept through a quit and a crash."""

from __future__ import annotations

import datetime as dt

import pytest
from textual import events
from textual.widgets import Input

from assess.core.fields import Role
from assess.drafts import NEW, Draft
from assess.errors import StoreError
from assess.store.memory import MemoryStore
from assess.tui.app import AssessApp
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.new import NewScreen
from assess.tui.screens.question import QuestionScreen
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.widgets.tick import Tick
from tests.tui.ends import ENDS, quit_
from tests.tui.sample import Content, World, edition, flat, origin, press, running, write


def app(store):
    return AssessApp(store, lambda: Content(edition(), edition("second", "Second")), origin())


def field(pilot, name):
    return pilot.app.screen.query_one(f"#{name}", Field).value


async def fill_new(pilot):
    """A country, a title, a role off with its reason, a treaty, a checklist off, quick depth."""
    await press(pilot, "n")
    await write(pilot, "Zubrowkia")
    screen = pilot.app.screen
    screen.query_one("#name Input").focus()
    await write(pilot, "First try")
    screen.query_one("#is-transit").focus()
    await press(pilot, "space")
    await write(pilot, "An island")
    screen.query_one("#status-treaty").focus()
    await press(pilot, "right", "tab")
    await write(pilot, "2020-01-01")
    screen.query_one("#checklist-second").focus()
    await press(pilot, "space")
    screen.query_one("#depth").focus()
    await press(pilot, "right")


@ENDS
async def test_a_new_assessment_half_typed_is_restored_and_created(end):
    store = MemoryStore()
    async with running(app(store)) as pilot:
        await fill_new(pilot)
        await end(pilot)
    assert store.assessments() == []
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        assert "Here is what you were typing on" in flat(pilot)
        screen = pilot.app.screen
        assert field(pilot, "country-name") == "Zubrowkia"
        assert screen.focused in screen.query_one("#country-name").query(Input)
        assert field(pilot, "since-treaty") == "2020-01-01"
        assert screen.query_one("#since-treaty").display
        assert field(pilot, "why-transit") == "An island"
        assert screen.query_one("#why-transit").display
        assert not screen.query_one("#checklist-second", Tick).ticked
        assert screen.query_one("#depth", Cycle).value == "quick"
        await press(pilot, "ctrl+s")
        own = pilot.app.screen.session.assessment
    assert (own.profile.country, own.title, own.depth) == ("Zubrowkia", "First try", "quick")
    assert own.case == "invented"
    assert own.profile.roles_off == {Role.TRANSIT: "An island"}
    assert own.profile.instruments["treaty"].since == dt.date(2020, 1, 1)
    assert list(own.editions) == ["period"]
    assert store.drafts(NEW) == []


async def test_the_timer_drafts_the_form_by_itself(monkeypatch):
    monkeypatch.setattr("assess.tui.screens.typing.DRAFT_EVERY", 0.05)
    store = MemoryStore()
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        await pilot.pause(0.2)
        assert store.drafts(NEW) == []
        await write(pilot, "Mong")
        await pilot.pause(0.3)
        assert "Mong" in store.drafts(NEW)[0].text


async def test_a_name_half_typed_offers_its_countries_again():
    store = MemoryStore()
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        await write(pilot, "mongo")
        await quit_(pilot)
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        assert "Mongolia (MNG)" in flat(pilot)
        await press(pilot, "enter", "ctrl+s")
        assert pilot.app.screen.session.assessment.profile.code == "MNG"


async def test_a_country_said_not_to_be_invented_stays_so():
    store = MemoryStore()
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        await write(pilot, "Zubrowkia")
        pilot.app.screen.query_one("#invented", Tick).ticked = False
        await quit_(pilot)
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        assert not pilot.app.screen.query_one("#invented", Tick).ticked
        await press(pilot, "ctrl+s")
        assert pilot.app.screen.session.assessment.case == ""


async def test_escape_keeps_the_form_and_a_key_starts_it_afresh():
    store = MemoryStore()
    async with running(app(store)) as pilot:
        await fill_new(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "n", "ctrl+r")
        assert "as it was before you typed" in flat(pilot)
        screen = pilot.app.screen
        assert field(pilot, "country-name") == ""
        assert field(pilot, "reference-date") == "2026-07-01"
        assert screen.query_one("#checklist-second", Tick).ticked
        assert screen.query_one("#is-transit", Tick).ticked
        assert not screen.query_one("#why-transit").display
        assert store.drafts(NEW) == []
        await press(pilot, "escape", "n")
        assert "Here is what you were typing" not in flat(pilot)


@pytest.mark.parametrize("text", ['{"country-name": "Zubr', "[1]", '{"gone": "x", "depth": "y"}'])
async def test_a_draft_of_another_version_or_cut_short_is_no_trouble(text):
    store = MemoryStore()
    store.save_draft(NEW, Draft("assessment", "form", text, "2026-01-01T00:00:00Z"))
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, NewScreen)
        assert pilot.app.screen.query_one("#depth", Cycle).value == "full"


async def test_drafts_that_cannot_be_read_are_said_at_home():
    class Unread(MemoryStore):
        def drafts(self, identity):
            raise StoreError("The drafts cannot be read.", "Restore a backup.")

    async with running(app(Unread())) as pilot:
        await press(pilot, "n")
        assert "The drafts cannot be read." in flat(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_draft_that_cannot_be_dropped_creates_no_second_assessment():
    class Stuck(MemoryStore):
        stuck = True

        def drop_draft(self, identity, key, field):
            if self.stuck:
                raise StoreError("The disk is full.", "Make room.")
            super().drop_draft(identity, key, field)

    store = Stuck()
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        await write(pilot, "Zubrowkia")
        await press(pilot, "ctrl+s")
        assert "The disk is full." in flat(pilot)
        store.stuck = False
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, QuestionScreen)
    assert len(store.assessments()) == 1


@ENDS
async def test_changes_of_the_profile_are_restored_and_saved(end):
    world = World()
    async with running(world.app()) as pilot:
        await press(pilot, "p")
        pilot.app.screen.query_one("#name Input").focus()
        await write(pilot, " again")
        pilot.app.screen.query_one("#is-origin").focus()
        await press(pilot, "space")
        await write(pilot, "Nobody leaves")
        await end(pilot)
    world.session().set_status(period="2030")  # by another program, before it is opened again
    async with running(world.app()) as pilot:
        assert "You were changing “about your country”. It is kept: p opens it." in flat(pilot)
        await press(pilot, "p")
        assert "Here is what you were typing on" in flat(pilot)
        assert field(pilot, "name") == "A sample again"
        assert field(pilot, "why-origin") == "Nobody leaves"
        await press(pilot, "ctrl+s")
    own = world.session().assessment
    assert (own.title, own.period) == ("A sample again", "2030")
    assert own.profile.roles_off == {Role.ORIGIN: "Nobody leaves"}
    assert world.session().drafts() == []


async def test_changes_of_the_profile_that_are_dropped_leave_no_draft():
    world = World()
    async with running(world.app()) as pilot:
        await press(pilot, "p")
        pilot.app.screen.query_one("#period", Field).value = "2027"
        pilot.app.screen.draft()
        await press(pilot, "escape", "2")
        assert world.session().drafts() == []
        await press(pilot, "p")
        assert field(pilot, "period") == "2026"


async def test_keys_that_come_at_once_go_to_the_field_that_tab_has_chosen_by_then():
    async with running(app(MemoryStore())) as pilot:
        await press(pilot, "n")
        screen = pilot.app.screen
        screen.query_one("#period Input").focus()
        await pilot.pause()
        for key in ("1", "tab", "b"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert (field(pilot, "period"), field(pilot, "name")) == ("20261", "b")
