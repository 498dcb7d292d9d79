"""Lines out and lines in: plain text that any terminal and any screen reader can take.

Never an escape sequence: what people and files supplied passes through :func:`safe` here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from rich.cells import cell_len

from assess.language import gettext as _
from assess.language import ngettext, number

WIDTH = 76
"""Columns at most; a narrower terminal folds earlier."""

PAGE = 10
"""Lines of a list that are read out before asking whether to go on."""

TERMINAL_LINE = 4095
"""Bytes. A terminal throws away what is typed beyond this on one line."""

_ESCAPES = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")
_CONTROLS = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class Leave(Exception):
    """The input has ended: the user leaves the program."""


def safe(text: str) -> str:
    """Return ``text`` without escape sequences, controls and signs that turn the reading order."""
    flat = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return _CONTROLS.sub("", flat)


def fold(text: str, width: int, indent: int = 0) -> list[str]:
    """Return ``text`` as lines of at most ``width`` columns (0: not folded), never splitting a
    word: the terminal does that itself with one that is longer."""
    lead = " " * indent
    lines = []
    for paragraph in safe(text).split("\n"):
        line = ""
        for word in paragraph.replace(" %", "\N{NO-BREAK SPACE}%").split(" "):
            if not word:
                continue
            longer = f"{line} {word}" if line else lead + word
            if line and width and cell_len(longer) > width:
                lines.append(line)
                longer = lead + word
            line = longer
        lines.append(line)
    return [line.replace("\N{NO-BREAK SPACE}%", " %") for line in lines]


class Console:
    """Where line mode is read and written. ``width`` 0: every paragraph on one line."""

    def __init__(self, read: TextIO, write: TextIO, width: int = WIDTH) -> None:
        self._read = read
        self._write = write
        self._width = width

    def say(self, text: str = "", indent: int = 0) -> None:
        """Write a paragraph, or several with line feeds between."""
        for line in fold(text, self._width, indent):
            self._write.write(f"{line}\n")
        self._write.flush()

    def line(self, prompt: str) -> str:
        """Ask for one line and return it as typed, without its end. Raises Leave at the end."""
        *before, last = fold(prompt, self._width)
        self._write.write("".join(f"{line}\n" for line in before))
        self._write.write(f"{last} ")
        self._write.flush()
        typed = self._read.readline()
        if not typed:
            self._write.write("\n")
            raise Leave
        if len(typed.encode("utf-8", "surrogateescape")) > TERMINAL_LINE:
            self.say(
                _(
                    "That line was as long as a terminal can take; its end may be missing. "
                    "Read it back, and type long texts in several lines."
                )
            )
        return typed.rstrip("\r\n")

    def ask(self, prompt: str) -> str:
        """Ask for one line; return it without spaces around. Raises Leave."""
        return safe(self.line(prompt)).strip()

    def confirm(self, question: str) -> bool:
        """Ask for yes or no until one of them comes. Raises Leave."""
        while True:
            typed = self.ask(_("{question} Type yes or no:").format(question=question)).casefold()
            if typed in ("y", "yes", _("yes").casefold()):
                return True
            if typed in ("n", "no", "", _("no").casefold()):
                return False

    def read_out(self, lines: Sequence[str], indent: int = 0) -> str:
        """Write a long list, a page at a time, until its end or until something is typed.

        Returns what was typed, for the caller to act on; "" at the end, or where it was stopped.
        Raises Leave.
        """
        for place, line in enumerate(lines):
            if place and place % PAGE == 0:
                left = len(lines) - place
                more = ngettext(
                    "{n} more. Enter reads on; s stops, or type what you want:",
                    "{n} more. Enter reads on; s stops, or type what you want:",
                    left,
                )
                typed = self.ask(more.format(n=number(left)))
                if typed:
                    return "" if typed.casefold() == "s" else typed
            self.say(line, indent)
        return ""

    def choose(
        self, heading: str, lines: Sequence[str], back: str = "", *, read: bool = True
    ) -> int | None:
        """Read out numbered lines, a page at a time, and return the place of the chosen one.

        None: the user chose none, with Enter at the end of the list. ``back`` says what Enter
        does then. ``read`` False: the list was read out before, so it is only on Enter. Raises
        Leave.
        """
        self.say(heading)
        back = back or _("go back")
        shown = self._page(lines, 0) if read else 0
        while True:
            typed = self.ask(_choose_prompt(len(lines), shown, back)).casefold()
            if typed.isdecimal() and 1 <= int(typed) <= len(lines):
                return int(typed) - 1
            if typed in ("s", "q", "b", "back") or (not typed and shown == len(lines)):
                return None
            if not typed:
                shown = self._page(lines, shown)
            else:
                self.say(_("“{typed}” is not a number of this list.").format(typed=typed))

    def _page(self, lines: Sequence[str], first: int) -> int:
        """Read out a page of numbered lines; return how many are read out now."""
        last = min(first + PAGE, len(lines))
        for place in range(first, last):
            self.say(f"{place + 1}. {lines[place]}", 2)
        return last


def _choose_prompt(total: int, shown: int, back: str) -> str:
    if shown == total:
        return _("Number, or Enter to {back}:").format(back=back)
    if shown == 0:
        return _("Number; Enter reads the list ({n}); s to {back}:").format(
            n=number(total), back=back
        )
    return _("Number; Enter reads on ({n} more); s to {back}:").format(
        n=number(total - shown), back=back
    )
