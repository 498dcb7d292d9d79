"""Two pictures of one assessment side by side: what differs between them."""

from __future__ import annotations

from dataclasses import dataclass

from assess.core.assessment import Answer
from assess.core.changes import answer_content
from assess.core.duties import Duty
from assess.core.events import canonical
from assess.core.result import ChecklistResult
from assess.core.view import View


@dataclass(frozen=True, slots=True)
class ResultChange:
    """One checklist before and after; None on a side that does not have it."""

    checklist: str
    title: str
    before: ChecklistResult | None
    after: ChecklistResult | None


@dataclass(frozen=True, slots=True)
class DutyChange:
    """One duty whose status differs; None on a side where it is no duty."""

    before: Duty | None
    after: Duty | None


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer that differs; None on a side where nothing is said."""

    key: str
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two pictures, in the order of the checklists.

    ``fields`` names what differs beside answers: "title", "period", "depth", "prepared_by",
    "stage", "case", "profile", "editions", "disagreements", "to_confirm".
    """

    results: tuple[ResultChange, ...]
    duties: tuple[DutyChange, ...]
    answers: tuple[AnswerChange, ...]
    fields: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        return not (self.results or self.duties or self.answers or self.fields)


_FIELDS = (
    *("title", "period", "depth", "prepared_by", "stage", "case"),
    *("profile", "editions", "disagreements", "to_confirm"),
)


def compare(before: View, after: View) -> Difference:
    """Return what differs between two pictures of one assessment."""
    was, now = before.assessment, after.assessment
    return Difference(
        results=_results(before, after),
        duties=_duties(before, after),
        answers=tuple(
            AnswerChange(key, was.answers.get(key), now.answers.get(key))
            for key in dict.fromkeys([*was.answers, *now.answers])
            if _said(was.answers.get(key)) != _said(now.answers.get(key))
        ),
        fields=tuple(name for name in _FIELDS if getattr(was, name) != getattr(now, name)),
    )


def _said(answer: Answer | None) -> str:
    return canonical(answer_content(answer) if answer else None)


def _results(before: View, after: View) -> tuple[ResultChange, ...]:
    found = []
    for name in dict.fromkeys([*before.editions, *after.editions]):
        was, now = before.results.get(name), after.results.get(name)
        if was is None or now is None or _numbers(was) != _numbers(now):
            edition = (after if now else before).editions[name]
            found.append(ResultChange(name, edition.checklist.title, was, now))
    return tuple(found)


def _numbers(result: ChecklistResult) -> tuple[object, ...]:
    rated = result.rated
    return (
        *(result.score, result.coverage, rated.words, rated.holds),
        tuple(state.key for state in rated.missing),
    )


def _duties(before: View, after: View) -> tuple[DutyChange, ...]:
    was = {duty.provision.id: duty for duty in before.duties}
    now = {duty.provision.id: duty for duty in after.duties}
    return tuple(
        DutyChange(was.get(name), now.get(name))
        for name in dict.fromkeys([*was, *now])
        if (was[name].status if name in was else None)
        != (now[name].status if name in now else None)
    )
