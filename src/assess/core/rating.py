"""The rating of a score: its cut-offs, its cap, its range, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from assess.core.checklist import CutOffs
from assess.core.numbers import percent
from assess.core.scope import QuestionState
from assess.core.scoring import (
    RATED_FROM,
    Credit,
    Score,
    Weighing,
    as_no,
    counted,
    coverage,
    highest,
    lowest,
    score,
)


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
