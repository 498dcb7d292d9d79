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
from assess.core.terms import answer_words, basis_words, date_words, duty_words, where_words
from assess.core.view import View
from assess.core.vocabulary import DUTY
from assess.language import gettext as _
from assess.language import number
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
        words.append(_("must-have"))
    by_id = shown.edition.provision_by_id
    for status in DutyStatus:
        where = [
            where_words(shown.edition, by_id[name])
            for name, found in shown.state.duties.items()
            if found is status
        ]
        if where:
            duty = _("{duty}: {status} ({where})")
            words.append(duty.format(duty=_(DUTY), status=status.words, where="; ".join(where)))
    if question.dimension:
        words.append(question.dimension.words)
    if not question.scored:
        words.append(_("for information, not scored"))
    return words


def state_words(view: View, state: QuestionState, *, short: bool = False) -> str:
    """The state in a few words, for lists: "level 2 of 4", "unknown", "waiting".

    ``short``: "level 2".
    """
    answer = state.answer
    if state.state is State.UNANSWERED and answer and answer.awaiting:
        return _("waiting")
    if state.state is State.UNANSWERED and state.key in view.assessment.to_confirm:
        return _("to confirm")
    if state.state is not State.ANSWERED:
        return state.state.words
    match state.question:
        case MaturityQuestion(levels=levels) if answer and answer.level is not None:
            words = _("level {n}") if short else _("level {n} of {all}")
            return words.format(n=number(answer.level), all=number(len(levels) - 1))
        case ElementsQuestion(elements=elements) if answer and answer.elements is not None:
            words = _("{n} of {all}") if short else _("{n} of {all} parts")
            return words.format(n=number(len(answer.elements)), all=number(len(elements)))
        case ChoiceQuestion():
            return state.state.words
        case NumberQuestion() | InformationQuestion():
            words = answer_words(state.question, answer, view.assessment.profile)
            return one_line(words.split(" (band")[0], 20)
    return _("yes") if state.credit else _("no")


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
        lines.append(_("Threshold: {text}").format(text=provision.threshold))
    source = shown.edition.source_by_id.get(provision.source)
    if source:
        lines.append(_source_line(source))
    status = shown.view.assessment.profile.instruments.get(provision.source)
    if source and source.binds and status and status.since:
        since = _("For your country: since {day}.")
        lines.append(since.format(day=date_words(status.since)))
    if also:
        lines.append(_("The same in: {places}.").format(places="; ".join(also)))
    return lines


def _source_line(source: Source) -> str:
    parts = (source.title, source.reference, source.date, source.url)
    return _("Source: {source}").format(source=", ".join(part for part in parts if part))
