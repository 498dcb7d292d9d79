"""A file as it stands: its data, what of it can be used, and what the models object to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

import tomli
from pydantic import TypeAdapter, ValidationError

from assess.core.checklist import ChecklistFile, FileSection, Heading, Section, SourcesFile
from assess.core.conflicts import Conflict
from assess.core.fields import Frozen
from assess.core.questions import FileQuestion, Question, SharedQuestion
from assess.core.sources import KeyElement, Provision, Source
from assess.errors import Problem
from assess.library import findings as places
from assess.library.findings import Finding, Loc, shown
from assess.library.wording import findings

SOURCES = "sources.toml"

Row = TypeVar("Row", bound=Frozen)
_QUESTION: TypeAdapter[FileQuestion] = TypeAdapter(FileQuestion)
_FORMAT = re.compile(r"assess-([a-z]+)/\d+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Signs to look at every text: an escape that can hide a control character, one itself, a blank
# text. Each begins with a fixed character, which keeps the search quick.
_SUSPECT = [re.compile(sign) for sign in (r"\\[uUxebfr]", r'"\s+"', r"'\s+'")]
_HIGH_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")


@dataclass(slots=True)
class Placed:
    """A question, where it stands, and the table that it was read from.

    ``full`` is the question with what it shares; None while what it shares is not to be had.
    """

    loc: Loc
    raw: dict[str, Any]
    given: Question | SharedQuestion
    full: Question | None = None


@dataclass(slots=True)
class Draft:
    """One file: what could be read of it, and what was found wrong.

    Every part that is right by itself is there, so that the rules can look at it even when
    another part is wrong. ``asked`` holds the ids of all questions, also of those that cannot be
    used; ``defined`` those of the sources and provisions of a file where not all can be used.
    """

    path: Path
    text: str = ""
    document: dict[str, Any] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)
    readable: bool = False
    heading: Heading | None = None
    sections: list[tuple[Loc, FileSection | Section]] = field(default_factory=list)
    questions: list[Placed] = field(default_factory=list)
    conflicts: list[tuple[Loc, Conflict]] = field(default_factory=list)
    sources: list[tuple[Loc, Source]] = field(default_factory=list)
    provisions: list[tuple[Loc, Provision]] = field(default_factory=list)
    key_elements: list[tuple[Loc, KeyElement]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    defined: set[str] = field(default_factory=set)

    def say(self, loc: Loc, message: str, remedy: str) -> None:
        """Note something wrong at ``loc``."""
        self.found.append(Finding(loc, message, remedy))

    @property
    def name(self) -> str:
        """The id that the file name gives."""
        return self.path.stem

    @property
    def is_sources(self) -> bool:
        return self.path.name == SOURCES

    def problems(self) -> list[Problem]:
        """What was found, with lines and dotted keys."""
        return places.problems(self.path, self.text, self.document, self.found)


def read(path: Path, cut: Callable[[str], str] | None = None) -> Draft:
    """Read one file; whatever is wrong with it is in the draft's findings.

    ``cut`` leaves out of its text what is not needed; lines are then those of what is left.
    """
    draft = Draft(path)
    try:
        # The signature that some editors put first is no part of the text.
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or "no reason given"
        draft.found.append(
            Finding((), f"The file cannot be read: {reason}.", "Check its name and permissions.")
        )
        return draft
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        draft.found.append(
            Finding((), "The file is not UTF-8 text.", "Save it as UTF-8 in your editor.", line)
        )
        return draft
    draft.text = text.replace("\r\n", "\n")
    if not text.isascii():
        draft.text = unicodedata.normalize("NFC", draft.text)
    if cut:
        draft.text = cut(draft.text)
    _parse(draft)
    if draft.readable:
        (_take_sources if draft.is_sources else _take_checklist)(draft)
    return draft


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        # An exponent of dozens of digits; out of bounds like any infinity.
        return Decimal("Infinity")


def _parse(draft: Draft) -> None:
    try:
        draft.document = tomli.loads(draft.text, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        draft.found.append(
            Finding(
                (),
                f"This is not valid TOML: {_printable(error.msg)}.",
                "Put texts in quotes, close each quote and bracket, give each key once in a table.",
                error.lineno,
            )
        )
    except (ValueError, RecursionError) as error:
        draft.found.append(
            Finding((), f"This cannot be read: {_printable(str(error))}.", "Write it more simply.")
        )
    else:
        draft.readable = _known_format(draft)
        if _suspect(draft.text):
            draft.found += _odd_texts(draft.document)


def _suspect(text: str) -> bool:
    if not text.isascii() and _HIGH_CONTROL.search(text.encode()):
        return True
    return any(sign.search(text) for sign in _SUSPECT)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text)


def _known_format(draft: Draft) -> bool:
    """Whether to read on: not in a file of another format, whose keys mean other things."""
    given = draft.document.get("format")
    reads = "assess-sources/1" if draft.is_sources else "assess-checklist/1"
    if not isinstance(given, str) or given == reads or not _FORMAT.fullmatch(given):
        return True
    draft.say(
        ("format",),
        f"The format {shown(given)} is not one that this version reads here.",
        f"This version reads {reads}. For a newer format, install a newer version of the program.",
    )
    return False


def _odd_texts(document: dict[str, Any]) -> Iterator[Finding]:
    todo: list[tuple[Loc, Any]] = [((), document)]
    while todo:
        loc, value = todo.pop()
        if isinstance(value, dict):
            todo += [((*loc, key), inside) for key, inside in value.items()]
        elif isinstance(value, list):
            todo += [((*loc, place), inside) for place, inside in enumerate(value)]
        elif isinstance(value, str) and value.isspace():
            yield Finding(loc, "The text is blank.", "Write it, or drop the key.")
        elif isinstance(value, str) and _CONTROL.search(value):
            yield Finding(loc, "The text has a control character.", "Take the escape out.")


def _take_sources(draft: Draft) -> None:
    file = _valid(SourcesFile, draft.document, draft, ())
    _take_rows(draft, file)
    for place, raw in enumerate(_tables(draft.document, "key_element")):
        element = file.key_element[place] if file else _valid(KeyElement, raw)
        if element:
            draft.key_elements.append((("key_element", place), element))


def _take_checklist(draft: Draft) -> None:
    file = _valid(ChecklistFile, draft.document, draft, ())
    _take_rows(draft, file)
    for place, raw in enumerate(_tables(draft.document, "section")):
        loc: Loc = ("section", place)
        section = file.section[place] if file else _head(raw)
        if section:
            draft.sections.append((loc, section))
        for order, question in enumerate(_tables(raw, "question")):
            _note_id(draft.asked, question)
            given = file.section[place].question[order] if file else _mended(question)
            if given:
                draft.questions.append(Placed((*loc, "question", order), question, given))
    for place, raw in enumerate(_tables(draft.document, "conflict")):
        conflict = file.conflict[place] if file else _valid(Conflict, raw)
        if conflict:
            draft.conflicts.append((("conflict", place), conflict))
    draft.heading = file.checklist if file else _valid(Heading, draft.document.get("checklist"))


def _take_rows(draft: Draft, file: ChecklistFile | SourcesFile | None) -> None:
    if file:
        draft.sources = [(("source", place), row) for place, row in enumerate(file.source)]
        draft.provisions = [(("provision", place), row) for place, row in enumerate(file.provision)]
        return
    for place, raw in enumerate(_tables(draft.document, "source")):
        _note_id(draft.defined, raw)
        source = _valid(Source, raw)
        if source:
            draft.sources.append((("source", place), source))
    for place, raw in enumerate(_tables(draft.document, "provision")):
        _note_id(draft.defined, raw)
        provision = _valid(Provision, raw)
        if provision:
            draft.provisions.append((("provision", place), provision))


def _note_id(known: set[str], raw: dict[str, Any]) -> None:
    if isinstance(raw.get("id"), str):
        known.add(raw["id"])


def _tables(table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The tables of a list of tables; where one is no table, an empty one keeps its place."""
    found = table.get(key)
    rows = found if isinstance(found, list) else []
    return [row if isinstance(row, dict) else {} for row in rows]


