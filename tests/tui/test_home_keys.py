"""What home does with the marked assessment: filter, copy, export, delete; and how it fills."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from textual.widgets import Static

from assess.core.assessment import Answer
from assess.errors import StoreError
from assess.session import Session
from assess.settings import Settings
from assess.store.memory import MemoryStore
from assess.tui.listed import Listed
from assess.tui.screens.history import HistoryScreen
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.question import QuestionScreen
from assess.tui.widgets.marked import MarkedList
from tests.tui.sample import Content, World, edition, flat, press, running, text, write


def two(**more):
    """A store with two countries, and the app on it."""
    world = World(country="Zubrowkia")
    World(world.store, country="Sampleland")
    return world, world.app(on=False, **more)


async def test_typing_filters_by_country_period_and_title():
    _, app = two()
    async with running(app) as pilot:
        await press(pilot, "slash")
        await write(pilot, "zub")
        assert "Zubrowkia" in text(pilot)
        assert "Sampleland" not in text(pilot)
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, QuestionScreen)
        assert "Zubrowkia" in text(pilot)
        await press(pilot, "escape")
        assert "Esc show all" in flat(pilot)
        await press(pilot, "escape")
        assert "Sampleland" in text(pilot)


async def test_a_filter_that_nothing_fits_says_so_and_escape_ends_it():
    _, app = two()
    async with running(app) as pilot:
        await press(pilot, "slash")
        await write(pilot, "nowhere")
        assert "No assessment has “nowhere” in its country, period or title." in flat(pilot)
        await press(pilot, "escape")
        assert "Sampleland" in text(pilot)
        await press(pilot, "n")
        assert not isinstance(pilot.app.screen, HomeScreen)


async def test_keys_of_actions_are_letters_while_the_filter_is_typed():
    world, app = two()
    async with running(app) as pilot:
        await press(pilot, "slash", "d", "q", "n")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "“dqn”" in flat(pilot)
        assert len(world.store.assessments()) == 2


async def test_page_keys_move_the_mark():
    store = MemoryStore()
    for number in range(30):
        World(store, country=f"{number:02}land")
    world = World(store, country="Zubrowkia")
    async with running(world.app(on=False)) as pilot:
        marked = pilot.app.screen.query_one(MarkedList)
        await press(pilot, "end")
        assert marked.highlighted == 30
        await press(pilot, "pageup")
        assert 0 < marked.highlighted < 30
        await press(pilot, "home")
        assert marked.highlighted == 0


async def test_a_copy_for_a_new_period_asks_to_confirm_every_answer():
    world = World()
    world.answer("period", level=2, note="As of last year.")
    async with running(world.app(on=False)) as pilot:
        await press(pilot, "c")
        assert "1 answer is copied" in flat(pilot)
        await press(pilot, "ctrl+u")
        await write(pilot, "2027")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, QuestionScreen)
        own = pilot.app.screen.session.assessment
        await press(pilot, "escape")
        assert "Sampleland (invented) 2027" in text(pilot)
        assert "Sampleland (invented) 2026" in text(pilot)
    assert own.id != world.id
    assert (own.period, own.title, own.profile.country) == ("2027", "A sample", "Sampleland")
    assert own.profile.reference_date == dt.date(2026, 7, 1)
    assert own.answers["period/period"].note == "As of last year."
    assert own.to_confirm == {"period/period"}
    assert world.session().assessment.to_confirm == frozenset()


async def test_a_date_that_cannot_be_read_makes_no_copy():
    world = World()
    async with running(world.app(on=False)) as pilot:
        await press(pilot, "c")
        pilot.app.screen.query_one("#reference-date").value = "soon"
        await press(pilot, "ctrl+s")
        assert "“soon” is not a date." in flat(pilot)
        await press(pilot, "escape")
    assert world.store.assessments() == [world.id]


@pytest.fixture
def exporting(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    world = World()
    return world, world.app(on=False, export=lambda identity: f"file of {identity}\n")


async def test_an_export_says_where_it_is(exporting):
    world, app = exporting
    async with running(app) as pilot:
        await press(pilot, "x", "enter")
        path = Path(f"{world.id}.assess.toml")
        assert path.read_text() == f"file of {world.id}\n"
        assert "".join(f"Written: {path.absolute()}".split()) in "".join(text(pilot).split())


async def test_an_export_replaces_no_file_unasked(exporting):
    world, app = exporting
    path = Path(f"{world.id}.assess.toml")
    path.write_text("mine")
    async with running(app) as pilot:
        await press(pilot, "x", "ctrl+s")
        assert "is there already. Replace it?" in flat(pilot)
        await press(pilot, "n")
        assert path.read_text() == "mine"
        await press(pilot, "ctrl+s", "y")
        assert path.read_text() == f"file of {world.id}\n"


async def test_an_export_that_fails_says_why(exporting):
    _world, app = exporting
    Path("file").write_text("no folder")
    async with running(app) as pilot:
        await press(pilot, "x", "ctrl+u")
        await write(pilot, "file/deeper.toml")
        await press(pilot, "enter")
        assert "file/deeper.toml cannot be written" in flat(pilot)
        await press(pilot, "ctrl+u", "enter")
        assert "Type where the file is to be written." in flat(pilot)


async def test_deleting_says_what_stays_elsewhere():
    world = World()
    world.answer("law", yes=True)
    async with running(world.app(on=False)) as pilot:
        await press(pilot, "d")
        asked = str(pilot.app.screen.query_one(".heading", Static).render())
        assert "with 1 answer? This cannot be undone." in asked
        assert "files you exported, dated backups and copies elsewhere stay" in asked


async def test_a_damaged_assessment_is_listed_and_can_be_deleted():
    world = World()

    class Broken(MemoryStore):
        def current(self, identity):
            raise StoreError("An event is damaged.", "Restore a backup.")

    store = Broken()
    store._kept, store._editions = world.store._kept, world.store._editions
    world.store = store
    async with running(world.app(on=False)) as pilot:
        assert f"{world.id} cannot be opened" in flat(pilot)
        assert "An event is damaged. Restore a backup." in flat(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "d", "y")
        assert store.assessments() == []


async def test_who_answers_for_one_agency_sees_no_score_unless_asked_for():
    world = World()
    world.answer("period", level=2)
    hidden = world.app(on=False, settings=Settings(agency="Ministry of Labour"))
    async with running(hidden) as pilot:
        assert "2 of 10" in flat(pilot)
        assert "75 %" not in flat(pilot)
    shown = world.app(on=False, settings=Settings(agency="Ministry of Labour", show_score=True))
    async with running(shown) as pilot:
        assert "75 % (19–94)" in flat(pilot)


def several(*levels):
    """An assessment with a checklist a level; each has its first question answered with it."""
    names = [f"list-{n}" for n in range(len(levels))]
    world = World()
    editions = tuple(edition(name, name.title()) for name in names)
    new = type(world.new)(
        **{**{f: getattr(world.new, f) for f in world.new.__slots__}, "editions": editions}
    )
    session = Session.start(world.store, new, world.origin)
    for name, level in zip(names, levels, strict=True):
        session.answer(f"{name}/period", Answer(level=level))
    return world, session.identity


async def test_several_checklists_are_counted_and_never_averaged():
    """Scores 50 % (levels 0: the Treaty is in force, so 1 and 0) and 100 %; no 75 % anywhere."""
    world, identity = several(0, 4)
    world.store.delete(world.id)
    async with running(world.app(on=False), size=(120, 40)) as pilot:
        assert "2 checklists: 50 % to 100 %" in flat(pilot)
        assert "75 %" not in flat(pilot)
    async with running(world.app(on=False)) as pilot:
        row = next(line for line in text(pilot).splitlines() if line.startswith("▸"))
        assert "2 checklists" in row
        assert "%" not in row
    listed = Listed(next(g for g in world.store.overview() if g.identity == identity))
    listed.look(world.store, world.origin)
    assert len(listed.standing.lines) == 2


async def test_home_paints_the_rows_before_it_computes_a_score(monkeypatch):
    store = MemoryStore()
    for number in range(40):
        World(store, country=f"{number:02}land")
    computed = []
    look = Listed.look
    monkeypatch.setattr(
        Listed, "look", lambda self, *given: (computed.append(self.identity), look(self, *given))
    )
    app = World(store, country="Zubrowkia").app(on=False)
    at_paint = []
    filled = HomeScreen._fill

    def fill(self, *given):
        at_paint.append((len(self._all), len(computed)))
        return filled(self, *given)

    monkeypatch.setattr(HomeScreen, "_fill", fill)
    async with running(app) as pilot:
        assert next(each for each in at_paint if each[0]) == (41, 0)
        for _ in range(40):
            await pilot.pause()
        assert len(set(computed)) == 41
        assert "…" not in text(pilot).splitlines()[3]


async def test_coming_back_computes_only_what_changed(monkeypatch):
    world, app = two()
    computed = []
    look = Listed.look
    async with running(app) as pilot:
        await press(pilot, "slash")
        await write(pilot, "zub")
        await press(pilot, "enter", "enter", "right", "3", "escape")
        monkeypatch.setattr(
            Listed,
            "look",
            lambda self, *given: (computed.append(self.identity), look(self, *given)),
        )
        world.answer("law", yes=True)
        await press(pilot, "h", "escape")
        await pilot.pause()
        assert set(computed) == {world.id}


async def test_the_history_opens_from_home():
    world = World()
    async with running(world.app(on=False)) as pilot:
        await press(pilot, "h")
        assert isinstance(pilot.app.screen, HistoryScreen)


async def test_settings_that_cannot_be_kept_are_said_and_hold_meanwhile():
    def refuse(settings):
        raise StoreError("The settings cannot be written.", "Allow writing.")

    app = World().app(on=False, keep_settings=refuse)
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "Amina")
        await press(pilot, "escape")
        assert "The settings cannot be written. Allow writing." in flat(pilot)
        assert app.services.settings.name == "Amina"


async def test_content_of_an_own_library_is_used():
    world = World()
    app = world.app(on=False)
    app.services.load_library = lambda: Content(edition(), edition("second", "Second"))
    async with running(app) as pilot:
        await press(pilot, "n")
        assert "Second" in text(pilot) or len(pilot.app.screen.query("#checklist-second")) == 1


async def test_a_long_name_is_cut_and_its_period_never():
    world = World(country="The Grand Duchy of Zubrowkia and the Northern Isles")
    async with running(world.app(on=False)) as pilot:
        row = next(line for line in text(pilot).splitlines() if line.startswith("▸"))
        assert "The Grand Duchy of Zub… 2026  full" in row


async def test_what_is_wrong_with_store_or_settings_is_said_at_the_start():
    world = World()
    app = world.app(on=False, notes=("The settings in s.toml cannot be read.", "Mend [b] it."))
    async with running(app) as pilot:
        assert "✗ The settings in s.toml cannot be read. Mend [b] it." in flat(pilot)
