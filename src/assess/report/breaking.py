"""Breaking text into lines, where letters stand one after the other and spaces part words.

Words are measured once in a process.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from assess.report.faces import font

_MOST_WORDS = 50_000
"""Words whose widths are kept, of one font."""
_FUZZ = 1e-6
_SPACES = re.compile(" (?!%)")
"""Spaces at which a line may end."""


class Run(NamedTuple):
    """Letters in one font, and where they lead ("": nowhere; "#" and an anchor; an address)."""

    words: str
    font: str
    target: str = ""


class Word(NamedTuple):
    """Letters of one run without a space; ``glued``: on the line of what stands before them."""

    letters: str
    run: int
    width: float
    glued: bool
    first: bool
    """Whether a line begins with them whatever room there is."""


@dataclass(slots=True)
class Line:
    words: list[Word]
    width: float
    cut: bool = False
    """Whether it ends inside a word."""


class _Widths(dict[str, float]):
    """Widths of words in one font, in thousandths of its size."""

    def __init__(self, name: str) -> None:
        face = font(name).face
        self._widths, self._default = face.charWidths, face.defaultWidth

    def __missing__(self, word: str) -> float:
        if len(self) > _MOST_WORDS:
            self.clear()
        get, default = self._widths.get, self._default
        width = float(sum([get(ord(letter), default) for letter in word]))
        self[word] = width
        return width


widths = cache(_Widths)


def _words(runs: Sequence[Run]) -> Iterator[Word]:
    """The words of ``runs``; a word that goes on in another font comes in pieces."""
    glued = first = False
    for number, run in enumerate(runs):
        known = widths(run.font)
        lines = run.words.split("\n")
        for place, line in enumerate(lines):
            first, glued = (True, False) if place else (first, glued)
            if 0 < place < len(lines) - 1 and not line.strip():
                yield Word("", number, 0.0, glued=False, first=True)
            for nth, letters in enumerate(_split(line)):
                glued = glued and not nth
                if letters:
                    yield Word(letters, number, known[letters], glued, first)
                    glued, first = True, False


def broken(runs: Sequence[Run], room: float) -> Iterator[Line]:
    """Put the words of ``runs`` on lines ``room`` wide, in thousandths of their size.

    A word that is wider than a line is cut between letters.
    """
    if len(runs) == 1 and "\n" not in runs[0].words:
        yield from _filled(runs[0], room, runs)
        return
    line: list[Word] = []
    width = 0.0
    space = widths(runs[0].font)[" "] if runs else 0.0
    for unit, unit_width in _units(_words(runs)):
        needed = width + space + unit_width if line else unit_width
        if line and (unit[0].first or needed > room):
            yield Line(line, width)
            line, needed = [], unit_width
        if needed <= room:
            line += unit
            width = needed
            continue
        *whole, last = _cut(unit, room, runs)
        yield from whole
        line, width = last.words, last.width
    if line:
        yield Line(line, width)


def _filled(run: Run, room: float, runs: Sequence[Run]) -> Iterator[Line]:
    """The lines of one run without line ends: most paragraphs are such."""
    known = widths(run.font)
    space = known[" "]
    line: list[str] = []
    width = -space
    for letters in filter(None, _split(run.words)):
        own = known[letters]
        if width + space + own <= room:
            line.append(letters)
            width += space + own
            continue
        if line:
            yield _of_one(line, width, space)
        line, width = [letters], own
        if own > room:
            *whole, last = _cut([Word(letters, 0, own, glued=False, first=False)], room, runs)
            yield from whole
            line, width = [last.words[0].letters], last.width
    if line:
        yield _of_one(line, width, space)


def _split(words: str) -> list[str]:
    """What spaces part; a number and its percent sign stay together."""
    return _SPACES.split(words) if " %" in words else words.split(" ")


def _of_one(letters: list[str], width: float, space: float) -> Line:
    spaces = space * (len(letters) - 1)
    return Line([Word(" ".join(letters), 0, width - spaces, glued=False, first=False)], width)


def _units(words: Iterator[Word]) -> Iterator[tuple[list[Word], float]]:
    """What is not parted at the end of a line, and its width."""
    unit: list[Word] = []
    for word in words:
        if unit and not word.glued:
            yield unit, sum([each.width for each in unit])
            unit = []
        unit.append(word)
    if unit:
        yield unit, sum([each.width for each in unit])


def _cut(unit: list[Word], room: float, runs: Sequence[Run]) -> Iterator[Line]:
    """Lines of a word that is too wide for one; a letter at least stands on each."""
    line: list[Word] = []
    width = 0.0
    for word in unit:
        rest, known = word.letters, widths(runs[word.run].font)
        while rest:
            sums = list(_sums(rest, known))
            fits = bisect_left(sums, room - width + _FUZZ)
            if not fits and line:
                yield Line(line, width, cut=True)
                line, width = [], 0.0
                continue
            fits = max(fits, 1)
            line.append(Word(rest[:fits], word.run, sums[fits - 1], bool(line), first=False))
            width += sums[fits - 1]
            rest = rest[fits:]
    yield Line(line, width)


def _sums(letters: str, known: _Widths) -> Iterator[float]:
    total = 0.0
    for letter in letters:
        total += known[letter]
        yield total


def joined(runs: Iterable[Run]) -> list[Run]:
    """Runs of the same font and target as one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1][1:] == run[1:] and not run.target:
            found[-1] = Run(found[-1].words + run.words, run.font)
        elif run.words:
            found.append(run)
    return found
