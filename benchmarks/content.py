"""What the report benchmark prints: all checklists answered with notes, and its text alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from assess.core.assessment import Answer, Assessment, Profile
from assess.core.view import View
from assess.library import load
from assess.report import blocks
from assess.report.blocks import Document, Part, plain_text

_NOTE = (
    "The order of 2010 is applied in all regions, staff were trained at each border post, and "
    "figures are collected twice a year from the police and the prosecutors. "
)


def everything_answered() -> View:
    """A view of all shipped checklists with an answer to every question; half have notes."""
    editions = load().editions
    answers = {}
    asked = (
        (edition.key(question), question)
        for edition in editions.values()
        for question in edition.questions.values()
        if not question.same_as and not getattr(question, "from_profile", "")
    )
    for number, (key, question) in enumerate(asked):
        given = _response(question, number)
        evidence = [{"title": "Act 5 of 2009", "reference": f"No. {number}", "date": "2009"}]
        answers[key] = Answer.model_validate(
            {
                **given,
                "note": _NOTE * (1 + number % 3) if number % 2 else "",
                "evidence": evidence if number % 3 == 0 else [],
            }
        )
    about = Assessment(
        id="benchmark",
        title="Benchmark",
        profile=Profile(country="Benchmark", reference_date=dt.date(2011, 9, 7)),
        editions={name: edition.id for name, edition in editions.items()},
        answers=answers,
        changed_at="2011-10-03T23:30:00.000000Z",
    )
    return View(about, editions)


def _response(question: Any, number: int) -> dict[str, Any]:
    if number % 17 == 0:
        return {"unknown": "nobody-knows"}
    kind = question.kind
    if kind == "information":
        values = {"number": {"number": number}, "date": {"date": "2010-05-05"}}
        return values.get(question.answer, {"text": "As the note says."})
    return {
        "maturity": lambda: {"level": number % len(question.levels)},
        "yes-no": lambda: {"yes": bool(number % 2)},
        "elements": lambda: {"elements": [each.id for each in question.elements[::2]]},
        "choice": lambda: {"option": question.options[number % len(question.options)].id},
        "number": lambda: {"number": number % 40},
    }[kind]()


def longer(document: Document, times: int) -> Document:
    """The document with its parts repeated; anchors stand in the first copy only."""
    more = tuple(
        replace(part, anchor=f"{part.anchor}-{n}", blocks=tuple(map(_unanchored, part.blocks)))
        for n in range(1, times)
        for part in document.parts
    )
    return replace(document, parts=(*document.parts, *more))


def shorter(document: Document, most: int) -> Document:
    """The document with its first blocks only, in one part; without links, as most lead nowhere."""
    chosen = [block for part in document.parts for block in part.blocks][:most]
    words = tuple(map(_unlinked, chosen))
    return replace(document, cover=None, parts=(Part("Part", "part", words),))


def _unanchored(block: Any) -> Any:
    changes: dict[str, Any] = {}
    if getattr(block, "anchor", ""):
        changes["anchor"] = ""
    if getattr(block, "anchors", ()):
        changes["anchors"] = ()
    return replace(block, **changes) if changes else block


def _unlinked(thing: Any) -> Any:
    if isinstance(thing, tuple):
        return tuple(map(_unlinked, thing))
    if isinstance(thing, blocks.Span):
        return replace(thing, to="")
    if hasattr(thing, "__dataclass_fields__"):
        names = thing.__dataclass_fields__
        return replace(thing, **{name: _unlinked(getattr(thing, name)) for name in names})
    return thing


@dataclass(frozen=True)
class Heading:
    level: int
    words: str


@dataclass(frozen=True)
class Line:
    """A paragraph, with a label at its left or without."""

    words: str
    label: str = ""


@dataclass(frozen=True)
class Rows:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Piece: TypeAlias = Heading | Line | Rows


def plain(document: Document) -> list[Piece]:
    """The text of a document in the same headings, paragraphs and tables, without links."""
    found: list[Piece] = []
    if document.cover:
        found += [Heading(1, document.cover.country), Line(document.cover.notice)]
        found += _facts(document.cover.facts)
    for part in document.parts:
        found.append(Heading(1, part.title))
        for block in part.blocks:
            found += _pieces(block)
    return found


def _facts(facts: tuple[blocks.Fact, ...]) -> Iterator[Line]:
    for fact in facts:
        for place, line in enumerate(fact.lines):
            yield Line(plain_text(line), "" if place else fact.label)


def _pieces(block: blocks.Block) -> Iterator[Piece]:
    if isinstance(block, blocks.Heading):
        yield Heading(block.level, block.text)
    elif isinstance(block, blocks.Paragraph):
        yield Line(plain_text(block.text))
    elif isinstance(block, blocks.Bullets):
        yield from (Line(plain_text(item), "•") for item in block.items)
    elif isinstance(block, blocks.Facts):
        yield from _facts(block.rows)
    elif isinstance(block, blocks.Entry):
        yield Line(plain_text(block.title), block.code)
        yield Line(plain_text(block.marks))
        yield from _facts(block.facts)
    elif isinstance(block, blocks.Table):
        rows = tuple(tuple(map(_cell, row)) for row in block.rows)
        yield Rows(block.head, rows, block.widths)
    elif isinstance(block, blocks.Bars):
        rows = tuple((plain_text(words), bar.words) for words, bar in block.rows)
        yield Rows(("", ""), rows, (42, 58))


def _cell(cell: blocks.Cell) -> str:
    return cell.words if isinstance(cell, blocks.ScoreBar | blocks.Shade) else plain_text(cell)
