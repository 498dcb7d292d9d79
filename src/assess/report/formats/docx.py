"""Blocks as a Word document: real styles and headings, tables, charts as pictures, editable."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import singledispatchmethod
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from assess.language import gettext as _
from assess.report import blocks
from assess.report.blocks import Cell, Document, Fact, Part, Text
from assess.report.formats import pictures, word_style
from assess.report.formats.common import (
    Levels,
    Paper,
    Progress,
    Steps,
    bar_words,
    right_to_left,
    visible,
)
from assess.report.formats.word_page import furniture, properties, steady
from assess.report.formats.word_xml import (
    Inside,
    cell,
    field,
    paragraph,
    rooted,
    row,
    run,
    tab,
    table,
)

_LOOKS = {"body": "", "lead": "Lead", "small": "Small", "notice": "Notice", "formula": "Formula"}
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LINE_OF_WRITING = 340
_PAGE_BREAK, _TOGETHER = "<w:pageBreakBefore/>", "<w:keepNext/>"
_LIMIT = 255
"""Word keeps no more characters of a title."""


def render(document: Document, *, paper: Paper = "a4", on_progress: Progress) -> bytes:
    """Return ``document`` as the bytes of a .docx file; the same document gives the same bytes."""
    made = docx.Document()
    word_style.prepare(made, paper, document.language)
    properties(made, document)
    steps = Steps(document, on_progress)
    writer = _Writer(made, document, paper, steps)
    body = parse_xml(rooted("".join(writer.pieces())))
    section = made.element.body.sectPr
    for element in list(body):
        section.addprevious(element)
    furniture(made, document)
    file = io.BytesIO()
    made.save(file)
    steps.done()
    return steady(file.getvalue())


class _Writer:
    """Writes one document, as XML in pieces."""

    def __init__(self, made: Any, document: Document, paper: Paper, steps: Steps) -> None:
        self._part = made.part
        self._document = document
        self._line = word_style.line_width(paper)
        self._steps = steps
        self._inside = Inside(self._relate)
        self._levels = Levels(1)
        self._label = ""

    def _relate(self, address: str) -> str:
        found: str = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return found

    def pieces(self) -> Iterator[str]:
        cover = self._document.cover
        if cover is not None:
            yield from self._cover(cover)
        for number, part in enumerate(self._document.parts):
            yield from self._a_part(part, first=not number and cover is None)

    def _cover(self, cover: blocks.Cover) -> Iterator[str]:
        marking = " · ".join(words for words in (cover.marking, cover.status) if words)
        if marking:
            yield paragraph(run(marking, bold=True), "Kind")
        yield paragraph(run(cover.kind), "Kind")
        yield _plain(cover.country, "Title")
        if cover.title:
            yield _plain(cover.title, "Subtitle")
        yield _plain(cover.notice, "Notice")
        yield from self._facts(cover.facts)
        if cover.contents:
            yield from self._contents()

    def _contents(self) -> Iterator[str]:
        """The parts as links; Word puts page numbers to them when the field is updated."""
        yield _plain(_("Contents"), "TOCHeading")
        start, end = field('TOC \\o "1-1" \\h \\z \\u', "\0").split("<w:r><w:t>\0</w:t></w:r>")
        parts = self._document.parts
        for number, part in enumerate(parts):
            link = self._inside.words(blocks.text(blocks.Span(part.title, to=part.anchor)))
            before = start if not number else ""
            after = end if number == len(parts) - 1 else ""
            yield paragraph(before + link + after, "Contents")

    def _a_part(self, part: Part, *, first: bool) -> Iterator[str]:
        self._levels = Levels(1)
        self._label = part.title
        title = self._inside.marked(run(part.title), part.anchor)
        more = _PAGE_BREAK if part.new_page and not first else ""
        yield paragraph(title, "Heading1", more=more, rtl=right_to_left(part.title))
        for block in part.blocks:
            yield from self._block(block)
            self._steps.done()

    def _paragraph(self, words: Text, style: str = "", *, anchor: str = "", more: str = "") -> str:
        rtl = right_to_left(blocks.plain_text(words))
        made = self._inside.marked(self._inside.words(words), anchor)
        return paragraph(made, style, more=more, rtl=rtl)

    @singledispatchmethod
    def _block(self, block: Any) -> Iterator[str]:
        raise TypeError(f"no Word for {type(block).__name__}")

    @_block.register
    def _heading(self, block: blocks.Heading) -> Iterator[str]:
        self._label = block.text
        words = blocks.text(block.text)
        yield self._paragraph(words, f"Heading{self._levels.of(block)}", anchor=block.anchor)

    @_block.register
    def _prose(self, block: blocks.Paragraph) -> Iterator[str]:
        yield self._paragraph(block.text, _LOOKS[block.look], anchor=block.anchor)

    @_block.register
    def _bullets(self, block: blocks.Bullets) -> Iterator[str]:
        for item in block.items:
            yield self._paragraph(item, "ListBullet")

    @_block.register
    def _fact_list(self, block: blocks.Facts) -> Iterator[str]:
        yield from self._facts(block.rows)

    def _facts(self, facts: Sequence[Fact]) -> Iterator[str]:
        for fact in facts:
            style = "Reference" if fact.reference else "Fact"
            for place, line in enumerate(fact.lines):
                label = "" if place else run(fact.label, style="FactLabel")
                content = label + tab() + self._inside.words(line)
                yield paragraph(content, style)

    @_block.register
    def _entry(self, block: blocks.Entry) -> Iterator[str]:
        title = blocks.text(f"{block.code}  " if block.code else "", *block.title)
        yield self._paragraph(title, f"Heading{self._levels.entry}", anchor=block.anchor)
        if block.marks:
            yield self._paragraph(block.marks, "Marks")
        yield from self._facts(block.facts)

    @_block.register
    def _duty_bar(self, block: blocks.DutyBar) -> Iterator[str]:
        width = self._line // 20
        png = pictures.duty_bar(block.met, block.not_met, block.not_known, width)
        told = block.alternative or ", ".join(block.legend)
        yield paragraph(self._picture(png, width, pictures.HEIGHT, told), more=_TOGETHER)
        kinds = zip(("certain", "empty", "possible"), block.legend, strict=True)
        yield paragraph("".join(self._sample(*each) for each in kinds), "Caption")

    def _key(self) -> str:
        """Explain the score bars in one line."""
        kinds = (
            ("certain", _("certain")),
            ("possible", _("possible: unanswered or unknown")),
            ("score", _("score")),
            ("cut-off", _("cut-off of a rating")),
        )
        content = "".join(self._sample(*each) for each in kinds)
        return paragraph(content, "Caption", more=_TOGETHER)

    def _sample(self, kind: str, words: str) -> str:
        picture = self._picture(pictures.sample(kind), 10, 10, words)
        return f"{picture}{run(f' {words}     ')}"

    def _picture(self, png: bytes, width: float, height: float, words: str) -> str:
        relation, _image = self._part.get_or_add_image(io.BytesIO(png))
        return self._inside.picture(relation, width, height, visible(words))

    def _scored(self, bar: blocks.ScoreBar, width: int) -> str:
        wide = min(180, (width - 120) // 20)
        png = pictures.score_bar(bar.score, bar.low, bar.high, bar.cutoffs, wide)
        picture = self._picture(png, wide, pictures.HEIGHT, bar_words(bar))
        return paragraph(picture, "Cell", more=_TOGETHER) + paragraph(
            run(bar.words, bold=True), "Cell"
        )

    def _cell(self, content: Cell, width: int, anchor: str = "") -> str:
        if isinstance(content, blocks.ScoreBar):
            return cell(self._scored(content, width), width)
        if isinstance(content, blocks.Shade):
            picture = ""
            if content.percent is not None:
                told = content.alternative or content.words
                picture = self._picture(pictures.shade(content.percent), 26, 10, told) + run(" ")
            return cell(paragraph(picture + run(content.words), "Cell"), width)
        return cell(self._paragraph(content, "Cell", anchor=anchor), width)

    @_block.register
    def _table(self, block: blocks.Table) -> Iterator[str]:
        if any(isinstance(each, blocks.ScoreBar) for line in block.rows for each in line):
            yield self._key()
        total = sum(block.widths)
        widths = [self._line * share // total for share in block.widths]
        head = any(block.head)
        rows = []
        if head:
            heads = (run(words) if words else "" for words in block.head)
            cells = [
                cell(paragraph(words, "CellHead"), w)
                for words, w in zip(heads, widths, strict=True)
            ]
            rows.append(row(cells, head=True))
        height = block.room * _LINE_OF_WRITING
        anchors = block.anchors or ("",) * len(block.rows)
        for line, anchor in zip(block.rows, anchors, strict=True):
            marks = (anchor, *("" for _cell in line[1:]))
            cells = [self._cell(*each) for each in zip(line, widths, marks, strict=True)]
            rows.append(row(cells, height=height))
        style = word_style.FORM if block.room else word_style.TABLE
        yield table(rows, widths, style, head=head, words=self._label)
        yield paragraph("", "Small")

    @_block.register
    def _bars(self, block: blocks.Bars) -> Iterator[str]:
        yield self._key()
        widths = [self._line * 45 // 100, self._line * 55 // 100]
        rows = [
            row([self._cell(words, widths[0]), self._cell(bar, widths[1])])
            for words, bar in block.rows
        ]
        if rows:
            yield table(rows, widths, word_style.TABLE, head=False, words=self._label)
        yield paragraph("", "Small")

    @_block.register
    def _to_sign(self, block: blocks.ToSign) -> Iterator[str]:
        yield paragraph("", more=_TOGETHER) * 2
        widths = [self._line // len(block.labels)] * len(block.labels)
        cells = [
            cell(paragraph(run(label), "ToSign"), width)
            for label, width in zip(block.labels, widths, strict=True)
        ]
        yield table([row(cells)], widths, "TableNormal", head=False, words=_("Signatures"))
        yield paragraph("", "Small")


def _plain(words: str, style: str) -> str:
    return paragraph(run(words), style, rtl=right_to_left(words))
