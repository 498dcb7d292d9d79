"""What is worth another look before an assessment is finished, in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.scoring import has_document
from assess.core.view import View
from assess.language import gettext as _
from assess.language import noop


class Group(StrEnum):
    """The groups, in the order in which they are shown."""

    UNANSWERED = "unanswered"
    FLAGGED = "flagged"
    UNSURE = "unsure"
    NOBODY_KNOWS = "nobody-knows"
    NOT_COLLECTED = "not-collected"
    WAITING = "waiting"
    NOT_APPLICABLE = "not-applicable"
    TO_CONFIRM = "to-confirm"
    DISAGREEMENT = "disagreement"
    NO_DOCUMENTS = "no-documents"
    CONTRADICTION = "contradiction"

    @property
    def words(self) -> str:
        """The group as a heading."""
        return _(_WORDS[self])

    @property
    def empty(self) -> str:
        """What it means that the group is empty."""
        return _(_EMPTY[self])


_WORDS = {
    Group.UNANSWERED: noop("Unanswered"),
    Group.FLAGGED: noop("Flagged, to come back to"),
    Group.UNSURE: noop("Answered, but unsure"),
    Group.NOBODY_KNOWS: noop("Unknown: nobody knows"),
    Group.NOT_COLLECTED: noop("Unknown: no data are collected"),
    Group.WAITING: noop("Waiting for an agency"),
    Group.NOT_APPLICABLE: noop("Not applicable, with the reason"),
    Group.TO_CONFIRM: noop("To be confirmed"),
    Group.DISAGREEMENT: noop("Copies disagree"),
    Group.NO_DOCUMENTS: noop("Positive answers without documents"),
    Group.CONTRADICTION: noop("Answers that may contradict each other"),
}
_EMPTY = {
    Group.UNANSWERED: noop("Every question that can be answered now has an answer."),
    Group.FLAGGED: noop("No question is flagged. A flag marks a question to come back to."),
    Group.UNSURE: noop("No answer is marked as unsure."),
    Group.NOBODY_KNOWS: noop("Nothing is answered with “nobody knows”."),
    Group.NOT_COLLECTED: noop("Nothing is answered with “no data are collected”."),
    Group.WAITING: noop("No question waits for another agency."),
    Group.NOT_APPLICABLE: noop(
        "No question is answered with “not applicable”, and no role is off."
    ),
    Group.TO_CONFIRM: noop(
        "No answer has to be confirmed. That is asked when a question changed, or when answers "
        "were copied from an earlier period."
    ),
    Group.DISAGREEMENT: noop(
        "No two copies disagree. They can after an import, when two agencies answered the same "
        "question differently."
    ),
    Group.NO_DOCUMENTS: noop(
        "Every positive answer cites a document, or there is no positive answer yet."
    ),
    Group.CONTRADICTION: noop("No two answers are known to contradict each other."),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at.

    ``question``: the "checklist/question" to go to, "" where it is about the country itself.
    ``text`` says what it is, ``reason`` why it stands here ("" where the group says it all).
    ``about``: the questions of a contradiction, in its order.
    """

    group: Group
    question: str
    text: str
    reason: str = ""
    about: tuple[QuestionState, ...] = ()


def review(view: View) -> dict[Group, tuple[Item, ...]]:
    """Return every group with its items, in the order of the checklists.

    An answer that several checklists share stands once in a group. Follow-ups that wait for
    their parent's answer are not listed: the parent is.
    """
    found = {group: tuple(_questions(view, group, test)) for group, test in _TESTS.items()}
    found[Group.NOT_APPLICABLE] = (*found[Group.NOT_APPLICABLE], *_roles(view))
    found[Group.DISAGREEMENT] = (*found[Group.DISAGREEMENT], *_about_country(view))
    found[Group.CONTRADICTION] = tuple(_contradictions(view))
    return {group: found[group] for group in Group}


def _unknown(state: QuestionState, kind: str) -> bool:
    answer = state.answer
    return state.state is State.UNKNOWN and answer is not None and answer.unknown == kind


def _waits(state: QuestionState) -> bool:
    answer = state.answer
    waiting = answer is not None and answer.awaiting is not None
    return state.state is State.UNANSWERED and waiting


_Test = Callable[[View, ChecklistResult, QuestionState], bool]
_TESTS: dict[Group, _Test] = {
    Group.UNANSWERED: lambda view, result, s: (
        s.state is State.UNANSWERED
        and not _waits(s)
        and not waits_for_parent(result, s)
        and s.key not in view.assessment.to_confirm
    ),
    Group.FLAGGED: lambda view, _r, s: bool(
        (answer := view.assessment.answers.get(s.key)) and answer.flag
    ),
    Group.UNSURE: lambda view, _r, s: bool(
        (answer := view.assessment.answers.get(s.key)) and answer.unsure
    ),
    Group.NOBODY_KNOWS: lambda _v, _r, s: _unknown(s, "nobody-knows"),
    Group.NOT_COLLECTED: lambda _v, _r, s: _unknown(s, "not-collected"),
    Group.WAITING: lambda _v, _r, s: _waits(s),
    Group.NOT_APPLICABLE: lambda _v, _r, s: (
        s.state is State.NOT_APPLICABLE and bool(s.answer and s.answer.not_applicable)
    ),
    Group.TO_CONFIRM: lambda view, _r, s: s.asked and s.key in view.assessment.to_confirm,
    Group.DISAGREEMENT: lambda view, _r, s: f"answer/{s.key}" in view.assessment.disagreements,
    Group.NO_DOCUMENTS: lambda _v, _r, s: bool(s.credit) and not has_document(s),
}


def waits_for_parent(result: ChecklistResult, state: QuestionState) -> bool:
    """Whether a follow-up cannot be answered before the question that it follows."""
    when = state.question.when
    return when is not None and any(
        each.question.id == when.question and each.state is State.UNANSWERED
        for each in result.states
    )


def _questions(view: View, group: Group, test: _Test) -> Iterator[Item]:
    seen: set[str] = set()
    for name, result in view.results.items():
        for state in result.states:
            if state.key not in seen and test(view, result, state):
                seen.add(state.key)
                reason = "" if group in _SAID_BY_GROUP else state.because
                place = f"{name}/{state.question.id}"
                yield Item(group, place, state.question.text, reason, (state,))


_SAID_BY_GROUP = (Group.NOBODY_KNOWS, Group.NOT_COLLECTED, Group.TO_CONFIRM)


def _roles(view: View) -> Iterable[Item]:
    for role, reason in view.assessment.profile.roles_off.items():
        text = _("The country is not a country of {role}.").format(role=role.words)
        yield Item(Group.NOT_APPLICABLE, "", text, reason)


def _about_country(view: View) -> Iterable[Item]:
    for key in view.assessment.disagreements:
        kind, _slash, name = key.partition("/")
        if kind != "answer":
            text = _("About your country: {name}").format(name=name.replace("/", " "))
            yield Item(Group.DISAGREEMENT, "", text, _("see “about your country”"))


def _contradictions(view: View) -> Iterable[Item]:
    for each in view.contradictions:
        first = f"{each.checklist}/{each.states[0].question.id}"
        yield Item(Group.CONTRADICTION, first, each.conflict.text, "", each.states)
