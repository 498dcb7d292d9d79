"""Screens on which text is typed: drafted every two seconds, on leaving and on quitting."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.session import Session
from assess.tui.drafting import Drafting
from assess.tui.screens.page import Page
from assess.tui.words import failure, when_words

Result = TypeVar("Result")

DRAFT_EVERY = 2.0
"""Seconds."""


class Typing(Screen[Result]):
    """Drafts :meth:`typed`; ``drafting`` is set before it is mounted."""

    drafting: Drafting
    gone = False
    """Whether the assessment was deleted meanwhile: nothing of it can be kept any more."""
    failed = False
    """Whether what is typed could not be drafted."""

    def on_mount(self) -> None:
        self.set_interval(DRAFT_EVERY, self.draft)
        if self.drafting.found:
            at = when_words(self.drafting.found.at)
            words = _("Here is what you were typing on {at}; it is not saved yet. Ctrl+R drops it.")
            self.say(words.format(at=at))

    def typed(self) -> str:
        """The text as it stands on the screen."""
        raise NotImplementedError

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message."""
        raise NotImplementedError

    def lost(self, error: AssessError) -> None:
        """Ask whether to keep a copy of the assessment, which is gone; what was typed stays."""
        from assess.tui.screens.rescue import offer_copy  # noqa: PLC0415 (it imports this one)

        self.gone = True
        words = _("{problem} What you typed is still here, to copy it. The same key again leaves.")
        self.say(words.format(problem=error), error=True)
        if isinstance(self.drafting.drafts, Session) and isinstance(error, Deleted):
            offer_copy(self, self.drafting.drafts, error, self._copied)

    def _copied(self, _error: Deleted, *, kept: bool) -> None:
        if kept:
            self.gone = False
            self.say(_("The assessment is kept as a new one. Save here again what you typed."))

    def draft(self) -> None:
        """Write the draft; say so when it cannot be written, and when it can be again."""
        if self.gone:
            return
        try:
            self.drafting.keep(self.typed())
        except AssessError as error:
            self.failed = True
            words = _("What you type cannot be kept on disk. {problem}")
            self.say(words.format(problem=failure(error)), error=True)
        else:
            if self.failed:
                self.failed = False
                self.say(_("What you type is kept on disk again."))


class TypingPage(Page[Result], Typing[Result]):
    """A full screen of this kind."""
