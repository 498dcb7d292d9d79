"""Blocks as flowables: how each kind of block is laid out on the page, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any

from reportlab.platypus import Flowable, Spacer

from assess.language import gettext as _
from assess.report import blocks, style, tables
from assess.report.grid import Grid, Row
from assess.report.pages import Break, Gap, Item, Room
from assess.report.setting import Setter
from assess.report.structure import Element
from assess.report.typeface import Typesetter
from assess.report.words import Mark, PageNumber, Words

_LONG_NAME = 60
"""More characters of a country's name than this are set smaller on the cover."""

_WHOLE = 118.0
"""An entry up to this height is not cut."""

_NEW_PART = 0.3
"""The share of a page that must be left for a part to begin on it."""

_OPENING = 6
"""Bars among so many first blocks of a part stand on its first page."""

_DOTTED = "<</O /List /ListNumbering /Disc>>"

_LOOKS = {
    "body": style.BODY,
    "lead": style.LEAD,
    "small": style.SMALL,
    "notice": style.NOTICE,
    "formula": style.FORMULA,
}


class Flow:
    """Lays out one document on pages of one size, and makes its structure below ``tree``."""

    def __init__(self, typesetter: Typesetter, page: style.Page, tree: Element) -> None:
        self._setter = Setter(typesetter, page)
        self._tree = tree
        self._sect = tree
        self._form = False
        """Whether the part before was a form."""
        self._headings = 0
        self._level = 0
        """The level of the last heading; none is left out on the way down."""

    def items(
        self, document: blocks.Document, done: Callable[[], None] = lambda: None
    ) -> Iterator[Item]:
        """The whole document, piece by piece; ``done`` is called after each block."""
        if document.cover is not None:
            yield from self._cover(document.cover, document)
            done()
        for number, part in enumerate(document.parts):
            yield from self._part(part, first=not number and document.cover is None, done=done)

    def _head(self, level: int) -> Element:
        """The element of a heading: one level below the last at most."""
        self._level = min(level, self._level + 1)
        return self._sect.add(f"H{self._level}")

    # -- the cover and the contents ----------------------------------------------------------------

    def _cover(self, cover: blocks.Cover, document: blocks.Document) -> Iterator[Item]:
        self._sect = sect = self._tree.add("Sect")
        yield Spacer(1, 30)
        marking = " · ".join(words for words in (cover.marking, cover.status) if words)
        if marking:
            bold = blocks.text(blocks.Span(marking, bold=True))
            yield self._setter.words(bold, style.KIND, sect.add("P"))
        yield self._setter.words(blocks.text(cover.kind), style.KIND, sect.add("P"))
        look = style.COUNTRY if len(cover.country) <= _LONG_NAME else style.LONG_COUNTRY
        yield self._setter.words(blocks.text(cover.country), look, self._head(1))
        if cover.title:
            yield self._setter.words(blocks.text(cover.title), style.TITLE, sect.add("P"))
        yield from self._block(blocks.Paragraph(blocks.text(cover.notice), "notice"))
        yield from self._facts(cover.facts)
        if cover.contents:
            yield from self._contents(document.parts)

    def _contents(self, parts: Sequence[blocks.Part]) -> Iterator[Item]:
        heading = self._setter.words(blocks.text(_("Contents")), style.HEADINGS[2], self._head(2))
        contents = self._sect.add("TOC")
        rows = [Row(self._contents_line(part, contents.add("TOCI"))) for part in parts]
        grid = Grid(rows, (self._setter.page.line - 40, 40), ruled=False, pad=0.4)
        needs = _height(heading, self._setter.page.line) + sum(grid.heights)
        yield Room(min(needs, self._setter.page.column))
        yield heading
        yield grid

    def _contents_line(
        self, part: blocks.Part, item: Element
    ) -> tuple[tuple[Flowable], tuple[Flowable]]:
        title = blocks.text(blocks.Span(part.title, to=part.anchor))

        def number() -> Flowable:
            page = str(self._setter.ledger.pages[part.anchor])
            return self._setter.plain(page, style.PAGE_NUMBER)

        reference = item.add("Reference")
        words = self._setter.words(title, style.CONTENTS, reference)
        return (words,), (PageNumber(number, style.CONTENTS.leading, item),)

    # -- parts -------------------------------------------------------------------------------------

    def _part(self, part: blocks.Part, *, first: bool, done: Callable[[], None]) -> Iterator[Item]:
        self._sect = self._tree.add("Sect")
        self._level = 0
        form = any(isinstance(block, blocks.ToSign) for block in part.blocks)
        if part.new_page and not first:
            yield Break(alone=form or self._form)
        self._form = form
        mark = self._setter.mark(part.anchor, part.title, 0)
        title = self._title(part.title, mark)
        if not part.new_page:
            yield Room(_NEW_PART * self._setter.page.column)
        waiting: list[Item] = [title] if part.new_page else [Gap(16), title]
        opening = _opening(part.blocks)
        for place, (block, after) in enumerate(zip_longest(part.blocks, part.blocks[1:])):
            items = list(self._block(block))
            if isinstance(after, blocks.ToSign) and items and isinstance(items[-1], Grid):
                items[-1].followed = tables.TO_SIGN
            if place < opening or _leads(block, after):
                waiting += items
            else:
                # Headings and what leads on stand with the beginning of what they lead to.
                needs = _start(waiting, items, self._setter.page.line)
                yield Room(min(needs, self._setter.page.column * 0.8))
                yield from waiting
                yield from items
                waiting = []
            done()
        yield from waiting

    def _title(self, words: str, mark: Mark) -> Words:
        """The heading of a part: a little smaller, where that keeps it on one line."""
        element, line = self._head(1), self._setter.page.line
        wide, narrow = (
            self._setter.words(blocks.text(words), look, element, mark=mark)
            for look in (style.HEADINGS[1], style.LONG_HEADING)
        )
        fits = narrow.wrap(line, 1e6)[1] < 2 * narrow.leading
        return narrow if fits and wide.wrap(line, 1e6)[1] >= 2 * wide.leading else wide

    @singledispatchmethod
    def _block(self, block: Any) -> Iterator[Item]:
        raise TypeError(f"no layout for {type(block).__name__}")

    @_block.register
    def _heading(self, block: blocks.Heading) -> Iterator[Item]:
        self._headings += 1
        anchor = block.anchor or f"heading-{self._headings}"
        level = 1 if block.level == 2 else None
        mark = self._setter.mark(anchor, block.text, level)
        look, element = style.HEADINGS[block.level], self._head(block.level)
        yield self._setter.words(blocks.text(block.text), look, element, mark=mark)

    @_block.register
    def _paragraph(self, block: blocks.Paragraph) -> Iterator[Item]:
        mark = self._setter.mark(block.anchor) if block.anchor else None
        look = _LOOKS[block.look]
        words = self._setter.words(block.text, look, self._sect.add("P"), mark=mark)
        words.framed = block.look == "notice"
        yield words

    @_block.register
    def _bullets(self, block: blocks.Bullets) -> Iterator[Item]:
        bullets = self._sect.add("L", attributes=_DOTTED)
        for item in block.items:
            line = bullets.add("LI")
            label = line.add("Lbl")
            words = self._setter.words(item, style.BULLET, line.add("LBody"), "•")
            words.label_element = label
            yield words

    @_block.register
    def _fact_list(self, block: blocks.Facts) -> Iterator[Item]:
        yield from self._facts(block.rows)

    def _facts(self, facts: Sequence[blocks.Fact]) -> Iterator[Words]:
        if not facts:
            return
        listed = self._sect.add("L", attributes=tables.LABELLED)
        for fact in facts:
            look = style.REFERENCE if fact.reference else style.FACT
            item = listed.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            for place, line in enumerate(fact.lines):
                element = body if len(fact.lines) == 1 else body.add("P")
                words = self._setter.words(line, look, element, "" if place else fact.label)
                words.label_element = label
                yield words

    @_block.register
    def _entry(self, block: blocks.Entry) -> Iterator[Item]:
        mark = self._setter.mark(block.anchor) if block.anchor else None
        title = self._setter.words(
            block.title,
            style.ENTRY,
            self._sect.add(f"H{min(self._level + 1, 6)}"),
            block.code,
            mark,
        )
        title.ruled = True
        head = [title]
        if block.marks:
            head.append(self._setter.words(block.marks, style.MARKS, self._sect.add("P")))
        facts, line = list(self._facts(block.facts)), self._setter.page.line
        whole = sum(_height(item, line) for item in (*head, *facts))
        yield Room(whole if whole <= _WHOLE else _start(head, facts, line, most=3))
        yield from head
        yield from facts[:-2]
        end = sum(_height(item, line) for item in facts[-2:])
        if len(facts) > 2 and end <= _WHOLE / 2:
            yield Room(end)  # the last line of an entry does not begin a page
        yield from facts[-2:]

    @_block.register
    def _duty_bar(self, block: blocks.DutyBar) -> Iterator[Item]:
        yield tables.duty_bar(block, self._setter, self._sect)

    @_block.register
    def _table(self, block: blocks.Table) -> Iterator[Item]:
        yield from tables.table(block, self._setter, self._sect)

    @_block.register
    def _bars(self, block: blocks.Bars) -> Iterator[Item]:
        yield from tables.bars(block, self._setter, self._sect)

    @_block.register
    def _to_sign(self, block: blocks.ToSign) -> Iterator[Item]:
        yield from tables.to_sign(block, self._setter, self._sect)


