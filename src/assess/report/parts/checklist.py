"""A part for each checklist: its sections as bars, and every question with its answer."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.numbers import percent
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.scoring import by_section
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.report.blocks import (
    Bars,
    Block,
    Entry,
    Heading,
    Paragraph,
    Part,
    Span,
    Text,
    apart,
    phrase,
    text,
)
from assess.report.layout import ChecklistsPart
from assess.report.parts.answers import answer_lines, documents_line, note_facts
from assess.report.parts.common import (
    Picture,
    fact,
    gap_anchor,
    letter,
    part_anchor,
    question_anchor,
    score_bar,
)
from assess.report.parts.origins import origins
from assess.report.parts.side_by_side import rating_lines

_SIGNS = {
    State.UNANSWERED: "□",
    State.UNKNOWN: "?",
    State.NOT_APPLICABLE: "–",
    State.OUT_OF_SCOPE: "–",
    State.IMPLIED: "○",
    State.NOT_YET_ASKED: "–",
}


def checklist(
    picture: Picture, place: int, name: str, result: ChecklistResult, chosen: ChecklistsPart
) -> Part:
    """Everything about one checklist."""
    heading = result.edition.checklist
    not_covered = phrase(
        _("{label} {words}"), label=Span(_("Not covered:"), bold=True), words=heading.scope_note
    )
    blocks: list[Block] = [
        Paragraph(text(heading.summary)),
        Paragraph(not_covered, "small"),
        *_result(picture, result),
    ]
    groups = by_section(result.states) if chosen.questions else {}
    for nth, group in enumerate(groups.values(), 1):
        section = group[0].section
        blocks.append(Heading(f"{letter(place)}{nth} {section.title}"))
        blocks += [_entry(picture, name, state) for state in group]
    title = f"{letter(place)} {heading.title}"
    return Part(title, part_anchor(name), tuple(blocks), chosen.new_page)


def _result(picture: Picture, result: ChecklistResult) -> Iterator[Block]:
    documents = result.documents
    cited = ngettext(
        "Documents cited for {cited} of {n} positive answer.",
        "Documents cited for {cited} of {n} positive answers.",
        documents.positive,
    ).format(cited=number(documents.cited), n=number(documents.positive))
    said = phrase(
        _("{score}. Rating: {rating}. {cited}"),
        score=Span(result.words, bold=True),
        rating=rating_lines(picture, result),
        cited=cited,
    )
    yield Paragraph(said)
    scores, shares = result.sections, result.section_shares
    bars = []
    for section in result.edition.sections:
        label: list[str | Span] = [apart(section.title)]
        if section.id in shares:
            words = _(" ({share} % of the score)").format(share=percent(shares[section.id]))
            label.append(words)
        if section.aggregate == "weakest":
            label.append(Span(" " + _("(as its weakest question)"), italic=True))
        bars.append((text(*label), score_bar(scores[section.id], result)))
    yield Bars(tuple(bars))


def sign(state: QuestionState) -> str:
    """One sign for how much is in place, to be read without colour."""
    if state.state is not State.ANSWERED or state.credit is None:
        return _SIGNS.get(state.state, "i")
    if state.credit == 1:
        return "●"
    return "◐" if state.credit else "○"


def _marks(picture: Picture, name: str, state: QuestionState) -> Text:
    question = state.question
    words = [f"{sign(state)} {state.state.words}", *_counts(picture, name, state)]
    words += [_("must-have")] if question.must_have else []
    if question.weight != 1:
        words.append(_("weight {n}").format(n=question.weight))
    words += [kind.words for kind in (question.dimension, question.pillar) if kind]
    if state.answer is not None and state.answer.unsure:
        words.append(_("the author is unsure"))
    if state.answer is not None and state.answer.flag and not picture.public:
        words.append(_("flagged to be looked at again"))
    gap = picture.gap_codes.get(state.key) if state.credit is not None else None
    see = Span(_("see the gap"), to=gap_anchor(gap)) if gap else ""
    return text(" · ".join(words), " · " if see else "", see)


def _counts(picture: Picture, name: str, state: QuestionState) -> Iterator[str]:
    """What it counts, and of how much of the score."""
    if not state.scored:
        yield _("for information, not scored")
        return
    if state.credit is None:
        yield _("not counted")
    else:
        counts = _("counts {n} %").format(n=percent(state.credit))
        yield f"{counts} *" if state.unknown else counts
    share = picture.shares[name].get(state.question.id)
    if share is None:
        return
    words = _("{n} % of the score") if state.credit is not None else _("will be {n} % of the score")
    if state.section.aggregate == "weakest":
        words = _("the weakest of its section decides")
    yield words.format(n=terms.points_words(share * 100))


def _disputed(picture: Picture, state: QuestionState) -> Text:
    if f"answer/{state.key}" not in picture.view.assessment.disagreements:
        return ()
    words = _("Copies say different things; the lowest counts.")
    return text(Span(words, to="disagreements"))


def _references(picture: Picture, name: str, state: QuestionState) -> Text:
    """The documents behind the answer, and where the question comes from, on a line or two."""
    cited = () if picture.public or not state.answer else documents_line(picture, state.answer)
    places = origins(picture, name, state)
    if not cited:
        return places
    label = Span(_("Documents:"), italic=True)
    return phrase("{label} {cited}. {places}", label=label, cited=cited, places=places)


def _entry(picture: Picture, name: str, state: QuestionState) -> Entry:
    code = picture.code(name, state)
    shared = [each for each in picture.codes_by_key[state.key] if each != code]
    same = _("Counted in {codes} too.").format(codes=", ".join(shared)) if shared else ""
    facts = (
        *fact(_("Answer"), *answer_lines(picture, state)),
        *note_facts(picture, state.answer),
        *fact(_("Disagreement"), _disputed(picture, state)),
        *fact(_("References"), _references(picture, name, state), reference=True),
        *fact(_("Same answer"), same),
    )
    title = text(state.question.text)
    return Entry(code, title, _marks(picture, name, state), facts, question_anchor(code))
