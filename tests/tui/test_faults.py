"""What the store refuses stays on the screen as unsaved, and is tried again; nothing is lost."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys

import pytest
from textual.widgets import TextArea

from assess.core.assessment import Answer
from assess.errors import StoreError
from assess.session import Session
from assess.store.memory import MemoryStore
from assess.store.sqlite import SqliteStore
from assess.tui.left import tell
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.question import QuestionScreen
from assess.tui.screens.writing import WritingScreen
from tests.tui.sample import World, flat, go, here, press, running, text, write

WHY = {
    "locked": "Another program keeps the store busy; the last change was not saved.",
    "read-only": "The store cannot be opened or written.",
    "full": "There is no room left on the disk.",
}


class Faulty(MemoryStore):
    """A store that refuses every write while ``why`` says why."""

    why = ""

    def append(self, identity, events, editions=()):
        if self.why:
            raise StoreError(self.why, "Mend it.")
        super().append(identity, events, editions)

    def save_draft(self, identity, draft):
        if self.why:
            raise StoreError(self.why, "Mend it.")
        super().save_draft(identity, draft)


@pytest.fixture
def store():
    return Faulty()


@pytest.mark.parametrize("fault", WHY)
async def test_an_answer_that_is_refused_stays_marked_and_is_saved_by_the_next_key(store, fault):
    world = World(store)
    world.answer("period", level=1)
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        store.why = WHY[fault]
        await press(pilot, "4")
        assert "● 4 All, in writing." in text(pilot)
        assert "NOT SAVED" in flat(pilot)
        assert WHY[fault] in flat(pilot)
        assert "UNSAVED. It is tried again" in flat(pilot)
        assert "✗ 1 answer UNSAVED" in text(pilot)
        assert world.answered("period").level == 1
        assert "21 % " not in text(pilot)  # the score is that of what is saved
        await press(pilot, "right")
        assert "✗ 1 answer UNSAVED" in text(pilot)
        store.why = ""
        pilot.app.screen._tried = 0.0  # a second later
        await press(pilot, "left")
        assert "UNSAVED" not in text(pilot)
        assert "Saved now" in flat(pilot)
        assert "● 4 All, in writing." in text(pilot)
    assert world.answered("period").level == 4


async def test_the_timer_saves_without_a_key(store, monkeypatch):
    monkeypatch.setattr("assess.tui.screens.keeping.RETRY_EVERY", 0.05)
    world = World(store)
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        store.why = WHY["full"]
        await press(pilot, "3", "f", "right", "1")
        assert "✗ 2 answers UNSAVED" in text(pilot)
        store.why = ""
        await pilot.pause(0.3)
        assert "Saved now: the 2 answers" in flat(pilot)
        assert "UNSAVED" not in text(pilot)
    assert world.answered("period") == Answer(level=3, flag=True)
    assert world.answered("law").yes is True


async def test_an_answer_changed_again_while_unsaved_is_saved_as_it_is_last(store):
    world = World(store)
    async with running(world.app()) as pilot:
        await go(pilot, "parts")
        store.why = WHY["locked"]
        await press(pilot, "1", "2", "3", "2", "m")
        assert "[x] 1 The act" in text(pilot)
        assert "[ ] 2 The means" in text(pilot)
        store.why = ""
        pilot.app.screen.retry()
    assert world.answered("parts") == Answer(elements=("act", "purpose"), unsure=True)


async def test_undo_drops_what_is_not_saved(store):
    world = World(store)
    world.answer("period", level=1)
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        store.why = WHY["full"]
        await press(pilot, "4", "ctrl+z")
        assert "● 1 Some." in text(pilot)
        assert "UNSAVED" not in text(pilot)
    assert world.answered("period").level == 1


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_leaving_warns_of_what_is_not_saved(store, key):
    world = World(store)
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        store.why = WHY["read-only"]
        await press(pilot, "2", key)
        assert "1 answer is not saved. The store cannot be opened or written." in flat(pilot)
        await press(pilot, "n")
        assert here(pilot) == "period"
        assert "● 2 Most." in text(pilot)
        store.why = ""
        await press(pilot, key)
        if key == "escape":
            assert isinstance(pilot.app.screen, HomeScreen)
    assert world.answered("period").level == 2


async def test_leaving_all_the_same(store):
    world = World(store)
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        store.why = WHY["full"]
        await press(pilot, "2", "escape", "y")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert world.answered("period").response is None


async def test_mine_and_theirs_both_stand_until_one_is_chosen():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        world.answer("period", level=3, note="Theirs")
        await press(pilot, "1")
        assert "● 3 All." in text(pilot)
        assert "UNSAVED, because another window changed this meanwhile." in flat(pilot)
        assert "Yours: Level 1 of 4: Some." in flat(pilot)
        await press(pilot, "c")
        assert "● 1 Some." in text(pilot)
        assert "UNSAVED" not in text(pilot)
    assert world.answered("period") == Answer(level=1, note="Theirs")
    assert not world.session().assessment.disagreements


async def test_theirs_can_stay():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        world.answer("period", level=3)
        await press(pilot, "1", "delete")
        assert "UNSAVED" not in text(pilot)
        await press(pilot, "right", "left")
        assert "● 3 All." in text(pilot)
    assert world.answered("period").level == 3


async def test_a_held_answer_leaves_alone_what_another_window_wrote_beside_it(store):
    world = World(store)
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        store.why = WHY["locked"]
        await press(pilot, "2")
        store.why = ""
        world.answer("period", note="Theirs")
        pilot.app.screen.retry()
        await pilot.pause()
        assert "UNSAVED, because another window" in flat(pilot)
        await press(pilot, "c")
    assert world.answered("period") == Answer(level=2, note="Theirs")


async def test_what_cannot_be_saved_at_the_end_is_told_in_words(store, tmp_path, capsys):
    world = World(store)
    file = tmp_path / "not-saved.txt"
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        store.why = WHY["locked"]
        await press(pilot, "2")
        await go(pilot, "law")
        await press(pilot, "n")
        await write(pilot, "half a \x1bnote")
        pilot.app._end(signal.SIGTERM)
        await pilot.pause()
        left = pilot.app.left
    assert pilot.app.return_code == 128 + signal.SIGTERM
    for words in (
        "Sampleland",
        "who is offered the period?\n    Level 2 of 4: Most.",
        "half a note",
    ):
        assert words in left
    tell(left, file)
    assert file.read_text(encoding="utf-8") == f"{left}\n"
    said = capsys.readouterr().err
    assert left in said
    assert str(file) in said
    tell(left, tmp_path / "none" / "f.txt")
    assert "could not be written" in capsys.readouterr().err

    store.why = ""
    async with running(world.app(on=False, left_file=file)) as pilot:
        assert "could not be saved when the program ended last" in flat(pilot)


async def test_where_all_is_saved_nothing_is_told_at_the_end(store):
    world = World(store)
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "2", "n")
        await write(pilot, "half a note")
        pilot.app._end(signal.SIGTERM)
        await pilot.pause()
        assert pilot.app.left == ""
    assert [draft.text for draft in world.session().drafts()] == ["half a note"]


async def test_an_answer_to_a_deleted_assessment_stays_to_be_read():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        world.store.delete(world.id)
        await press(pilot, "2")
        assert "was deleted in another window" in flat(pilot)
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, QuestionScreen)
        assert "● 2 Most." in text(pilot)
        assert "UNSAVED. The assessment is gone" in flat(pilot)
        await press(pilot, "escape", "y")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_of_a_deleted_assessment_all_that_is_known_can_be_kept(tmp_path):
    store = SqliteStore.open(tmp_path / "s.sqlite3", dt.date(2026, 7, 1))
    world = World(store)
    world.answer("law", yes=True, note="The act of 2019")
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        world.store.delete(world.id)
        await press(pilot, "2")
        await press(pilot, "y")
        assert here(pilot) == "period"
        (new,) = store.assessments()
        assert new != world.id
        assert f"Kept as a new assessment: {new}." in flat(pilot)
        assert "UNSAVED" not in text(pilot)
        await press(pilot, "f")
    kept = Session(store, new, world.origin)
    own = kept.assessment
    assert own.answers["period/law"] == Answer(yes=True, note="The act of 2019")
    assert own.answers["period/period"] == Answer(level=2, flag=True)
    assert (own.title, own.period, own.case) == ("A sample", "2026", "invented")
    assert own.profile == world.new.profile
    assert own.to_confirm == frozenset()
    (change,) = kept.history("period/law")
    assert change.event.reason.startswith("Given by official at 2026-")
    store.close()


async def test_an_assessment_that_is_let_go_is_left():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        world.store.delete(world.id)
        pilot.app.screen.read_again()
        await pilot.pause()
        await press(pilot, "n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert world.store.assessments() == []


@pytest.mark.parametrize("key", ["y", "n"])
async def test_a_note_to_a_deleted_assessment_is_kept_with_it_or_stays_to_be_copied(
    key, monkeypatch
):
    monkeypatch.setattr("assess.tui.screens.typing.DRAFT_EVERY", 0.05)
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "n")
        await write(pilot, "dear work")
        world.store.delete(world.id)
        await press(pilot, "escape")
        await pilot.pause(0.2)
        assert "was deleted in another window" in flat(pilot)
        await press(pilot, key)
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, WritingScreen)
        assert pilot.app.screen.query_one(TextArea).text == "dear work"
        if key == "n":
            assert "still here, to copy it" in flat(pilot)
        await press(pilot, "escape")
        for _ in range(3):
            await pilot.pause()
        if key == "y":
            (new,) = world.store.assessments()
            kept = Session(world.store, new, world.origin).assessment
            assert kept.answers["period/period"].note == "dear work"
            assert here(pilot) == "period"


HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
db.execute("ROLLBACK")
print("free", flush=True)
"""


