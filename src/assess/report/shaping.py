"""Letters as the glyphs that print them: conjuncts, joined forms, marks in their place.

Nothing here is imported while a report needs no more than Latin, Greek and Cyrillic letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz as harfbuzz

from assess.report import faces

_REMEMBERED = 20_000


class Glyph(NamedTuple):
    """A glyph by the code that prints it, with lengths in thousandths of the font's size.

    ``place`` is the index of the first letter that it prints a part of.
    """

    code: int
    advance: float
    right: float
    up: float
    place: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """Glyphs from left to right, with their width and their reach above and below the line."""

    glyphs: tuple[Glyph, ...]
    width: float
    above: float
    below: float


@lru_cache(_REMEMBERED)
def shape(words: str, font: str, script: str, *, right_to_left: bool) -> Shaped:
    """Shape ``words``, of one font and direction; ``script`` "" is found by their letters."""
    buffer = harfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    if script:
        buffer.script = script
    buffer.language = "und"  # else the user's locale would show in the file
    buffer.flags = harfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    shaper, codes = _font(font), faces.glyph_codes(font)
    harfbuzz.shape(shaper, buffer, {"kern": False})
    glyphs = []
    width = above = below = 0.0
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(
            Glyph(
                codes.get(info.codepoint, 0), at.x_advance, at.x_offset, at.y_offset, info.cluster
            )
        )
        width += at.x_advance
        ink = shaper.get_glyph_extents(info.codepoint)
        if ink and ink.height:
            above = max(above, at.y_offset + ink.y_bearing)
            below = max(below, -(at.y_offset + ink.y_bearing + ink.height))
    return Shaped(tuple(glyphs), width, above, below)


@cache
def _font(name: str) -> Any:
    """The shaper of a registered font, in thousandths of its size."""
    face = harfbuzz.Face(harfbuzz.Blob(faces.font(name).face._ttf_data))  # noqa: SLF001
    font = harfbuzz.Font(face)
    font.scale = (1000, 1000)
    return font


def fitting(shaped: Shaped, length: int, room: float, *, least: bool) -> int:
    """How many of the first ``length`` letters fit into ``room``, cut where shaping allows it.

    ``least``: never none, even where not one of them fits.
    """
    widths: dict[int, float] = {}
    for glyph in shaped.glyphs:
        widths[glyph.place] = widths.get(glyph.place, 0) + glyph.advance
    starts = [*sorted(widths), length]
    used = 0.0
    for start, end in pairwise(starts):
        used += widths[start]
        if used > room:
            return end if least and start == starts[0] else start
    return length


_Key = tuple[str, float, tuple[Glyph, ...]]
_drawn: WeakKeyDictionary[Any, dict[_Key, str]] = WeakKeyDictionary()
"""What was printed before in a document: words come again and again."""


def operators(glyphs: tuple[Glyph, ...], font: str, size: float, document: Any) -> str:
    """The PDF's text operators that print glyphs from the current point on."""
    before = _drawn.setdefault(document, {})
    key = (font, size, glyphs)
    if key not in before:
        before[key] = " ".join(_operators(glyphs, font, size, document))
    return before[key]


def _operators(glyphs: tuple[Glyph, ...], font: str, size: float, document: Any) -> Iterator[str]:
    made = faces.font(font)
    letters = "".join(chr(glyph.code) for glyph in glyphs)
    parts = made.splitString(letters, document)
    coded = [(subset, byte) for subset, run in parts for byte in run]
    widths = made.face.charWidths
    rise = 0.0
    items = zip(glyphs, coded, strict=True)
    for (subset, up), run in groupby(items, key=lambda item: (item[1][0], item[0].up)):
        if up != rise:
            yield f"{number(up * size / 1000)} Ts"
            rise = up
        yield f"{made.getSubsetInternalName(subset, document)} {number(size)} Tf"
        yield f"[{' '.join(_placed(run, widths))}] TJ"
    if rise:
        yield "0 Ts"


def _placed(
    run: Iterator[tuple[Glyph, tuple[int, int]]], widths: dict[int, float]
) -> Iterator[str]:
    """Glyphs of one subset and height, with the moves between them."""
    for glyph, (_, byte) in run:
        if glyph.right:
            yield number(-glyph.right)
        yield f"<{byte:02X}>"
        back = widths.get(glyph.code, 0) + glyph.right - glyph.advance
        if abs(back) > 0.01:
            yield number(back)


def number(value: float) -> str:
    """A number as a PDF writes it; a thousandth of a point is finer than any printer."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
