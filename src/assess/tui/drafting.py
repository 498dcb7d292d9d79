"""Keeping text on disk while it is being typed."""

from __future__ import annotations

from assess.session import Draft, Session


class Drafting:
    """One draft of one answer: written when it changed, dropped when the text is saved.

    ``start`` is the text as it was saved; typing it again needs no draft. Its methods raise
    StoreError when the draft cannot be written; the typed text itself is never touched.
    """

    def __init__(self, session: Session, key: str, field: str, start: str) -> None:
        self._session = session
        self._key = key
        self._field = field
        self._start = start
        self.found = self._find()
        self._written = self.found.text if self.found else start

    def _find(self) -> Draft | None:
        """What was being typed when the program last stopped, where it differs from the saved."""
        for draft in self._session.drafts():
            if (draft.key, draft.field) == (self._key, self._field) and draft.text != self._start:
                return draft
        return None

    def keep(self, text: str) -> None:
        """Write ``text`` as the draft, if that changes anything on disk."""
        if text == self._written:
            return
        if text == self._start:
            self.drop()
        else:
            self._session.draft(self._key, self._field, text)
        self._written = text

    def drop(self) -> None:
        """Forget the draft: its text is saved, or thrown away."""
        self._session.drop_draft(self._key, self._field)
        self._written = self._start
