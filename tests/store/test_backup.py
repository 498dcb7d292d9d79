"""Dated backups beside the store."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta

from assess.store import open_store
from tests.store.graph import IDENTITY, chain

DAY = date(2026, 3, 1)


def names(path):
    return sorted(file.name for file in (path.parent / "backups").iterdir())


def test_a_new_store_needs_no_backup(path):
    open_store(path, today=DAY).close()
    assert not (path.parent / "backups").exists()


def test_one_backup_a_day_holding_what_was_there_at_start(path):
    with closing(open_store(path, today=DAY)) as store:
        store.append(IDENTITY, chain(2))
    for length in (3, 4):
        with closing(open_store(path, today=DAY)) as store:
            store.append(IDENTITY, chain(length))
            assert store.notes == []
    assert names(path) == ["assess-2026-03-01.sqlite3"]
    backup = path.parent / "backups" / "assess-2026-03-01.sqlite3"
    if os.name == "posix":
        assert backup.stat().st_mode & 0o777 == 0o600
        assert backup.parent.stat().st_mode & 0o777 == 0o700
    with closing(open_store(backup)) as store:
        assert store.events(IDENTITY) == chain(2)


def test_a_backup_is_one_file_that_holds_what_is_only_in_the_journal_of_an_open_store(path):
    open_store(path, today=DAY).close()
    with closing(open_store(path, today=DAY)) as running:
        running.append(IDENTITY, chain(3))
        open_store(path, today=DAY + timedelta(1)).close()
    backup = path.parent / "backups" / "assess-2026-03-02.sqlite3"
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert db.execute("SELECT count(*) FROM event").fetchone() == (3,)


def test_the_last_ten_are_kept_and_nothing_else_is_touched(path):
    open_store(path, today=DAY).close()
    folder = path.parent / "backups"
    folder.mkdir()
    others = ["assess-before-the-workshop.sqlite3", "other-2020-01-01.sqlite3", "letter.txt"]
    for name in [*others, ".assess-2026-02-01.sqlite3.77.part"]:
        (folder / name).write_text("x")
    for n in range(13):
        with closing(open_store(path, today=DAY + timedelta(n))) as store:
            assert store.notes == []
    kept = [f"assess-2026-03-{day:02}.sqlite3" for day in range(4, 14)]
    assert names(path) == sorted([*kept, *others])


def test_a_backup_that_cannot_be_made_is_a_note_and_never_a_stop(path):
    with closing(open_store(path, today=DAY)) as store:
        store.append(IDENTITY, chain(2))
    (path.parent / "backups").write_text("a file in the way")
    with closing(open_store(path, today=DAY)) as store:
        assert len(store.notes) == 1
        assert store.notes[0].startswith("No backup of the store was made in ")
        assert "File exists" in store.notes[0]
        assert store.events(IDENTITY) == chain(2)


def test_a_damaged_store_takes_no_good_backup_away(path):
    with closing(open_store(path, today=DAY)) as store:
        store.append(IDENTITY, chain(300))
        root = store._db.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'event_by_time'"
        ).fetchone()[0]
        size = store._db.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = b"\x5a" * size
    path.write_bytes(content)
    with closing(open_store(path, today=DAY)) as store:
        assert "the store seems to be damaged" in store.notes[0]
    assert names(path) == []
