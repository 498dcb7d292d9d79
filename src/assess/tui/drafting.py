"""Keeping text on disk while it is being typed."""

from __future__ import annotations

from assess.drafts import Draft, Drafts

ABOUT_YOUR_COUNTRY = "profile"
"""The key of the draft of that form."""


class Drafting:
    """One draft of one text or form: written when it changed, dropped when it is saved.

    ``start`` is the text as it was saved; typing it again needs no draft. Its methods raise
    StoreError when the draft cannot be written; the typed text itself is never touched.
    """

    def __init__(self, drafts: Drafts, key: str, field: str, start: str) -> None:
        self.drafts = drafts
        self._key = key
        self._field = field
        self.start = start
        self.found = self._find()
        self._written = self.found.text if self.found else start

    def _find(self) -> Draft | None:
        """What was being typed when the program last stopped, where it differs from the saved."""
        for draft in self.drafts.drafts():
            if (draft.key, draft.field) == (self._key, self._field) and draft.text != self.start:
                return draft
        return None

    def keep(self, text: str) -> None:
        """Write ``text`` as the draft, if that changes anything on disk."""
        if text == self._written:
            return
        if text == self.start:
            self.drop()
        else:
            self.drafts.draft(self._key, self._field, text)
        self._written = text

    def drop(self) -> None:
        """Forget the draft: its text is saved, or thrown away."""
        self.drafts.drop_draft(self._key, self._field)
        self._written = self.start
