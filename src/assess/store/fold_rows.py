"""The fold as plain rows, kept in step with the events whatever order they come in.

All functions run inside a transaction of the caller.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from assess.store.content import read_event

if TYPE_CHECKING:
    from assess.core.events import Event, Fold


def all_events(db: sqlite3.Connection, assessment: str) -> list[Event]:
    """Read every event of an assessment, each checked against its identity, in no order."""
    rows = db.execute("SELECT id, content FROM event WHERE assessment = ?", (assessment,))
    return [read_event(identity, text) for identity, text in rows]


def add(db: sqlite3.Connection, assessment: str, event: Event, text: str) -> None:
    """Add an event that is not here yet, and what follows from it for the fold."""
    db.execute(
        "INSERT INTO event (assessment, id, at, key, content) VALUES (?, ?, ?, ?, ?)",
        (assessment, event.id, event.at, event.key, text),
    )
    row = (assessment, event.id)
    awaited = db.execute(
        "SELECT replaced FROM awaited WHERE assessment = ? AND event = ?", row
    ).fetchone()
    if awaited:
        db.execute("DELETE FROM awaited WHERE assessment = ? AND event = ?", row)
    else:
        db.execute("INSERT INTO head (assessment, event) VALUES (?, ?)", row)
    if not (awaited and awaited[0]):
        _insert_current(db, assessment, event)
    for target in {*event.replaces, *event.after}:
        _build_on(db, assessment, target, replaced=target in event.replaces)


def _insert_current(db: sqlite3.Connection, assessment: str, event: Event) -> None:
    db.execute(
        "INSERT INTO current (assessment, key, voice, event) VALUES (?, ?, ?, ?)",
        (assessment, event.key, event.voice, event.id),
    )


def _build_on(db: sqlite3.Connection, assessment: str, target: str, *, replaced: bool) -> None:
    """Note that an event comes after ``target`` or replaces it, whether it is here or not."""
    row = (assessment, target)
    if db.execute("SELECT 1 FROM event WHERE assessment = ? AND id = ?", row).fetchone():
        db.execute("DELETE FROM head WHERE assessment = ? AND event = ?", row)
        if replaced:
            db.execute("DELETE FROM current WHERE assessment = ? AND event = ?", row)
    else:
        db.execute(
            "INSERT INTO awaited (assessment, event, replaced) VALUES (?, ?, ?)"
            " ON CONFLICT (assessment, event)"
            " DO UPDATE SET replaced = max(replaced, excluded.replaced)",
            (*row, replaced),
        )


def read(db: sqlite3.Connection, assessment: str) -> Fold:
    """Read the fold: of the events, only those that are current."""
    from assess.core.events import Fold  # noqa: PLC0415 (not for the list of assessments)

    rows = db.execute(
        "SELECT event.id, event.content FROM current"
        " JOIN event ON event.assessment = current.assessment AND event.id = current.event"
        " WHERE current.assessment = ?",
        (assessment,),
    )
    current = Fold.of(read_event(identity, text) for identity, text in rows).current
    return Fold(current, heads(db, assessment))


def heads(db: sqlite3.Connection, assessment: str) -> frozenset[str]:
    """Read the ids of the events that no other comes after."""
    rows = db.execute("SELECT event FROM head WHERE assessment = ?", (assessment,))
    return frozenset(identity for (identity,) in rows)


def rebuild(db: sqlite3.Connection, assessment: str) -> None:
    """Write the rows anew from the events alone."""
    from assess.core.events import Fold  # noqa: PLC0415 (not for the list of assessments)

    events = all_events(db, assessment)
    fold = Fold.of(events)
    for table in ("current", "head", "awaited"):
        db.execute(f"DELETE FROM {table} WHERE assessment = ?", (assessment,))  # noqa: S608
    for sides in fold.current.values():
        for event in sides:
            _insert_current(db, assessment, event)
    db.executemany(
        "INSERT INTO head (assessment, event) VALUES (?, ?)",
        [(assessment, identity) for identity in sorted(fold.heads)],
    )
    known = {event.id for event in events}
    for event in events:
        for target in {*event.replaces, *event.after} - known:
            _build_on(db, assessment, target, replaced=target in event.replaces)
