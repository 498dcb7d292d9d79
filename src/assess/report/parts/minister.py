"""One page for the minister: where the country stands, what to do first, and what to decide."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.gaps import Gap, strengths
from assess.core.questions import ChoiceQuestion, ElementsQuestion, MaturityQuestion
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.report.blocks import (
    Block,
    Bullets,
    DutyBar,
    Heading,
    Paragraph,
    Part,
    Span,
    Table,
    Text,
    phrase,
    text,
)
from assess.report.layout import MinisterPart
from assess.report.parts.common import (
    NOTHING,
    Picture,
    gap_anchor,
    letter,
    points,
    questions_words,
    score_bar,
)
from assess.report.parts.side_by_side import (
    RESULT_WIDTHS,
    lowest_first,
    others_elsewhere,
    rating_lines,
)

_WITH_BARS = 3
"""More checklists than this are a line each on the minister's page, without a bar."""


def minister(picture: Picture, chosen: MinisterPart) -> Part:
    """The page that is read when no other is."""
    blocks = (
        *_duties(picture),
        *_checklists(picture, chosen),
        *_strengths(picture, chosen.strengths),
        *_steps(picture, chosen.steps),
        *_not_known(picture),
        _documents(picture, chosen),
        Paragraph(text(terms.caveats(picture.view.assessment)), "small"),
    )
    return Part(_("One page for the minister"), "minister", blocks, chosen.new_page)


def duty_sentence(picture: Picture) -> str:
    """Duties met, not met and not known, of how many."""
    count = picture.view.duty_count
    if not count.total:
        return _(
            "No duty is counted: the profile names no treaty or law in force that is asked about."
        )
    words = ngettext(
        "{n} legal duty binds the country: {met} met, {not_met} not met, {not_known} not known.",
        "{n} legal duties bind the country: {met} met, {not_met} not met, {not_known} not known.",
        count.total,
    )
    return words.format(
        n=number(count.total), met=count.met, not_met=count.not_met, not_known=count.not_known
    )


def _duties(picture: Picture) -> Iterator[Block]:
    count = picture.view.duty_count
    yield Paragraph(text(Span(duty_sentence(picture), bold=True)), "lead")
    if count.total:
        legend = (
            _("{n} met").format(n=count.met),
            _("{n} not met").format(n=count.not_met),
            _("{n} not known").format(n=count.not_known),
        )
        numbers = (count.met, count.not_met, count.not_known)
        yield DutyBar(*numbers, legend, duty_sentence(picture))


def _checklists(picture: Picture, chosen: MinisterPart) -> Iterator[Block]:
    yield Heading(_("The checklists side by side"), 3)
    shown = lowest_first(picture, chosen.checklists)
    if not shown:
        yield Paragraph(text(_("No checklist was chosen yet.")))
        return
    bars = chosen.bars and len(shown) <= _WITH_BARS
    rows = tuple(
        (
            picture.named(name),
            score_bar(result.score, result, result.words) if bars else text(result.words),
            rating_lines(picture, result) if bars else text(_rating_line(result)),
        )
        for name, result in shown
    )
    head = (_("Checklist"), _("Score (possible range)"), _("Rating"))
    yield Table(head, rows, RESULT_WIDTHS if bars else (30, 28, 42))
    left = len(picture.view.results) - len(shown)
    yield from others_elsewhere(picture, left)


def _rating_line(result: ChecklistResult) -> str:
    """Rating, whether it holds, and how many must-haves are missing, on a line."""
    rated, missing = result.rated, len(result.rated.missing)
    words = rated.words
    if rated.rating is not None:
        holds = _("{rating}; holds in {n} of {tests} tests")
        words = holds.format(rating=words, n=rated.holds, tests=rated.tests)
    if missing:
        lacks = ngettext("{n} must-have missing", "{n} must-haves missing", missing)
        words = f"{words}; {lacks.format(n=number(missing))}"
    return words


def _strengths(picture: Picture, most: int) -> Iterator[Block]:
    if not most:
        return
    yield Heading(_("Strengths"), 3)
    found = strengths(list(picture.view.results.values()))[:most]
    if not found:
        yield Paragraph(text(_("No question is fully in place yet.")))
        return
    yield Bullets(tuple(_strength(picture, result, state) for result, state in found))


