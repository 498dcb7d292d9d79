"""A table that breaks between its rows, repeats its head, and says what each cell is.

Written for reports of thousands of rows: laying one out costs the same a row, however many there
are, and a cell is laid out once.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from assess.report import style

_PAD = 2.8
GAP = 9.0
"""Between two columns."""

Cell = Sequence[Flowable]
"""What stands in a cell, one under the other."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right, each with room of ``least`` points at least."""

    cells: tuple[Cell, ...]
    least: float = 0


class Grid(Flowable):  # type: ignore[misc]
    """Rows under an optional head, ruled below each; ``widths`` are those of the columns.

    A row is cut only where it is higher than ``tall``.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        widths: Sequence[float],
        *,
        head: Row | None = None,
        ruled: bool = True,
        pad: float = _PAD,
        tall: float = 1e6,
    ) -> None:
        super().__init__()
        self._rows = list(rows)
        self._widths = widths
        self._head = head
        self._ruled = ruled
        self._pad = pad
        self._tall = tall
        self._heights: list[float] | None = None
        self.spaceAfter = 0.0
        self.signed = False
        """Whether a line to sign on stands above every cell."""
        self.followed = 0.0
        """The height of what stands on the page of the last row."""
        self.whole = False
        """Whether it is not to be begun where not all of it has room."""
        self.boxed = False
        """Whether lines stand between columns, too, as in a form."""

    def add(self, row: Row) -> None:
        """Add a row below the others, made to fit :meth:`cell_width`."""
        self._rows.append(row)
        self._heights = None

    def cell_width(self, column: int) -> float:
        """The width of what stands in a cell."""
        last = column == len(self._widths) - 1
        return self._widths[column] - (0 if last else GAP)

    def _height(self, row: Row) -> float:
        highest = row.least
        for column, cell in enumerate(row.cells):
            width = self.cell_width(column)
            highest = max(highest, sum(each.wrap(width, 1e6)[1] for each in cell))
        return highest + 2 * self._pad

    @property
    def heights(self) -> list[float]:
        """The height of every row, without the head."""
        if self._heights is None:
            self._heights = [self._height(row) for row in self._rows]
        return self._heights

    @property
    def head_height(self) -> float:
        return self._height(self._head) if self._head else 0.0

    @property
    def start(self) -> float:
        """The height of the least that is worth beginning: the head and one row or two."""
        if self.whole:
            return self.head_height + sum(self.heights)
        first = self.heights[:2] if len(self._rows) <= 3 else self.heights[:1]
        return self.head_height + min(sum(first), self._tall)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.head_height + sum(self.heights)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        room, count = height - self.head_height, 0
        while count < len(self._rows) and self.heights[count] <= room:
            room -= self.heights[count]
            count += 1
        if count < len(self._rows) and self.heights[count] > self._tall:
            first, rest = self._cut(self._rows[count], room)
            if first and rest:
                return [
                    self._piece([*self._rows[:count], first], None),
                    self._piece([rest, *self._rows[count + 1 :]], None),
                ]
        if count == len(self._rows) - 1 and count > 2:
            count -= 1  # the last row does not stand alone
        if not count:
            return []
        return [
            self._piece(self._rows[:count], self.heights[:count]),
            self._piece(self._rows[count:], self.heights[count:]),
        ]

    def _piece(self, rows: Sequence[Row], heights: list[float] | None) -> Grid:
        piece = copy(self)
        piece._rows = list(rows)  # noqa: SLF001 - another of this class
        piece._heights = heights  # noqa: SLF001 - another of this class
        return piece

    def _cut(self, row: Row, room: float) -> tuple[Row | None, Row | None]:
        """Cut a row into what fits in ``room`` and what does not."""
        firsts, rests = [], []
        for column, cell in enumerate(row.cells):
            first, rest = _cut(cell, self.cell_width(column), room - 2 * self._pad)
            firsts.append(tuple(first))
            rests.append(tuple(rest))
        if not any(firsts) or not any(rests):
            return None, None
        return Row(tuple(firsts)), Row(tuple(rests))

    def draw(self) -> None:
        top: float = self.height
        if self.signed:
            self._lines_to_sign(top)
        if self._head:
            height = self.head_height
            self._draw_row(self._head, top)
            top -= height
            self._rule(top, style.INK, 0.9)
        for row, height in zip(self._rows, self.heights, strict=True):
            self._draw_row(row, top)
            top -= height
            self._rule(top, style.RULE, 0.4)
        if self.boxed:
            self._lines_between()

    def _draw_row(self, row: Row, top: float) -> None:
        left = 0.0
        for column, cell in enumerate(row.cells):
            bottom = top - self._pad
            for each in cell:
                bottom -= each.height
                each.drawOn(self.canv, left, bottom)
            left += self._widths[column]

    def _lines_to_sign(self, top: float) -> None:
        left = 0.0
        with self.canv.artifact():
            self.canv.setStrokeColor(style.INK)
            self.canv.setLineWidth(0.6)
            for column, width in enumerate(self._widths):
                self.canv.line(left, top, left + self.cell_width(column), top)
                left += width

    def _lines_between(self) -> None:
        left = -GAP / 2
        with self.canv.artifact():
            self.canv.setStrokeColor(style.RULE)
            self.canv.setLineWidth(0.4)
            for width in self._widths[:-1]:
                left += width
                self.canv.line(left, 0, left, self.height)

    def _rule(self, height: float, color: Any, weight: float) -> None:
        if not self._ruled:
            return
        with self.canv.artifact():
            self.canv.setStrokeColor(color)
            self.canv.setLineWidth(weight)
            self.canv.line(0, height, sum(self._widths), height)


def _cut(cell: Cell, width: float, room: float) -> tuple[list[Flowable], list[Flowable]]:
    first: list[Flowable] = []
    for place, each in enumerate(cell):
        height = each.wrap(width, 1e6)[1]
        if height > room:
            pieces = each.split(width, room)
            rest = cell[place + 1 :]
            if not pieces:
                return first, [each, *rest]
            pieces[0].wrap(width, 1e6)
            return [*first, pieces[0]], [*pieces[1:], *rest]
        room -= height
        first.append(each)
    return first, []
