"""About your country: finding it, who prepares the assessment, its stage, treaties and laws."""

from __future__ import annotations

import pytest

from assess.core.checklist import Edition
from assess.library import load
from assess.settings import Settings
from assess.store.memory import MemoryStore
from assess.tui.app import AssessApp
from assess.tui.countries import exactly, find
from assess.tui.screens.question import QuestionScreen
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.widgets.instruments import instruments
from tests.tui.sample import Content, World, edition, flat, origin, press, running, text, write


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Монгол", "Mongolia"),
        ("ไทย", "Thailand"),
        ("ລາວ", "Laos"),
        ("កម្ពុជា", "Cambodia"),
        ("مصر", "Egypt"),
        ("Österreich", "Austria"),
        ("osterreich", "Austria"),
        ("Deutschland", "Germany"),
        ("Україна", "Ukraine"),
        ("日本", "Japan"),
        ("Mongolia", "Mongolia"),
        ("mng", "Mongolia"),
        ("MN", "Mongolia"),
    ],
)
def test_a_country_by_its_name_in_english_or_its_own_language_or_its_code(typed, name):
    found = exactly(typed)
    assert found is not None
    assert found.name == name


def test_a_part_of_an_own_name_offers_the_country_and_no_name_offers_none():
    assert [country.name for country in find("Deutschl")] == ["Germany"]
    assert find("Zubrowkia") == []
    assert exactly("Zubrowkia") is None


async def test_a_country_typed_in_its_own_language_is_kept_by_its_code():
    app = AssessApp(MemoryStore(), lambda: Content(edition()), origin())
    async with running(app) as pilot:
        await press(pilot, "n")
        await write(pilot, "Монго")
        assert "Mongolia (MNG) – Монгол" in flat(pilot)
        await press(pilot, "enter", "ctrl+s")
        profile = pilot.app.screen.session.assessment.profile
    assert (profile.country, profile.code) == ("Mongolia", "MNG")


async def test_who_prepares_it_is_asked_and_begins_with_the_agency_of_the_settings():
    app = AssessApp(
        MemoryStore(),
        lambda: Content(edition()),
        origin(),
        settings=Settings(agency="Ministry of Justice"),
    )
    async with running(app) as pilot:
        await press(pilot, "n")
        await write(pilot, "Zubrowkia")
        field = pilot.app.screen.query_one("#prepared", Field)
        assert field.value == "Ministry of Justice"
        field.value = "Ministries of Justice and Labour"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, QuestionScreen)
        own = pilot.app.screen.session.assessment
    assert (own.prepared_by, own.stage) == ("Ministries of Justice and Labour", "draft")


async def test_who_prepared_it_and_its_stage_are_changed_later():
    world = World()
    async with running(world.app()) as pilot:
        await press(pilot, "p")
        pilot.app.screen.query_one("#prepared", Field).value = "Ministry of Labour"
        pilot.app.screen.query_one("#stage", Cycle).focus()
        await press(pilot, "right")
        assert "‹ final: agreed" in text(pilot)
        await press(pilot, "ctrl+s")
        assert "Saved." in flat(pilot)
    own = world.session().assessment
    assert (own.prepared_by, own.stage) == ("Ministry of Labour", "final")


def test_treaties_for_all_states_come_before_those_of_a_region():
    shipped = load().editions
    found = list(instruments(shipped).values())
    regional = ["Council of Europe" in s.title or s.kind == "eu-directive" for s in found]
    assert found[0].id == "tip"
    assert True in regional
    assert regional.index(True) > 5
    assert (
        False
        not in [
            flag or "ASEAN" in source.title or "SAARC" in source.title
            for flag, source in zip(regional, found, strict=True)
        ][regional.index(True) :]
    )


def test_only_treaties_that_a_question_rests_on_are_asked_for():
    made = edition()
    assert list(instruments({"period": made})) == ["treaty"]
    bare = Edition.model_validate(made.model_dump() | {"sections": made.sections[1:]})
    assert instruments({"period": bare}) == {}


async def test_a_treaty_in_force_asks_since_when_and_keeps_what_was_typed_when_hidden():
    world = World()
    async with running(world.app()) as pilot:
        await press(pilot, "p")
        screen = pilot.app.screen
        since = screen.query_one("#since-treaty", Field)
        assert since.value == "2020-01-01"
        screen.query_one("#status-treaty", Cycle).focus()
        await press(pilot, "right")
        assert not since.display
        await press(pilot, "left")
        assert since.display
        assert since.value == "2020-01-01"


async def test_a_hidden_field_holds_what_is_put_into_it():
    async with running(World().app()) as pilot:
        await press(pilot, "p")
        field = pilot.app.screen.query_one("#why-origin", Field)
        assert not field.query("Input")
        field.value = "Nobody leaves"
        assert field.value == "Nobody leaves"
        field.show(shown=True)
        await pilot.pause()
        assert field.value == "Nobody leaves"
        assert "Nobody leaves" in str(field.query_one("Input").value)
