"""A store in memory: the same promises as the one on disk, but for lasting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assess.core.checklist import Edition
from assess.core.events import Event, Fold, order
from assess.drafts import NEW, Draft
from assess.port import Glance
from assess.store import content
from assess.store.glances import NAMING, glance


class MemoryStore:
    """Assessments until the program ends. Implements :class:`assess.port.Store`."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, Event]] = {}
        self._drafts: dict[str, dict[tuple[str, str], Draft]] = {}
        self._editions: dict[str, Edition] = {}

    def _of(self, identity: str) -> dict[str, Event]:
        if identity not in self._kept:
            raise content.no_assessment(identity)
        return self._kept[identity]

    def assessments(self) -> list[str]:
        """Return the ids of all assessments, that with the latest event first."""
        latest = {
            identity: max((event.at for event in kept.values()), default="")
            for identity, kept in sorted(self._kept.items())
        }
        return sorted(latest, key=latest.__getitem__, reverse=True)

    def overview(self) -> list[Glance]:
        """Return what names each assessment, that with the latest event first."""
        return [self._glance(identity) for identity in self.assessments()]

    def _glance(self, identity: str) -> Glance:
        fold = Fold.of(self._of(identity).values())
        naming = [
            (key, event.id, event.canonical())
            for key in NAMING
            for event in fold.current.get(key, ())
        ]
        changed_at = max((event.at for event in self._kept[identity].values()), default="")
        return glance(identity, naming, fold.heads, changed_at)

    def events(self, identity: str) -> list[Event]:
        """Return every event, by time. Raises NotFound."""
        return sorted(self._of(identity).values(), key=order)

    def current(self, identity: str) -> Fold:
        """Return the fold of the events. Raises NotFound."""
        return Fold.of(self._of(identity).values())

    def heads(self, identity: str) -> frozenset[str]:
        """Return the heads of the fold. Raises NotFound."""
        return self.current(identity).heads

    def append(
        self, identity: str, events: Sequence[Event], editions: Iterable[Edition] = ()
    ) -> None:
        """Add events and editions, all or none; create the assessment if new.

        What is kept already is passed over. Raises StoreDamaged when an identity is not that of
        its content or is of another assessment.
        """
        # Read back from text, as from a disk: in normal form, and nobody else's to change.
        read = [
            content.read_event(event.id, content.event_text(identity, event)) for event in events
        ]
        wordings = {
            edition.id: content.read_edition(edition.id, content.edition_text(edition))
            for edition in editions
        }
        kept = self._kept.setdefault(identity, {})
        for event in read:
            kept.setdefault(event.id, event)
        self._editions = wordings | self._editions

    def edition(self, identity: str) -> Edition:
        """Return a kept edition. Raises NotFound."""
        if identity not in self._editions:
            raise content.no_edition(identity)
        return self._editions[identity]

    def delete(self, identity: str) -> None:
        """Drop an assessment with its events and drafts. Raises NotFound."""
        self._of(identity)
        del self._kept[identity]
        self._drafts.pop(identity, None)

    def drafts(self, identity: str) -> list[Draft]:
        """Return the drafts of an assessment, or those under NEW, oldest first."""
        kept = self._drafts.get(identity, {})
        return sorted(kept.values(), key=lambda draft: (draft.at, draft.key, draft.field))

    def save_draft(self, identity: str, draft: Draft) -> None:
        """Keep a draft in place of an earlier one of its key and field. Raises NotFound."""
        if identity != NEW:
            self._of(identity)
        whole = replace(draft, text=content.whole(draft.text))
        self._drafts.setdefault(identity, {})[(draft.key, draft.field)] = whole

    def drop_draft(self, identity: str, key: str, field: str) -> None:
        """Forget a draft, if there is one."""
        self._drafts.get(identity, {}).pop((key, field), None)
