"""Going from a list to a question, and back to the same row of that list."""

from __future__ import annotations

from typing import Protocol

from textual.screen import Screen

from assess.core.view import View
from assess.tui.services import Services


class Visit(Protocol):
    """A place in a list (gaps, review, scoreboard) that a question was reached from.

    A screen that lists questions returns one when a question is chosen, and None when it is left.
    """

    @property
    def marked(self) -> str:
        """The "checklist/question" to go to."""

    @property
    def word(self) -> str:
        """Where Esc goes back to, for the key line: "gaps"."""

    def again(self, view: View, services: Services) -> Screen[Visit | None]:
        """The screen as it was left, over what the assessment says now."""
