"""Text on a page of a fixed width: a terminal's, and never wider than is good to read."""

from __future__ import annotations

import shutil
import sys
import textwrap
from dataclasses import dataclass

WIDTH = 96

_JOINED = "\N{NO-BREAK SPACE}%"


@dataclass(frozen=True, slots=True)
class Paper:
    """A page of ``width`` columns."""

    width: int = WIDTH

    def wrap(self, text: str, head: str = "", indent: int = 0) -> list[str]:
        """Return ``text`` folded, after ``head``, with later lines below the text's beginning."""
        first = " " * indent + head
        rest = " " * len(first)
        lines = textwrap.wrap(
            text.replace(" %", _JOINED),
            self.width,
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
        )
        return [line.replace(_JOINED, " %") for line in lines]

    def rule(self, sign: str) -> str:
        """A line across the page."""
        return sign * self.width


def paper() -> Paper:
    """The page to write on: as wide as the terminal, at most ``WIDTH``; ``WIDTH`` without one."""
    if not sys.stdout.isatty():
        return Paper()
    return Paper(max(40, min(WIDTH, shutil.get_terminal_size().columns)))
