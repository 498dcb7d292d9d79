"""Files and folders that cannot be a store: a clear message, and nothing changed."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import assess.store.connection
from assess import __version__
from assess.errors import ExitStatus, StoreError, StoreTooNew
from assess.store import open_store
from assess.store.migrations import APPLICATION_ID, Migration, layout, migrate
from tests.store.graph import IDENTITY, chain, event


def test_a_store_of_a_newer_program_is_refused_and_left_as_it_is(path):
    with closing(open_store(path)) as store:
        store.append(IDENTITY, chain(3))
        store._db.execute("INSERT INTO migration VALUES (7, 'later', '9.2.0')")
    before = path.read_bytes()
    with pytest.raises(StoreTooNew) as caught:
        open_store(path)
    said = str(caught.value)
    assert f"{path} was written by assess 9.2.0 (layout 7)" in said
    assert f"This is assess {__version__}, which knows layouts up to 1" in said
    assert "Update assess to 9.2.0 or newer, or choose another place with --store" in said
    assert caught.value.status == ExitStatus.STORE
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


LETTER, NO_PAGES = b"a letter to the minister\n" * 50, b"SQLite format 3\0" + b"\xff" * 2000


@pytest.mark.parametrize("content", [LETTER, NO_PAGES])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"notes\.txt is damaged, or is not a store.*backups"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "music.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE song (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"music\.db is a database of another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_damaged_page_is_told_when_it_is_met(path):
    with closing(open_store(path)) as store:
        store.append(IDENTITY, chain(200))
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    content = bytearray(path.read_bytes())
    size = len(content) // pages
    content[size:] = b"\x5a" * (len(content) - size)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        open_store(path).events(IDENTITY)


def test_a_folder_is_not_a_store(tmp_path):
    with pytest.raises(StoreError, match=r"is a folder, not a file.*--store"):
        open_store(tmp_path)


def test_a_file_is_not_a_folder_for_the_store(tmp_path):
    (tmp_path / "plain").write_text("x")
    for inside in (Path("plain/assess.sqlite3"), Path("plain/deeper/assess.sqlite3")):
        with pytest.raises(StoreError, match=r"cannot be made.*--store PATH or ASSESS_STORE"):
            open_store(tmp_path / inside)
    assert (tmp_path / "plain").read_text() == "x"


@pytest.fixture
def guarded(tmp_path):
    """A folder whose permissions count: as an ordinary user if the tests run as root."""
    if os.name != "posix":
        pytest.skip("permissions as on Unix")
    folder = tmp_path / "guarded"
    folder.mkdir()
    if os.geteuid() != 0:
        yield folder
        folder.chmod(0o700)
        return
    above = [place for place in folder.parents if place.stat().st_mode & 0o001 == 0]
    modes = {place: place.stat().st_mode for place in above}
    for place in above:
        place.chmod(modes[place] | 0o111)
    os.chown(folder, 65534, 65534)
    os.seteuid(65534)
    yield folder
    os.seteuid(0)
    for place, mode in modes.items():
        place.chmod(mode)


def test_a_folder_that_may_not_be_written_is_refused(guarded):
    guarded.chmod(0o500)
    with pytest.raises(StoreError, match=r"cannot be made: Permission denied.*Allow writing"):
        open_store(guarded / "assess.sqlite3")
    assert list(guarded.iterdir()) == []


@pytest.mark.parametrize(("what", "mode"), [("file", 0o400), ("folder", 0o500)])
def test_a_store_that_may_not_be_written_is_refused_and_left_as_it_is(guarded, what, mode):
    path = guarded / "assess.sqlite3"
    with closing(open_store(path)) as store:
        store.append(IDENTITY, chain(3))
    before = path.read_bytes()
    (path if what == "file" else guarded).chmod(mode)
    with pytest.raises(StoreError, match=f"the {what} .* may not be written"):
        open_store(path)
    assert path.read_bytes() == before
    guarded.chmod(0o700)
    path.chmod(0o600)
    with closing(open_store(path)) as store:
        assert len(store.events(IDENTITY)) == 3


def test_a_full_disk_keeps_what_was_saved_and_lets_the_work_go_on(disk):
    events = chain(3)
    disk.append(IDENTITY, events[:1])
    before = disk.current(IDENTITY)
    disk._db.execute("PRAGMA max_page_count=1")
    with pytest.raises(StoreError, match=r"no room left on the disk.*Free some space"):
        disk.append(IDENTITY, [event("x" * 9000, second=s, reason="long") for s in range(40)])
    assert disk.current(IDENTITY) == before
    disk._db.execute("PRAGMA max_page_count=100000")
    disk.append(IDENTITY, events)
    assert disk.events(IDENTITY) == events
    disk.check(IDENTITY)


def test_a_store_that_another_program_keeps_busy_says_so(path, monkeypatch):
    monkeypatch.setattr(assess.store.connection, "BUSY_SECONDS", 0.1)
    with closing(open_store(path)) as one, closing(open_store(path)) as other:
        one._db.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"keeps the store .* busy.*Close other windows"):
            other.append(IDENTITY, chain(1))
        assert other.assessments() == []
        one._db.execute("ROLLBACK")
        other.append(IDENTITY, chain(1))
        assert one.assessments() == [IDENTITY]


def test_a_migration_that_fails_leaves_those_before_it_and_all_data(path):
    good = Migration(2, "good", ("CREATE TABLE two (x)",))
    bad = Migration(3, "bad", ("CREATE TABLE three (x)", "CREATE TABLE two (x)"))
    with closing(open_store(path)) as store:
        store.append(IDENTITY, chain(3))
        first = Migration(1, "events", ())
        with pytest.raises(sqlite3.OperationalError, match="two already exists"):
            migrate(store._db, path, [first, good, bad])
        assert layout(store._db, path, [first, good, bad]) == 2
        tables = {name for (name,) in store._db.execute("SELECT name FROM sqlite_schema")}
        assert "two" in tables
        assert "three" not in tables
        assert len(store.events(IDENTITY)) == 3
    with pytest.raises(StoreTooNew, match="layout 2"):
        open_store(path)


def test_each_migration_is_recorded_with_the_program_that_made_it(disk):
    rows = disk._db.execute("SELECT number, name, program FROM migration").fetchall()
    assert rows == [(1, "events", __version__)]
    assert disk._db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_path_with_odd_characters_is_an_ordinary_path(tmp_path):
    path = tmp_path / "a b?mode=ro#ü{path}%20.sqlite3"
    with closing(open_store(path)) as store:
        store.append(IDENTITY, chain(1))
    assert path.is_file()
    path.write_bytes(b"x" * 500)
    with pytest.raises(StoreError, match=r"\{path\}%20"):
        open_store(path)
