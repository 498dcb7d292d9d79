"""Vector charts with their numbers printed in them, to be read in black and white.

Solid is certain, hatched depends on what is missing or unknown, and a mark shows the score.
Drawn on the canvas itself: the PDF library's drawings name a font that is not embedded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from assess.report.blocks import DutyBar, ScoreBar, Shade
from assess.report.style import INK, PALE, QUIET, RULE
from assess.report.typeface import BOLD, REGULAR

_SOLID = HexColor("#2b5278")
_BAR = 9.0
_HATCH = 3.2
_TEXT = 8.5
_LEADING = 11.0


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle on the chart, in points."""

    left: float
    bottom: float
    right: float
    top: float


class Chart(Flowable):  # type: ignore[misc]
    """A picture of a fixed size; ``paint`` draws it with its lower left corner at 0, 0."""

    def __init__(self, width: float, height: float, paint: Callable[[Canvas], None]) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._paint = paint

    def draw(self) -> None:
        self.canv.saveState()
        self._paint(self.canv)
        self.canv.restoreState()


def score_bar(bar: ScoreBar, width: float) -> Chart:
    """Draw a score on a line from 0 to 100 %, with its words under it.

    Solid up to the low end of the range, hatched up to its high end, a mark at the score; thin
    lines stand at the cut-offs.
    """
    lines = _lines(bar.words, width)
    height = 16 + _LEADING * len(lines)
    return Chart(width, height, lambda canvas: _paint_score(canvas, bar, lines, width))


def _lines(words: str, width: float) -> list[str]:
    """Break words of our own at their commas where they are wider than the bar."""
    lines = [""]
    for piece in words.split(", "):
        longer = f"{lines[-1]}, {piece}" if lines[-1] else piece
        if lines[-1] and stringWidth(longer, BOLD, _TEXT) > width:
            lines[-1] += ","
            lines.append(piece)
        else:
            lines[-1] = longer
    return lines


def _paint_score(canvas: Canvas, bar: ScoreBar, lines: list[str], width: float) -> None:
    bottom = 2 + _LEADING * len(lines)
    top = bottom + _BAR

    def at(percent: int) -> float:
        return width * percent / 100

    _fill(canvas, _Box(0, bottom, width, top), PALE)
    if bar.low is not None and bar.high is not None:
        _fill(canvas, _Box(0, bottom, at(bar.low), top), _SOLID)
        _hatch(canvas, _Box(at(bar.low), bottom, at(bar.high), top))
    for cutoff in bar.cutoffs:
        _line(canvas, (at(cutoff), bottom - 2, at(cutoff), top + 2), QUIET, 0.5)
    _outline(canvas, _Box(0, bottom, width, top), RULE, 0.5)
    if bar.score is not None:
        _mark(canvas, at(bar.score), bottom)
    for place, line in enumerate(reversed(lines)):
        _write(canvas, 0, 2 + _LEADING * place, line, BOLD)


def duty_bar(bar: DutyBar, width: float) -> Chart:
    """Draw duties met (solid), not met (white) and not known (hatched), with their numbers."""
    return Chart(width, 36, lambda canvas: _paint_duties(canvas, bar, width))


def _paint_duties(canvas: Canvas, bar: DutyBar, width: float) -> None:
    bottom, top = 17.0, 33.0
    total = bar.met + bar.not_met + bar.not_known
    left, legend = 0.0, 0.0
    kinds = ((bar.met, "met"), (bar.not_met, "not met"), (bar.not_known, "not known"))
    for count, words in kinds:
        right = left + width * count / total
        _segment(canvas, words, _Box(left, bottom, right, top))
        _segment(canvas, words, _Box(legend, 3, legend + 10, 11))
        legend = _write(canvas, legend + 14, 4, f"{count} {words}", BOLD) + 18
        left = right


def _segment(canvas: Canvas, kind: str, box: _Box) -> None:
    if box.right <= box.left:
        return
    if kind == "not known":
        _hatch(canvas, box)
        return
    _fill(canvas, box, _SOLID if kind == "met" else white)
    _outline(canvas, box, _SOLID, 0.8)


def shade(field: Shade, width: float) -> Chart:
    """Draw one field of a heat map: filled from the left by its percent, its words beside it."""
    return Chart(width, 12, lambda canvas: _paint_shade(canvas, field))


def _paint_shade(canvas: Canvas, field: Shade) -> None:
    _write(canvas, 28, 2, field.words, BOLD)
    if field.percent is None:
        return
    _fill(canvas, _Box(0, 1, 24, 10), PALE)
    _fill(canvas, _Box(0, 1, 24 * field.percent / 100, 10), _SOLID)
    _outline(canvas, _Box(0, 1, 24, 10), RULE, 0.5)


def key(width: float) -> Chart:
    """Explain the score bars in one line."""
    return Chart(width, 14, _paint_key)


def _paint_key(canvas: Canvas) -> None:
    _fill(canvas, _Box(0, 3, 12, 10), _SOLID)
    place = _write(canvas, 17, 3, "certain", REGULAR) + 17
    _hatch(canvas, _Box(place, 3, place + 12, 10))
    place = _write(canvas, place + 17, 3, "possible: unanswered or unknown", REGULAR) + 17
    _mark(canvas, place + 6, 2)
    place = _write(canvas, place + 17, 3, "score", REGULAR) + 17
    _line(canvas, (place + 6, 1, place + 6, 12), QUIET, 0.5)
    _write(canvas, place + 17, 3, "cut-off of a rating", REGULAR)


def _fill(canvas: Canvas, box: _Box, color: Color) -> None:
    canvas.setFillColor(color)
    canvas.rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom, 0, 1)


def _outline(canvas: Canvas, box: _Box, color: Color, weight: float) -> None:
    canvas.setStrokeColor(color)
    canvas.setLineWidth(weight)
    canvas.rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom, 1, 0)


def _line(
    canvas: Canvas, ends: tuple[float, float, float, float], color: Color, weight: float
) -> None:
    canvas.setStrokeColor(color)
    canvas.setLineWidth(weight)
    canvas.line(*ends)


def _hatch(canvas: Canvas, box: _Box) -> None:
    """A white box with slanting lines, cut at its sides, and an outline."""
    if box.right <= box.left:
        return
    _fill(canvas, box, white)
    height = box.top - box.bottom
    start = box.left - height
    while start < box.right:
        first, last = max(start, box.left), min(start + height, box.right)
        if last > first:
            low, high = box.bottom + first - start, box.bottom + last - start
            _line(canvas, (first, low, last, high), _SOLID, 0.8)
        start += _HATCH
    _outline(canvas, box, _SOLID, 0.8)


def _mark(canvas: Canvas, place: float, bottom: float) -> None:
    """A black diamond with a white rim, standing out of the bar."""
    middle, half = bottom + _BAR / 2, _BAR / 2 + 2
    path = canvas.beginPath()
    path.moveTo(place, middle + half)
    path.lineTo(place + 3.6, middle)
    path.lineTo(place, middle - half)
    path.lineTo(place - 3.6, middle)
    path.close()
    canvas.setFillColor(INK)
    canvas.setStrokeColor(white)
    canvas.setLineWidth(0.9)
    canvas.drawPath(path, 1, 1)


def _write(canvas: Canvas, left: float, bottom: float, words: str, font: str) -> float:
    """Print words of our own and return where they end."""
    canvas.setFont(font, _TEXT)
    canvas.setFillColor(INK)
    canvas.drawString(left, bottom, words)
    return left + float(stringWidth(words, font, _TEXT))
