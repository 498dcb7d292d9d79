"""The questionnaire as plain data: what every form prints, and what is typed by its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from assess.core.answers import misfit
from assess.core.assessment import RESPONSES, Answer
from assess.core.changes import meaning_mark
from assess.core.checklist import Edition
from assess.core.duties import binding
from assess.core.fingerprint import fingerprint
from assess.core.numbers import plain
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.core.scope import QuestionState, State
from assess.core.terms import DUTY
from assess.core.view import View
from assess.forms.follow import condition_words
from assess.language import gettext as _

DOCUMENTS = 3
"""Room for this many documents at each question; what is kept beyond is never touched."""


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
    shown: Answer = Answer()

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
        names = [self.country, self.title] if self.country else []
        return " – ".join(name for name in names if name) or _("Questionnaire")


def numbers(editions: Iterable[Edition]) -> dict[str, int]:
    """Return the number of each answer, by key: the same for the same editions in the same order.

    Every question has its number, asked now or not, so that numbers never move.
    """
    found: dict[str, int] = {}
    for edition in editions:
        for question in edition.questions.values():
            found.setdefault(edition.key(question), len(found) + 1)
    return found


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


def form_of(
    view: View,
    worded: Mapping[str, Edition] | None = None,
    *,
    only: Sequence[str] = (),
    empty: bool = False,
) -> Form:
    """Return the form of an assessment, filled in with what it says.

    ``worded``: its editions in the language of the form. ``only``: the checklists to print (the
    numbers stay those of the whole). ``empty``: nothing filled in. Notes marked private are
    never filled in: a form goes to others.
    """
    now = view.assessment
    known = numbers(view.editions.values())
    printed: set[str] = set()
    sheets = []
    for name, edition in view.editions.items():
        if only and name not in only:
            continue
        maker = _Maker(edition, (worded or view.editions)[name], known, view, empty=empty)
        sheets.append(maker.sheet(now.editions[name], printed))
    return Form(
        sheets=tuple(sheets),
        assessment=now.id,
        country=now.profile.country,
        title=now.title,
        reference_date=now.profile.reference_date,
        state=fingerprint(now),
    )


def form_of_checklists(
    editions: Sequence[Edition], worded: Mapping[str, Edition] | None = None
) -> Form:
    """Return the empty form of checklists alone, for whoever may answer them."""
    known = numbers(editions)
    printed: set[str] = set()
    shown = worded or {}
    return Form(
        tuple(
            _Maker(each, shown.get(each.checklist.id, each), known).sheet(each.id, printed)
            for each in editions
        )
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the questions of one edition; ``worded`` is the same one in another language."""

    edition: Edition
    worded: Edition
    numbers: Mapping[str, int]
    view: View | None = None
    empty: bool = False

    def sheet(self, identity: str, printed: set[str]) -> Sheet:
        """``printed`` are the keys of questions that stand earlier in the form."""
        head = self.worded.checklist
        return Sheet(
            id=head.id,
            title=head.title,
            version=self.edition.checklist.version,
            edition=identity,
            summary=head.summary,
            parts=tuple(self._parts(printed)),
        )

    def _parts(self, printed: set[str]) -> Iterator[Part]:
        states = self._states()
        for section, worded in zip(self.edition.sections, self.worded.sections, strict=True):
            items = []
            for question in section.questions:
                key, state = self.edition.key(question), states.get(question.id)
                if key in printed or (state is not None and not _printed(state)):
                    continue
                printed.add(key)
                items.append(self._item(question, key, state))
            if items:
                yield Part(worded.title, tuple(items))

    def _states(self) -> dict[str, QuestionState]:
        if self.view is None:
            return {}
        result = self.view.results[self.edition.checklist.id]
        return {state.question.id: state for state in result.states}

    def _item(self, question: Question, key: str, state: QuestionState | None) -> Item:
        worded = self.worded.questions[question.id]
        duty = bool(self._duty(question))
        reasons = () if duty else question.na_reasons
        return Item(
            number=self.numbers[key],
            key=key,
            mark=meaning_mark(question),
            entry=entry_of(question),
            text=worded.text,
            why=worded.why,
            choices=choices(worded) if entry_of(question) is not Entry.PROFILE else (),
            others=others(reasons, () if duty else worded.na_reasons),
            notices=tuple(self._notices(question, duty=duty)),
            unit=getattr(worded, "unit", ""),
            lowest=_lowest(question),
            reasons=reasons,
            shown=Answer() if self.empty else self._shown(question, key, state),
        )

    def _duty(self, question: Question) -> bool:
        profile = self.view.assessment.profile if self.view else None
        return bool(profile and binding(self.edition, question, profile))

    def _notices(self, question: Question, *, duty: bool) -> Iterator[str]:
        if question.must_have:
            yield _("must-have")
        if duty:
            yield _(DUTY)
        if question.when:
            parent = self.worded.questions[question.when.question]
            number = self.numbers[self.edition.key(parent)]
            yield condition_words(number, parent, question.when.credit_at_least)
        if entry_of(question) is Entry.PROFILE:
            yield _(
                "Nothing to fill in: the answer follows from the treaties stated under "
                "“about your country”."
            )

    def _shown(self, question: Question, key: str, state: QuestionState | None) -> Answer:
        """The answer as a form may show it; nothing of what waits to be said again."""
        answer = self.view.assessment.answers.get(key) if self.view and state else None
        if self.view is None or answer is None:
            return Answer()
        stale = key in self.view.assessment.to_confirm or answer.awaiting is not None
        if stale or misfit(question, answer):
            answer = answer.without_response()
        return answer.model_copy(
            update={
                "note": "" if answer.private else answer.note,
                "evidence": answer.evidence[:DOCUMENTS],
                "flag": False,
                "private": False,
            }
        )


def _printed(state: QuestionState) -> bool:
    """Whether a question stands on the form: follow-ups do, whatever the parent's answer is now."""
    return state.state not in (State.OUT_OF_SCOPE, State.NOT_YET_ASKED)


def _lowest(question: Question) -> str:
    return plain(question.bands[0].start) if isinstance(question, NumberQuestion) else ""
