"""Score, possible range, rating and how firmly it holds: the only place that computes a number.

Arithmetic is exact. A section is the weighted mean of its credits or its weakest question; a
checklist the weighted mean of its sections that have a score. ``docs/methodology.md`` gives every
formula with a worked example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from assess.core.checklist import Section
from assess.core.numbers import percent
from assess.core.scope import QuestionState, State

RATED_FROM = 80
"""The percent of the weight that must be answered or unknown before a rating is given."""
Credit = Callable[[QuestionState], Fraction | None]


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


def section_shares(states: Iterable[QuestionState]) -> dict[str, Fraction]:
    """Return the share of each section, by id, in the weight of its checklist.

    Only sections with a question that counts, or will once it is answered; they sum to 1.
    """
    weights = {
        name: group[0].section.weight
        for name, group in by_section(states).items()
        if any(state.low is not None for state in group)
    }
    total = sum(weights.values())
    return {name: Fraction(weight, total) for name, weight in weights.items()}


def shares(states: Iterable[QuestionState]) -> dict[str, Fraction]:
    """Return the share of each question, by id, in the weight of its checklist.

    The share of a question in its section times that of its section; every question of a
    weakest-link section weighs the same there. Only questions that count, or will once they are
    answered; they sum to 1.
    """
    states = list(states)
    of_section = section_shares(states)
    found: dict[str, Fraction] = {}
    for name, group in by_section(states).items():
        weakest = group[0].section.aggregate == "weakest"
        weights = {
            state.question.id: 1 if weakest else state.question.weight
            for state in group
            if state.low is not None
        }
        whole = sum(weights.values())
        found |= {one: of_section[name] * Fraction(w, whole) for one, w in weights.items()}
    return found


def coverage(states: Iterable[QuestionState]) -> Fraction:
    """Return the share of the weight that is answered or unknown (or implied by an answer)."""
    states = list(states)
    weights = shares(states)
    done = (
        weights[state.question.id]
        for state in states
        if state.credit is not None and state.question.id in weights
    )
    return sum(done, Fraction(0))


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
