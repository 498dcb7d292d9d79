"""Blocks as flowables: how each kind of block is laid out on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Paragraph as Para

from assess.report import blocks, charts, style
from assess.report.typeface import Typesetter

_ENTRY_NEEDS = 84.0
"""The least room in which an entry is begun: its rule, title, marks and two lines."""

_LONG_NAME = 60
"""More characters of a country's name than this are set smaller on the cover."""


@dataclass
class Ledger:
    """On which page each anchor was printed, filled in while pages are drawn."""

    pages: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """An anchor; with a ``level`` also a bookmark (0: part, 1: heading) called ``title``."""

    ledger: Ledger
    anchor: str
    title: str = ""
    level: int | None = None


class Anchored(Para):  # type: ignore[misc]
    """A paragraph that others can link to; split over pages, its first piece is meant."""

    mark: Mark | None = None

    def draw(self) -> None:
        if self.mark:
            canvas, anchor = self.canv, self.mark.anchor
            canvas.bookmarkHorizontal(anchor, 0, self.height + 4)
            self.mark.ledger.pages[anchor] = canvas.getPageNumber()
            if self.mark.level is not None:
                canvas.addOutlineEntry(self.mark.title, anchor, self.mark.level, closed=True)
        super().draw()

    def split(self, width: float, height: float) -> list[Any]:
        pieces: list[Any] = super().split(width, height)
        if pieces:
            pieces[0].mark = self.mark
        return pieces


