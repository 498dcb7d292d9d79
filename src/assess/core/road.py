"""The road to the next rating: the smallest set of gaps whose closing reaches it.

Exact. Closing a question of a mean section adds a fixed number of points; a weakest-link section
is tried at each level that it can be lifted to, which forces some closings; so do missing
must-haves, and follow-ups need their parents. What is forced is closed first; the rest is a
knapsack over the forest of follow-ups, filled with the fewest questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from assess.core.checklist import CutOffs
from assess.core.knapsack import Item, Pool
from assess.core.rating import Rating, rate
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.scoring import by_section, score, with_credit


@dataclass(frozen=True, slots=True)
class Road:
    """The steps to ``target``, in file order.

    ``so_far``: questions are unanswered, so the road may change. ``reaches`` is the score, 0 to
    1, once every step is done.
    """

    target: Rating
    steps: tuple[QuestionState, ...]
    reaches: Fraction
    so_far: bool


def road(result: ChecklistResult) -> Road | None:
    """Return the road to the next rating, or None when there is no score or it is in place.

    The smallest set of gaps reaches the next rating, must-haves included, a follow-up only with
    its parent; ties by lower effort, then more points, then file order.
    """
    now = result.rated.now
    if now is None or now is Rating.IN_PLACE:
        return None
    target = Rating(now + 1)
    chosen = _Search(result, target).smallest()
    closed = {result.states[place].question.id: Fraction(1) for place in chosen}
    reaches = score(with_credit(result.states, closed)) or Fraction(0)
    return Road(
        target=target,
        steps=tuple(result.states[place] for place in sorted(chosen)),
        reaches=reaches,
        so_far=any(s.state is State.UNANSWERED and s.scored for s in result.states),
    )


def reaches(
    states: Sequence[QuestionState], closed: Iterable[str], target: Rating, cutoffs: CutOffs
) -> bool:
    """Whether closing these questions (by id) brings the score and the cap to ``target``."""
    ids = set(closed)
    after = with_credit(states, dict.fromkeys(ids, Fraction(1)))
    capped = any(s.must_have_missing and s.question.id not in ids for s in after)
    value = score(after)
    return value is not None and rate(value, cutoffs, capped=capped) >= target


class _Search:
    """One search over one checklist for the smallest set of closings that reaches a rating."""

    def __init__(self, result: ChecklistResult, target: Rating) -> None:
        self.states = result.states
        self.place = {state.question.id: n for n, state in enumerate(self.states)}
        bounds = result.edition.checklist.cutoffs
        cutoff = (0, bounds.partly, bounds.mostly, bounds.in_place)[target]
        # Ratings are taken from the percent rounded half up.
        self.need = (Fraction(cutoff) - Fraction(1, 2)) / 100
        self.capped = target > Rating.PARTLY
        counted = (state for state in self.states if state.credit is not None)
        self.groups = list(by_section(counted).values())
        self.total = sum(group[0].section.weight for group in self.groups)
        self.points = self._points()

    def smallest(self) -> tuple[int, ...]:
        """Return the places of the questions to close, rising."""
        fills = [self._fill(forced, lifted) for forced, lifted in self._lifts()]
        counted = [
            (len(forced) + count, forced, pool)
            for forced, pool in fills
            if (count := pool.fewest()) is not None
        ]
        least = min(count for count, _, _ in counted)
        found = [
            tuple(sorted((*forced, *pool.cheapest(count - len(forced)))))
            for count, forced, pool in counted
            if count == least
        ]
        return min(found, key=self._rank)

    def _rank(self, chosen: tuple[int, ...]) -> tuple[int, Fraction, tuple[int, ...]]:
        closed = {self.states[n].question.id: Fraction(1) for n in chosen}
        reached = score(with_credit(self.states, closed)) or Fraction(0)
        return sum(self.states[n].question.effort.rank for n in chosen), -reached, chosen

    def _points(self) -> dict[int, Fraction]:
        """The share of the whole score of each counted question of a mean section."""
        shares: dict[int, Fraction] = {}
        for group in self.groups:
            section = group[0].section
            if section.aggregate == "weakest":
                continue
            whole = sum(state.question.weight for state in group)
            for state in group:
                share = Fraction(state.question.weight * section.weight, whole * self.total)
                shares[self.place[state.question.id]] = share
        return shares

    def _lifts(self) -> Iterator[tuple[frozenset[int], Fraction]]:
        """Yield, for each level of each weakest-link section, what it forces and its points."""
        must = {self.place[s.question.id] for s in self.states if s.must_have_missing}
        weakest = [group for group in self.groups if group[0].section.aggregate == "weakest"]
        levels = [
            sorted({s.credit or Fraction(0) for s in group} | {Fraction(1)}) for group in weakest
        ]
        for combination in product(*levels):
            forced = set(must) if self.capped else set()
            lifted = Fraction(0)
            for group, level in zip(weakest, combination, strict=True):
                below = (s for s in group if s.credit is not None and s.credit < level)
                forced |= {self.place[s.question.id] for s in below}
                lifted += Fraction(group[0].section.weight, self.total) * level
            parents = {parent for n in forced if (parent := self._parent(n)) is not None}
            yield frozenset(forced | parents), lifted

    def _parent(self, n: int) -> int | None:
        """The parent that must be closed with question ``n``: that of a follow-up not asked."""
        state = self.states[n]
        if state.state is not State.IMPLIED or state.question.when is None:
            return None
        return self.place[state.question.when.question]

    def _fill(self, forced: frozenset[int], lifted: Fraction) -> tuple[frozenset[int], Pool]:
        """Return what is forced, and the pool from which the missing points are to come."""
        have = lifted
        for n, share in self.points.items():
            have += share * (1 if n in forced else (self.states[n].credit or 0))
        items = [
            Item(
                place=n,
                points=self.points.get(n, Fraction(0)) * (1 - state.credit),
                effort=state.question.effort.rank,
                parent=None if self._parent(n) in forced else self._parent(n),
            )
            for n, state in enumerate(self.states)
            if state.credit is not None and state.credit < 1 and n not in forced
        ]
        return forced, Pool(items, self.need - have)
