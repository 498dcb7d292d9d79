"""What is missing, what closing it adds, and what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from itertools import chain

from assess.core.questions import MaturityQuestion
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.scoring import counted, score, with_credit
from assess.core.terms import lead_words
from assess.language import gettext as _


class Priority(IntEnum):
    """P1: a duty not met, or a must-have missing. P2: nothing in place, or a must-have that is
    not complete. P3: the rest."""

    P1 = 1
    P2 = 2
    P3 = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """An answered or unknown question below full credit.

    ``adds`` is the gain in points (0 to 100) of its checklist when its credit becomes 1, with the
    follow-ups that it opens held at 0; ``next_adds`` the same for the next higher credit.
    ``opens`` counts those follow-ups, worth up to ``opens_up_to`` points more. ``also`` gives the
    gain in other checklists that share the answer. Gains are never summed: closing one gap
    changes what another adds.
    """

    checklist: str
    state: QuestionState
    priority: Priority
    reason: str
    adds: Fraction
    next_adds: Fraction
    opens: int
    opens_up_to: Fraction
    also: tuple[tuple[str, Fraction], ...] = ()

    @property
    def key(self) -> str:
        return self.state.key

    @property
    def next_step(self) -> str:
        """The next concrete step; for an unknown it is to find out, and from whom."""
        question = self.state.question
        if self.state.unknown:
            whom = lead_words(question.lead)
            step = _("Find out from: {whom}.").format(whom=whom) if whom else _("Find out.")
            where = "; ".join(question.look_at)
            return f"{step} {_('Look at: {documents}.').format(documents=where)}" if where else step
        if isinstance(question.recommend, str):
            return question.recommend
        level = self.state.answer.level if self.state.answer else None
        if isinstance(question, MaturityQuestion) and level is not None:
            return question.recommend[min(level, len(question.recommend) - 1)]
        return question.recommend[0] if question.recommend else ""


def gain(states: Sequence[QuestionState], question: str, credit: Fraction) -> Fraction:
    """Return the points that the checklist's score gains when ``question`` earns ``credit``.

    New score minus old, everything else held, so follow-ups that it would open stay at 0.
    """
    after = score(with_credit(states, {question: credit}))
    before = score(states)
    return ((after or Fraction(0)) - (before or Fraction(0))) * 100


def is_gap(state: QuestionState) -> bool:
    """Whether a question is answered or unknown, and below full credit."""
    reached = state.state in (State.ANSWERED, State.UNKNOWN)
    return reached and state.credit is not None and state.credit < 1


def _priority(state: QuestionState) -> tuple[Priority, str]:
    must_have = state.question.must_have
    if state.duty_not_met:
        return Priority.P1, _("your country's duty, not met")
    if state.must_have_missing:
        return Priority.P1, _("must-have, unknown") if state.unknown else _("must-have, missing")
    if not state.credit:
        return Priority.P2, _("unknown") if state.unknown else _("nothing is in place")
    if must_have:
        return Priority.P2, _("must-have, not complete")
    return Priority.P3, _("in place in part")


def _gap(result: ChecklistResult, state: QuestionState) -> Gap:
    states, question = result.states, state.question
    current = state.credit or Fraction(0)
    higher = next(credit for credit in question.credits if credit > current)
    followers = {follower.id for follower in result.edition.followers.get(question.id, ())}
    opened = [s for s in states if s.question.id in followers and s.state is State.IMPLIED]
    closed = with_credit(states, {question.id: Fraction(1)})
    opened_full = with_credit(closed, {s.question.id: Fraction(1) for s in opened})
    more = (score(opened_full) or Fraction(0)) - (score(closed) or Fraction(0))
    priority, reason = _priority(state)
    return Gap(
        checklist=result.edition.checklist.id,
        state=state,
        priority=priority,
        reason=reason,
        adds=gain(states, question.id, Fraction(1)),
        next_adds=gain(states, question.id, higher),
        opens=len(opened),
        opens_up_to=more * 100,
    )


def checklist_gaps(result: ChecklistResult) -> list[Gap]:
    """Return the gaps of one checklist, first things first.

    Within a priority: larger gain, then lower effort, then file order.
    """
    found = [_gap(result, state) for state in result.states if is_gap(state)]
    return sorted(found, key=_rank)


def all_gaps(lists: Iterable[Iterable[Gap]]) -> list[Gap]:
    """Return the gaps of several checklists, each answer once, first things first.

    ``lists`` holds those of each checklist. An answer that several checklists share stands under
    the one where its priority is highest (then the first); the gain in the others is in ``also``.
    """
    by_key: dict[str, list[Gap]] = {}
    for gap in chain.from_iterable(lists):
        by_key.setdefault(gap.key, []).append(gap)
    found = []
    for sides in by_key.values():
        first, *others = sorted(sides, key=lambda gap: gap.priority)
        found.append(replace(first, also=tuple((gap.checklist, gap.adds) for gap in others)))
    return sorted(found, key=_rank)


def _rank(gap: Gap) -> tuple[Priority, Fraction, int]:
    return (gap.priority, -gap.adds, gap.state.question.effort.rank)


def strengths(results: Sequence[ChecklistResult]) -> list[tuple[ChecklistResult, QuestionState]]:
    """Return what is fully in place, the weightiest for its checklist first.

    Weight is what the checklist's score would lose without it, so that a strength is as large
    as the gap that it closed. Must-haves come first.
    """
    found: list[tuple[bool, Fraction, ChecklistResult, QuestionState]] = []
    seen: set[str] = set()
    for result in results:
        for state in result.states:
            if state.state is State.ANSWERED and counted(state) == 1 and state.key not in seen:
                seen.add(state.key)
                loss = gain(result.states, state.question.id, Fraction(0))
                found.append((not state.question.must_have, loss, result, state))
    return [(r, s) for _, _, r, s in sorted(found, key=lambda item: item[:2])]
