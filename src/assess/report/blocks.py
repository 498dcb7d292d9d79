"""What a report is made of: plain frozen blocks that any writer (PDF, later others) can print.

Texts are unescaped; numbers are already words. A block says what something is, never how it
looks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. ``to`` links to an anchor of the same document, ``url`` to the web."""

    text: str
    bold: bool = False
    italic: bool = False
    to: str = ""
    url: str = ""


Text: TypeAlias = tuple[Span, ...]


def text(*parts: str | Span) -> Text:
    """Put strings and spans together; empty ones are left out."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts)
    return tuple(span for span in spans if span.text)


def plain_text(parts: Text) -> str:
    """The characters of a text alone."""
    return "".join(span.text for span in parts)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a part; level 2 or 3. With an ``anchor`` it can be linked to."""

    text: str
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    look: Literal["body", "lead", "small", "notice", "formula"] = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A short label with one or more lines of text beside it.

    ``reference``: lines to look things up by, which may be set smaller.
    """

    label: str
    lines: tuple[Text, ...]
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One question or gap: its code, its title, marks in words, and facts."""

    code: str
    title: Text
    marks: Text
    facts: tuple[Fact, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """A score with its possible range in whole percent; None: there is none.

    ``words`` is what is printed beside it; ``cutoffs`` are drawn as thin lines.
    """

    score: int | None
    low: int | None
    high: int | None
    words: str
    cutoffs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyBar:
    """How many duties are met, not met and not known."""

    met: int
    not_met: int
    not_known: int


Cell: TypeAlias = Text | ScoreBar


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page; ``widths`` are shares of the line."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Labelled score bars, one a row."""

    rows: tuple[tuple[Text, ScoreBar], ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Facts | Entry | DutyBar | Table | Bars


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report, with its line in the contents. ``new_page``: it starts one."""

    title: str
    anchor: str
    blocks: tuple[Block, ...]
    new_page: bool = True


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``notice`` is what must be read before anything else."""

    kind: str
    country: str
    title: str
    notice: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    ``running`` stands at the head of every page, ``notice`` (if any) at its foot; ``changed`` (UTC)
    is the date that the file carries.
    """

    title: str
    author: str
    subject: str
    language: str
    running: str
    notice: str
    changed: dt.datetime
    cover: Cover
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class WriteResult:
    """How many pages were written, and what the user should know about them."""

    pages: int
    messages: tuple[str, ...]
