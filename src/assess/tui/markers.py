"""What marks a question: must-have, duty, dimension; and where it comes from in full."""

from __future__ import annotations

from assess.core.checklist import Provision, Source
from assess.core.scope import QuestionState, State
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
    """Say what it is: "must-have", "your country's duty (…, art. 13): met", "practice"."""
    question, words = shown.question, []
    if question.must_have:
        words.append("must-have")
    by_id = shown.edition.provision_by_id
    for name, status in shown.state.duties.items():
        words.append(f"{DUTY} ({where_words(shown.edition, by_id[name])}): {status.value}")
    if question.dimension:
        words.append(question.dimension.value)
    if not question.scored:
        words.append("for information, not scored")
    return words


def state_words(view: View, state: QuestionState) -> str:
    """The state in a few words, for lists: "level 2 of 4", "unknown", "waiting for police"."""
    if state.state is State.ANSWERED:
        answer = answer_words(state.question, state.answer, view.assessment.profile)
        return one_line(answer.split(": ")[0].rstrip("."), 24) if answer else "answered"
    if state.state is State.UNANSWERED and state.answer and state.answer.awaiting:
        return "waiting"
    return state.state.value


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
