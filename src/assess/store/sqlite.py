"""The store on disk: one SQLite file."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from assess.drafts import NEW, Draft
from assess.errors import StoreDamaged
from assess.language import gettext as _
from assess.language import noop as N_
from assess.port import Glance
from assess.store import content, fold_rows, glances
from assess.store.backup import back_up
from assess.store.connection import connect, explained, first_look, settle_journal
from assess.store.migrations import layout, migrate
from assess.store.place import keep_private, on_network, prepare

if TYPE_CHECKING:
    from assess.core.checklist import Edition
    from assess.core.events import Event, Fold

_NO_WAL = N_(
    "The store {path} is in a network folder, or on a disk without shared memory. Everything is "
    "saved as safely as elsewhere, a little more slowly. Use it from one computer at a time."
)


class SqliteStore:
    """Assessments in one file. Implements :class:`assess.port.Store`.

    Every write is one transaction that waits its turn (a few seconds at most) when another
    program writes. ``path`` is the file; ``notes`` are messages for the user about it. To be used
    from the thread that opened it.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, notes: list[str]) -> None:
        self.path = path
        self.notes = notes
        self._db = db
        self._editions: dict[str, Edition] = {}

    @classmethod
    def open(cls, path: Path, today: dt.date) -> Self:
        """Open the store at ``path``, backed up and up to date. Raises StoreError."""
        prepare(path)
        with explained(path):
            db = connect(path)
            try:
                first_look(db)
                kept = layout(db, path)
                notes = [keep_private(path)]
                if not settle_journal(db, network=on_network(path)):
                    notes.append(_(_NO_WAL).format(path=path))
                if kept:
                    notes.append(back_up(db, path, today))
                migrate(db, path)
            except BaseException:
                db.close()
                raise
        return cls(db, path, [note for note in notes if note])

    def close(self) -> None:
        """Close the file. What was saved is saved already."""
        self._db.close()

    def wait_at_most(self, seconds: float) -> None:
        """Wait no longer than this for another program that writes: for those who try again."""
        self._db.execute(f"PRAGMA busy_timeout={round(seconds * 1000)}")

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[sqlite3.Connection]:
        """Run a block as one transaction: all of it, or on any error nothing."""
        with explained(self.path):
            self._db.execute(f"BEGIN {kind}")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _of(self, identity: str, kind: str = "DEFERRED") -> Iterator[sqlite3.Connection]:
        """A transaction on an assessment that is there. Raises NotFound."""
        with self._transaction(kind) as db:
            if not db.execute("SELECT 1 FROM assessment WHERE id = ?", (identity,)).fetchone():
                raise content.no_assessment(identity)
            yield db

    def assessments(self) -> list[str]:
        """Return the ids of all assessments, that with the latest event first."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute(
                "SELECT id FROM assessment ORDER BY"
                " (SELECT max(at) FROM event WHERE event.assessment = assessment.id) DESC, id"
            )
            return [identity for (identity,) in rows]

    def overview(self) -> list[Glance]:
        """Return what names each assessment, that with the latest event first.

        One that is damaged says so in its ``problem``.
        """
        with self._transaction("DEFERRED") as db:
            return glances.read_all(db)

    def events(self, identity: str) -> list[Event]:
        """Return every event, by time, each checked. Raises NotFound, StoreDamaged."""
        from assess.core.events import order  # noqa: PLC0415 (not for the list of assessments)

        with self._of(identity) as db:
            return sorted(fold_rows.all_events(db, identity), key=order)

    def current(self, identity: str) -> Fold:
        """Return the kept fold; only current events are read. Raises NotFound, StoreDamaged."""
        with self._of(identity) as db:
            return fold_rows.read(db, identity)

    def heads(self, identity: str) -> frozenset[str]:
        """Return the heads of the kept fold. Raises NotFound."""
        with self._of(identity) as db:
            return fold_rows.heads(db, identity)

    def append(
        self, identity: str, events: Sequence[Event], editions: Iterable[Edition] = ()
    ) -> None:
        """Add events and editions in one transaction; create the assessment if new.

        What is kept already is passed over. Raises StoreDamaged when an identity is kept with
        other content, is not that of its content, or is of another assessment.
        """
        texts = [(event, content.event_text(identity, event)) for event in events]
        wordings = [(edition.id, content.edition_text(edition)) for edition in editions]
        with self._transaction("IMMEDIATE") as db:
            db.execute("INSERT INTO assessment (id) VALUES (?) ON CONFLICT DO NOTHING", (identity,))
            for name, text in wordings:
                query = db.execute("SELECT content FROM edition WHERE id = ?", (name,))
                if not _kept("Edition", name, text, query):
                    db.execute("INSERT INTO edition (id, content) VALUES (?, ?)", (name, text))
            for event, text in texts:
                query = db.execute(
                    "SELECT content FROM event WHERE assessment = ? AND id = ?",
                    (identity, event.id),
                )
                if not _kept("Event", event.id, text, query):
                    fold_rows.add(db, identity, event, text)

    def edition(self, identity: str) -> Edition:
        """Return a kept edition; each is read once. Raises NotFound, StoreDamaged."""
        if identity not in self._editions:
            with self._transaction("DEFERRED") as db:
                row = db.execute("SELECT content FROM edition WHERE id = ?", (identity,)).fetchone()
            if row is None:
                raise content.no_edition(identity)
            self._editions[identity] = content.read_edition(identity, row[0])
        return self._editions[identity]

    def delete(self, identity: str) -> None:
        """Drop an assessment with its events, fold and drafts. Raises NotFound.

        Editions stay, as others may answer them; so do the dated backups.
        """
        with self._of(identity, "IMMEDIATE") as db:
            db.execute("DELETE FROM assessment WHERE id = ?", (identity,))

    def drafts(self, identity: str) -> list[Draft]:
        """Return the drafts of an assessment, or those under NEW, oldest first."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute(
                "SELECT key, field, text, at FROM draft WHERE assessment = ?"
                " ORDER BY at, key, field",
                (identity,),
            )
            return [Draft(*row) for row in rows]

    def save_draft(self, identity: str, draft: Draft) -> None:
        """Keep a draft in place of an earlier one of its key and field. Raises NotFound."""
        within = self._transaction if identity == NEW else partial(self._of, identity)
        with within("IMMEDIATE") as db:
            db.execute(
                "INSERT INTO draft (assessment, key, field, text, at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (assessment, key, field)"
                " DO UPDATE SET text = excluded.text, at = excluded.at",
                (identity, draft.key, draft.field, content.whole(draft.text), draft.at),
            )

    def drop_draft(self, identity: str, key: str, field: str) -> None:
        """Forget a draft, if there is one."""
        with self._transaction("IMMEDIATE") as db:
            db.execute(
                "DELETE FROM draft WHERE assessment = ? AND key = ? AND field = ?",
                (identity, key, field),
            )

    def rebuild(self, identity: str) -> None:
        """Write the fold's rows anew from the events. Raises NotFound, StoreDamaged."""
        with self._of(identity, "IMMEDIATE") as db:
            fold_rows.rebuild(db, identity)

    def check(self, identity: str) -> None:
        """Read every event and compare the kept fold with theirs.

        Raises StoreDamaged when an event is not that of its identity, or the fold is not theirs;
        NotFound.
        """
        from assess.core.events import Fold  # noqa: PLC0415 (not for the list of assessments)

        with self._of(identity) as db:
            kept, events = fold_rows.read(db, identity), fold_rows.all_events(db, identity)
        if kept != Fold.of(events):
            raise StoreDamaged(
                _(
                    "What is kept as the current state of {identity} is not that of its events."
                ).format(identity=identity),
                _("Restore the store from a backup, or import the assessment again."),
            )


def _kept(kind: str, identity: str, text: str, query: sqlite3.Cursor) -> bool:
    """Whether ``identity`` is kept, with this text. Raises StoreDamaged when with another."""
    row = query.fetchone()
    if row is not None and row[0] != text:
        raise content.other_content(kind, identity)
    return row is not None
