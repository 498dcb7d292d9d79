"""Which answers contradict each other now."""

from __future__ import annotations

from dataclasses import dataclass

from assess.core.conflicts import Conflict
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict that holds now, and the questions that it is about, in its order."""

    checklist: str
    conflict: Conflict
    states: tuple[QuestionState, ...]


def contradictions(result: ChecklistResult) -> list[Contradiction]:
    """Return the conflicts of a checklist that hold, in the order of its file.

    Questions that are unanswered, unknown or not asked contradict nothing.
    """
    by_id = {state.question.id: state for state in result.states}
    found = []
    for conflict in result.edition.conflicts:
        states = tuple(by_id[condition.question] for condition in conflict.all)
        if all(
            state.state is State.ANSWERED
            and state.credit is not None
            and condition.holds_for(state.credit)
            for condition, state in zip(conflict.all, states, strict=True)
        ):
            found.append(Contradiction(result.edition.checklist.id, conflict, states))
    return found
