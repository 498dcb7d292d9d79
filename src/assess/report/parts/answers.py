"""An answer on paper: in words, with its note and its documents."""

from __future__ import annotations

from assess.core import terms
from assess.core.assessment import Answer, Evidence
from assess.core.questions import ElementsQuestion
from assess.core.scope import QuestionState, State
from assess.language import gettext as _
from assess.report.blocks import Fact, Span, Text, listed, text
from assess.report.parts.common import Picture, document_anchor, document_key, fact


def answer_lines(picture: Picture, state: QuestionState) -> list[Text]:
    """The answer in words, and the reason for its state; for the public the reason alone.

    Empty where there is neither: then the name of the state says it all.
    """
    question, answer = state.question, state.answer
    lines: list[Text] = []
    if state.state in (State.ANSWERED, State.UNANSWERED) and not picture.public:
        lines = _said(picture, state)
    elif state.state is State.UNKNOWN and answer is not None:
        lines = [text(terms.answer_words(question, answer, picture.view.assessment.profile))]
    if state.because and state.state is not State.UNKNOWN:
        because = state.because[0].upper() + state.because[1:]
        lines = lines if lines and answer and answer.awaiting is None else []
        lines.append(text(Span(f"{because}.".replace("..", "."), italic=True)))
    return lines


def _said(picture: Picture, state: QuestionState) -> list[Text]:
    question, answer = state.question, state.answer
    if isinstance(question, ElementsQuestion) and answer and answer.elements is not None:
        return [elements_line(question, answer)]
    words = terms.answer_words(question, answer, picture.view.assessment.profile)
    return [text(words)] if words else []


def elements_line(question: ElementsQuestion, answer: Answer) -> Text:
    """How many parts are present, which are missing, and which are there."""
    present, missing = terms.elements_words(question, answer)
    if not missing:
        counted = _("All {total} are present:").format(total=len(question.elements))
        return text(Span(counted, bold=True), f" {run_on(present)}")
    counted = _("{n} of {total} are present.").format(n=len(present), total=len(question.elements))
    pieces: list[Text] = [
        text(Span(counted, bold=True)),
        text(Span(_("Missing:"), bold=True), f" {run_on(missing)}"),
    ]
    if present:
        pieces.append(text(Span(_("Present:"), italic=True), f" {run_on(present)}"))
    return listed(pieces, " ")


def run_on(sentences: list[str]) -> str:
    """Sentences as one: "This; that."."""
    return "; ".join(sentence.rstrip(".").replace(". (", " (") for sentence in sentences) + "."


def note_facts(picture: Picture, answer: Answer | None) -> tuple[Fact, ...]:
    """The note of an answer, and whether it is private."""
    if answer is None or picture.public or not answer.note:
        return ()
    private = _("Private: left out of reports for others.") if answer.private else ""
    return fact(_("Note"), answer.note, text(Span(private, italic=True)))


def answer_facts(picture: Picture, answer: Answer | None) -> tuple[Fact, ...]:
    """The note and the documents of an answer; documents by their number in the register."""
    if answer is None or picture.public:
        return ()
    documents = documents_line(picture, answer)
    return (
        *note_facts(picture, answer),
        *fact(_("Documents"), documents, reference=True),
    )


def documents_line(picture: Picture, answer: Answer) -> Text:
    """The documents of an answer on a line, each linked to the register."""
    return listed([_cited(picture, evidence) for evidence in answer.evidence], "; ")


def _cited(picture: Picture, evidence: Evidence) -> Text:
    code = picture.documents[document_key(evidence)]
    place = f", {evidence.place}" if evidence.place else ""
    return text(Span(code, bold=True, to=document_anchor(code)), place)
