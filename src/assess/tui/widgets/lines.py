"""The lines at the foot of every screen: what just happened, and what the keys do."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.reactive import var
from textual.widgets import Static

from assess.language import gettext as _
from assess.tui.words import safe

LEAST_WIDTH = 60
LEAST_HEIGHT = 20

_NAMES = {
    "Enter": "enter",
    "Esc": "escape",
    "Space": "space",
    "Del": "delete",
    "Tab": "tab",
    "PgUp": "pageup",
    "PgDn": "pagedown",
    "Home": "home",
    "End": "end",
    "F1": "f1",
    "?": "question_mark",
    "/": "slash",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
}
"""Textual's name of each key that is printed otherwise."""


class StatusLine(Static):
    """A rule that carries the last message. Errors stay until something else is said."""

    message: var[str] = var("")

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message; an error is marked by a sign, not by colour alone."""
        if self.has_class("-error") != error:
            self.set_class(error, "-error")
        self.message = f"✗ {safe(message)}" if error and message else safe(message)

    def watch_message(self, before: str, now: str) -> None:
        """Paint the line anew; lay the screen out anew only where it takes more lines, or did."""
        width = self.size.width - len("──  ")
        long = any(cell_len(text) > width or "\n" in text for text in (before, now))
        self.refresh(layout=long)

    def render(self) -> Content:
        width = self.size.width
        if not self.message:
            return Content("─" * width)
        text = f"── {self.message} "
        rest = max(0, width - cell_len(text)) if "\n" not in text else 0
        return Content(text + "─" * rest)


def key_at(shown: str, column: int) -> str:
    """Textual's name of the key that is printed at ``column`` of "Ctrl+S" or "←→".

    Beyond the key itself, on its word, it is the last of a pair of arrows and the first of other
    pairs; "" where no one key is meant, as for "0-9" and for the words of "1 0".
    """
    if shown in _NAMES:
        return _NAMES[shown]
    if all(sign in _NAMES for sign in shown):
        return _NAMES[shown[min(column, len(shown) - 1)]]
    if " " in shown:
        first, *_more, last = shown.split(" ")
        if column >= len(shown):
            return "" if first.isdigit() else key_at(first, 0)
        return key_at(first if column < len(first) else last, 0)
    *held, last = shown.split("+")
    if not held and len(shown) != 1:
        return ""
    return "+".join((*(each.lower() for each in held), _NAMES.get(last, last.lower())))


class KeyLine(Static):
    """Keys and what they do, on as many lines as they need; never broken inside one.

    A click on one presses it.
    """

    items: var[tuple[tuple[str, str], ...]] = var(())

    def show(self, items: Sequence[tuple[str, str]]) -> None:
        """Show pairs of key and word."""
        self.items = tuple(items)

    def watch_items(self) -> None:
        """Paint the keys anew; lay the screen out anew only where they take other lines."""
        lines = len(self._lines(self.content_size.width)) if self.content_size.width else 0
        self.refresh(layout=lines != self.content_size.height)

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

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        lines = self._lines(self.content_size.width or self.size.width)
        if at is None or at.y >= len(lines):
            return
        column = at.x
        for shown, word in lines[at.y]:
            if column < cell_len(f"{shown} {word}"):
                if column >= 0 and (key := key_at(shown, column)):
                    self.app.simulate_key(key)
                return
            column -= cell_len(f"{shown} {word}  ")


class TooSmall(Static):
    """What a screen shows in a terminal that is too small for it."""

    def render(self) -> Content:
        words = _(
            "This window is too small: it has {width} columns and {height} rows, and needs "
            "{least_width} and {least_height}. Make it larger; nothing is lost."
        )
        return Content(
            words.format(
                width=self.app.size.width,
                height=self.app.size.height,
                least_width=LEAST_WIDTH,
                least_height=LEAST_HEIGHT,
            )
        )
