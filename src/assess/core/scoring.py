"""Score, possible range, rating and how firmly it holds: the only place that computes a number.

Arithmetic is exact. A section is the weighted mean of its credits or its weakest question; a
checklist the weighted mean of its sections that have a score. ``docs/methodology.md`` gives every
formula with a worked example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction

from assess.core.checklist import CutOffs, Dimension, Edition, Pillar, Section
from assess.core.numbers import percent
from assess.core.scope import QuestionState, State

RATED_FROM = 80
"""The percent of the weight that must be answered or unknown before a rating is given."""

Credit = Callable[[QuestionState], Fraction | None]


class Rating(IntEnum):
    """Four ratings, worst first; the order is the value."""

    MOSTLY_MISSING = 0
    PARTLY = 1
    MOSTLY = 2
    IN_PLACE = 3

    @property
    def words(self) -> str:
        """The rating as printed."""
        return ("mostly missing", "partly in place", "mostly in place", "in place")[self]


@dataclass(frozen=True, slots=True)
class Weighing:
    """How questions are put together; the fields other than the defaults test the rating."""

    equal_questions: bool = False
    equal_sections: bool = False
    mean_for_weakest: bool = False

    def question(self, state: QuestionState) -> int:
        return 1 if self.equal_questions else state.question.weight

    def section(self, section: Section) -> int:
        return 1 if self.equal_sections else section.weight

    def weakest(self, section: Section) -> bool:
        return section.aggregate == "weakest" and not self.mean_for_weakest


STANDARD = Weighing()


def counted(state: QuestionState) -> Fraction | None:
    """The credit as it stands; None when the question is not counted."""
    return state.credit


def lowest(state: QuestionState) -> Fraction | None:
    """Every unanswered and every unknown question at 0."""
    return state.low


def highest(state: QuestionState) -> Fraction | None:
    """Every unanswered and every unknown question at 1."""
    return state.high


def evidenced(state: QuestionState) -> Fraction | None:
    """Credits without a document count 0."""
    if state.credit is None or has_document(state):
        return state.credit
    return Fraction(0)


def as_no(state: QuestionState) -> Fraction | None:
    """Not applicable, and out of scope by a role switched off, count as a no."""
    left_out = state.state in (State.NOT_APPLICABLE, State.OUT_OF_SCOPE)
    return Fraction(0) if left_out and state.scored else state.credit


def has_document(state: QuestionState) -> bool:
    """Whether at least one document is cited for the answer."""
    return bool(state.answer and state.answer.evidence)


def section_score(
    states: Iterable[QuestionState], credit: Credit = counted, weighing: Weighing = STANDARD
) -> Fraction | None:
    """Return the score of one section's questions, 0 to 1; None when nothing is counted.

    Mean: the sum of weight times credit over the sum of weights. Weakest: the lowest credit.
    """
    found = [(state, value) for state in states if (value := credit(state)) is not None]
    if not found:
        return None
    if weighing.weakest(found[0][0].section):
        return min(value for _, value in found)
    total = sum(weighing.question(state) for state, _ in found)
    points = sum((weighing.question(state) * value for state, value in found), Fraction(0))
    return points / total


def by_section(states: Iterable[QuestionState]) -> dict[str, list[QuestionState]]:
    """Group states by the id of their section, in file order."""
    groups: dict[str, list[QuestionState]] = {}
    for state in states:
        groups.setdefault(state.section.id, []).append(state)
    return groups


def score(
    states: Iterable[QuestionState], credit: Credit = counted, weighing: Weighing = STANDARD
) -> Fraction | None:
    """Return the weighted mean of the sections that have a score, 0 to 1, or None."""
    points, total = Fraction(0), 0
    for group in by_section(states).values():
        value = section_score(group, credit, weighing)
        if value is not None:
            weight = weighing.section(group[0].section)
            points += weight * value
            total += weight
    return points / total if total else None


@dataclass(frozen=True, slots=True)
class Score:
    """A score with its possible range, each 0 to 1.

    ``value`` is None, printed "–", when nothing is counted. ``low`` and ``high`` are None only
    when no question can be counted at all.
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, states: Sequence[QuestionState]) -> Score:
        return cls(score(states), score(states, lowest), score(states, highest))

    @property
    def percents(self) -> tuple[int | None, int | None, int | None]:
        """Score, low and high in whole percent."""

        def whole(value: Fraction | None) -> int | None:
            return None if value is None else percent(value)

        return whole(self.value), whole(self.low), whole(self.high)

    def __str__(self) -> str:
        """Return "62 % (55–78)"; "–" without a score."""
        value, low, high = self.percents
        if low is None:
            return "–"
        return f"{'–' if value is None else f'{value} %'} ({low}–{high})"


def coverage(states: Iterable[QuestionState]) -> Fraction:
    """Return the share of the weight that is answered or unknown (or implied by an answer).

    The weight of a question is its share of its section times that of its section; every
    question of a weakest-link section weighs the same there.
    """
    done, total = Fraction(0), 0
    for group in by_section(states).values():
        weakest = group[0].section.aggregate == "weakest"
        weights = [
            (state, 1 if weakest else state.question.weight)
            for state in group
            if state.low is not None
        ]
        if not weights:
            continue
        whole = sum(weight for _, weight in weights)
        answered = sum(weight for state, weight in weights if state.credit is not None)
        weight = group[0].section.weight
        done += weight * Fraction(answered, whole)
        total += weight
    return done / total if total else Fraction(0)