class Flow:
    """Lays out one document; ``pages`` gives the page of each part as the last pass found it."""

    def __init__(self, typesetter: Typesetter, pages: Mapping[str, int]) -> None:
        self.ledger = Ledger()
        self._typesetter = typesetter
        self._pages = pages
        self._headings = 0

    def story(self, document: blocks.Document) -> list[Flowable]:
        """The whole document as flowables."""
        story = [*self._cover(document)]
        for part in document.parts:
            story += self._part(part, first=not story)
        return story

    def _para(
        self, text: blocks.Text, look: ParagraphStyle, label: str = "", mark: Mark | None = None
    ) -> Anchored:
        paragraph = Anchored(self._typesetter.markup(text), look, bulletText=label or None)
        paragraph.mark = mark
        return paragraph

    def _cover(self, document: blocks.Document) -> Iterator[Flowable]:
        cover = document.cover
        if cover is None:
            return
        yield Spacer(1, 40)
        marking = " · ".join(words for words in (cover.marking, cover.status) if words)
        if marking:
            yield self._para(blocks.text(blocks.Span(marking, bold=True)), style.KIND)
        yield self._para(blocks.text(cover.kind), style.KIND)
        look = style.COUNTRY if len(cover.country) <= _LONG_NAME else style.TITLE
        yield self._para(blocks.text(cover.country), look)
        if cover.title:
            yield self._para(blocks.text(cover.title), style.TITLE)
        yield self._para(blocks.text(cover.notice), style.NOTICE)
        yield from self._facts(cover.facts)
        if not cover.contents:
            return
        heading = self._para(blocks.text("Contents"), style.HEADINGS[2])
        yield KeepTogether([heading, self._contents(document)])

    def _contents(self, document: blocks.Document) -> Table:
        rows = []
        for part in document.parts:
            page = str(self._pages.get(part.anchor, ""))
            title = blocks.text(blocks.Span(part.title, to=part.anchor))
            right = ParagraphStyle("page", style.CONTENTS, alignment=2)
            rows.append([self._para(title, style.CONTENTS), self._para(blocks.text(page), right)])
        widths = [style.LINE - 40, 40]
        return Table(rows, colWidths=widths, style=style.PLAIN_TABLE, splitInRow=1)

    def _part(self, part: blocks.Part, *, first: bool) -> Iterator[Flowable]:
        if not first:
            yield PageBreak() if part.new_page else CondPageBreak(150)
        if not part.new_page:
            yield Spacer(1, 16)
        mark = Mark(self.ledger, part.anchor, self._typesetter.outline(part.title), 0)
        yield self._para(blocks.text(part.title), style.HEADINGS[1], mark=mark)
        following = [*part.blocks[1:], None]
        for block, after in zip(part.blocks, following, strict=True):
            if isinstance(block, blocks.Heading):
                yield from self._heading(block, after)
            else:
                yield from self._block(block)

    def _heading(self, heading: blocks.Heading, after: blocks.Block | None) -> Iterator[Flowable]:
        """A heading, with room enough that the start of what follows is on its page."""
        look = style.HEADINGS[heading.level]
        needs = style.COLUMN / 6
        if isinstance(after, blocks.Table):
            table = self._table(after)
            table.wrap(style.LINE, style.COLUMN)
            needs = 50 + sum(table._rowHeights[:2])  # noqa: SLF001 - no public name for it
        yield CondPageBreak(min(needs, style.COLUMN * 0.7))
        self._headings += 1
        anchor = heading.anchor or f"heading-{self._headings}"
        level = 1 if heading.level == 2 else None
        mark = Mark(self.ledger, anchor, self._typesetter.outline(heading.text), level)
        yield self._para(blocks.text(heading.text), look, mark=mark)

    @singledispatchmethod
    def _block(self, block: Any) -> Iterator[Flowable]:
        raise TypeError(f"no layout for {type(block).__name__}")

    @_block.register
    def _paragraph(self, block: blocks.Paragraph) -> Iterator[Flowable]:
        looks = {
            "body": style.BODY,
            "lead": style.LEAD,
            "small": style.SMALL,
            "notice": style.NOTICE,
            "formula": style.FORMULA,
        }
        yield self._para(block.text, looks[block.look])

    @_block.register
    def _bullets(self, block: blocks.Bullets) -> Iterator[Flowable]:
        for item in block.items:
            yield self._para(item, style.BULLET, "•")

    @_block.register
    def _fact_list(self, block: blocks.Facts) -> Iterator[Flowable]:
        yield from self._facts(block.rows)

    def _facts(self, facts: tuple[blocks.Fact, ...]) -> Iterator[Flowable]:
        for fact in facts:
            look = style.REFERENCE if fact.reference else style.FACT
            for place, line in enumerate(fact.lines):
                yield self._para(line, look, "" if place else fact.label)

    @_block.register
    def _entry(self, block: blocks.Entry) -> Iterator[Flowable]:
        yield CondPageBreak(_ENTRY_NEEDS)
        yield HRFlowable("100%", 0.4, color=style.RULE, spaceBefore=6, spaceAfter=3)
        mark = Mark(self.ledger, block.anchor) if block.anchor else None
        yield self._para(block.title, style.ENTRY, block.code, mark)
        if block.marks:
            yield self._para(block.marks, style.MARKS)
        yield from self._facts(block.facts)

    @_block.register
    def _duty_bar(self, block: blocks.DutyBar) -> Iterator[Flowable]:
        yield charts.duty_bar(block, style.LINE)

    @_block.register
    def _table_block(self, block: blocks.Table) -> Iterator[Flowable]:
        yield self._table(block)
        if any(isinstance(cell, blocks.ScoreBar) for row in block.rows for cell in row):
            yield charts.key(style.LINE)
        yield Spacer(1, 6)

    def _table(self, block: blocks.Table) -> Table:
        widths = [style.LINE * share / sum(block.widths) for share in block.widths]
        head = [self._para(blocks.text(words), style.HEAD) for words in block.head]
        rows = [
            [self._cell(cell, width) for cell, width in zip(row, widths, strict=True)]
            for row in block.rows
        ]
        for row, anchor in zip(rows, block.anchors, strict=False):
            if anchor and isinstance(row[0], Anchored):
                row[0].mark = Mark(self.ledger, anchor)
        for row in rows if block.room else ():
            row[0] = [row[0], Spacer(1, style.CELL.leading * block.room)]
        table = Table([head, *rows], colWidths=widths, repeatRows=1, style=style.TABLE)
        table.wrap(style.LINE, style.COLUMN)
        # A row may be cut only where it would fill most of a page by itself.
        tall = max(table._rowHeights) > style.COLUMN / 2  # noqa: SLF001 - no public name for it
        table.splitInRow = int(tall)
        return table

    def _cell(self, cell: blocks.Cell, width: float) -> Flowable:
        if isinstance(cell, blocks.ScoreBar):
            return charts.score_bar(cell, width - 12)
        if isinstance(cell, blocks.Shade):
            return charts.shade(cell, width - 12)
        return self._para(cell, style.CELL)

    @_block.register
    def _bars(self, block: blocks.Bars) -> Iterator[Flowable]:
        label, bar = style.LINE * 0.42, style.LINE * 0.58
        rows = [
            [self._para(words, style.CELL), charts.score_bar(drawn, bar - 6)]
            for words, drawn in block.rows
        ]
        yield Table(rows, colWidths=[label, bar], style=style.PLAIN_TABLE, splitInRow=1)
        yield charts.key(style.LINE)
        yield Spacer(1, 6)

    @_block.register
    def _to_sign(self, block: blocks.ToSign) -> Iterator[Flowable]:
        width = style.LINE / len(block.labels)
        yield Spacer(1, 34)
        cells = [self._para(blocks.text(label), style.SMALL) for label in block.labels]
        lines = [("LINEABOVE", (n, 0), (n, 0), 0.6, style.INK) for n in range(len(cells))]
        yield Table([cells], colWidths=[width] * len(cells), style=TableStyle(lines))
