"""Paragraphs and single lines in scripts whose letters are shaped, joined or reordered."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import groupby

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.geomutils import normalizeTRBL
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from assess.report import bidi
from assess.report.prose import Line, Piece, Prose
from assess.report.spans import print_line

Rect = tuple[float, float, float, float]
"""Left, bottom, right and top in points, in the flowable's own coordinates."""

_GAP = 0.06
"""The least room between the ink of two lines, as a share of the size."""
_SLACK = 0.01
"""Points by which a width may be out."""
_AFTER_LABEL = 0.6
"""The least room between a label and the text on its line, as a share of the label's size."""


class ShapedParagraph(Flowable):  # type: ignore[misc]
    """A paragraph in any script, laid out in a reportlab paragraph style; see ``Typesetter``.

    Right-to-left text stands at the right where the style says left; a label without letters, such
    as a bullet, then hangs at the right too. Lines are further apart than the style says where
    marks need the room.

    To mark the content for a structure tree, emit BDC before ``draw`` and EMC after it. Each line
    is printed by ``line`` and each stretch of a link is announced by ``link``: override them in a
    subclass, or catch ``canvas.linkRect`` and ``canvas.linkURL``, which ``link`` calls just as
    reportlab's own paragraphs do. What ``line`` prints is a complete marked span and may be nested.
    """

    def __init__(
        self,
        prose: Prose,
        look: ParagraphStyle,
        label: Prose | None = None,
        start: int = 0,
        stop: int | None = None,
    ) -> None:
        super().__init__()
        self.prose, self.style, self.label = prose, look, label
        self._start = start
        self._stop = len(prose.text) if stop is None else stop
        self._lines: list[Line] = []
        size = look.fontSize / 1000
        ascent = getAscentDescent(look.fontName, look.fontSize)[0]
        self._rise = max(ascent, prose.above * size)
        self._drop = max(look.leading - ascent, prose.below * size)
        self._leading = max(look.leading, (prose.above + prose.below) * size + look.fontSize * _GAP)

    @property
    def words(self) -> str:
        """The letters of the paragraph, or of this part of it after a split."""
        return self.prose.text[self._start : self._stop]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Set the lines for ``width``; returns the size the paragraph takes."""
        self.width = width
        scale = 1000 / self.style.fontSize
        first, rest = self._indent(0), self._indent(1)
        across = width - self.style.rightIndent
        found = self.prose.lines(self._start, (across - first) * scale, (across - rest) * scale)
        self._lines = [line for line in found if line.start < self._stop] or found[:1]
        self.height = self._rise + self._drop + self._leading * (len(self._lines) - 1)
        return width, self.height

    @property
    def used(self) -> float:
        """The width of the longest line, as it was laid out last, with what stands beside it."""
        longest = max((line.width for line in self._lines), default=0.0)
        size = float(self.style.fontSize) / 1000
        return longest * size + self._indent(0) + float(self.style.rightIndent) + _SLACK

    def split(self, width: float, height: float) -> list[Flowable]:
        """Part the paragraph so that its first part is at most ``height`` high; none: it cannot."""
        self.wrap(width, height)
        total = len(self._lines)
        fit = 1 + int((height - self._rise - self._drop + 0.001) // self._leading)
        if fit >= total:
            return [self]
        if not self.style.allowWidows and total - fit == 1:
            fit -= 1
        if fit < 1 or (not self.style.allowOrphans and fit == 1):
            return []
        middle = self._lines[fit].start
        return [
            type(self)(self.prose, self.style, self.label, self._start, middle),
            type(self)(self.prose, self.style, None, middle, self._stop),
        ]

    def draw(self) -> None:
        """Print frame, label and lines on the canvas."""
        canvas = self.canv
        canvas.saveState()
        self._box(canvas)
        bottom = self.height - self._rise
        if self.label and self._start == 0:
            self._print_label(canvas, bottom)
        for number, line in enumerate(self._lines):
            self.line(canvas, line, self._left(number, line), bottom)
            bottom -= self._leading
        canvas.restoreState()

    def line(self, canvas: Canvas, line: Line, left: float, bottom: float) -> None:
        """Print one line from ``left`` on, with its links."""
        size = self.style.fontSize
        print_line(canvas, line, size, self.style.textColor, (left, bottom))
        for target, run in groupby(line.visual(), key=lambda piece: piece.style.target):
            right = left + _width(run) * size / 1000
            if target:
                self.link(canvas, (left, bottom - 0.25 * size, right, bottom + 0.9 * size), target)
            left = right

    def link(self, canvas: Canvas, rect: Rect, target: str) -> None:
        """Make ``rect`` lead to ``target``: "#" and an anchor, or an address on the web."""
        if target.startswith("#"):
            canvas.linkRect("", target[1:], rect, relative=1)
        else:
            canvas.linkURL(target, rect, relative=1)

    def _mirrored(self) -> bool:
        """Whether the label hangs at the right: the text does, and the label has no letters."""
        label = self.label.text if self.label else ""
        return self.prose.right_to_left and bool(label) and bidi.direction(label, -1) == -1

    def _indent(self, number: int) -> float:
        """How far a line is set in from the side where labels hang."""
        look = self.style
        if number or self._start:
            return float(look.leftIndent)
        indent = float(look.leftIndent + look.firstLineIndent)
        if self.label:
            needs = self._label_line()[1] + _AFTER_LABEL * look.bulletFontSize
            indent = max(indent, look.bulletIndent + needs)
        return indent

    def _left(self, number: int, line: Line) -> float:
        """Where a line starts."""
        look = self.style
        before, after = self._indent(number), float(look.rightIndent)
        if self._mirrored():
            before, after = after, before
        room = float(self.width) - before - after
        width = line.width * look.fontSize / 1000
        if look.alignment == TA_CENTER:
            return float(before + (room - width) / 2)
        at_right = look.alignment == TA_RIGHT or line.base == 1
        return float(before + room - width) if at_right else before

    def _label_line(self) -> tuple[Line, float]:
        """The label as one line, and its width in points."""
        assert self.label is not None
        line = self.label.lines(0, math.inf, math.inf)[0]
        return line, line.width * float(self.style.bulletFontSize) / 1000

    def _print_label(self, canvas: Canvas, bottom: float) -> None:
        look = self.style
        line, width = self._label_line()
        left = float(look.bulletIndent)
        if self._mirrored():
            left = float(self.width) - left - width
        print_line(canvas, line, look.bulletFontSize, look.textColor, (left, bottom))

    def _box(self, canvas: Canvas) -> None:
        """The border and background of the style, drawn as reportlab draws them."""
        look = self.style
        bordered = bool(look.borderColor and look.borderWidth)
        if not bordered and not look.backColor:
            return
        top, right, bottom, left = normalizeTRBL(look.borderPadding)
        canvas.saveState()
        if bordered:
            canvas.setStrokeColor(look.borderColor)
            canvas.setLineWidth(look.borderWidth)
        if look.backColor:
            canvas.setFillColor(look.backColor)
        canvas.rect(
            look.leftIndent - left,
            -bottom,
            self.width - look.leftIndent - look.rightIndent + left + right,
            self.height + top + bottom,
            stroke=int(bordered),
            fill=int(bool(look.backColor)),
        )
        canvas.restoreState()


def _width(pieces: Iterable[Piece]) -> float:
    return sum(piece.shaped.width for piece in pieces)
