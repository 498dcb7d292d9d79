"""Vector charts with their numbers beside them, to be read in black and white.

Solid is certain, hatched depends on what is missing or unknown, and a mark shows the score.
Drawn on the canvas itself: the PDF library's drawings name a font that is not embedded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from assess.language import gettext as _
from assess.report.blocks import DutyBar, ScoreBar, Shade
from assess.report.plain import PlainParagraph
from assess.report.structure import Element
from assess.report.style import INK, PALE, QUIET, RULE

_SOLID = HexColor("#2b5278")
_BAR = 9.0
_HATCH = 3.2
_SWATCH = 17.0
"""From the left of a swatch to its words."""

Paint = Callable[[Canvas], None]
SetWords = Callable[[str], Flowable]
"""Makes a paragraph of words in a chart."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle on the chart, in points."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class _Label:
    """Words in a chart, and where their upper left corner stands."""

    words: Flowable
    left: float
    top: float


class Chart(Flowable):  # type: ignore[misc]
    """A picture; ``paint`` draws it with its lower left corner at 0, 0, and labels on top.

    It is one figure of the structure, which says what it shows.
    """

    def __init__(
        self,
        width: float,
        height: float,
        paint: Paint,
        labels: Sequence[_Label] = (),
    ) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.spaceAfter = 0.0
        self._paint = paint
        self._labels = labels
        self._figure: Element | None = None

    def shows(self, alternative: str, parent: Element) -> Chart:
        """Say what it shows to those who cannot see it; return itself."""
        self._figure = parent.add("Figure", alternative=alternative)
        return self

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        assert self._figure is not None
        left, bottom = canvas.absolutePosition(0, 0)
        right, top = left + self.width, bottom + self.height
        box = f"{left:.1f} {bottom:.1f} {right:.1f} {top:.1f}"
        self._figure.attributes = f"<</O /Layout /Placement /Block /BBox [{box}]>>"
        with canvas.marked(self._figure):
            canvas.saveState()
            self._paint(canvas)
            for label in self._labels:
                label.words.drawOn(canvas, label.left, label.top - label.words.height)
            canvas.restoreState()


def score_bar(bar: ScoreBar, width: float) -> Chart:
    """Draw a score on a line from 0 to 100 %; its words are set below it by whoever asks.

    Solid up to the low end of the range, hatched up to its high end, a mark at the score; thin
    lines stand at the cut-offs.
    """
    return Chart(width, 14, lambda canvas: _paint_score(canvas, bar, width))


def score_words(bar: ScoreBar) -> str:
    """What a score bar shows, for those who cannot see it."""
    if bar.alternative:
        return bar.alternative
    if bar.low is None or bar.high is None:
        return _("Bar from 0 to 100 %: no score.")
    if bar.score is None:
        return _("Bar from 0 to 100 %: possible range {low} to {high} %.").format(
            low=bar.low, high=bar.high
        )
    return _("Bar from 0 to 100 %: score {score} %, possible range {low} to {high} %.").format(
        score=bar.score, low=bar.low, high=bar.high
    )


def _paint_score(canvas: Canvas, bar: ScoreBar, width: float) -> None:
    bottom = 2.5
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


def duty_bar(bar: DutyBar, width: float, set_words: SetWords) -> Chart:
    """Draw duties met (solid), not met (white) and not known (hatched), with their numbers."""
    labels = _in_row(bar.legend, width, set_words)
    height = 20 + max(label.words.height for label in labels)
    labels = [_Label(each.words, each.left, height - 19) for each in labels]

    def paint(canvas: Canvas) -> None:
        _paint_duties(canvas, bar, labels, _Box(0, height - 16, width, height))

    return Chart(width, height, paint, labels)


_KINDS = ("met", "not met", "not known")


def _paint_duties(canvas: Canvas, bar: DutyBar, labels: list[_Label], box: _Box) -> None:
    counts = (bar.met, bar.not_met, bar.not_known)
    left = box.left
    for count, kind, label in zip(counts, _KINDS, labels, strict=True):
        right = left + (box.right - box.left) * count / sum(counts)
        _segment(canvas, kind, _Box(left, box.bottom, right, box.top))
        _swatch(canvas, label, kind)
        left = right


def _swatch(canvas: Canvas, label: _Label, kind: str) -> None:
    left, top = label.left - _SWATCH, label.top - 2
    _segment(canvas, kind, _Box(left, top - 8, left + 12, top))


def _segment(canvas: Canvas, kind: str, box: _Box) -> None:
    if box.right <= box.left:
        return
    if kind == "not known":
        _hatch(canvas, box)
        return
    _fill(canvas, box, _SOLID if kind == "met" else white)
    _outline(canvas, box, _SOLID, 0.8)


def _in_row(words: Sequence[str], width: float, set_words: SetWords) -> list[_Label]:
    """Set words beside each other, each with room for a swatch and for its length."""
    shares = [len(each) + 8 for each in words]
    labels, left = [], 0.0
    for each, share in zip(words, shares, strict=True):
        room = width * share / sum(shares)
        paragraph = set_words(each)
        _beside(paragraph, room - _SWATCH - 6)
        labels.append(_Label(paragraph, left + _SWATCH, 0))
        left += room
    return labels


def _beside(paragraph: Flowable, room: float) -> None:
    """Lay out words that stand at the right of what they explain, also from right to left."""
    paragraph.wrap(room, 1e6)
    if not isinstance(paragraph, PlainParagraph):
        paragraph.wrap(paragraph.used, 1e6)


SHADE = 24.0
"""The width of a field of a heat map without its words."""


def shade(field: Shade, width: float, set_words: SetWords) -> Chart:
    """Draw one field of a heat map: filled from the left by its percent, its words beside it."""
    words = set_words(field.words)
    _beside(words, max(width - SHADE - 4, 10))
    height = max(words.height, 11.0)
    label = _Label(words, SHADE + 4 if field.percent is not None else 0, height)
    return Chart(width, height, lambda canvas: _paint_shade(canvas, field, height), [label])


def _paint_shade(canvas: Canvas, field: Shade, height: float) -> None:
    if field.percent is None:
        return
    box = _Box(0, height - 11, SHADE, height - 2)
    _fill(canvas, box, white)
    _fill(canvas, _Box(0, box.bottom, SHADE * field.percent / 100, box.top), _SOLID)
    _outline(canvas, box, _SOLID, 0.5)


def key(width: float, set_words: SetWords, parent: Element) -> Chart:
    """Explain the score bars in one line."""
    words = (
        _("certain"),
        _("possible: unanswered or unknown"),
        _("score"),
        _("cut-off of a rating"),
    )
    labels = _in_row(words, width, set_words)
    height = 3 + max(label.words.height for label in labels)
    labels = [_Label(each.words, each.left, height) for each in labels]
    chart = Chart(width, height, lambda canvas: _paint_key(canvas, labels, height), labels)
    return chart.shows(
        _(
            "Key to the bars: solid is certain; hatched is possible, unanswered or unknown; "
            "a diamond is the score; a thin line is the cut-off of a rating."
        ),
        parent,
    )


def _paint_key(canvas: Canvas, labels: list[_Label], height: float) -> None:
    certain, possible, score, cutoff = (label.left - _SWATCH for label in labels)
    top, bottom = height - 2, height - 10
    _fill(canvas, _Box(certain, bottom, certain + 12, top), _SOLID)
    _hatch(canvas, _Box(possible, bottom, possible + 12, top))
    _mark(canvas, score + 6, bottom - 0.5)
    _line(canvas, (cutoff + 8, bottom - 2, cutoff + 8, top + 2), QUIET, 0.5)


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
