"""A dated copy of the store, made when it is opened: one a day, the last ten kept."""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from assess.language import gettext as _
from assess.store.connection import backup_folder

KEPT = 10


def back_up(db: sqlite3.Connection, path: Path, today: dt.date) -> str:
    """Copy the store to ``backups/`` beside it, unless that was done today.

    Never stops the program: where no copy can be made, return that as a note for the user.
    """
    folder = backup_folder(path)
    target = folder / f"{path.stem}-{today.isoformat()}.sqlite3"
    if target.exists():
        return ""
    part = folder / f".{target.name}.{os.getpid()}.part"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        part.unlink(missing_ok=True)
        try:
            copy(db, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        _tidy(folder, path.stem, today)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        return _("No backup of the store was made in {folder}: {why}.").format(
            folder=folder, why=why
        )
    return ""


def copy(db: sqlite3.Connection, part: Path) -> None:
    """Copy the whole store to the new file ``part``, and check the copy.

    Raises OSError, and sqlite3.Error when it cannot be read or is damaged.
    """
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        # Reading first fails after a while when another program holds the store; backup() alone
        # would wait for ever.
        db.execute("BEGIN")
        try:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            db.backup(copy)
        finally:
            db.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE")
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(_("the store seems to be damaged ({why})").format(why=found))


def _tidy(folder: Path, stem: str, today: dt.date) -> None:
    """Delete all but the last backups of this store, and what earlier days broke off."""
    dated = re.escape(stem) + r"-(\d{4}-\d\d-\d\d)\.sqlite3"
    whole = [file for file in folder.iterdir() if re.fullmatch(dated, file.name)]
    for old in sorted(whole)[:-KEPT]:
        old.unlink()
    for file in list(folder.iterdir()):
        broken = re.fullmatch(rf"\.{dated}\.\d+\.part", file.name)
        if broken and broken[1] != today.isoformat():
            file.unlink()
