"""The questionnaire as plain data: what every form prints, and what is typed by its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from assess.core.assessment import RESPONSES, Answer
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.language import gettext as _

DOCUMENTS = 2
"""Room for this many documents at each question; what is kept beyond is never touched."""


_NOTHING = Answer()


class Entry(StrEnum):
    """How a question is answered on a form."""

    ONE = "one"
    SEVERAL = "several"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    PROFILE = "profile"
    """Not answered on the form: it follows from the treaties stated in the profile."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that is offered: what is printed beside it and typed for it, and its text."""

    sign: str
    text: str
    response: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a form.

    ``choices`` are its levels, options or parts; ``others`` unknown, and not applicable where it
    is offered. ``notices`` say what to know before answering. ``shown`` is what stands filled in.
    """

    number: int
    key: str
    mark: str
    entry: Entry
    text: str
    why: str
    choices: tuple[Choice, ...]
    others: tuple[Choice, ...]
    notices: tuple[str, ...] = ()
    unit: str = ""
    lowest: str = ""
    reasons: tuple[str, ...] = ()
    shown: Answer = _NOTHING

    def sign_of(self, answer: Answer) -> str:
        """The sign of the one choice, or other, that an answer is; empty where it is none."""
        given = {name: getattr(answer, name) for name in RESPONSES if name == answer.response}
        offered = (*(self.choices if self.entry is Entry.ONE else ()), *self.others)
        return next((each.sign for each in offered if dict(each.response) == given), "")

    def ticked(self, answer: Answer) -> frozenset[str]:
        """The signs of the parts that an answer says are there."""
        there = set(answer.elements or ())
        return frozenset(each.sign for each in self.choices if each.response.get("part") in there)


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions of one checklist; ``edition`` is the identity of what they are asked from."""

    id: str
    title: str
    version: str
    edition: str
    summary: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire: of an assessment, or (``assessment`` empty) of checklists alone.

    ``state`` is the fingerprint of what the assessment said when the form was made.
    """

    sheets: tuple[Sheet, ...]
    assessment: str = ""
    country: str = ""
    title: str = ""
    reference_date: dt.date | None = None
    state: str = ""

    @property
    def items(self) -> Iterator[Item]:
        """Every question, by number as the form prints them."""
        return (item for sheet in self.sheets for part in sheet.parts for item in part.items)

    @property
    def heading(self) -> str:
        """What the form is about, on one line."""
        name = " – ".join(each for each in (self.country, self.title) if each)
        return _("Questionnaire: {name}").format(name=name) if name else _("Questionnaire")


def choices(question: Question) -> tuple[Choice, ...]:
    """Return the levels, options or parts of a question, as a form offers them."""
    match question:
        case MaturityQuestion(levels=levels):
            return tuple(Choice(str(n), text, {"level": n}) for n, text in enumerate(levels))
        case YesNoQuestion():
            return (Choice("y", _("Yes"), {"yes": True}), Choice("n", _("No"), {"yes": False}))
        case ChoiceQuestion(options=options):
            return tuple(
                Choice(str(n), option.text, {"option": option.id})
                for n, option in enumerate(options, 1)
            )
        case ElementsQuestion(elements=elements):
            return tuple(
                Choice(str(n), _with_essential(each.text, each.essential), {"part": each.id})
                for n, each in enumerate(elements, 1)
            )
    return ()


def _with_essential(text: str, essential: bool) -> str:  # noqa: FBT001 - the field itself
    return _("{part} (essential)").format(part=text) if essential else text


def others(reasons: Sequence[str], worded: Sequence[str] = ()) -> tuple[Choice, ...]:
    """Return what can be said in place of an answer: unknown, and the ``reasons`` accepted.

    ``worded`` are the reasons in the language of the form.
    """
    unknown = (
        Choice("u", _("Unknown: nobody knows"), {"unknown": "nobody-knows"}),
        Choice("ud", _("Unknown: no data are collected"), {"unknown": "not-collected"}),
    )
    shown = worded or reasons
    return unknown + tuple(
        Choice(
            f"x{n}",
            _("Not applicable: {reason}").format(reason=said),
            {"not_applicable": reason},
        )
        for n, (reason, said) in enumerate(zip(reasons, shown, strict=True), 1)
    )


def entry_of(question: Question) -> Entry:
    """Return how a question is answered on a form."""
    match question:
        case YesNoQuestion(from_profile=treaty) if treaty:
            return Entry.PROFILE
        case ElementsQuestion():
            return Entry.SEVERAL
        case NumberQuestion():
            return Entry.NUMBER
        case InformationQuestion(answer=answer):
            return Entry(answer)
    return Entry.ONE
