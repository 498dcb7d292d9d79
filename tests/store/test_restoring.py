"""The whole store out to a file and back: nothing is overwritten, nothing is lost."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import closing

import pytest

from assess.errors import StoreError
from assess.store import open_store
from assess.store.restoring import backups, held, restore, save
from tests.store.graph import IDENTITY, chain

NOW = dt.datetime(2026, 3, 5, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def kept(path):
    """A store that holds two events."""
    with closing(open_store(path)) as store:
        store.append(IDENTITY, chain(2))
    return path


def events(path):
    with closing(open_store(path)) as store:
        return store.events(IDENTITY)


def test_a_store_goes_out_and_comes_back(kept, tmp_path):
    copy = tmp_path / "usb" / "copy.sqlite3"
    save(kept, copy)
    assert held(copy) == 1
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600
    with closing(open_store(kept)) as store:
        store.append(IDENTITY, chain(5))
    aside = restore(kept, copy, NOW)
    assert events(kept) == chain(2)
    assert aside is not None
    assert aside in backups(kept)
    assert events(aside) == chain(5), "what was there is kept"
    assert copy.exists()


def test_what_an_open_store_saved_is_in_the_copy(kept, tmp_path):
    with closing(open_store(kept)) as running:
        running.append(IDENTITY, chain(4))
        save(kept, tmp_path / "copy.sqlite3")
    assert events(tmp_path / "copy.sqlite3") == chain(4)


def test_no_file_is_overwritten(kept, tmp_path):
    there = tmp_path / "letter.txt"
    there.write_text("dear")
    with pytest.raises(StoreError, match="there already"):
        save(kept, there)
    assert there.read_text() == "dear"


def test_no_store_is_no_backup(path, tmp_path):
    with pytest.raises(StoreError, match="no store"):
        save(path, tmp_path / "copy.sqlite3")
    assert list(tmp_path.glob("copy*")) == []


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\x00 and rubbish"])
def test_what_is_no_backup_is_refused_and_nothing_changes(kept, tmp_path, content):
    wrong = tmp_path / "wrong.sqlite3"
    wrong.write_bytes(content)
    with pytest.raises(StoreError):
        restore(kept, wrong, NOW)
    assert events(kept) == chain(2)
    with pytest.raises(StoreError, match="no file"):
        restore(kept, tmp_path / "nowhere", NOW)


def test_a_damaged_store_is_put_aside_and_replaced(kept, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    save(kept, copy)
    kept.write_bytes(b"not a database at all" * 100)
    aside = restore(kept, copy, NOW)
    assert events(kept) == chain(2)
    assert aside.read_bytes().startswith(b"not a database")


def test_an_open_store_is_not_replaced_under_the_one_who_uses_it(kept, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    save(kept, copy)
    with closing(open_store(kept)) as running:
        running.append(IDENTITY, chain(3))
        with pytest.raises(StoreError, match="open"):
            restore(kept, copy, NOW)
        running.append(IDENTITY, chain(4))
    assert events(kept) == chain(4)


def test_where_there_is_no_store_a_backup_becomes_one(kept, tmp_path):
    copy, new = tmp_path / "copy.sqlite3", tmp_path / "new" / "assess.sqlite3"
    save(kept, copy)
    assert restore(new, copy, NOW) is None
    assert events(new) == chain(2)
