"""One connection to the store's file: its safety settings, its journal, and its errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assess.errors import StoreError
from assess.language import gettext as _
from assess.language import noop as N_
from assess.store.place import ELSEWHERE

BUSY_SECONDS = 5.0
"""How long a write waits for another program to finish its own."""

_NO_SHARED_MEMORY = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL}
)

_RESTORE = N_(
    "Put the newest good copy from {backups} in its place, keeping the damaged file aside"
)
_TRY_AGAIN = N_("then do it again. All that was saved before is still there.")

_NOT_WRITABLE = (
    N_("The store {path} cannot be opened or written."),
    N_("Check that you may write to the file and to its folder, or {elsewhere}."),
)
_DAMAGED = (
    N_("The file {path} is damaged, or is not a store of assess."),
    N_("{restore}, or {elsewhere}."),
)
_BUSY = (
    N_("Another program keeps the store {path} busy; the last change was not saved."),
    N_("Close other windows of assess, {again}"),
)
_OTHER = (
    N_("The store {path} cannot be used ({error}); the last change was not saved."),
    N_("Close assess and open it again. If that does not help: {restore}."),
)
_EXPLANATIONS = {
    sqlite3.SQLITE_FULL: (
        N_("There is no room left on the disk of the store {path}; the last change was not saved."),
        N_("Free some space, {again}"),
    ),
    sqlite3.SQLITE_IOERR: (
        N_(
            "The disk of the store {path} cannot be read or written; the last change was not saved."
        ),
        N_("Check the disk, its free space or the network, {again}"),
    ),
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
}


def backup_folder(path: Path) -> Path:
    """Where the dated copies of the store at ``path`` are."""
    return path.parent / "backups"


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its details; -1 where the error is not SQLite's own."""
    return int(getattr(error, "sqlite_errorcode", -1)) & 0xFF


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into StoreError, in plain words. Errors of ours in SQL pass through."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        message, remedy = _EXPLANATIONS.get(primary_code(error), _OTHER)
        backups = backup_folder(path)
        words = {
            "path": path,
            "error": error,
            "restore": _(_RESTORE).format(backups=backups),
            "again": _(_TRY_AGAIN),
            "elsewhere": _(ELSEWHERE),
        }
        raise StoreError(_(message).format(**words), _(remedy).format(**words)) from error


def connect(path: Path) -> sqlite3.Connection:
    """Connect to ``path`` with transactions that are begun by hand."""
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def first_look(db: sqlite3.Connection) -> None:
    """Read the file for the first time, and set what holds for every connection.

    A store in WAL mode that was moved to where memory cannot be shared can be read only by one
    program at a time; that is asked for here, so that ``settle_journal`` can change it.
    """
    try:
        _read(db)
    except sqlite3.OperationalError as error:
        if primary_code(error) not in _NO_SHARED_MEMORY:
            raise
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        _read(db)
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("PRAGMA synchronous=FULL")
    # Elsewhere than on macOS this is how fsync works anyway.
    db.execute("PRAGMA fullfsync=ON")


def settle_journal(db: sqlite3.Connection, *, network: bool) -> bool:
    """Choose the journal and return whether it is WAL.

    In a network folder WAL would lose data when two computers write, and where memory cannot be
    shared SQLite has none: there it is a rollback journal, as safe and a little slower.
    """
    if not network and _pragma(db, "locking_mode") == "normal":
        try:
            if _pragma(db, "journal_mode=WAL") == "wal":
                return True
        except sqlite3.OperationalError as error:
            if primary_code(error) not in _NO_SHARED_MEMORY:
                raise
            db.execute("PRAGMA locking_mode=EXCLUSIVE")
    _pragma(db, "journal_mode=DELETE")
    db.execute("PRAGMA locking_mode=NORMAL")
    # The exclusive lock, if there was one, is given back at the next read.
    _read(db)
    return False


def _read(db: sqlite3.Connection) -> None:
    db.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _pragma(db: sqlite3.Connection, setting: str) -> str:
    return str(db.execute(f"PRAGMA {setting}").fetchone()[0])
