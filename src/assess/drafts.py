"""Text being typed and not yet entered: kept so that neither a crash nor leaving loses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assess.core.origin import Origin
from assess.core.text import NOTE_LIMIT

NEW = ""
"""Stands for the assessment that is still to be made: the form that starts it has drafts too."""

DRAFT_LIMIT = 10 * NOTE_LIMIT
"""Characters. What is typed may be too long to be saved; it is not lost for that."""


@dataclass(frozen=True, slots=True)
class Draft:
    """``key`` is an answer's key or the name of a form, ``field`` what of it was typed.

    ``at`` is UTC, as events hold it.
    """

    key: str
    field: str
    text: str
    at: str


class DraftStore(Protocol):
    """Where drafts are kept: those of an assessment, and under NEW those of the next one."""

    def drafts(self, identity: str) -> list[Draft]:
        """Return the drafts of an assessment, oldest first."""

    def save_draft(self, identity: str, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same key and field. Raises NotFound."""

    def drop_draft(self, identity: str, key: str, field: str) -> None:
        """Forget a draft, if there is one."""


class Drafts:
    """The drafts of one assessment, or of the form that starts one (``identity`` NEW).

    Every method raises StoreError.
    """

    def __init__(self, store: DraftStore, identity: str, origin: Origin) -> None:
        self._store = store
        self._origin = origin
        self.identity = identity

    def sign_as(self, origin: Origin) -> None:
        """Sign what is changed from now on as coming from ``origin``."""
        self._origin = origin

    def draft(self, key: str, field: str, text: str) -> None:
        """Keep text that is being typed. Raises NotFound when the assessment is gone."""
        draft = Draft(key, field, text[:DRAFT_LIMIT], self._origin.at())
        self._store.save_draft(self.identity, draft)

    def drop_draft(self, key: str, field: str) -> None:
        """Forget a draft once its text is entered or thrown away."""
        self._store.drop_draft(self.identity, key, field)

    def drafts(self) -> list[Draft]:
        """Return what was being typed when the program last stopped, oldest first."""
        return self._store.drafts(self.identity)
