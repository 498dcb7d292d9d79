"""What every format needs: printable text, levels of headings, the direction of a script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal

from assess.report.blocks import Document, Heading, ScoreBar

Progress = Callable[[int, int], None]
Paper = Literal["a4", "letter"]

# What XML 1.0 cannot hold, and the C1 controls: they carry no meaning in a report.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def visible(words: str) -> str:
    """``words`` without control characters; lines end with a line feed."""
    return _CONTROLS.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(words: str) -> str:
    """``words`` on one line."""
    return " ".join(visible(words).split())


def right_to_left(words: str) -> bool:
    """Whether the first letter of ``words`` belongs to a script written from right to left."""
    if words.isascii():
        return False
    kinds = (unicodedata.bidirectional(each) for each in words)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def web(address: str) -> str:
    """``address`` where it leads to the web, else nothing: text from a file is never a script."""
    return address if address.startswith(("https://", "http://")) else ""


def bar_words(bar: ScoreBar) -> str:
    """What a score bar shows, for those who cannot see it."""
    return bar.alternative or bar.words


class Levels:
    """Levels of headings below the title of a part, which stands at ``top``; none is skipped."""

    def __init__(self, top: int) -> None:
        self._top = top
        self._open: list[int] = []
        """The headings around this place, by the levels that the blocks give them."""

    def of(self, heading: Heading) -> int:
        """The level of a heading; those of the same level in the blocks stay on one level."""
        while self._open and self._open[-1] >= heading.level:
            self._open.pop()
        self._open.append(heading.level)
        return self._top + len(self._open)

    @property
    def entry(self) -> int:
        """The level of an entry below the last heading."""
        return self._top + len(self._open) + 1


class Steps:
    """Tells how many blocks are written, of how many; whoever is told may raise, and so stop it."""

    def __init__(self, document: Document, tell: Progress) -> None:
        self._tell = tell
        self._done = 0
        self._total = sum(len(part.blocks) for part in document.parts) + 1

    def done(self) -> None:
        """Count one more."""
        self._done += 1
        self._tell(min(self._done, self._total), self._total)
