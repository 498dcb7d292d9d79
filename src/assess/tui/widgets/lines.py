"""The lines at the foot of every screen: what just happened, and what the keys do."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
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
    """Keys and what they do, on as many lines as they need; never broken inside one."""

    items: reactive[tuple[tuple[str, str], ...]] = reactive((), layout=True)

    def show(self, items: Sequence[tuple[str, str]]) -> None:
        """Show pairs of key and word."""
        self.items = tuple(items)

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        lines: list[list[tuple[str, str]]] = [[]]
        room = width
        for key, word in self.items:
            needs = cell_len(f"{key} {word}  ")
            if lines[-1] and needs - 2 > room:
                lines.append([])
                room = width
            lines[-1].append((key, word))
            room -= needs
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._lines(width))

    def render(self) -> Content:
        lines = [
            Content("  ").join(Content.assemble((key, "bold"), f" {word}") for key, word in line)
            for line in self._lines(self.content_size.width or self.size.width)
        ]
        return Content("\n").join(lines)


class TooSmall(Static):
    """What a screen shows in a terminal that is too small for it."""

    def __init__(self) -> None:
        super().__init__("This window is too small. It needs 60 columns and 20 rows.")
