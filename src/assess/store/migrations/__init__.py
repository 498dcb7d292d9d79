"""Changes of the store's layout, in order; each is made in the transaction that records it.

The table ``migration`` (number, name, program) is read by every version of the program, older
ones too: its columns stay for ever.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assess import __version__
from assess.errors import StoreError, StoreTooNew
from assess.language import gettext as _
from assess.store.migrations import m0001_events
from assess.store.place import ELSEWHERE

APPLICATION_ID = 0x61736573
"""Marks a SQLite file as a store of assess."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the layout: SQL statements, run in order."""

    number: int
    name: str
    statements: tuple[str, ...]


ALL = (Migration(1, "events", m0001_events.STATEMENTS),)


def layout(db: sqlite3.Connection, path: Path, known: Sequence[Migration] = ALL) -> int:
    """Return the number of the file's last migration; 0 for an empty file. Changes nothing.

    Raises StoreTooNew when a newer version wrote it, StoreError when another program did.
    """
    if not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        return 0
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError(
            _("The file {path} is a database of another program.").format(path=path),
            _("Leave it as it is, and {elsewhere}.").format(elsewhere=_(ELSEWHERE)),
        )
    number, program = db.execute(
        "SELECT number, program FROM migration ORDER BY number DESC LIMIT 1"
    ).fetchone()
    newest = known[-1].number
    if number > newest:
        raise StoreTooNew(
            _(
                "The store {path} was written by assess {program} (layout {layout}). "
                "This is assess {version}, which knows layouts up to {newest}. The store "
                "was left as it is."
            ).format(path=path, program=program, layout=number, version=__version__, newest=newest),
            _("Update assess to {program} or newer, or {elsewhere}.").format(
                program=program, elsewhere=_(ELSEWHERE)
            ),
        )
    return int(number)


def migrate(db: sqlite3.Connection, path: Path, known: Sequence[Migration] = ALL) -> None:
    """Bring the layout up to date; when one migration fails, those before it stand.

    Another program may be doing the same: what it has done is seen inside the transaction.
    """
    for migration in known:
        if layout(db, path, known) >= migration.number:
            continue
        db.execute("BEGIN IMMEDIATE")
        try:
            if layout(db, path, known) < migration.number:
                _apply(db, migration)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def _apply(db: sqlite3.Connection, migration: Migration) -> None:
    for statement in migration.statements:
        db.execute(statement)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute(
        "INSERT INTO migration (number, name, program) VALUES (?, ?, ?)",
        (migration.number, migration.name, __version__),
    )
