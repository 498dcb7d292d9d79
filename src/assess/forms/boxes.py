"""The parts of a printed form that are filled in: boxes to mark and room to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from assess.report.blocks import Span
from assess.report.typeface import BOLD, REGULAR, Typesetter

_BOX = 10.0
_SIGN = 20.0
"""Width of the sign between a box and its text."""
_LINE = 19.0
"""Height of a line to write on, in points: room for handwriting."""

_EDGE = HexColor("#4d5763")
_LABEL = ParagraphStyle(
    "label", fontName=REGULAR, fontSize=7.5, leading=9, textColor=HexColor("#4d5763")
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A box to mark. ``one_of``: of all with the same name only one is marked.

    ``question`` is what the group is called, ``tip`` what the one box is.
    """

    name: str
    sign: str
    on: bool
    one_of: bool
    question: str
    tip: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for a text, ``share`` of its row wide, ``lines`` high. ``options``: a list to choose."""

    label: str
    name: str
    share: float
    value: str = ""
    lines: int = 1
    tip: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> str:
        """The value as it is read: of a list, the text chosen."""
        return dict(self.options).get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Field:
    """Where a field stands: page from 0, and its corners in points from the bottom left."""

    page: int
    rect: tuple[float, float, float, float]
    what: Mark | Slot


class Marked(Flowable):  # type: ignore[misc]
    """A box with its sign and text. ``fields`` collects it; None: it is drawn on the paper."""

    def __init__(
        self, mark: Mark, sign: str, text: Any, indent: float, fields: list[Field] | None
    ) -> None:
        super().__init__()
        self._mark, self._sign, self._text = mark, sign, text
        self._indent, self._fields = indent, fields

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        left = self._indent + _BOX + _SIGN
        _width, self.height = self._text.wrap(width - left, height)
        self.height = max(self.height, _BOX) + 2.5
        self.width = width
        return width, self.height

    def draw(self) -> None:
        canvas, top = self.canv, self.height - 1
        canvas.saveState()
        canvas.setStrokeColor(_EDGE)
        canvas.setLineWidth(0.8)
        if self._fields is None:
            self._box(canvas, self._indent, top - _BOX)
        else:
            x, y = canvas.absolutePosition(self._indent, top - _BOX)
            rect = (x, y, x + _BOX, y + _BOX)
            self._fields.append(Field(canvas.getPageNumber() - 1, rect, self._mark))
        canvas.setFont(BOLD, 9)
        canvas.drawRightString(self._indent + _BOX + _SIGN - 6, top - _BOX + 1.8, self._sign)
        canvas.restoreState()
        self._text.drawOn(canvas, self._indent + _BOX + _SIGN, self.height - self._text.height)

    def _box(self, canvas: Any, x: float, y: float) -> None:
        canvas.rect(x, y, _BOX, _BOX)
        if self._mark.on:
            canvas.line(x + 2, y + 2, x + _BOX - 2, y + _BOX - 2)
            canvas.line(x + 2, y + _BOX - 2, x + _BOX - 2, y + 2)


class Room(Flowable):  # type: ignore[misc]
    """A row of labelled room to write: lines on paper, text fields on the screen."""

    def __init__(
        self,
        slots: Sequence[Slot],
        indent: float,
        typesetter: Typesetter,
        fields: list[Field] | None,
    ) -> None:
        super().__init__()
        self._slots, self._indent, self._fields = slots, indent, fields
        self._labels = [typesetter.paragraph((Span(each.label),), _LABEL) for each in slots]
        self._values = [
            typesetter.paragraph((Span(each.shown),), _VALUE) if each.value else None
            for each in slots
        ]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        whole = sum(each.share for each in self._slots)
        gap = 6.0
        room = width - self._indent - gap * (len(self._slots) - 1)
        self._widths = [room * each.share / whole for each in self._slots]
        self._gap = gap
        tallest = max(
            label.wrap(space, height)[1]
            for label, space in zip(self._labels, self._widths, strict=True)
        )
        self._below = max(each.lines for each in self._slots) * _LINE
        if self._fields is None:
            written = [
                value.wrap(space, height)[1]
                for value, space in zip(self._values, self._widths, strict=True)
                if value
            ]
            self._below = max([self._below, *(each + 4 for each in written)])
        self._top = tallest
        self.width, self.height = width, tallest + self._below + 4
        return width, self.height

    def draw(self) -> None:
        x = self._indent
        for slot, label, value, width in zip(
            self._slots, self._labels, self._values, self._widths, strict=True
        ):
            label.drawOn(self.canv, x, self.height - label.height - 1)
            if self._fields is None:
                self._lines(x, width, value)
            else:
                left, bottom = self.canv.absolutePosition(x, 2)
                rect = (left, bottom, left + width, bottom + self._below)
                self._fields.append(Field(self.canv.getPageNumber() - 1, rect, slot))
            x += width + self._gap

    def _lines(self, x: float, width: float, value: Any) -> None:
        """Lines to write on, or what is written already."""
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(_EDGE)
        canvas.setLineWidth(0.4)
        if value is not None:
            value.drawOn(canvas, x, self.height - self._top - value.height - 2)
            canvas.line(x, 2, x + width, 2)
        else:
            for number in range(max(1, round(self._below / _LINE))):
                canvas.line(x, 2 + number * _LINE, x + width, 2 + number * _LINE)
        canvas.restoreState()


_VALUE = ParagraphStyle("value", fontName=REGULAR, fontSize=9.5, leading=12)
