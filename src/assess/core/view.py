"""One frozen picture of an assessment: what screens, reports and exports all read.

Computed once per change from the assessment and its editions; nothing downstream scores again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assess.core import duties as law
from assess.core.assessment import Assessment
from assess.core.checklist import Edition
from assess.core.duties import Duty, DutyCount, DutyStatus
from assess.core.gaps import Gap, all_gaps
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

    @cached_property
    def results(self) -> dict[str, ChecklistResult]:
        """States, score, range, rating and documents by checklist id."""
        return {
            name: result(edition, question_states(self.assessment, edition))
            for name, edition in self.editions.items()
        }

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
        return all_gaps(list(self.results.values()))

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
