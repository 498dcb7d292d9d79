"""Text of any script cut into pieces that are shaped whole, and set in lines.

Pieces are words with the space after them, or what a dictionary takes for words in scripts that
write none (Thai, Lao, Khmer), cut where font, style or direction change.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from icu4py.breakers import LineBreaker

from assess.report import bidi, faces
from assess.report.faces import Face
from assess.report.shaping import Shaped, fitting, shape

_LONGEST = 100
"""More letters than this without a break are shaped in parts."""
_VIRAMA = 9
"""The combining class of marks that join the next letter to the one before."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of letters looks. ``target``: "#" and an anchor, or an address on the web."""

    bold: bool = False
    italic: bool = False
    target: str = ""


class Piece(NamedTuple):
    """Letters from ``start`` to ``end`` of a text, ``words``, shaped in one font.

    ``parts``: a line may end after it; ``ends``: it must.
    """

    start: int
    end: int
    words: str
    font: str
    script: str
    level: int
    style: Style
    shaped: Shaped
    space: bool
    parts: bool
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its letters with the space that follows them, and the pieces that are printed.

    ``start`` is its place in the text; ``pieces`` stand in the order they are read in; ``base``
    is 1 in right-to-left text; ``width`` is in thousandths of the size.
    """

    start: int
    words: str
    pieces: tuple[Piece, ...]
    base: int

    @property
    def width(self) -> float:
        return sum(piece.shaped.width for piece in self.pieces)

    def visual(self) -> list[Piece]:
        """The pieces from left to right."""
        order = bidi.reorder([piece.level for piece in self.pieces])
        return [self.pieces[place] for place in order]


class Prose:
    """One paragraph's text: ``spans`` of letters that the fonts hold, each with its style."""

    def __init__(self, spans: Sequence[tuple[str, Style]]) -> None:
        self.text = "".join(words for words, _ in spans)
        self.right_to_left = bidi.direction(self.text) == 1
        self._styles = [style for words, style in spans for _ in words]
        self.pieces = tuple(self._pieces())
        self.above = max((piece.shaped.above for piece in self.pieces), default=0.0)
        self.below = max((piece.shaped.below for piece in self.pieces), default=0.0)

    def _pieces(self) -> Iterator[Piece]:
        start = 0
        for words in self.text.split("\n"):
            end = start + len(words)
            yield from self._block(start, end)
            if end < len(self.text):  # the newline itself, which ends a line and prints nothing
                base = bidi.direction(words, int(self.right_to_left))
                yield _newline(end, base, self._styles[end])
            start = end + 1

    def _block(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of one stretch without newlines."""
        words = self.text[start:end]
        base = bidi.direction(words, int(self.right_to_left))
        levels = bidi.levels(words, base)
        spaces = [letter == " " for letter in words]
        kinds = list(zip(_faces(words), levels, self._styles[start:end], spaces, strict=True))
        for first, last in pairwise(_breaks(words)):
            place = first
            for (face, level, style, space), run in groupby(kinds[first:last]):
                for part in _handy(words[place : place + len(list(run))]):
                    after = place + len(part)
                    font = face.font(bold=style.bold, italic=style.italic)
                    yield Piece(
                        start + place,
                        start + after,
                        part,
                        font,
                        face.script,
                        level,
                        style,
                        shape(part, font, face.script, right_to_left=level % 2 == 1),
                        space,
                        parts=after == last < len(words),
                    )
                    place = after

    def lines(self, start: int, first: float, rest: float) -> list[Line]:
        """Set the text from ``start`` on in lines: one ``first`` wide, the others ``rest``."""
        found: list[Line] = []
        taken: list[Piece] = []
        used = 0.0
        queue = [*self._words(start)][::-1]
        while queue:
            word = queue.pop()
            room = (rest if found else first) - used
            if _seen(word) <= room:
                taken += word
                used += sum(piece.shaped.width for piece in word)
                if not word[-1].ends:
                    continue
            elif taken:
                queue.append(word)
            else:
                taken, tail = self._cut(word, room)
                queue += [tail] if tail else []
            found.append(self._line(taken))
            taken, used = [], 0.0
        if taken or not found or self.pieces[-1].ends:
            found.append(self._line(taken))
        return found

    def _words(self, start: int) -> Iterator[list[Piece]]:
        """Pieces from ``start`` on, those together between which no line may end."""
        word: list[Piece] = []
        for piece in self.pieces:
            if piece.end <= start:
                continue
            word.append(self._part(piece, start, piece.end) if piece.start < start else piece)
            if piece.parts:
                yield word
                word = []
        if word:
            yield word

    def _cut(self, word: list[Piece], room: float) -> tuple[list[Piece], list[Piece]]:
        """Part a word that is wider than a line; what stays is never empty."""
        head: list[Piece] = []
        for place, piece in enumerate(word):
            if piece.shaped.width <= room:
                head.append(piece)
                room -= piece.shaped.width
                continue
            first = self._beginning(piece, room, least=not head)
            after = word[place + 1 :]
            if first is None:
                return head, [piece, *after]
            if first.end == piece.end:
                return [*head, first], after
            return [*head, first], [self._part(piece, first.end, piece.end), *after]
        return head, []

    def _beginning(self, piece: Piece, room: float, *, least: bool) -> Piece | None:
        """As much of a piece as fits, or with ``least`` as cannot be parted; None: nothing does."""
        aim = room
        while True:
            count = fitting(piece.shaped, piece.end - piece.start, aim, least=least)
            if not count:
                return None
            part = self._part(piece, piece.start, piece.start + count)
            if part.shaped.width <= room or aim <= 0:
                return part
            aim -= part.shaped.width - room  # letters that end a word may be wider than joined ones

    def _part(self, piece: Piece, start: int, end: int) -> Piece:
        right_to_left = piece.level % 2 == 1
        words = self.text[start:end]
        shaped = shape(words, piece.font, piece.script, right_to_left=right_to_left)
        ended = end == piece.end
        return piece._replace(
            start=start,
            end=end,
            words=words,
            shaped=shaped,
            parts=piece.parts and ended,
            ends=piece.ends and ended,
        )

    def _line(self, pieces: list[Piece]) -> Line:
        if not pieces:
            return Line(len(self.text), "", (), int(self.right_to_left))
        last = len(pieces)
        while last and pieces[last - 1].space:
            last -= 1
        start, end = pieces[0].start, pieces[-1].end
        begin = self.text.rfind("\n", 0, start) + 1
        block = self.text[begin:].partition("\n")[0]
        base = bidi.direction(block, int(self.right_to_left))
        return Line(start, self.text[start:end].rstrip("\n"), tuple(pieces[:last]), base)


def _newline(place: int, base: int, style: Style) -> Piece:
    """What ends a line and prints nothing."""
    nothing = Shaped((), 0.0, 0.0, 0.0)
    return Piece(
        place,
        place + 1,
        "\n",
        faces.REGULAR,
        "",
        base,
        style,
        nothing,
        space=True,
        parts=True,
        ends=True,
    )


def _handy(words: str) -> Iterator[str]:
    """``words`` in parts that are quick to shape; what belongs together is not parted."""
    start = 0
    while len(words) - start > _LONGEST:
        end = start + _LONGEST
        while end < len(words) and not _apart(words[end - 1], words[end]):
            end += 1
        yield words[start:end]
        start = end
    yield words[start:]


def _apart(before: str, letter: str) -> bool:
    joins = unicodedata.combining(before) == _VIRAMA or faces.ignorable(before)
    return not joins and unicodedata.category(letter)[0] not in "MC"


def _seen(word: list[Piece]) -> float:
    """The width of pieces without the space after them."""
    last = len(word)
    while last and word[last - 1].space:
        last -= 1
    return sum(piece.shaped.width for piece in word[:last])


def _faces(words: str) -> list[Face]:
    """The face of each letter: that of its script, or of what it belongs to."""
    found: list[Face] = []
    for place, letter in enumerate(words):
        code = ord(letter)
        before = found[-1] if found else None
        own = faces.face(code) or before or faces.TEXT
        if before and before is not own and _stays(letter, before):
            own = before
        elif own is faces.TEXT and unicodedata.category(letter)[0] == "P":
            after = faces.face(ord(words[place + 1])) if place + 1 < len(words) else None
            if after is faces.EAST and after.holds(code):
                own = after
        found.append(own)
    return found


def _stays(letter: str, before: Face) -> bool:
    """Whether a letter is set in the face of the one before it: spaces, marks, punctuation."""
    if faces.ignorable(letter):
        return True
    return unicodedata.category(letter)[0] in "MZP" and before.holds(ord(letter))


def _breaks(words: str) -> list[int]:
    """0, the places at which a line may end, and the end."""
    ends = [end for start, end in LineBreaker(words, "en").segments() if end > start]
    if ends and ends[-1] != len(words):  # counted in units of UTF-16
        starts = [0, *accumulate(1 + (letter > "\uffff") for letter in words)]
        ends = [bisect_left(starts, end) for end in ends]
    return [0, *ends]
