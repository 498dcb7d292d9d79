"""What a report may hold, by whom it is for: everything else is taken away before it is built.

Every number is computed from the whole assessment first; then names, notes and documents are
stripped from the picture and the history, so that no page, metadata or attachment can hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from assess.core.assessment import Answer, Assessment, Evidence
from assess.core.events import Event
from assess.core.fingerprint import fingerprint
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.view import View
from assess.language import gettext as _
from assess.language import noop
from assess.report.history import History, history

_ANSWER = "answer/"


class Disclosure(StrEnum):
    """For whom a report is, and so what it may hold."""

    INTERNAL = "internal"
    """Everything."""
    PARTNER = "partner"
    """No respondents' names, no private notes; documents that are not public by their kind only."""
    PUBLIC = "public"
    """Results alone, with every doubt about them: no answers in own words, notes, documents or
    names."""

    @property
    def words(self) -> str:
        """What stands on the cover and at the head of every page."""
        return _(_WORDS[self])

    @property
    def left_out(self) -> str:
        """What a reader is told about what is not there."""
        return _(_LEFT_OUT[self])


_WORDS = {
    Disclosure.INTERNAL: noop("Internal"),
    Disclosure.PARTNER: noop("For partners"),
    Disclosure.PUBLIC: noop("Public"),
}
_LEFT_OUT = {
    Disclosure.INTERNAL: noop(
        "Internal: holds names, notes and documents. Not to be passed on without leave."
    ),
    Disclosure.PARTNER: noop(
        "For partners: names of respondents and private notes are left out; documents that are "
        "not public are given by their kind only."
    ),
    Disclosure.PUBLIC: noop(
        "Public: answers in words, notes, documents and names are left out; scores, ranges, duties "
        "and gaps, and every doubt about them, are complete."
    ),
}


@dataclass(frozen=True)
class Disclosed(View):
    """A view whose numbers were computed before its texts were taken away."""

    given: Mapping[str, ChecklistResult] = field(default_factory=dict)

    @cached_property
    def results(self) -> dict[str, ChecklistResult]:
        """What was computed from the whole assessment."""
        return dict(self.given)


@dataclass(frozen=True)
class Material:
    """What a report is made of: nothing else may reach it.

    ``fingerprint`` and ``heads`` are those of the whole assessment. ``history`` is None where
    there are no events, or where it may not be shown.
    """

    view: View
    disclosure: Disclosure
    fingerprint: str
    history: History | None = None


def disclose(view: View, events: Iterable[Event], disclosure: Disclosure) -> Material:
    """Return what a report for these readers may hold of ``view`` and its ``events``."""
    events = list(events)
    whole = fingerprint(view.assessment)
    if disclosure is Disclosure.INTERNAL:
        return Material(view, disclosure, whole, history(events, names=True))
    strip = _Strip(view, events, disclosure)
    shown = Disclosed(strip.assessment(), view.editions, given=strip.results())
    past = history(events, names=False) if disclosure is Disclosure.PARTNER else None
    return Material(shown, disclosure, whole, past)


class _Strip:
    """Takes away what partners or the public are not shown."""

    def __init__(self, view: View, events: list[Event], disclosure: Disclosure) -> None:
        self._view = view
        self._public = disclosure is Disclosure.PUBLIC
        self._numbers: dict[tuple[str, str, str, str], int] = {}
        said = view.assessment
        names = {event.who for event in events} | {each.who for each in said.signed.values()}
        self._names = {name.casefold() for name in names if name.strip()}

    def assessment(self) -> Assessment:
        """The assessment with nothing in it that is not shown."""
        said = self._view.assessment
        profile = said.profile
        if self._public:
            instruments = {
                name: status.model_copy(update={"evidence": ""})
                for name, status in profile.instruments.items()
            }
            profile = profile.model_copy(update={"instruments": instruments})
        return said.model_copy(
            update={
                "profile": profile,
                "prepared_by": self._prepared_by(said.prepared_by),
                "answers": self._answers(said),
                "disagreements": {
                    key: () if self._public else tuple(self._side(key, side) for side in sides)
                    for key, sides in said.disagreements.items()
                },
                "signed": {},
            }
        )

    def results(self) -> dict[str, ChecklistResult]:
        """The same numbers, over states without what is not shown."""
        found = {}
        for name, each in self._view.results.items():
            states = {state.question.id: self._state(state) for state in each.states}
            missing = tuple(states[state.question.id] for state in each.rated.missing)
            rated = replace(each.rated, missing=missing)
            found[name] = replace(each, states=tuple(states.values()), rated=rated)
        return found

    def _answers(self, said: Assessment) -> dict[str, Answer]:
        """The answers for partners; the public reads states alone."""
        if self._public:
            return {}
        return {key: self._answer(each) for key, each in said.answers.items()}

    def _prepared_by(self, words: str) -> str:
        """Who prepared it: an agency, not one who answered."""
        named = any(name in words.casefold() for name in self._names)
        return "" if self._public or named else words

    def _state(self, state: QuestionState) -> QuestionState:
        answer = self._answer(state.answer) if state.answer else None
        if answer and self._public and state.state not in (State.ANSWERED, State.UNKNOWN):
            # What does not fit its question may be anything that somebody typed.
            answer = Answer.model_construct(unsure=answer.unsure, evidence=answer.evidence)
        because = self._because(state) if self._public else state.because
        return replace(state, answer=answer, because=because)

    def _because(self, state: QuestionState) -> str:
        """The reason without what somebody typed: an agency's name, or a damaged answer."""
        answer, key = state.answer, state.key
        if state.state is not State.UNANSWERED or answer is None or answer.response is None:
            return state.because
        if answer.awaiting is not None:
            return _("waiting for another agency")
        if key in self._view.assessment.to_confirm or not state.because:
            return state.because
        return _("what was answered does not fit the question")

    def _answer(self, answer: Answer) -> Answer:
        evidence = tuple(map(self._document, answer.evidence))
        if not self._public:
            note = "" if answer.private else answer.note
            return answer.model_copy(update={"note": note, "evidence": evidence})
        # Level, elements and option are the checklist's own words, and gaps need them.
        kept = {"level", "yes", "elements", "option", "unknown", "unsure"}
        shown = {name: value for name, value in answer if name in kept}
        return Answer.model_construct(**shown, evidence=evidence)

    def _document(self, evidence: Evidence) -> Evidence:
        """A document of which only its kind, and that it is another one, can be told."""
        if evidence.kind == "public" and not self._public:
            return evidence
        identity = (evidence.title, evidence.reference, evidence.date, evidence.kind)
        number = self._numbers.setdefault(identity, len(self._numbers) + 1)
        return Evidence.model_construct(kind=evidence.kind, title="", reference=str(number))

    def _side(self, key: str, side: Any) -> Any:
        """One side of a disagreement, for partners."""
        if side is None:
            return None
        if key.startswith(_ANSWER):
            try:
                return self._answer(Answer.model_validate(side))
            except ValidationError:  # what cannot be read cannot be shown in part
                return None
        return self._prepared_by(side) if key == "status/prepared_by" else side
