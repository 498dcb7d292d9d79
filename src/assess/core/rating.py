"""The rating of a score: its cut-offs, its cap, its range, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from functools import cached_property

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
from assess.language import gettext as _
from assess.language import noop

TESTS = (
    noop("every question counts the same"),
    noop("every section counts the same"),
    noop("the mean in place of the weakest question"),
    noop("“not applicable” counts as a no"),
    noop("cut-offs 5 points lower, and 5 points higher"),
)
"""The other ways of computing under which a rating is tested, in words."""


class Rating(IntEnum):
    """Four ratings, worst first; the order is the value."""

    MOSTLY_MISSING = 0
    PARTLY = 1
    MOSTLY = 2
    IN_PLACE = 3

    @property
    def words(self) -> str:
        """The rating as printed."""
        found = (
            _("mostly missing"),
            _("partly in place"),
            _("mostly in place"),
            _("in place"),
        )
        return found[self]


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


@dataclass(frozen=True)
class Rated:
    """A rating with what it rests on.

    ``rating`` is None below 80 % of the weight. ``now`` is the rating of the score as it stands,
    ``low`` and ``high`` of the ends of the range. ``missing`` are the must-haves that cap it.
    ``states`` and ``cutoffs`` are what it was computed from.
    """

    rating: Rating | None
    now: Rating | None
    low: Rating | None
    high: Rating | None
    missing: tuple[QuestionState, ...]
    states: tuple[QuestionState, ...] = field(repr=False, compare=False)
    cutoffs: CutOffs = field(repr=False)

    @property
    def tests(self) -> int:
        """How many other ways of computing there are."""
        return len(TESTS)

    @cached_property
    def held(self) -> tuple[bool, ...]:
        """Whether each other way of computing gives the same rating; empty without a score.

        Computed when it is asked for: no key that answers waits for it.
        """
        return () if self.now is None else _held(self.states, self.cutoffs, self.now)

    @property
    def holds(self) -> int:
        """How many other ways of computing give the same rating."""
        return sum(self.held)

    @property
    def words(self) -> str:
        """The rating in words, or why there is none yet."""
        if self.now is None or self.low is None or self.high is None:
            return _("no rating yet")
        if self.low != self.high:
            return _("answers missing: between {low} and {high}").format(
                low=self.low.words, high=self.high.words
            )
        return self.rating.words if self.rating is not None else _("no rating yet")

    @property
    def short(self) -> str:
        """The same, where there is little room."""
        open_ended = self.now is not None and self.low != self.high
        return _("answers missing") if open_ended else self.words

    @property
    def trials(self) -> tuple[tuple[str, bool], ...]:
        """Each other way of computing in words, and whether the rating holds under it."""
        return tuple((_(words), held) for words, held in zip(TESTS, self.held, strict=False))

    @property
    def cap(self) -> str:
        """Which must-haves are missing, and whether absent or unknown; empty when none is."""
        if not self.missing:
            return ""
        named = (
            (_("“{question}” (unknown)") if state.unknown else _("“{question}” (absent)")).format(
                question=state.question.text
            )
            for state in self.missing
        )
        return _("must-have missing: {questions}").format(questions="; ".join(named))


def _missing_at(states: Iterable[QuestionState], credit: Credit) -> bool:
    """Whether a must-have is missing when each question earns ``credit``."""
    return any(
        state.question.must_have and (value < Fraction(1, 2) or state.duty_not_met)
        for state in states
        if (value := credit(state)) is not None
    )


def as_if_no(
    states: Sequence[QuestionState], cutoffs: CutOffs
) -> tuple[Fraction | None, Rating | None]:
    """Return score and rating as if every not applicable question had been answered no.

    Those left out by a role that is switched off count as no, too.
    """
    value = score(states, as_no)
    if value is None:
        return None, None
    return value, rate(value, cutoffs, capped=_missing_at(states, as_no))


def _held(states: Sequence[QuestionState], cutoffs: CutOffs, rating: Rating) -> tuple[bool, ...]:
    """Return whether each test leaves the rating as it is."""
    capped = _missing_at(states, counted)

    def rated(value: Fraction | None, shift: int = 0, *, capped: bool = capped) -> Rating | None:
        return None if value is None else rate(value, cutoffs, capped=capped, shift=shift)

    tests = (
        {rated(score(states, weighing=Weighing(equal_questions=True)))},
        {rated(score(states, weighing=Weighing(equal_sections=True)))},
        {rated(score(states, weighing=Weighing(mean_for_weakest=True)))},
        {as_if_no(states, cutoffs)[1]},
        {rated(score(states), shift) for shift in (-5, 5)},
    )
    return tuple(found == {rating} for found in tests)


def rating(
    states: Sequence[QuestionState],
    cutoffs: CutOffs,
    scored: Score | None = None,
    covered: Fraction | None = None,
) -> Rated:
    """Return the rating of a checklist, its range, its cap and whether it holds.

    ``scored`` and ``covered`` are score and coverage of the states, where they are known.
    """
    scored = scored or Score.of(states)
    missing = tuple(state for state in states if state.must_have_missing)
    basis = (missing, tuple(states), cutoffs)
    if scored.low is None or scored.high is None:
        return Rated(None, None, None, None, *basis)
    low = rate(scored.low, cutoffs, capped=_missing_at(states, lowest))
    high = rate(scored.high, cutoffs, capped=_missing_at(states, highest))
    if scored.value is None:
        return Rated(None, None, low, high, *basis)
    now = rate(scored.value, cutoffs, capped=bool(missing))
    covered = coverage(states) if covered is None else covered
    enough = covered * 100 >= RATED_FROM
    return Rated(now if enough else None, now, low, high, *basis)
