"""Where WAL is not to be had the store still works, and says so."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

import assess.store.sqlite
from assess.store import open_store
from assess.store.connection import connect, settle_journal
from tests.store.graph import IDENTITY, chain

POSIX = pytest.mark.skipif(os.name != "posix", reason="imitated by a part of SQLite for Unix")


def without_shared_memory(path):
    """Connect as on a file system that has no shared memory, and so no WAL."""
    return sqlite3.connect(f"file:{path}?vfs=unix-dotfile", uri=True, isolation_level=None)


def mode(store):
    return store._db.execute("PRAGMA journal_mode").fetchone()[0]


@pytest.fixture
def no_shared_memory(monkeypatch):
    monkeypatch.setattr(assess.store.sqlite, "connect", without_shared_memory)


def check_works(store, expected):
    assert mode(store) == "delete"
    assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert store._db.execute("PRAGMA locking_mode").fetchone() == ("normal",)
    assert len(store.notes) == 1
    assert "network folder, or on a disk without shared memory" in store.notes[0]
    assert str(store.path) in store.notes[0]
    store.append(IDENTITY, expected)
    assert store.events(IDENTITY) == expected


@POSIX
def test_a_disk_without_shared_memory(path, no_shared_memory):
    with closing(open_store(path)) as store:
        check_works(store, chain(3))
    with closing(open_store(path)) as store:
        check_works(store, chain(5))


@POSIX
def test_a_store_in_wal_mode_moved_to_a_disk_without_shared_memory(path, monkeypatch):
    with closing(open_store(path)) as store:
        store.append(IDENTITY, chain(2))
        assert mode(store) == "wal"
    monkeypatch.setattr(assess.store.sqlite, "connect", without_shared_memory)
    with closing(open_store(path)) as store:
        assert store.events(IDENTITY) == chain(2)
        check_works(store, chain(3))


def test_a_network_folder_never_has_wal_and_two_programs_take_turns(path, monkeypatch):
    with closing(open_store(path)) as store:
        store.append(IDENTITY, chain(1))
    monkeypatch.setattr(assess.store.sqlite, "on_network", lambda path: True)
    with closing(open_store(path)) as one, closing(open_store(path)) as other:
        check_works(one, chain(2))
        check_works(other, chain(4))
        assert one.events(IDENTITY) == chain(4)


def test_back_on_an_ordinary_disk_it_has_wal_again(path, monkeypatch):
    monkeypatch.setattr(assess.store.sqlite, "on_network", lambda path: True)
    open_store(path).close()
    monkeypatch.undo()
    with closing(open_store(path)) as store:
        assert mode(store) == "wal"
        assert store.notes == []


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_SHMMAP, sqlite3.SQLITE_PROTOCOL])
def test_a_disk_where_wal_fails_only_when_it_is_tried(path, code):
    """As some network file systems do: SQLite answers with an error instead of the old mode."""

    class Refusing(sqlite3.Connection):
        def execute(self, sql, *parameters):
            if sql == "PRAGMA journal_mode=WAL":
                error = sqlite3.OperationalError("refused")
                error.sqlite_errorcode = code
                raise error
            return super().execute(sql, *parameters)

    open_store(path).close()
    with closing(sqlite3.connect(path, isolation_level=None, factory=Refusing)) as db:
        assert not settle_journal(db, network=False)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        with closing(connect(path)) as other:
            other.execute("INSERT INTO assessment VALUES ('other program')")


def test_an_error_that_says_nothing_of_wal_is_not_taken_for_one(path):
    class Busy(sqlite3.Connection):
        def execute(self, sql, *parameters):
            if sql == "PRAGMA journal_mode=WAL":
                error = sqlite3.OperationalError("busy")
                error.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise error
            return super().execute(sql, *parameters)

    open_store(path).close()
    with (
        closing(sqlite3.connect(path, isolation_level=None, factory=Busy)) as db,
        pytest.raises(sqlite3.OperationalError, match="busy"),
    ):
        settle_journal(db, network=False)
