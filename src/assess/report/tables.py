"""Tables, bars and the like as flowables, with what each cell is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer

from assess.report import blocks, charts, style
from assess.report.grid import GAP, Grid, Row
from assess.report.pages import Item
from assess.report.setting import Setter
from assess.report.structure import Element
from assess.report.words import Words

LABELLED = "<</O /List /ListNumbering /None>>"
"""A list whose labels are words."""
_ABOVE = 34.0
"""The room above a line to sign on."""
TO_SIGN = _ABOVE + 24.0
"""The height of lines to sign on."""
_COLUMN_HEAD = "<</O /Table /Scope /Column>>"
_ROW_HEAD = "<</O /Table /Scope /Row>>"


def duty_bar(block: blocks.DutyBar, setter: Setter, sect: Element) -> Flowable:
    """The duties as one figure."""
    chart = charts.duty_bar(block, setter.page.line, setter.plain)
    chart.spaceAfter = 6
    return chart.shows(block.alternative or ", ".join(block.legend), sect)


def table(block: blocks.Table, setter: Setter, sect: Element) -> Iterator[Item]:
    """A table, with the key above it where there are score bars in it."""
    line = setter.page.line
    if any(isinstance(cell, blocks.ScoreBar) for row in block.rows for cell in row):
        yield charts.key(line, setter.plain, sect)
    widths = _widths(block, line)
    element = sect.add("Table")
    # Without rows there is no body, and a head of a table needs one: then the head is all of it.
    head = _head(block.head, setter, element.add("THead") if block.rows else element)
    body = element.add("TBody")
    anchors = block.anchors or ("",) * len(block.rows)
    least = style.CELL.leading * block.room
    grid = Grid([], widths, head=head, tall=setter.page.column / 2)
    grid.boxed = block.room > 0
    for cells, anchor in zip(block.rows, anchors, strict=True):
        row = body.add("TR")
        found = [
            _cell(cell, setter, grid.cell_width(column), _role(row, cell, column))
            for column, cell in enumerate(cells)
        ]
        if anchor and found[0] and isinstance(found[0][0], Words):
            found[0][0].mark = setter.mark(anchor)
        grid.add(Row(tuple(found), least))
    grid.spaceAfter = 8
    yield grid


def _role(row: Element, cell: blocks.Cell, column: int) -> Element:
    """What a cell is: the first names its row, where there are words in it."""
    if not column and cell and isinstance(cell, tuple):
        return row.add("TH", attributes=_ROW_HEAD)
    return row.add("TD")


def _widths(block: blocks.Table, line: float) -> list[float]:
    """The columns by their shares, but none narrower than the longest word of its head."""
    widths = [line * share / sum(block.widths) for share in block.widths]
    for column, words in enumerate(block.head):
        needed = GAP + 1 + max((_long(word) for word in words.split()), default=0)
        if widths[column] < needed:
            widest = widths.index(max(widths))
            widths[widest] -= needed - widths[column]
            widths[column] = needed
    return widths


def _long(word: str) -> float:
    return float(stringWidth(word, style.HEAD.fontName, style.HEAD.fontSize))


def _head(head: Sequence[str], setter: Setter, element: Element) -> Row | None:
    if not any(head):
        return None
    row = element.add("TR")
    cells = []
    for words in head:
        cell = row.add("TH", attributes=_COLUMN_HEAD)
        cells.append((setter.words(blocks.text(words), style.HEAD, cell),) if words else ())
    return Row(tuple(cells))


def _cell(
    cell: blocks.Cell, setter: Setter, width: float, element: Element
) -> tuple[Flowable, ...]:
    if isinstance(cell, blocks.ScoreBar):
        return _scored(cell, setter, width, element)
    if isinstance(cell, blocks.Shade):
        chart = charts.shade(cell, width, setter.plain)
        return (chart.shows(cell.alternative or cell.words, element),)
    return (setter.words(cell, style.CELL, element),) if cell else ()


def _scored(
    bar: blocks.ScoreBar, setter: Setter, width: float, element: Element
) -> tuple[Flowable, ...]:
    chart = charts.score_bar(bar, width).shows(charts.score_words(bar), element)
    return chart, setter.words(blocks.text(bar.words), style.CHART, element.add("P"))


def bars(block: blocks.Bars, setter: Setter, sect: Element) -> Iterator[Item]:
    """Score bars beside their labels, under the key to them: a list, to those who hear it."""
    line = setter.page.line
    yield charts.key(line, setter.plain, sect)
    grid = Grid([], (line * 0.42, line * 0.58), ruled=False, pad=1.6)
    listed = sect.add("L", attributes=LABELLED)
    for words, bar in block.rows:
        item = listed.add("LI")
        label = setter.words(words, style.CELL, item.add("Lbl"))
        scored = _scored(bar, setter, grid.cell_width(1), item.add("LBody"))
        grid.add(Row(((label,), scored)))
    grid.spaceAfter = 8
    grid.whole = True
    yield grid


def to_sign(block: blocks.ToSign, setter: Setter, sect: Element) -> Iterator[Item]:
    """Lines to sign on, beside each other, with room above them."""
    widths = [setter.page.line / len(block.labels)] * len(block.labels)
    cells = tuple(
        (setter.words(blocks.text(label), style.SMALL, sect.add("P")),) for label in block.labels
    )
    yield Spacer(1, _ABOVE)
    grid = Grid([Row(cells)], widths, ruled=False)
    grid.signed = True
    yield grid
