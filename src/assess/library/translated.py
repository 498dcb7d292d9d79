"""Copies of checklists and views in other words, for showing: same identity, same numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import PrivateAttr

from assess.core.checklist import Edition, Heading, Section
from assess.core.conflicts import Conflict
from assess.core.questions import Question
from assess.core.result import ChecklistResult, result
from assess.core.scope import QuestionState, question_states
from assess.core.view import View

Visit = Callable[[str, str, str], str]
"""Called with a checklist's id, the key of a text in it and its English; gives what to show."""


def texts(edition: Edition) -> dict[str, str]:
    """Return the English texts of a checklist by key, in file order.

    A question that it shares is translated where it is asked; its own are only what this
    checklist itself says.
    """
    found: dict[str, str] = {}

    def note(checklist: str, key: str, english: str) -> str:
        if checklist == edition.checklist.id and english.strip():
            found[key] = english
        return english

    _reworded(edition, note)
    _conflicts(edition, note)
    return found


def _reworded(edition: Edition, visit: Visit) -> tuple[Heading, tuple[Section, ...]]:
    """Heading and sections, each text replaced by what ``visit`` makes of it."""
    home, head = edition.checklist.id, edition.checklist
    heading = head.model_copy(
        update={
            "title": visit(home, "title", head.title),
            "summary": visit(home, "summary", head.summary),
            "scope_note": visit(home, "scope-note", head.scope_note),
        }
    )
    sections = []
    for section in edition.sections:
        at = f"section/{section.id}"
        changes: dict[str, Any] = {"title": visit(home, f"{at}/title", section.title)}
        if section.weight_why:
            changes["weight_why"] = visit(home, f"{at}/weight-why", section.weight_why)
        changes["questions"] = tuple(_question(home, each, visit) for each in section.questions)
        sections.append(section.model_copy(update=changes))
    return heading, tuple(sections)


def _conflicts(edition: Edition, visit: Visit) -> tuple[Conflict, ...]:
    """What is asked about answers that contradict each other, in other words."""
    home = edition.checklist.id
    return tuple(
        each.model_copy(update={"text": visit(home, f"conflict/{each.id}/text", each.text)})
        for each in edition.conflicts
    )


_SINGLE = ("text", "why", "unit")
_PLACED = ("levels", "look_at", "na_reasons")
_NAMED = ("elements", "options")


def _question(home: str, question: Question, visit: Visit) -> Question:
    checklist, _, name = (question.same_as or f"{home}/{question.id}").partition("/")
    at = f"question/{name}"
    changes: dict[str, Any] = {}

    def listed(part: str, given: Sequence[str]) -> tuple[str, ...]:
        where = f"{at}/{part.replace('_', '-')}"
        return tuple(visit(checklist, f"{where}/{n}", text) for n, text in enumerate(given))

    for part in _SINGLE:
        if english := getattr(question, part, ""):
            changes[part] = visit(checklist, f"{at}/{part}", english)
    for part in _PLACED:
        changes |= {part: listed(part, given)} if (given := getattr(question, part, ())) else {}
    for part in _NAMED:
        if rows := getattr(question, part, ()):
            changes[part] = tuple(
                row.model_copy(update={"text": visit(checklist, f"{at}/{part}/{row.id}", row.text)})
                for row in rows
            )
    if isinstance(question.recommend, tuple):
        changes["recommend"] = listed("recommend", question.recommend)
    elif question.recommend:
        changes["recommend"] = visit(checklist, f"{at}/recommend", question.recommend)
    if question.weight_why:
        key = f"question/{question.id}/weight-why"
        changes["weight_why"] = visit(home, key, question.weight_why)
    return question.model_copy(update=changes)


def _answerable(section: Section, original: Edition) -> Section:
    """A translated section with the reasons for "not applicable" as answers hold them."""
    questions = (
        shown.model_copy(update={"na_reasons": original.questions[shown.id].na_reasons})
        for shown in section.questions
    )
    return section.model_copy(update={"questions": tuple(questions)})


class TranslatedEdition(Edition):
    """A copy of an edition to show: other words, the same identity.

    ``id`` and ``canonical()`` are those of the edition that it shows. The reasons for "not
    applicable" stay English, because an answer holds one of them word for word; a copy for
    ``reading`` only has them translated too.
    """

    _original: Edition = PrivateAttr()
    _reasons: dict[str, dict[str, str]] = PrivateAttr()

    def __init__(self, original: Edition, visit: Visit, *, reading: bool = False) -> None:
        heading, sections = _reworded(original, visit)
        reasons = {
            name: dict(zip(original.questions[name].na_reasons, shown.na_reasons, strict=True))
            for section in sections
            for shown in section.questions
            if (name := shown.id)
        }
        super().__init__(
            checklist=heading,
            sections=sections if reading else tuple(_answerable(s, original) for s in sections),
            provisions=original.provisions,
            sources=original.sources,
            conflicts=_conflicts(original, visit),
        )
        self._original, self._reasons = original, reasons

    @cached_property
    def id(self) -> str:
        return self._original.id

    def canonical(self) -> str:
        return self._original.canonical()

    @property
    def original(self) -> Edition:
        """The edition that this copy shows."""
        return self._original

    def reasons(self, question: Question) -> dict[str, str]:
        """The translated reasons for "not applicable", by the English ones."""
        return self._reasons[question.id]


def original(edition: Edition) -> Edition:
    """Return the English edition behind a copy; an edition itself otherwise."""
    return edition.original if isinstance(edition, TranslatedEdition) else edition


@dataclass(frozen=True)
class ShownView(View):
    """A view in another language. Nothing but words differs from the view that it shows."""

    @cached_property
    def results(self) -> dict[str, ChecklistResult]:
        found = {}
        for name, edition in self.editions.items():
            assert isinstance(edition, TranslatedEdition)
            states = question_states(self.assessment, edition)
            found[name] = result(edition, [_in_words(edition, state) for state in states])
        return found


def _in_words(edition: TranslatedEdition, state: QuestionState) -> QuestionState:
    """The state with the reasons for "not applicable", offered and given, translated."""
    reasons = edition.reasons(state.question)
    if not reasons:
        return state
    question = state.question.model_copy(update={"na_reasons": tuple(reasons.values())})
    because, answer = reasons.get(state.because, state.because), state.answer
    if answer and answer.not_applicable in reasons:
        given = reasons[answer.not_applicable]
        answer = answer.model_copy(update={"not_applicable": given})
    return replace(state, question=question, answer=answer, because=because)
