"""Blocks as Markdown (CommonMark with tables): to be pasted, compared and kept in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import singledispatchmethod
from html import escape
from typing import Any

from assess.language import gettext as _
from assess.report import blocks
from assess.report.blocks import Cell, Document, Fact, Part, Text
from assess.report.formats.common import Levels, Progress, Steps, one_line, visible, web

# Everything that can begin markup inside a line, of HTML and of autolinks too.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>|~#&$@!^=])|(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)
# What makes a list, a heading or a rule at the beginning of a line.
_START = re.compile(r"^(\s*)([-+:]|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)


def render(document: Document, *, on_progress: Progress) -> bytes:
    """Return ``document`` as Markdown (UTF-8); the same document gives the same bytes."""
    pieces = _Writer(document, Steps(document, on_progress)).pieces()
    return "".join(f"{piece}\n\n" for piece in pieces if piece).encode()


def escaped(words: str) -> str:
    """``words`` as Markdown that reads as exactly these words, on any number of lines."""
    lines = (" ".join(line.split()) for line in visible(words).split("\n"))
    text = _SIGNS.sub(lambda found: f"\\{found.group()}", "\n".join(lines))
    return _START.sub(_guarded, text)


def _guarded(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


class _Writer:
    """Writes one document."""

    def __init__(self, document: Document, steps: Steps) -> None:
        self._document = document
        self._steps = steps
        self._levels = Levels(2)

    def pieces(self) -> Iterator[str]:
        document, cover = self._document, self._document.cover
        if cover is None:
            yield f"# {_line(document.title)}"
        else:
            marking = " · ".join(words for words in (cover.marking, cover.status) if words)
            yield f"**{_line(marking)}**" if marking else ""
            yield f"# {_line(cover.kind)}: {_line(cover.country)}"
            yield _line(cover.title)
            yield f"> {_line(cover.notice)}"
            yield from self._facts(cover.facts)
            if cover.contents:
                yield f"## {_line(_('Contents'))}"
                yield "\n".join(f"- [{_line(p.title)}](#{_name(p.anchor)})" for p in document.parts)
        for part in document.parts:
            yield from self._part(part)
        yield "---"
        yield _line(document.running)
        yield _line(document.notice)
        self._steps.done()

    def _part(self, part: Part) -> Iterator[str]:
        self._levels = Levels(2)
        yield f"## {_anchor(part.anchor)}{_line(part.title)}"
        for block in part.blocks:
            yield from self._block(block)
            self._steps.done()

    @singledispatchmethod
    def _block(self, block: Any) -> Iterator[str]:
        raise TypeError(f"no Markdown for {type(block).__name__}")

    @_block.register
    def _heading(self, block: blocks.Heading) -> Iterator[str]:
        yield f"{'#' * self._levels.of(block)} {_anchor(block.anchor)}{_line(block.text)}"

    @_block.register
    def _paragraph(self, block: blocks.Paragraph) -> Iterator[str]:
        words = _words(block.text)
        quoted = "> " if block.look == "notice" else ""
        yield f"{quoted}{_anchor(block.anchor)}{words}"

    @_block.register
    def _bullets(self, block: blocks.Bullets) -> Iterator[str]:
        yield "\n".join(f"- {_words(item, '<br>')}" for item in block.items)

    @_block.register
    def _fact_list(self, block: blocks.Facts) -> Iterator[str]:
        yield from self._facts(block.rows)

    def _facts(self, facts: Sequence[Fact]) -> Iterator[str]:
        lines = (
            f"- **{_line(fact.label)}:** {'<br>'.join(_words(line, '<br>') for line in fact.lines)}"
            for fact in facts
        )
        yield "\n".join(lines)

    @_block.register
    def _entry(self, block: blocks.Entry) -> Iterator[str]:
        code = f"{_line(block.code)} " if block.code else ""
        title = _words(block.title, " ")
        yield f"{'#' * self._levels.entry} {_anchor(block.anchor)}{code}{title}"
        yield _words(block.marks)
        yield from self._facts(block.facts)

    @_block.register
    def _duty_bar(self, block: blocks.DutyBar) -> Iterator[str]:
        yield "\n".join(f"- {_line(words)}" for words in block.legend)

    @_block.register
    def _table(self, block: blocks.Table) -> Iterator[str]:
        rows = ["| " + " | ".join(_line(words) or " " for words in block.head) + " |"]
        rows.append("|" + " --- |" * len(block.head))
        anchors = block.anchors or ("",) * len(block.rows)
        for row, anchor in zip(block.rows, anchors, strict=True):
            cells = [_cell(cell) for cell in row]
            cells[0] = f"{_anchor(anchor)}{cells[0]}"
            rows.append("| " + " | ".join(cell or " " for cell in cells) + " |")
        yield "\n".join(rows)

    @_block.register
    def _bars(self, block: blocks.Bars) -> Iterator[str]:
        lines = (f"- {_words(words, ' ')}: **{_line(bar.words)}**" for words, bar in block.rows)
        yield "\n".join(lines)

    @_block.register
    def _to_sign(self, block: blocks.ToSign) -> Iterator[str]:
        yield "\n".join(f"- {_line(label)}: \\_\\_\\_\\_\\_\\_\\_\\_" for label in block.labels)


def _cell(cell: Cell) -> str:
    if isinstance(cell, blocks.ScoreBar | blocks.Shade):
        return _line(cell.words)
    return _words(cell, "<br>")


def _line(words: str) -> str:
    return escaped(one_line(words))


def _name(anchor: str) -> str:
    """An anchor as it stands in an address."""
    return re.sub(r"[^\w.-]", "-", anchor)


def _anchor(anchor: str) -> str:
    return f'<a id="{escape(_name(anchor))}"></a>' if anchor else ""


def _words(words: Text, line_end: str = "\\\n") -> str:
    """``words`` in one piece; ``line_end`` stands where a line ends."""
    return "".join(_span(span) for span in words).strip().replace("\n", line_end)


def _span(span: blocks.Span) -> str:
    made = escaped(span.text)
    before, after = _space(span.text)
    made = made.strip(" ")
    if made and (span.bold or span.italic):
        mark = "*" * (2 * span.bold + span.italic)
        made = "\n".join(f"{mark}{line}{mark}" if line else "" for line in made.split("\n"))
    if span.to:
        made = f"[{made}](#{_name(span.to)})"
    elif web(span.url):
        address = re.sub(r"[<>\s]", "", visible(span.url))
        made = f"[{made}](<{address}>)"
    return f"{before}{made}{after}"


def _space(words: str) -> tuple[str, str]:
    """The space around a text, which emphasis may not hold."""
    before = " " if words[:1].isspace() else ""
    return before, " " if words[-1:].isspace() and words.strip() else ""
