"""One frozen picture of an assessment: what screens, reports and exports all read.

Computed once per change from the assessment and its editions; nothing downstream scores again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assess.core import duties as law
from assess.core.assessment import Answer, Assessment
from assess.core.checklist import Edition
from assess.core.contradictions import Contradiction, contradictions
from assess.core.duties import Duty, DutyCount, DutyStatus
from assess.core.gaps import Gap, all_gaps, checklist_gaps
from assess.core.result import ChecklistResult, result
from assess.core.road import Road, road
from assess.core.scope import QuestionState, question_states
from assess.core.sources import Provision, Source


@dataclass(frozen=True)
class View:
    """An assessment with its editions, in order, and everything computed from them."""

    assessment: Assessment
    editions: Mapping[str, Edition]
    """Editions by checklist id, in the order of the assessment."""
    before: View | None = field(default=None, repr=False, compare=False)
    """An earlier picture of the same assessment; what did not change since is taken from it."""

    def __post_init__(self) -> None:
        # Only one step back is of use: a chain would keep every picture of the day in memory.
        seen = self.before.__dict__ if self.before else {}
        known, gaps = seen.get("results"), seen.get("gaps_of", {})
        kept = self._unchanged(self.before, known) if self.before and known else {}
        object.__setattr__(self, "before", None)
        object.__setattr__(self, "_kept", kept)
        object.__setattr__(self, "_kept_gaps", {n: gaps[n] for n in kept if n in gaps})

    def _unchanged(
        self, before: View, known: Mapping[str, ChecklistResult]
    ) -> dict[str, ChecklistResult]:
        """The results of checklists of which nothing changed since ``before``."""
        was, now = before.assessment, self.assessment
        if (was.profile, was.depth) != (now.profile, now.depth):
            return {}
        touched = {
            *_differing(was.answers, now.answers),
            *(was.to_confirm ^ now.to_confirm),
            *(key.removeprefix("answer/") for key in _disputed(was, now)),
        }
        return {
            name: known[name]
            for name, edition in self.editions.items()
            if name in known and known[name].edition is edition and touched.isdisjoint(edition.keys)
        }

    @cached_property
    def results(self) -> dict[str, ChecklistResult]:
        """States, score, range, rating and documents by checklist id."""
        kept: dict[str, ChecklistResult] = self.__dict__["_kept"]
        return {
            name: kept.get(name) or result(edition, question_states(self.assessment, edition))
            for name, edition in self.editions.items()
        }

    def what_if(self, answers: Mapping[str, Answer]) -> View:
        """The same picture with other answers, by key; nothing is saved.

        An answer that is tried also settles what copies disagree about and what is to be
        confirmed. Whether it fits its question is for the caller to see to.
        """
        now = self.assessment
        tried = now.model_copy(
            update={
                "answers": {**now.answers, **answers},
                "to_confirm": now.to_confirm - set(answers),
                "disagreements": {
                    key: sides
                    for key, sides in now.disagreements.items()
                    if key.removeprefix("answer/") not in answers
                },
            }
        )
        return View(tried, self.editions, self)

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """Answers that can hardly all be right, as the checklists declare them."""
        return [each for result in self.results.values() for each in contradictions(result)]

    def state(self, checklist: str, question: str) -> QuestionState:
        """The state of one question. Raises KeyError."""
        for state in self.results[checklist].states:
            if state.question.id == question:
                return state
        raise KeyError(f"{checklist}/{question}")

    @cached_property
    def duties(self) -> list[Duty]:
        """What the law asks of the country, each provision once."""
        found: dict[str, dict[str, DutyStatus]] = {}
        for each in self.results.values():
            for state in each.states:
                known = found.setdefault(state.key, {})
                for name, status in state.duties.items():
                    known[name] = law.worst([status, known.get(name, status)])
        return law.duties(self.editions.values(), found)

    @property
    def duty_count(self) -> DutyCount:
        return law.count(self.duties)

    @cached_property
    def gaps(self) -> list[Gap]:
        """Gaps of all checklists, each answer once, first things first."""
        return all_gaps(self.gaps_of.values())

    @cached_property
    def gaps_of(self) -> dict[str, list[Gap]]:
        """Gaps by checklist id, first things first."""
        kept: dict[str, list[Gap]] = self.__dict__["_kept_gaps"]
        return {
            name: kept[name] if name in kept else checklist_gaps(each)
            for name, each in self.results.items()
        }

    @cached_property
    def roads(self) -> dict[str, Road | None]:
        """The road to the next rating, by checklist id."""
        return {name: road(each) for name, each in self.results.items()}

    @cached_property
    def later_standards(self) -> list[Provision]:
        """Provisions that bind the country only from after the reference date."""
        found: dict[str, Provision] = {}
        for edition in self.editions.values():
            for question in edition.questions.values():
                for provision in law.later(edition, question, self.assessment.profile):
                    found[provision.id] = provision
        return list(found.values())

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source that the checklists cite, by id."""
        return {
            source.id: source for edition in self.editions.values() for source in edition.sources
        }

    @cached_property
    def progress(self) -> tuple[int, int]:
        """Questions dealt with, and questions asked, each answer once."""
        asked = {s.key: s for r in self.results.values() for s in r.states if s.asked}
        open_ = {
            s.key
            for r in self.results.values()
            for s in r.states
            if s.asked and s.state == "unanswered"
        }
        return len(asked) - len(open_ & set(asked)), len(asked)


def _differing(one: Mapping[str, Answer], other: Mapping[str, Answer]) -> set[str]:
    """The keys of answers that are not the same."""
    return {
        key
        for key in {*one, *other}
        if one.get(key) is not other.get(key) and one.get(key) != other.get(key)
    }


def _disputed(was: Assessment, now: Assessment) -> set[str]:
    """The keys of events about which copies disagree on one side, or otherwise on the other."""
    return {
        key
        for key in {*was.disagreements, *now.disagreements}
        if was.disagreements.get(key) != now.disagreements.get(key)
    }
