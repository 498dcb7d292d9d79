"""What marks a question: must-have, duty, dimension; and where it comes from in full."""

from __future__ import annotations

from assess.core.duties import DutyStatus
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
)
from assess.core.scope import QuestionState, State
from assess.core.sources import Provision, Source
from assess.core.terms import (
    DUTY,
    answer_words,
    basis_words,
    date_words,
    duty_words,
    where_words,
)
from assess.core.view import View
from assess.tui.shown import Shown
from assess.tui.words import one_line

GLYPHS = {
    State.ANSWERED: "●",
    State.UNANSWERED: "○",
    State.UNKNOWN: "?",
    State.NOT_APPLICABLE: "–",
    State.OUT_OF_SCOPE: "×",
    State.IMPLIED: "·",
    State.NOT_YET_ASKED: "·",
}


def marker_words(shown: Shown) -> list[str]:
    """Say what it is: "must-have", "your country's duty: met (UNTOC, art. 34(1))", "practice"."""
    question, words = shown.question, []
    if question.must_have:
        words.append("must-have")
    by_id = shown.edition.provision_by_id
    for status in DutyStatus:
        where = [
            where_words(shown.edition, by_id[name])
            for name, found in shown.state.duties.items()
            if found is status
        ]
        if where:
            words.append(f"{DUTY}: {status.value} ({'; '.join(where)})")
    if question.dimension:
        words.append(question.dimension.value)
    if not question.scored:
        words.append("for information, not scored")
    return words


def state_words(view: View, state: QuestionState) -> str:
    """The state in a few words, for lists: "level 2 of 4", "unknown", "waiting"."""
    answer = state.answer
    if state.state is State.UNANSWERED and answer and answer.awaiting:
        return "waiting"
    if state.state is not State.ANSWERED:
        return state.state.value
    match state.question:
        case MaturityQuestion(levels=levels) if answer and answer.level is not None:
            return f"level {answer.level} of {len(levels) - 1}"
        case ElementsQuestion(elements=elements) if answer and answer.elements is not None:
            return f"{len(answer.elements)} of {len(elements)} parts"
        case ChoiceQuestion():
            return "answered"
        case NumberQuestion() | InformationQuestion():
            words = answer_words(state.question, answer, view.assessment.profile)
            return one_line(words.split(" (band")[0], 20)
    return "yes" if state.credit else "no"


def basis_paragraphs(shown: Shown) -> list[tuple[str, str]]:
    """Where the question comes from, in full: heading and text of each provision."""
    found = []
    profile = shown.view.assessment.profile
    for basis in basis_words(shown.edition, shown.question):
        provision = basis.provision
        duty = duty_words(provision, shown.state, profile)
        heading = f"{basis.where} – {duty or basis.strength}"
        found.append((heading, "\n".join(_provision_lines(shown, provision, basis.also))))
    return found


def _provision_lines(shown: Shown, provision: Provision, also: tuple[str, ...]) -> list[str]:
    lines = [provision.requires]
    if provision.threshold:
        lines.append(f"Threshold: {provision.threshold}")
    source = shown.edition.source_by_id.get(provision.source)
    if source:
        lines.append(_source_line(source))
    status = shown.view.assessment.profile.instruments.get(provision.source)
    if source and source.binds and status and status.since:
        lines.append(f"For your country: since {date_words(status.since)}.")
    if also:
        lines.append(f"The same in: {'; '.join(also)}.")
    return lines


def _source_line(source: Source) -> str:
    parts = (source.title, source.reference, source.date, source.url)
    return f"Source: {', '.join(part for part in parts if part)}"