async def test_a_store_that_another_process_locks(tmp_path):
    path = tmp_path / "s.sqlite3"
    store = SqliteStore.open(path, dt.date(2026, 7, 1))
    store.wait_at_most(0.05)
    world = World(store)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        async with running(world.app()) as pilot:
            await go(pilot, "period")
            assert other.stdout.readline() == "held\n"
            await press(pilot, "2")
            assert "Another program keeps the store" in flat(pilot)
            assert "● 2 Most." in text(pilot)
            assert "✗ 1 answer UNSAVED" in text(pilot)
            other.stdin.write("\n")
            other.stdin.flush()
            assert other.stdout.readline() == "free\n"
            pilot.app.screen.retry()
            await pilot.pause()
            assert "UNSAVED" not in text(pilot)
            assert "Saved now" in flat(pilot)
    assert world.answered("period").level == 2
    store.close()


async def test_a_disk_that_is_full(tmp_path):
    store = SqliteStore.open(tmp_path / "s.sqlite3", dt.date(2026, 7, 1))
    world = World(store)
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        store._db.execute(f"PRAGMA max_page_count={pages}")
        for level in "12341234123412341234":
            await press(pilot, level)
            if "UNSAVED" in text(pilot):
                break
        assert "There is no room left on the disk" in flat(pilot)
        assert "✗ 1 answer UNSAVED" in text(pilot)
        store._db.execute("PRAGMA max_page_count=100000")
        pilot.app.screen.retry()
        await pilot.pause()
        assert "UNSAVED" not in text(pilot)
    assert world.answered("period").level == int(level)
    store.close()
