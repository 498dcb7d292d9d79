"""A report with the same words in every block, and what the formats of it say, read back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from html.parser import HTMLParser
from typing import get_args

from lxml import etree
from markdown_it import MarkdownIt

from assess.report import blocks
from assess.report.blocks import (
    Bars,
    Block,
    Bullets,
    Cover,
    Document,
    DutyBar,
    Entry,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Part,
    ScoreBar,
    Shade,
    Span,
    Table,
    ToSign,
    text,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "[/red] [link](javascript:alert(1)) ![i](http://x.example/p.png)",
    "]]> --> <!-- &amp; & \" '",
    "# head | cell `code` **bold** _it_ ~~no~~ $x$ www.x.example a@b.example",
    "=1+2",
    "- item\n1. one\n> quote\n| a | b |\n---\n===\n    code",
)
UNPRINTABLE = "be\x00ll\x07 \x1b[31mred\x0b\x85 \ufffe end"
SAID = "bell [31mred end"


def quiet(_done: int, _total: int) -> None:
    """Nobody asks."""


def every_block(words: str) -> Document:
    """A document with every kind of block, and ``words`` in every place that takes any."""
    said = text(words)
    bar = ScoreBar(50, 40, 70, words, (30, 60, 85), words)
    made: tuple[Block, ...] = (
        Heading(words, 2, "here"),
        Heading(words, 3),
        Paragraph(text(words, " ", Span(words, bold=True), " ", Span(words, italic=True))),
        Paragraph(said, "lead"),
        Paragraph(said, "small", "para"),
        Paragraph(said, "notice"),
        Paragraph(said, "formula"),
        Paragraph(text(Span(words, to="here"), " ", Span(words, url="https://example.org/?a=1&b"))),
        Paragraph(text(Span(words, url="javascript:alert(1)"))),
        Bullets((said, said)),
        Facts((Fact(words, (said, said)), Fact(words, (said,), reference=True))),
        Entry(words, said, said, (Fact(words, (said,)),), "entry"),
        DutyBar(1, 2, 3, (words, words, words), words),
        Table(
            ("", words),
            ((said, bar), (said, Shade(30, words)), ((), Shade(None, words))),
            (30, 70),
            ("r1", "", "r2"),
        ),
        Table((words, words), ((said, ()),), (50, 50), room=2),
        Bars(((said, bar), (said, ScoreBar(None, None, None, words)))),
        ToSign((words, words)),
    )  # fmt: skip
    assert {type(block) for block in made} == set(get_args(blocks.Block))
    cover = Cover(words, words, words, words, (Fact(words, (said,)),), words, words)
    return Document(
        title=words, author="assess", subject=words, language="en-GB", running=words, notice=words,
        changed=dt.datetime(2011, 10, 3, tzinfo=dt.UTC), cover=cover,
        parts=(
            Part(words, "part", made),
            Part(words, "part-2", (Paragraph(said),), new_page=False),
        ),
    )  # fmt: skip


def document_of(made: tuple[Block, ...]) -> Document:
    """A document of these blocks, without a cover."""
    return Document(
        title="title", author="assess", subject="subject", language="en-GB", running="running",
        notice="", changed=dt.datetime(2011, 10, 3, tzinfo=dt.UTC), cover=None,
        parts=(Part("part", "part", made),),
    )  # fmt: skip


class Words(HTMLParser):
    """The words of a page, its elements, and what they are told."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.given: list[tuple[str, dict[str, str | None]]] = []
        self._skip = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.given.append((tag, dict(attrs)))
        self._skip += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._skip -= tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.words.append(data)


def html_words(data: bytes) -> str:
    return " ".join(" ".join(Words(data.decode()).words).split())


def docx_words(data: bytes) -> str:
    """Everything written in a Word file, its pictures' descriptions too."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                tree = etree.fromstring(file.read(name))
                for element in tree.iter("{*}p"):
                    ends = {"br": "\n", "tab": " ", "t": None}
                    kinds = (
                        etree.QName(each).localname
                        for each in element.iter("{*}t", "{*}br", "{*}tab")
                    )
                    pieces = zip(kinds, element.iter("{*}t", "{*}br", "{*}tab"), strict=True)
                    found.append("".join(ends[k] or each.text or "" for k, each in pieces))
                found += [each.get("descr") or "" for each in tree.iter("{*}docPr")]
    return " ".join(" ".join(found).split())


def markdown_page(data: bytes) -> str:
    return MarkdownIt("gfm-like").render(data.decode())


def squeezed(words: str) -> str:
    return " ".join(words.split())