def _strength(picture: Picture, result: ChecklistResult, state: QuestionState) -> Text:
    """What is in place: the question and its best answer, in the checklist's words."""
    question = state.question
    if isinstance(question, MaturityQuestion):
        answer = question.levels[-1]
    elif isinstance(question, ElementsQuestion):
        answer = _("All parts are present.")
    elif picture.public and not isinstance(question, ChoiceQuestion):
        answer = ""
    else:
        answer = terms.answer_words(question, state.answer, picture.view.assessment.profile)
    link = picture.link(result.edition.checklist.id, state)
    return text(link, f"  {question.text} ", Span(answer, italic=True))


def _steps(picture: Picture, most: int) -> Iterator[Block]:
    if not most:
        return
    yield Heading(_("Next steps, and the decision asked for on each"), 3)
    gaps = picture.view.gaps[:most]
    if not gaps:
        answered = picture.view.progress[0]
        none = (
            _("No gap among the questions answered.") if answered else _("Nothing is answered yet.")
        )
        yield Paragraph(text(none))
        return
    head = (_("Code"), _("Next step"), _("Adds"), _("Who leads"), _("Decision: owner, date"))
    yield Table(head, tuple(_step(picture, gap) for gap in gaps), (6, 58, 8, 14, 14), room=2)


def _step(picture: Picture, gap: Gap) -> tuple[Text, ...]:
    code = picture.gap_codes[gap.key]
    question = gap.state.question
    lead = terms.lead_words(question.lead[:1])
    return (
        text(Span(code, to=gap_anchor(code))),
        text(short_step(gap)),
        text(points(gap.adds)),
        text(lead or NOTHING),
        (),
    )


def short_step(gap: Gap) -> str:
    """The next step on a line: what to do; for an unknown, what to find out."""
    if gap.state.unknown:
        return _("Find out: {question}").format(question=gap.state.question.text)
    return gap.next_step or gap.state.question.text


def _not_known(picture: Picture) -> Iterator[Block]:
    unanswered = picture.in_state(State.UNANSWERED)
    unknown = picture.in_state(State.UNKNOWN)
    title = Span(_("What is not known: "), bold=True)
    doubts = _doubts(picture)
    if not unanswered and not unknown:
        yield Paragraph(text(title, _("every question that is asked has an answer."), *doubts))
        return
    words = _("{unanswered} unanswered, {unknown} answered “unknown”. To find out from: {leads}.")
    yield Paragraph(
        text(
            title,
            *phrase(
                words,
                unanswered=questions_words(len(unanswered)),
                unknown=number(len(unknown)),
                leads=Span(leads_words([*unknown, *unanswered]), to="not-known"),
            ),
            *doubts,
        )
    )


def _doubts(picture: Picture) -> Iterator[str | Span]:
    """What is answered, and yet not certain; nothing where there is none."""
    disputed = len(picture.view.assessment.disagreements)
    unsure = sum(
        state.answer is not None and state.answer.unsure for state in picture.state_by_key.values()
    )
    contradictory = len(picture.view.contradictions)
    said = (
        (
            disputed,
            ngettext("Copies disagree in {n} place.", "Copies disagree in {n} places.", disputed),
            "disagreements",
        ),
        (
            unsure,
            ngettext(
                "The author is unsure of {n} answer.",
                "The author is unsure of {n} answers.",
                unsure,
            ),
            "not-known",
        ),
        (
            contradictory,
            ngettext(
                "{n} set of answers contradicts itself.",
                "{n} sets of answers contradict themselves.",
                contradictory,
            ),
            "not-known",
        ),
    )
    for count, words, to in said:
        if count:
            yield " "
            yield Span(words.format(n=number(count)), to=to)


def leads_words(found: list[tuple[str, QuestionState]], most: int = 3) -> str:
    """Who can find out how many of these questions: "ministry of labour (3), police (1)"."""
    counts: dict[str, int] = {}
    for _name, state in found:
        lead = state.question.lead[0] if state.question.lead else ""
        counts[lead] = counts.get(lead, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    words = [
        f"{terms.lead_words([lead]) or _('nobody is named')} ({n})" for lead, n in ranked[:most]
    ]
    if len(ranked) > most:
        left = len(ranked) - most
        words.append(ngettext("{n} other", "{n} others", left).format(n=number(left)))
    return ", ".join(words)


def _documents(picture: Picture, chosen: MinisterPart) -> Paragraph:
    of = _("{letter} {cited} of {positive}")
    places = list(picture.view.results)
    lines = [
        of.format(
            letter=letter(places.index(name)),
            cited=result.documents.cited,
            positive=result.documents.positive,
        )
        for name, result in lowest_first(picture, chosen.checklists)
    ]
    title = Span(_("Documents cited for positive answers: "), bold=True)
    return Paragraph(text(title, Span(", ".join(lines) or NOTHING, to="documents"), "."))