def _opening(found: Sequence[blocks.Block]) -> int:
    """How many blocks open a part: what stands before its bars, to be seen together with them."""
    few = enumerate(found[:_OPENING])
    places = (place for place, block in few if isinstance(block, blocks.Bars))
    return next(places, 0)


def _leads(block: blocks.Block, after: blocks.Block | None) -> bool:
    """Whether a block stands on the page of the one after it."""
    if isinstance(block, blocks.Heading):
        return True
    listing = (blocks.Table, blocks.Bars, blocks.Bullets, blocks.DutyBar, blocks.ToSign)
    return isinstance(block, blocks.Paragraph) and isinstance(after, listing)


def _height(item: Item, line: float) -> float:
    """The height of a flowable with the space above it and below it."""
    if not isinstance(item, Flowable):
        return 0.0
    height = float(item.wrap(line, 1e6)[1])
    return height + float(max(item.getSpaceBefore(), item.getSpaceAfter()))


def _start(before: Sequence[Item], items: Sequence[Item], line: float, most: int = 2) -> float:
    """The room that is worth beginning in: all of ``before``, and the beginning of ``items``.

    That is the first rows of a table, or the first ``most`` lines of text.
    """
    total = sum(_height(item, line) for item in before)
    for item in items:
        if isinstance(item, Room):
            return total + item.needs
        if isinstance(item, Grid):
            return total + item.start
        if isinstance(item, Words):
            height = item.wrap(line, 1e6)[1]
            return total + item.getSpaceBefore() + min(height, most * item.leading)
        total += _height(item, line)
    return total
