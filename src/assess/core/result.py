"""All the numbers of one checklist, computed once from the states of its questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assess.core.checklist import Edition
from assess.core.fields import Dimension, Pillar
from assess.core.numbers import percent
from assess.core.rating import Rated, Rating, as_if_no, rating
from assess.core.scope import QuestionState, State
from assess.core.scoring import (
    RATED_FROM,
    Documents,
    Score,
    by_section,
    coverage,
    documents,
    section_shares,
    shares,
)
from assess.language import gettext as _


@dataclass(frozen=True, slots=True)
class ChecklistResult:
    """All the numbers of one checklist."""

    edition: Edition
    states: tuple[QuestionState, ...]
    score: Score
    coverage: Fraction
    rated: Rated
    documents: Documents

    @property
    def sections(self) -> dict[str, Score]:
        """Section scores by section id, in file order."""
        return {name: Score.of(group) for name, group in by_section(self.states).items()}

    @property
    def dimensions(self) -> Mapping[Dimension, Score]:
        """The same formula over the questions of each dimension."""
        return {
            dimension: Score.of(chosen)
            for dimension in Dimension
            if (chosen := [s for s in self.states if s.question.dimension is dimension])
        }

    @property
    def pillars(self) -> Mapping[Pillar, Score]:
        """The same formula over the questions of each pillar."""
        return {
            pillar: Score.of(chosen)
            for pillar in Pillar
            if (chosen := [s for s in self.states if s.question.pillar is pillar])
        }

    @property
    def heat(self) -> Mapping[str, Mapping[Dimension, Score]]:
        """The same formula over the questions of each section and dimension."""
        return {
            name: {
                dimension: Score.of(chosen)
                for dimension in Dimension
                if (chosen := [s for s in group if s.question.dimension is dimension])
            }
            for name, group in by_section(self.states).items()
        }

    @property
    def shares(self) -> Mapping[str, Fraction]:
        """The share of each question, by id, in the weight of the checklist."""
        return shares(self.states)

    @property
    def section_shares(self) -> Mapping[str, Fraction]:
        """The share of each section, by id, in the weight of the checklist."""
        return section_shares(self.states)

    @property
    def if_no(self) -> tuple[Fraction | None, Rating | None]:
        """Score and rating if each not applicable question were a no."""
        return as_if_no(self.states, self.edition.checklist.cutoffs)

    @property
    def provisional(self) -> bool:
        """Whether too little is answered for a rating: the score may still change a lot."""
        return self.coverage * 100 < RATED_FROM

    @property
    def words(self) -> str:
        """Return "62 % (55–78), 84 % answered"; below 80 % answered it adds "provisional"."""
        line = (
            _("{score}, {percent} % answered, provisional")
            if self.provisional
            else _("{score}, {percent} % answered")
        )
        return line.format(score=self.score, percent=percent(self.coverage))

    @property
    def asked(self) -> int:
        """How many questions are asked now."""
        return sum(state.asked for state in self.states)

    @property
    def done(self) -> int:
        """How many of them are answered, unknown or not applicable."""
        return sum(state.asked and state.state is not State.UNANSWERED for state in self.states)


def result(edition: Edition, states: Sequence[QuestionState]) -> ChecklistResult:
    """Compute every number of one checklist from the states of its questions."""
    scored, covered = Score.of(states), coverage(states)
    return ChecklistResult(
        edition=edition,
        states=tuple(states),
        score=scored,
        coverage=covered,
        rated=rating(states, edition.checklist.cutoffs, scored, covered),
        documents=documents(states),
    )
