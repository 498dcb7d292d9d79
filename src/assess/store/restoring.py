"""The whole store out to a file, and back in from one."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assess.errors import StoreError
from assess.language import gettext as _
from assess.store.backup import copy
from assess.store.connection import backup_folder, connect, explained
from assess.store.migrations import layout

_SIDES = ("", "-wal", "-shm", "-journal")


def backups(path: Path) -> list[Path]:
    """The copies kept beside the store at ``path``, the newest first."""
    folder = backup_folder(path)
    return sorted(folder.glob(f"{path.stem}-*.sqlite3"), reverse=True) if folder.is_dir() else []


def save(path: Path, target: Path) -> None:
    """Copy the store at ``path`` to ``target``, whole or not at all, for its owner alone.

    Raises StoreError when there is no store, a file of that name is there, or nothing can be
    written.
    """
    if target.exists():
        raise StoreError(
            _("The file {path} is there already; nothing was written.").format(path=target),
            _("Name another file."),
        )
    if not path.is_file():
        raise StoreError(
            _("There is no store at {path} yet.").format(path=path),
            _("Start an assessment first: assess new"),
        )
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    with explained(path), _written(target), closing(connect(path)) as db:
        try:
            layout(db, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            copy(db, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def held(source: Path) -> int:
    """Return how many assessments a backup holds. Raises StoreError when it is none of ours."""
    if not source.is_file():
        raise StoreError(
            _("There is no file {path}.").format(path=source),
            _("See the copies that are kept: assess backup"),
        )
    with explained(source), closing(_reader(source)) as db:
        if not layout(db, source):
            raise StoreError(
                _("The file {path} is empty, not a backup.").format(path=source),
                _("See the copies that are kept: assess backup"),
            )
        found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        return int(db.execute("SELECT count(*) FROM assessment").fetchone()[0])


def restore(path: Path, source: Path, now: dt.datetime) -> Path | None:
    """Put the backup ``source`` in the place of the store at ``path``.

    What was there is kept, whatever its state, under the name that is returned (None: there was
    nothing). Other windows of the program must be closed. Raises StoreError; then the store is
    what it was.
    """
    held(source)
    stamp = now.strftime("%Y-%m-%dT%H%M%S")
    aside = backup_folder(path) / f"{path.stem}-before-{stamp}.sqlite3"
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with _written(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            with explained(source), closing(_reader(source)) as db:
                copy(db, part)
            _refuse_open(path)
            there = path.exists()
            for side in reversed(_SIDES):
                if Path(f"{path}{side}").exists():
                    Path(f"{path}{side}").replace(f"{aside}{side}")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return aside if there else None


def _refuse_open(path: Path) -> None:
    """Raise StoreError while another program has the store open: its changes would be lost."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as db:
            db.execute("PRAGMA locking_mode=EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        raise StoreError(
            _("Another program has the store {path} open.").format(path=path),
            _("Close every window of assess, then do it again."),
        ) from error
    except sqlite3.DatabaseError:
        return  # no database any more: nobody can be writing to it


def _reader(source: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


@contextmanager
def _written(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            _("{path} cannot be written: {why}.").format(
                path=error.filename or target, why=error.strerror or error
            ),
            _("Name another file or folder, or free some space."),
        ) from error
