"""Vector charts with their numbers printed in them, to be read in black and white.

Solid is certain, hatched depends on what is missing or unknown, and a mark shows the score.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from assess.report.blocks import DutyBar, ScoreBar
from assess.report.style import INK, PALE, QUIET, RULE
from assess.report.typeface import BOLD, REGULAR

_SOLID = HexColor("#2b5278")
_BAR = 9.0
_HATCH = 3.2


def score_bar(bar: ScoreBar, width: float) -> Drawing:
    """Draw a score on a line from 0 to 100 %, with its words under it.

    Solid up to the low end of the range, hatched up to its high end, a mark at the score; thin
    lines stand at the cut-offs.
    """
    drawing = Drawing(width, 27)
    bottom = 13.0

    def at(percent: int) -> float:
        return width * percent / 100

    drawing.add(Rect(0, bottom, width, _BAR, fillColor=PALE, strokeColor=None))
    if bar.low is not None and bar.high is not None:
        drawing.add(Rect(0, bottom, at(bar.low), _BAR, fillColor=_SOLID, strokeColor=None))
        for line in _hatching(at(bar.low), bottom, at(bar.high), bottom + _BAR):
            drawing.add(line)
    for cutoff in bar.cutoffs:
        place = at(cutoff)
        drawing.add(
            Line(place, bottom - 2, place, bottom + _BAR + 2, strokeColor=QUIET, strokeWidth=0.5)
        )
    drawing.add(Rect(0, bottom, width, _BAR, fillColor=None, strokeColor=RULE, strokeWidth=0.5))
    if bar.score is not None:
        drawing.add(_mark(at(bar.score), bottom))
    drawing.add(String(0, 2, bar.words, fontName=BOLD, fontSize=8.5, fillColor=INK))
    return drawing


def _mark(place: float, bottom: float) -> Polygon:
    """A black diamond with a white rim, standing out of the bar."""
    middle, half = bottom + _BAR / 2, _BAR / 2 + 2
    points = [place, middle + half, place + 3.6, middle, place, middle - half, place - 3.6, middle]
    return Polygon(points, fillColor=INK, strokeColor=HexColor("#ffffff"), strokeWidth=0.9)


def _hatching(left: float, bottom: float, right: float, top: float) -> Iterator[Line | Rect]:
    """An outlined box with slanting lines, cut at its sides."""
    if right <= left:
        return
    white = HexColor("#ffffff")
    yield Rect(left, bottom, right - left, top - bottom, fillColor=white, strokeColor=None)
    height, start = top - bottom, left - (top - bottom)
    while start < right:
        first, last = max(start, left), min(start + height, right)
        if last > first:
            low, high = bottom + first - start, bottom + last - start
            yield Line(first, low, last, high, strokeColor=_SOLID, strokeWidth=0.8)
        start += _HATCH
    yield Rect(
        left, bottom, right - left, height, fillColor=None, strokeColor=_SOLID, strokeWidth=0.8
    )


def duty_bar(bar: DutyBar, width: float) -> Drawing:
    """Draw duties met (solid), not met (white) and not known (hatched), with their numbers."""
    drawing = Drawing(width, 36)
    bottom, height = 17.0, 16.0
    total = bar.met + bar.not_met + bar.not_known
    left, legend = 0.0, 0.0
    for kind, count, words in (
        ("met", bar.met, "met"),
        ("not met", bar.not_met, "not met"),
        ("not known", bar.not_known, "not known"),
    ):
        right = left + width * count / total
        _segment(drawing, kind, (left, bottom, right, bottom + height))
        _segment(drawing, kind, (legend, 3, legend + 10, 11))
        label = f"{count} {words}"
        drawing.add(String(legend + 14, 4, label, fontName=BOLD, fontSize=8.5, fillColor=INK))
        legend += 32 + stringWidth(label, BOLD, 8.5)
        left = right
    return drawing


def _segment(drawing: Drawing, kind: str, box: tuple[float, float, float, float]) -> None:
    left, bottom, right, top = box
    if right <= left:
        return
    if kind == "not known":
        for shape in _hatching(left, bottom, right, top):
            drawing.add(shape)
        return
    fill = _SOLID if kind == "met" else HexColor("#ffffff")
    drawing.add(
        Rect(
            left,
            bottom,
            right - left,
            top - bottom,
            fillColor=fill,
            strokeColor=_SOLID,
            strokeWidth=0.8,
        )
    )


def key(width: float) -> Drawing:
    """Explain the score bars in one line."""
    drawing = Drawing(width, 14)
    place = 0.0
    for sign, words in (
        ("solid", "certain"),
        ("hatched", "possible: unanswered or unknown"),
        ("mark", "score"),
        ("line", "cut-off of a rating"),
    ):
        if sign == "solid":
            drawing.add(Rect(place, 3, 12, 7, fillColor=_SOLID, strokeColor=None))
        elif sign == "hatched":
            for shape in _hatching(place, 3, place + 12, 10):
                drawing.add(shape)
        elif sign == "mark":
            drawing.add(_mark(place + 6, 2))
        else:
            drawing.add(Line(place + 6, 1, place + 6, 12, strokeColor=QUIET, strokeWidth=0.5))
        drawing.add(String(place + 17, 3, words, fontName=REGULAR, fontSize=8.5, fillColor=QUIET))
        place += 34 + stringWidth(words, REGULAR, 8.5)
    return drawing
