"""What the store on disk promises beyond the port: lasting, private, quick, and checked."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from assess.errors import StoreDamaged
from assess.store import open_store
from tests.store.graph import FOLD_TABLES, IDENTITY, chain, checklist, event

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions as on Unix")


def setting(store, name):
    return store._db.execute(f"PRAGMA {name}").fetchone()[0]


def test_everything_is_there_when_opened_again(path):
    events, edition = chain(4), checklist()
    with closing(open_store(path)) as store:
        store.append(IDENTITY, events, [edition])
    with closing(open_store(path)) as store:
        assert store.events(IDENTITY) == events
        assert store.edition(edition.id) == edition
        assert store.notes == []


def test_the_safe_settings_hold(disk):
    assert setting(disk, "journal_mode") == "wal"
    assert setting(disk, "synchronous") == 2
    assert setting(disk, "foreign_keys") == 1
    assert setting(disk, "busy_timeout") == 5000
    assert disk.notes == []


def test_every_table_but_the_plain_lists_has_a_foreign_key(disk):
    query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    tables = {name for (name,) in disk._db.execute(query)}
    assert tables == {"migration", "assessment", "event", "edition", "draft", *FOLD_TABLES}
    for table in tables - {"migration", "assessment", "edition"}:
        assert disk._db.execute(f"PRAGMA foreign_key_list({table})").fetchall(), table


@POSIX
def test_the_file_its_side_files_and_its_folder_are_for_their_owner_alone(path):
    before = os.umask(0o022)
    try:
        with closing(open_store(path)) as store:
            store.append(IDENTITY, chain(2))
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys([path.name, path.name + "-wal", path.name + "-shm"], 0o600)
    assert path.parent.stat().st_mode & 0o777 == 0o700


@POSIX
def test_a_store_that_others_could_read_is_closed_to_them(path):
    open_store(path).close()
    path.chmod(0o644)
    open_store(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


@POSIX
def test_a_folder_that_was_there_keeps_its_permissions(tmp_path):
    tmp_path.chmod(0o755)
    open_store(tmp_path / "here.sqlite3").close()
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_current_reads_only_current_events(disk):
    """A past event that cannot be read does not stop the work; check() tells of it."""
    events = chain(50)
    disk.append(IDENTITY, events)
    disk._db.execute("UPDATE event SET content = 'x' WHERE id <> ?", (events[-1].id,))
    assert list(disk.current(IDENTITY).current.values()) == [(events[-1],)]
    for read in (disk.events, disk.check, disk.rebuild):
        with pytest.raises(StoreDamaged, match="was changed after it was written"):
            read(IDENTITY)


def test_a_changed_event_is_found_whoever_reads_it(disk):
    disk.append(IDENTITY, [event({"level": 1})])
    disk._db.execute("""UPDATE event SET content = replace(content, '"level":1', '"level":4')""")
    for read in (disk.current, disk.events, disk.check, disk.rebuild):
        with pytest.raises(StoreDamaged, match=r"changed after it was written.*backup"):
            read(IDENTITY)


def test_the_same_identity_with_other_content_is_refused_and_nothing_is_added(disk):
    disk.append(IDENTITY, [event("one")])
    disk._db.execute("UPDATE event SET content = replace(content, 'one', 'two')")
    with pytest.raises(StoreDamaged, match="is kept here already, with other content"):
        disk.append(IDENTITY, [event("new", second=1), event("one")])
    assert disk._db.execute("SELECT count(*) FROM event").fetchone() == (1,)


def test_an_event_of_a_form_that_this_version_does_not_know_says_so(disk):
    text = event("one").canonical().replace('"schema":1', '"schema":2')
    identity = hashlib.sha256(text.encode()).hexdigest()
    disk.append(IDENTITY, [event("one")])
    disk._db.execute("PRAGMA foreign_keys=OFF")
    disk._db.execute("UPDATE event SET id = ?, content = ?", (identity, text))
    disk._db.execute("UPDATE current SET event = ?", (identity,))
    with pytest.raises(StoreDamaged, match=r"cannot be read by this version.*Update assess"):
        disk.current(IDENTITY)


def test_a_changed_edition_is_found(path):
    edition = checklist()
    with closing(open_store(path)) as store:
        store.append(IDENTITY, [], [edition])
        store._db.execute("UPDATE edition SET content = replace(content, 'a?', 'b?')")
        with pytest.raises(StoreDamaged, match=r"Edition .* was changed after it was written"):
            store.edition(edition.id)
        with pytest.raises(StoreDamaged, match="with other content"):
            store.append(IDENTITY, [], [edition])


@pytest.mark.parametrize("table", ["current", "head"])
def test_a_fold_that_is_not_that_of_its_events_is_found_and_can_be_rebuilt(disk, table):
    disk.append(IDENTITY, chain(3))
    disk._db.execute(f"DELETE FROM {table}")
    with pytest.raises(StoreDamaged, match="is not that of its events"):
        disk.check(IDENTITY)
    disk.rebuild(IDENTITY)
    disk.check(IDENTITY)


def test_a_failure_in_the_middle_leaves_nothing_behind(disk, monkeypatch):
    disk.append(IDENTITY, [event("zero")])
    events, add = chain(3), disk.append.__globals__["fold_rows"].add

    def fails_at_last(db, identity, one, text):
        if one is events[-1]:
            raise KeyboardInterrupt
        add(db, identity, one, text)

    monkeypatch.setattr("assess.store.fold_rows.add", fails_at_last)
    with pytest.raises(KeyboardInterrupt):
        disk.append(IDENTITY, events, [checklist()])
    assert [e.content for e in disk.events(IDENTITY)] == ["zero"]
    assert disk._db.execute("SELECT count(*) FROM edition").fetchone() == (0,)
    monkeypatch.undo()
    disk.append(IDENTITY, events)
    assert len(disk.events(IDENTITY)) == 4


def test_deleting_leaves_no_row_of_the_assessment(disk):
    disk.append(IDENTITY, [*chain(3), event("x", second=9, replaces=("0" * 64,))])
    disk.delete(IDENTITY)
    for table in ("assessment", "event", "draft", *FOLD_TABLES):
        assert disk._db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_an_edition_is_read_once(disk):
    edition = checklist()
    disk.append(IDENTITY, [], [edition])
    assert disk.edition(edition.id) is disk.edition(edition.id)


def test_a_closed_store_is_an_error_of_ours_not_of_the_disk(path):
    store = open_store(path)
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.assessments()


def test_importing_the_store_brings_in_nothing_heavy():
    heavy = "{'platformdirs', 'textual', 'click', 'reportlab'}"
    code = f"import sys, assess.store; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