def rate(value: Fraction, cutoffs: CutOffs, *, capped: bool, shift: int = 0) -> Rating:
    """Return the rating of a score from its rounded percent.

    ``capped``: a must-have is missing, so the rating is at most partly in place. ``shift`` moves
    every cut-off, in percent.
    """
    whole = percent(value)
    reached = sum(
        whole >= bound + shift for bound in (cutoffs.partly, cutoffs.mostly, cutoffs.in_place)
    )
    return min(Rating(reached), Rating.PARTLY) if capped else Rating(reached)


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating with what it rests on.

    ``rating`` is None below 80 % of the weight. ``now`` is the rating of the score as it stands,
    ``low`` and ``high`` of the ends of the range. ``missing`` are the must-haves that cap it.
    ``holds`` of ``tests`` other ways of computing give the same rating.
    """

    rating: Rating | None
    now: Rating | None
    low: Rating | None
    high: Rating | None
    missing: tuple[QuestionState, ...]
    holds: int
    tests: int = 5

    @property
    def words(self) -> str:
        """The rating in words, or why there is none yet."""
        if self.now is None or self.low is None or self.high is None:
            return "no rating yet"
        if self.low != self.high:
            return f"answers missing: between {self.low.words} and {self.high.words}"
        return self.rating.words if self.rating is not None else "no rating yet"

    @property
    def cap(self) -> str:
        """Which must-haves are missing, and whether absent or unknown; empty when none is."""
        if not self.missing:
            return ""
        named = (
            f"“{state.question.text}” ({'unknown' if state.unknown else 'absent'})"
            for state in self.missing
        )
        return "must-have missing: " + "; ".join(named)


def _missing_at(states: Iterable[QuestionState], credit: Credit) -> bool:
    """Whether a must-have is missing when each question earns ``credit``."""
    return any(
        state.question.must_have and (value < Fraction(1, 2) or state.duty_not_met)
        for state in states
        if (value := credit(state)) is not None
    )


def _holds(states: Sequence[QuestionState], cutoffs: CutOffs, rating: Rating) -> int:
    """Count the tests that leave the rating as it is."""
    capped = _missing_at(states, counted)

    def rated(value: Fraction | None, shift: int = 0, *, capped: bool = capped) -> Rating | None:
        return None if value is None else rate(value, cutoffs, capped=capped, shift=shift)

    tests = (
        {rated(score(states, weighing=Weighing(equal_questions=True)))},
        {rated(score(states, weighing=Weighing(equal_sections=True)))},
        {rated(score(states, weighing=Weighing(mean_for_weakest=True)))},
        {rated(score(states, as_no), capped=_missing_at(states, as_no))},
        {rated(score(states), shift) for shift in (-5, 5)},
    )
    return sum(found == {rating} for found in tests)


def rating(states: Sequence[QuestionState], cutoffs: CutOffs) -> Rated:
    """Return the rating of a checklist, its range, its cap and whether it holds."""
    scored = Score.of(states)
    missing = tuple(state for state in states if state.must_have_missing)
    if scored.low is None or scored.high is None:
        return Rated(None, None, None, None, missing, 0)
    low = rate(scored.low, cutoffs, capped=_missing_at(states, lowest))
    high = rate(scored.high, cutoffs, capped=_missing_at(states, highest))
    if scored.value is None:
        return Rated(None, None, low, high, missing, 0)
    now = rate(scored.value, cutoffs, capped=bool(missing))
    enough = coverage(states) * 100 >= RATED_FROM
    return Rated(now if enough else None, now, low, high, missing, _holds(states, cutoffs, now))


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents cited for ``cited`` of ``positive`` answers that earn something.

    The same for must-haves. ``score`` is the evidenced score: credits without a document count 0.
    """

    cited: int
    positive: int
    must_haves_cited: int
    must_haves: int
    score: Fraction | None


def documents(states: Sequence[QuestionState]) -> Documents:
    """Count the documents behind the answers that earn something."""
    positive = [state for state in states if state.credit]
    must = [state for state in positive if state.question.must_have]
    return Documents(
        cited=sum(map(has_document, positive)),
        positive=len(positive),
        must_haves_cited=sum(map(has_document, must)),
        must_haves=len(must),
        score=score(states, evidenced),
    )


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
    def provisional(self) -> bool:
        """Whether too little is answered for a rating: the score may still change a lot."""
        return self.coverage * 100 < RATED_FROM

    @property
    def words(self) -> str:
        """Return "62 % (55–78), 84 % answered"; below 80 % answered it adds "provisional"."""
        line = f"{self.score}, {percent(self.coverage)} % answered"
        return f"{line}, provisional" if self.provisional else line

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
    return ChecklistResult(
        edition=edition,
        states=tuple(states),
        score=Score.of(states),
        coverage=coverage(states),
        rated=rating(states, edition.checklist.cutoffs),
        documents=documents(states),
    )


def with_credit(
    states: Iterable[QuestionState], earned: Mapping[str, Fraction]
) -> list[QuestionState]:
    """Return the states with the credits of some questions (by id) replaced, all else held."""
    return [
        replace(state, credit=earned[state.question.id], unknown=False)
        if state.question.id in earned
        else state
        for state in states
    ]
