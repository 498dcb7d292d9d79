"""The lines at the foot of every screen: what just happened, and what the keys do."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from assess.tui.words import safe


class StatusLine(Static):
    """A rule that carries the last message. Errors stay until something else is said."""

    message: reactive[str] = reactive("", layout=True)

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message; an error is marked by a sign, not by colour alone."""
        self.set_class(error, "-error")
        self.message = f"✗ {safe(message)}" if error and message else safe(message)

    def render(self) -> Content:
        width = self.size.width
        if not self.message:
            return Content("─" * width)
        text = f"── {self.message} "
        rest = max(0, width - cell_len(text)) if "\n" not in text else 0
        return Content(text + "─" * rest)


class KeyLine(Static):
    """Keys and what they do; wraps between items, never inside one."""

    def show(self, items: Sequence[tuple[str, str]]) -> None:
        """Show pairs of key and word."""
        parts: list[Content | str | tuple[str, str]] = []
        for key, word in items:
            parts += [(key.replace(" ", "\u00a0"), "bold"), "\u00a0", word.replace(" ", "\u00a0")]
            parts.append("  ")
        self.update(Content.assemble(*parts[:-1]))


class TooSmall(Static):
    """What a screen shows in a terminal that is too small for it."""

    def __init__(self) -> None:
        super().__init__("This window is too small. It needs 60 columns and 20 rows.")
