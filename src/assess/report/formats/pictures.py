"""Charts as small PNG pictures for Word, distinct in black and white.

Solid is certain, hatched depends on what is missing or unknown, a diamond is the score, and thin
lines are the cut-offs, as in the PDF. The same chart gives the same bytes.
"""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw

_SCALE = 4
"""Pixels a point; and twice that while drawing, for smooth edges."""
_FINE = 2
_INK, _SOLID, _QUIET, _PALE, _WHITE = "#16191d", "#2b5278", "#4d5763", "#eceff2", "#ffffff"

HEIGHT = 14
"""Of every chart but a shade, in points."""


class _Canvas:
    """A white picture on which lengths are points from its upper left corner."""

    def __init__(self, width: float, height: float) -> None:
        self._unit = _SCALE * _FINE
        size = (round(width * self._unit), round(height * self._unit))
        self._image = Image.new("RGB", size, _WHITE)
        self._draw = ImageDraw.Draw(self._image)

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: str, line: str
    ) -> None:
        if right > left:
            self._draw.rectangle(self._at(left, top, right, bottom), fill, line, self._unit // 2)

    def hatched(self, left: float, top: float, right: float, bottom: float) -> None:
        if right <= left:
            return
        self.box(left, top, right, bottom, _WHITE, _SOLID)
        start, height = left - (bottom - top), bottom - top
        while start < right:
            first, last = max(start, left), min(start + height, right)
            if last > first:
                ends = self._at(first, bottom - first + start, last, bottom - last + start)
                self._draw.line(ends, _SOLID, round(self._unit * 0.8))
            start += 3.2

    def line(self, place: float, top: float, bottom: float) -> None:
        self._draw.line(self._at(place, top, place, bottom), _QUIET, self._unit // 2)

    def diamond(self, place: float, middle: float) -> None:
        corners = [(0.0, -6.5), (3.6, 0.0), (0.0, 6.5), (-3.6, 0.0)]
        points = [self._at(place + x, middle + y) for x, y in corners]
        self._draw.polygon([(x, y) for x, y in points], _INK, _WHITE, round(self._unit * 0.9))

    def png(self) -> bytes:
        size = (self._image.width // _FINE, self._image.height // _FINE)
        small = self._image.resize(size, Image.Resampling.LANCZOS).quantize(16)
        file = io.BytesIO()
        small.save(file, "PNG", optimize=False, dpi=(72 * _SCALE, 72 * _SCALE))
        return file.getvalue()

    def _at(self, *places: float) -> tuple[int, ...]:
        return tuple(round(place * self._unit) for place in places)


_MARGIN = 4.0
"""Room at both ends, for half a diamond."""


@cache
def score_bar(
    score: int | None, low: int | None, high: int | None, cutoffs: tuple[int, ...], width: int
) -> bytes:
    """A score with its possible range on a line from 0 to 100 %, ``width`` points wide."""
    canvas, top, bottom = _Canvas(width, HEIGHT), 2.5, 11.5
    span = width - 2 * _MARGIN

    def at(percent: int) -> float:
        return _MARGIN + span * percent / 100

    canvas.box(at(0), top, at(100), bottom, _PALE, _QUIET)
    if low is not None and high is not None:
        canvas.box(at(0), top, at(low), bottom, _SOLID, _SOLID)
        canvas.hatched(at(low), top, at(high), bottom)
    for cutoff in cutoffs:
        canvas.line(at(cutoff), top - 2, bottom + 2)
    if score is not None:
        canvas.diamond(at(score), (top + bottom) / 2)
    return canvas.png()


@cache
def duty_bar(met: int, not_met: int, not_known: int, width: int) -> bytes:
    """Duties met (solid), not met (white) and not known (hatched)."""
    canvas, top, bottom = _Canvas(width, HEIGHT), 1.0, 13.0
    total = max(1, met + not_met + not_known)
    first, second = 1 + (width - 2) * met / total, 1 + (width - 2) * (met + not_met) / total
    canvas.box(1, top, first, bottom, _SOLID, _SOLID)
    canvas.box(first, top, second, bottom, _WHITE, _SOLID)
    canvas.hatched(second, top, width - 1 if not_known else second, bottom)
    return canvas.png()


@cache
def shade(percent: int) -> bytes:
    """A field of a heat map, filled from the left by its percent; 26 by 10 points."""
    canvas = _Canvas(26, 10)
    canvas.box(1, 1, 25, 9, _WHITE, _SOLID)
    canvas.box(1, 1, 1 + 24 * percent / 100, 9, _SOLID, _SOLID)
    return canvas.png()


@cache
def sample(kind: str) -> bytes:
    """A sample for the key: "certain", "possible", "empty", "score" or "cut-off"; 14 by 14."""
    canvas = _Canvas(14, HEIGHT)
    if kind in ("certain", "empty"):
        canvas.box(1, 2.5, 13, 11.5, _SOLID if kind == "certain" else _WHITE, _SOLID)
    elif kind == "possible":
        canvas.hatched(1, 2.5, 13, 11.5)
    elif kind == "score":
        canvas.diamond(7, 7)
    else:
        canvas.line(7, 0.5, 13.5)
    return canvas.png()
