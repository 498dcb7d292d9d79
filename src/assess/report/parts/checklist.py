"""A part for each checklist: its sections as bars, and every question with its answer."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.assessment import Answer, Evidence
from assess.core.numbers import percent
from assess.core.questions import ElementsQuestion
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.scoring import by_section
from assess.report.blocks import (
    Bars,
    Block,
    Entry,
    Fact,
    Heading,
    Paragraph,
    Part,
    Span,
    Text,
    text,
)
from assess.report.parts.common import (
    Picture,
    fact,
    gap_anchor,
    letter,
    origin_facts,
    part_anchor,
    question_anchor,
    score_bar,
)
from assess.report.parts.minister import rating_lines


def checklist(picture: Picture, place: int, name: str, result: ChecklistResult) -> Part:
    """Everything about one checklist."""
    heading = result.edition.checklist
    blocks: list[Block] = [
        Paragraph(text(heading.summary)),
        Paragraph(text(Span("Not covered: ", bold=True), heading.scope_note), "small"),
        *_result(picture, result),
    ]
    for number, group in enumerate(by_section(result.states).values(), 1):
        section = group[0].section
        blocks.append(Heading(f"{letter(place)}{number} {section.title}"))
        blocks += [_entry(picture, name, state) for state in group]
    return Part(f"{letter(place)} {heading.title}", part_anchor(name), tuple(blocks))


def _result(picture: Picture, result: ChecklistResult) -> Iterator[Block]:
    scores = result.sections
    bars = [(text(Span("Whole checklist", bold=True)), score_bar(result.score, result))]
    for section in result.edition.sections:
        weakest = " (as its weakest question)" if section.aggregate == "weakest" else ""
        label = text(section.title, Span(weakest, italic=True))
        bars.append((label, score_bar(scores[section.id], result)))
    rating, *rest = rating_lines(picture, result)
    yield Paragraph(text(Span("Rating: "), rating), "lead")
    documents = result.documents
    yield Paragraph(
        text(
            Span(result.words, bold=True),
            *rest,
            f". Documents cited for {documents.cited} of "
            f"{terms.count_words(documents.positive, 'positive answer')}.",
        )
    )
    yield Bars(tuple(bars))


_SIGNS = {
    State.UNANSWERED: "□",
    State.UNKNOWN: "?",
    State.NOT_APPLICABLE: "–",
    State.OUT_OF_SCOPE: "–",
    State.IMPLIED: "○",
    State.NOT_YET_ASKED: "–",
}


def sign(state: QuestionState) -> str:
    """One sign for how much is in place, to be read without colour."""
    if state.state is not State.ANSWERED or state.credit is None:
        return _SIGNS.get(state.state, "i")
    if state.credit == 1:
        return "●"
    return "◐" if state.credit else "○"


def _marks(picture: Picture, state: QuestionState) -> Text:
    question = state.question
    words = [f"{sign(state)} {state.state.value}"]
    if state.credit is not None:
        words.append(f"counts {percent(state.credit)} %{' *' if state.unknown else ''}")
    elif not state.scored:
        words.append("for information, not scored")
    else:
        words.append("not counted")
    words += ["must-have"] if question.must_have else []
    words += [f"weight {question.weight}"] if question.weight != 1 else []
    words += [str(kind) for kind in (question.dimension, question.pillar) if kind]
    gap = picture.gap_codes.get(state.key) if state.credit is not None else None
    see = Span("see the gap", to=gap_anchor(gap)) if gap else ""
    return text(" · ".join(words), " · " if see else "", see)


def answer_lines(picture: Picture, state: QuestionState) -> list[Text]:
    """The answer in words, and the reason for its state."""
    question, answer = state.question, state.answer
    lines: list[Text] = []
    if state.state in (State.ANSWERED, State.UNANSWERED):
        lines = _said(picture, state)
    elif state.state is State.UNKNOWN and answer is not None:
        lines = [text(terms.answer_words(question, answer, picture.view.assessment.profile))]
    if state.because and state.state is not State.UNKNOWN:
        because = state.because[0].upper() + state.because[1:]
        lines = lines if lines and answer and answer.awaiting is None else []
        lines.append(text(Span(f"{because}.".replace("..", "."), italic=True)))
    return lines or [text(Span(f"{state.state.value.capitalize()}.", italic=True))]


def _said(picture: Picture, state: QuestionState) -> list[Text]:
    question, answer = state.question, state.answer
    if isinstance(question, ElementsQuestion) and answer and answer.elements is not None:
        present, missing = terms.elements_words(question, answer)
        total = len(question.elements)
        return [
            text(Span(f"{len(present)} of {total} present.", bold=True)),
            *(text(Span("present  ", italic=True), each) for each in present),
            *(text(Span("missing  ", italic=True), each) for each in missing),
        ]
    words = terms.answer_words(question, answer, picture.view.assessment.profile)
    return [text(words)] if words else []


def document_words(evidence: Evidence) -> str:
    """A document as cited: title, reference, date, place and kind."""
    parts = (evidence.title, evidence.reference, evidence.date, evidence.place)
    return f"{', '.join(part for part in parts if part)} ({terms.EVIDENCE_KINDS[evidence.kind]})"


def answer_facts(answer: Answer | None) -> tuple[Fact, ...]:
    """The note and the documents of an answer."""
    if answer is None:
        return ()
    return (
        *fact("Note", answer.note),
        *fact("Documents", *map(document_words, answer.evidence), reference=True),
        *fact("Flag", "Flagged to be looked at again." if answer.flag else ""),
    )


def _disputed(picture: Picture, state: QuestionState) -> Text:
    if f"answer/{state.key}" not in picture.view.assessment.disagreements:
        return ()
    words = "Copies say different things; the lowest counts. All sides"
    return text(Span(words, to="disagreements"), ".")


def _entry(picture: Picture, name: str, state: QuestionState) -> Entry:
    code = picture.code(name, state)
    shared = [each for each in picture.codes_by_key[state.key] if each != code]
    facts = (
        *fact("Answer", *answer_lines(picture, state)),
        *answer_facts(state.answer),
        *fact("Disagreement", _disputed(picture, state)),
        *origin_facts(picture, name, state),
        *fact("Same answer", text("Counted in ", ", ".join(shared), " too.") if shared else ""),
    )
    return Entry(
        code, text(state.question.text), _marks(picture, state), facts, question_anchor(code)
    )