def _valid(model: type[Row], value: Any, draft: Draft | None = None, base: Loc = ()) -> Row | None:
    """``value`` as ``model``, or None; with a draft, what is wrong is noted there."""
    try:
        return model.model_validate(value, by_alias=True, by_name=False)
    except ValidationError as error:
        if draft:
            draft.found += findings(error, draft.document, base)
        return None


def _head(raw: dict[str, Any]) -> Section | None:
    """The head of a section whose questions are not all right."""
    left = {key: value for key, value in raw.items() if key != "question"}
    return _valid(Section, left | {"questions": ()})


def _mended(raw: dict[str, Any]) -> Question | SharedQuestion | None:
    """The question without the keys that are wrong in it, if enough is left."""
    left = deepcopy(raw)
    for _ in range(3):
        try:
            return _QUESTION.validate_python(left, by_alias=True, by_name=False)
        except ValidationError as error:
            # The first parts of a place name the form: ("asked", kind, …) or ("shared", …).
            wrong = [
                (each["type"] == "extra_forbidden", loc[2 if loc[0] == "asked" else 1 :])
                for each in error.errors(include_url=False)
                if (loc := each["loc"])
            ]
            # Unknown keys first: a list counts as too short when a table in it has one.
            spare = [loc for unknown, loc in wrong if unknown]
            for loc in spare or [loc[:1] for _, loc in wrong]:
                if loc:
                    places.at(left, loc[:-1]).pop(loc[-1], None)
    return None
