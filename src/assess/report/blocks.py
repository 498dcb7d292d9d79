"""What a report is made of: plain frozen blocks that any writer (PDF, later others) can print.

Texts are unescaped; numbers are already words. A block says what something is, never how it
looks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from string import Formatter
from typing import Literal, TypeAlias
from unicodedata import bidirectional


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


def phrase(template: str, **given: str | Span | Text) -> Text:
    """Fill a (translated) sentence with spans: ``phrase("Reaches {x}.", x=Span("5", bold=True))``.

    Only names are known between braces. Raises KeyError for one that is not given.
    """
    return text(*_pieces(template, given))


def _pieces(template: str, given: dict[str, str | Span | Text]) -> Iterator[str | Span]:
    for literal, name, _, _ in Formatter().parse(template):
        yield literal
        if name is not None:
            filled = given[name]
            yield from _apart(filled if isinstance(filled, tuple) else text(filled))


def apart(name: str) -> str:
    """Return a name so that it can stand in a sentence: one with letters that are written from
    right to left between isolates, or what follows it would be drawn into it."""
    return f"\u2068{name}\u2069" if _leftward(name) else name


def _apart(parts: Text) -> Text:
    """The same for a text of several spans."""
    if not _leftward(plain_text(parts)):
        return parts
    first = replace(parts[0], text=f"\u2068{parts[0].text}")
    parts = (first, *parts[1:])
    return (*parts[:-1], replace(parts[-1], text=f"{parts[-1].text}\u2069"))


def _leftward(name: str) -> bool:
    return not name.isascii() and any(bidirectional(sign) in ("R", "AL") for sign in name)


def listed(items: Iterator[Text] | list[Text], between: str = ", ") -> Text:
    """Put texts in a row with ``between`` them."""
    spans: list[str | Span] = []
    for item in items:
        spans += [between, *item] if spans else item
    return text(*spans)


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
    """A paragraph. With an ``anchor`` it can be linked to."""

    text: Text
    look: Literal["body", "lead", "small", "notice", "formula"] = "body"
    anchor: str = ""


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

    ``words`` is what is printed with it; ``cutoffs`` are drawn as thin lines. ``alternative`` says
    the same to those who cannot see it.
    """

    score: int | None
    low: int | None
    high: int | None
    words: str
    cutoffs: tuple[int, ...] = ()
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class DutyBar:
    """How many duties are met, not met and not known.

    ``legend`` names the three in that order, with their numbers, as printed; ``alternative`` says
    the same to those who cannot see the bar.
    """

    met: int
    not_met: int
    not_known: int
    legend: tuple[str, str, str] = ("", "", "")
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Shade:
    """One field of a heat map: whole percent (None: nothing is counted), and what is printed.

    ``alternative`` says the same to those who cannot see how dark it is.
    """

    percent: int | None
    words: str
    alternative: str = ""


Cell: TypeAlias = Text | ScoreBar | Shade


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page; ``widths`` are shares of the line.

    ``anchors``: what others can link to, one a row ("": none); left out, no row has one.
    ``room``: lines of handwriting for which every row has room at least; such a table is a form,
    its empty cells are to be filled in by hand.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    anchors: tuple[str, ...] = ()
    room: int = 0


@dataclass(frozen=True, slots=True)
class Bars:
    """Labelled score bars, one a row."""

    rows: tuple[tuple[Text, ScoreBar], ...]


@dataclass(frozen=True, slots=True)
class ToSign:
    """A line to sign on, with what is written under it: "Name", "Signature and date"."""

    labels: tuple[str, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Facts | Entry | DutyBar | Table | Bars | ToSign


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report, with its line in the contents. ``new_page``: it starts one."""

    title: str
    anchor: str
    blocks: tuple[Block, ...]
    new_page: bool = True


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``notice`` is what must be read before anything else.

    ``marking`` says for whom the report is, ``status`` whether it is a draft or final.
    """

    kind: str
    country: str
    title: str
    notice: str
    facts: tuple[Fact, ...]
    marking: str = ""
    status: str = ""
    contents: bool = True
    """Whether the contents stand under it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    ``running`` stands at the head of every page, ``notice`` (if any) at its foot; ``changed`` (UTC)
    is the date that the file carries. Without a ``cover`` the first part begins the first page.
    ``fingerprint`` (64 hexadecimal digits) is that of the state that it reports on, ``heads`` the
    last events of that state, ``assessment`` its id. ``disclosure`` is "internal", "partner" or
    "public". ``layout`` names the layout; ``most_pages`` (0: any) is what that layout promises.
    """

    title: str
    author: str
    subject: str
    language: str
    running: str
    notice: str
    changed: dt.datetime
    cover: Cover | None
    parts: tuple[Part, ...]
    assessment: str = ""
    fingerprint: str = ""
    heads: tuple[str, ...] = ()
    disclosure: str = "internal"
    layout: str = "full"
    most_pages: int = 0


@dataclass(frozen=True, slots=True)
class WriteResult:
    """How many pages were written, and what the user should know about them."""

    pages: int
    messages: tuple[str, ...]
