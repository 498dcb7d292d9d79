"""Blocks as one web page: self-contained, without a script, made to be read by everybody.

Headings in order, table heads with their scope, charts told in words, a link past the contents;
nothing is fetched from anywhere, and a policy in the page forbids it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatchmethod
from html import escape
from typing import Any

from assess.language import gettext as _
from assess.report import blocks
from assess.report.blocks import Cell, Document, Fact, Part, Text
from assess.report.formats.common import Levels, Paper, Progress, Steps, right_to_left, visible, web
from assess.report.formats.html_style import sheet
from assess.report.formats.svg import PATTERN, Charts

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_WIDE = 4
"""Tables of so many columns or more scroll sideways on a telephone."""


def render(document: Document, *, paper: Paper = "a4", on_progress: Progress) -> bytes:
    """Return ``document`` as a web page (UTF-8); the same document gives the same bytes."""
    pieces = _Page(document, paper, Steps(document, on_progress)).pieces()
    return "".join(f"{piece}\n" for piece in pieces if piece).encode()


class _Page:
    """Writes one document."""

    def __init__(self, document: Document, paper: Paper, steps: Steps) -> None:
        self._document = document
        self._paper: Paper = paper
        self._steps = steps
        self._charts = Charts()
        self._levels = Levels(2)
        self._headings = 0
        self._label = ""
        """The id of the last heading: what a table under it is called."""

    def pieces(self) -> Iterator[str]:
        document = self._document
        arabic = document.language.split("-")[0] in ("ar", "fa", "he", "ur")
        direction = ' dir="rtl"' if arabic else ""
        yield "<!DOCTYPE html>"
        yield f'<html lang="{_escaped(document.language)}"{direction}>'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f'<meta name="generator" content="{_escaped(document.author)}">'
        yield f'<meta name="description" content="{_escaped(document.subject)}">'
        yield f"<title>{_escaped(document.title)}</title>"
        yield f"<style>{sheet(self._paper)}</style>"
        yield "</head>"
        yield "<body>"
        yield f'<a class="skip" href="#main">{_escaped(_("Go to the report"))}</a>'
        yield PATTERN
        yield '<div class="page">'
        yield from self._head()
        yield '<main id="main" tabindex="-1">'
        for part in document.parts:
            yield from self._part(part)
        yield "</main>"
        yield from self._foot()
        yield "</div></body></html>"
        self._steps.done()

    def _head(self) -> Iterator[str]:
        cover = self._document.cover
        if cover is None:
            yield f'<header><p class="running">{_escaped(self._document.running)}</p>'
            yield f"<h1>{_escaped(self._document.title)}</h1></header>"
            return
        marking = " · ".join(words for words in (cover.marking, cover.status) if words)
        yield "<header>"
        yield f'<p class="kind">{_escaped(marking)}</p>' if marking else ""
        yield f'<p class="kind">{_escaped(cover.kind)}</p>'
        yield f"<h1{_way(cover.country)}>{_escaped(cover.country)}</h1>"
        yield f'<p class="title"{_way(cover.title)}>{_escaped(cover.title)}</p>'
        yield f'<p class="notice">{_escaped(cover.notice)}</p>'
        yield from self._facts(cover.facts)
        yield "</header>"
        if cover.contents:
            heading = f'<h2 id="contents">{_escaped(_("Contents"))}</h2>'
            yield f'<nav aria-labelledby="contents">{heading}'
            yield "<ul>"
            for part in self._document.parts:
                link = _escaped(part.anchor)
                yield f'<li><a href="#{link}"{_way(part.title)}>{_escaped(part.title)}</a></li>'
            yield "</ul></nav>"

    def _foot(self) -> Iterator[str]:
        yield f'<footer><p class="running">{_escaped(self._document.running)}</p>'
        if self._document.notice:
            yield f'<p class="small">{_escaped(self._document.notice)}</p>'
        yield "</footer>"

    def _part(self, part: Part) -> Iterator[str]:
        self._levels = Levels(2)
        self._label = f"title-{part.anchor}"
        label, page = _escaped(self._label), ' class="new-page"' if part.new_page else ""
        yield f'<section id="{_escaped(part.anchor)}"{page} aria-labelledby="{label}">'
        yield f'<h2 id="{label}"{_way(part.title)}>{_escaped(part.title)}</h2>'
        for block in part.blocks:
            yield from self._block(block)
            self._steps.done()
        yield "</section>"

    @singledispatchmethod
    def _block(self, block: Any) -> Iterator[str]:
        raise TypeError(f"no markup for {type(block).__name__}")

    @_block.register
    def _heading(self, block: blocks.Heading) -> Iterator[str]:
        level = self._levels.of(block)
        self._headings += 1
        self._label = block.anchor or f"heading-{self._headings}"
        words = f"{_escaped(block.text)}</h{level}>"
        yield f'<h{level} id="{_escaped(self._label)}"{_way(block.text)}>{words}'

    @_block.register
    def _paragraph(self, block: blocks.Paragraph) -> Iterator[str]:
        look = "" if block.look == "body" else f' class="{block.look}"'
        name = f' id="{_escaped(block.anchor)}"' if block.anchor else ""
        yield f"<p{look}{name}{_text_way(block.text)}>{_words(block.text)}</p>"

    @_block.register
    def _bullets(self, block: blocks.Bullets) -> Iterator[str]:
        if block.items:
            items = (f"<li{_text_way(item)}>{_words(item)}</li>" for item in block.items)
            yield f"<ul>{''.join(items)}</ul>"

    @_block.register
    def _fact_list(self, block: blocks.Facts) -> Iterator[str]:
        yield from self._facts(block.rows)

    def _facts(self, facts: Sequence[Fact]) -> Iterator[str]:
        if not facts:
            return
        yield "<dl>"
        for fact in facts:
            look = ' class="reference"' if fact.reference else ""
            lines = (f"<p{_text_way(line)}>{_words(line)}</p>" for line in fact.lines)
            yield f"<dt>{_escaped(fact.label)}</dt><dd{look}>{''.join(lines)}</dd>"
        yield "</dl>"

    @_block.register
    def _entry(self, block: blocks.Entry) -> Iterator[str]:
        level = self._levels.entry
        name = f' id="{_escaped(block.anchor)}"' if block.anchor else ""
        yield f'<article class="entry"{name}>'
        code = f'<span class="code">{_escaped(block.code)}</span> ' if block.code else ""
        yield f"<h{level}{_text_way(block.title)}>{code}{_words(block.title)}</h{level}>"
        yield f'<p class="marks">{_words(block.marks)}</p>' if block.marks else ""
        yield from self._facts(block.facts)
        yield "</article>"

    @_block.register
    def _duty_bar(self, block: blocks.DutyBar) -> Iterator[str]:
        yield self._charts.duty_bar(block)
        kinds = zip(("certain", "empty", "possible"), block.legend, strict=True)
        items = (f"<li>{self._charts.swatch(kind)}{_escaped(words)}</li>" for kind, words in kinds)
        yield f'<ul class="key">{"".join(items)}</ul>'

    def _key(self) -> str:
        """Explain the score bars in one line."""
        kinds = {
            "certain": _("certain"),
            "possible": _("possible: unanswered or unknown"),
            "score": _("score"),
            "cut-off": _("cut-off of a rating"),
        }
        items = (
            f"<li>{self._charts.swatch(kind)}{_escaped(words)}</li>"
            for kind, words in kinds.items()
        )
        return f'<ul class="key">{"".join(items)}</ul>'

    @_block.register
    def _table(self, block: blocks.Table) -> Iterator[str]:
        if any(isinstance(cell, blocks.ScoreBar) for row in block.rows for cell in row):
            yield self._key()
        looks = ["wide"] if len(block.widths) >= _WIDE else []
        looks += ["form"] if block.room else []
        look = f' class="{" ".join(looks)}"' if looks else ""
        label = f'aria-labelledby="{_escaped(self._label)}"'
        yield f'<div class="scroll" role="group" tabindex="0" {label}>'
        yield f"<table{look} {label}>"
        total = sum(block.widths)
        columns = (f'<col style="width:{100 * share / total:.1f}%">' for share in block.widths)
        yield f"<colgroup>{''.join(columns)}</colgroup>"
        if any(block.head):
            yield f"<thead><tr>{''.join(map(_head, block.head))}</tr></thead>"
        yield "<tbody>"
        for row, anchor in zip(block.rows, block.anchors or ("",) * len(block.rows), strict=True):
            name = f' id="{_escaped(anchor)}"' if anchor else ""
            yield f"<tr{name}>{''.join(self._cells(row))}</tr>"
        yield "</tbody></table></div>"

    def _cells(self, row: Sequence[Cell]) -> Iterator[str]:
        """The cells of a row; where the first one has words, it is the head of the row."""
        for column, cell in enumerate(row):
            if isinstance(cell, blocks.ScoreBar):
                words = f'<div class="words">{_escaped(cell.words)}</div>'
                yield f"<td>{self._charts.score_bar(cell)}{words}</td>"
            elif isinstance(cell, blocks.Shade):
                yield f"<td>{self._charts.shade(cell)}{_escaped(cell.words)}</td>"
            elif not column and cell:
                yield f'<th scope="row"{_text_way(cell)}>{_words(cell)}</th>'
            else:
                yield f"<td{_text_way(cell)}>{_words(cell)}</td>"

    @_block.register
    def _bars(self, block: blocks.Bars) -> Iterator[str]:
        yield self._key()
        yield f'<table class="bars" aria-labelledby="{_escaped(self._label)}"><tbody>'
        for words, bar in block.rows:
            yield f"<tr>{''.join(self._cells((words, bar)))}</tr>"
        yield "</tbody></table>"

    @_block.register
    def _to_sign(self, block: blocks.ToSign) -> Iterator[str]:
        items = "".join(f"<li>{_escaped(label)}</li>" for label in block.labels)
        yield f'<ul class="sign">{items}</ul>'


def _head(words: str) -> str:
    if not words:
        words, look = _("No."), ' class="hidden"'
        return f'<th scope="col"><span{look}>{_escaped(words)}</span></th>'
    return f'<th scope="col">{_escaped(words)}</th>'


def _escaped(words: str) -> str:
    return escape(visible(words))


def _way(words: str) -> str:
    """Say so where a text is written from right to left."""
    return ' dir="rtl"' if right_to_left(words) else ""


def _text_way(words: Text) -> str:
    return _way(blocks.plain_text(words))


def _words(words: Text) -> str:
    return "".join(map(_span, words))


def _span(span: blocks.Span) -> str:
    made = _escaped(span.text)
    if span.italic:
        made = f"<em>{made}</em>"
    if span.bold:
        made = f"<strong>{made}</strong>"
    if span.to:
        return f'<a href="#{_escaped(span.to)}">{made}</a>'
    if web(span.url):
        return f'<a href="{_escaped(span.url)}" rel="noreferrer">{made}</a>'
    return made
