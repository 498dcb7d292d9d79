"""Questions, answers and scores in sentences: nothing is told by a sign, a column or a place."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core.assessment import Answer, Evidence
from assess.core.numbers import percent
from assess.core.questions import ElementsQuestion
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState
from assess.core.scoring import Score
from assess.core.terms import answer_words, instrument_words
from assess.core.view import View
from assess.core.vocabulary import EVIDENCE_KINDS
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.tui.answering import choices
from assess.tui.markers import marker_words, state_words
from assess.tui.shown import Shown
from assess.tui.words import one_line

Headed = tuple[str, int]
"""A paragraph, and how far it stands in."""


def question_lines(shown: Shown) -> Iterator[Headed]:
    """Yield all that is read out when a question comes up."""
    edition, question = shown.edition, shown.question
    yield f"{place_words(shown)}. {edition.checklist.title}: {shown.state.section.title}", 0
    yield question.text, 0
    marks = [f"{mark[:1].upper()}{mark[1:]}." for mark in marker_words(shown)]
    if marks:
        yield " ".join(marks), 0
    for choice in choices(question, shown.answer):
        yield f"{choice.key or _('part')}. {choice.text}", 2
    yield from said_lines(shown)
    if question.why:
        yield _("Why: {why}").format(why=question.why), 0
    if question.look_at:
        yield _("Look at: {places}").format(places="; ".join(question.look_at)), 0


def place_words(shown: Shown) -> str:
    """Return "Question 7 of 18", or the state of a question that is not asked."""
    here, _slash, total = shown.number.partition("/")
    if not total:
        return _("A question that is not asked ({state})").format(state=shown.number)
    return _("Question {here} of {total}").format(here=here, total=total)


def said_lines(shown: Shown) -> Iterator[Headed]:
    """Yield what is said so far: answer, note, documents, flag; and what stands in the way."""
    yield from ((line, 0) for line in _standing(shown))
    answer = shown.answer
    if answer.note:
        named = _("Private note: {note}") if answer.private else _("Note: {note}")
        yield named.format(note=answer.note), 0
    if answer.evidence:
        count = len(answer.evidence)
        words = ngettext("{n} document; d lists them.", "{n} documents; d lists them.", count)
        yield words.format(n=number(count)), 0
    if answer.flag:
        yield _("Flagged, to come back to."), 0
    if answer.unsure:
        yield _("Marked as unsure."), 0


def _standing(shown: Shown) -> Iterator[str]:
    """The answer in words, and why it cannot be given or does not count."""
    profile = shown.view.assessment.profile
    if shown.closed:
        yield shown.closed
    now = answer_words(shown.question, shown.answer, profile)
    if shown.instrument:
        own = profile.instruments.get(shown.instrument)
        words = instrument_words(own, profile.reference_date)
        source = next(s for s in shown.edition.sources if s.id == shown.instrument)
        yield _("{treaty}: {status}").format(treaty=source.short, status=words)
        yield _("Type p to say how it stands.")
    elif now:
        yield _("Your answer: {answer}").format(answer=now)
    elif not shown.closed:
        yield _("Not answered yet.")
    if shown.key in shown.view.assessment.to_confirm:
        yield _("The question changed since, or the answer is of an earlier period: c confirms it.")
    for each in shown.contradictions:
        yield _("{question} k goes to the other question.").format(question=each.conflict.text)
    for side in shown.sides:
        said = None if side is None else Answer.model_validate(side)
        words = answer_words(shown.question, said, profile) or _("no answer")
        yield _("Copies disagree. One says: {answer}").format(answer=words)


def ticked_words(question: ElementsQuestion, answer: Answer) -> str:
    """Which parts are there, by their numbers, and how to correct that."""
    ticked = answer.elements or ()
    numbers = [str(n) for n, part in enumerate(question.elements, 1) if part.id in ticked]
    words = ngettext(
        "{n} of {all} parts is there: {numbers}. To take one away, type it with a minus: -{last}.",
        "{n} of {all} parts are there: {numbers}. To take one away, type it with a minus: -{last}.",
        len(numbers),
    )
    return words.format(
        n=number(len(numbers)),
        all=number(len(question.elements)),
        numbers=", ".join(numbers),
        last=numbers[-1],
    )


def score_words(score: Score) -> str:
    """Return "score 41 %, possible range 24 to 66 %"."""
    value, low, high = score.percents
    if low is None or high is None:
        return _("no score: nothing can be counted")
    spread = _("possible range {low} to {high} %").format(low=low, high=high)
    if value is None:
        return _("no score yet, {range}").format(range=spread)
    return _("score {value} %, {range}").format(value=value, range=spread)


def result_words(result: ChecklistResult) -> str:
    """One checklist in one line: score, range, how much is answered, rating."""
    done = _("{share} % answered").format(share=percent(result.coverage))
    words = f"{score_words(result.score)}, {done}, {result.rated.words}"
    return f"{words[:1].upper()}{words[1:]}."


def listed(view: View, checklist: str, state: QuestionState) -> str:
    """A question in a list: its text, then its state in words."""
    words = [state_words(view, state)]
    answer = view.assessment.answers.get(state.key)
    if state.question.must_have:
        words.insert(0, _("must-have"))
    if answer and answer.flag:
        words.append(_("flagged"))
    if answer and answer.unsure:
        words.append(_("unsure"))
    here = Shown(view, checklist, state.question.id).number.partition("/")[0]
    if here.isdecimal():
        words.insert(0, _("question {n}").format(n=here))
    return f"{one_line(state.question.text)} ({', '.join(words)})"


def document_words(document: Evidence) -> str:
    """A document in one line."""
    parts = (document.title, EVIDENCE_KINDS[document.kind], document.reference, document.date)
    return one_line(", ".join(part for part in (*parts, document.place) if part))
