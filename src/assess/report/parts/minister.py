"""One page for the minister: where the country stands and what to do first."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.gaps import strengths
from assess.core.questions import ElementsQuestion
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
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
    text,
)
from assess.report.parts.common import (
    NOTHING,
    Picture,
    gap_anchor,
    letter,
    part_anchor,
    points,
    score_bar,
)

STRENGTHS = 3
GAPS = 5


def minister(picture: Picture) -> Part:
    """The page that is read when no other is."""
    blocks = (
        *_duties(picture),
        *_checklists(picture),
        *_strengths(picture),
        *_gaps(picture),
        *_not_known(picture),
        Paragraph(text(terms.caveats(picture.view.assessment)), "small"),
    )
    return Part("One page for the minister", "minister", blocks)


def duty_sentence(picture: Picture) -> str:
    """Duties met, not met and not known, of how many."""
    count = picture.view.duty_count
    if not count.total:
        return (
            "No duty is counted: the profile names no treaty or law in force that is asked about."
        )
    duties = terms.count_words(count.total, "legal duty binds", "legal duties bind")
    return (
        f"{duties} the country: {count.met} met, {count.not_met} not met, "
        f"{count.not_known} not known."
    )


def _duties(picture: Picture) -> Iterator[Block]:
    count = picture.view.duty_count
    yield Paragraph(text(Span(duty_sentence(picture), bold=True)), "lead")
    if count.total:
        yield DutyBar(count.met, count.not_met, count.not_known)


def rating_lines(picture: Picture, result: ChecklistResult) -> Text:
    """The rating in words, whether it holds, and the must-haves that cap it."""
    rated, name = result.rated, result.edition.checklist.id
    spans: list[str | Span] = [Span(rated.words, bold=True)]
    if rated.rating is not None:
        now = "" if rated.low == rated.high else f"; as it stands {rated.rating.words}"
        spans.append(f"{now}; holds in {rated.holds} of {rated.tests} tests")
    if rated.missing:
        spans.append(f"; must-have{'s' if len(rated.missing) > 1 else ''} missing: ")
        for place, state in enumerate(rated.missing):
            how = "unknown" if state.unknown else "absent"
            spans += [", " if place else "", picture.link(name, state), f" ({how})"]
    return text(*spans)


def _checklists(picture: Picture) -> Iterator[Block]:
    yield Heading("The checklists side by side", 3)
    rows = tuple(
        (
            text(
                Span(
                    f"{letter(place)} {result.edition.checklist.title}",
                    bold=True,
                    to=part_anchor(name),
                )
            ),
            score_bar(result.score, result, result.words),
            rating_lines(picture, result),
        )
        for place, (name, result) in enumerate(picture.view.results.items())
    )
    if not rows:
        yield Paragraph(text("No checklist was chosen yet."))
        return
    yield Table(("Checklist", "Score (possible range)", "Rating"), rows, (27, 32, 41))


def _strengths(picture: Picture) -> Iterator[Block]:
    yield Heading("Strengths", 3)
    found = strengths(list(picture.view.results.values()))[:STRENGTHS]
    if not found:
        yield Paragraph(text("No question is fully in place yet."))
        return
    yield Bullets(tuple(_strength(picture, result, state) for result, state in found))


def _strength(picture: Picture, result: ChecklistResult, state: QuestionState) -> Text:
    question = state.question
    answer = terms.answer_words(question, state.answer, picture.view.assessment.profile)
    if isinstance(question, ElementsQuestion):
        answer = "All parts are present."
    link = picture.link(result.edition.checklist.id, state)
    return text(link, f"  {question.text} ", Span(answer, italic=True))


def _gaps(picture: Picture) -> Iterator[Block]:
    yield Heading("Gaps that come first", 3)
    gaps = picture.view.gaps[:GAPS]
    if not gaps:
        answered = picture.view.progress[0]
        none = "No gap among the questions answered." if answered else "Nothing is answered yet."
        yield Paragraph(text(none))
        return
    rows = tuple(
        (
            text(Span(code, to=gap_anchor(code))),
            text(
                gap.state.question.text,
                " ",
                Span(f"P{int(gap.priority)}: {gap.reason}", italic=True),
            ),
            text(points(gap.adds)),
            text(terms.lead_words(gap.state.question.lead[:1]) or NOTHING),
        )
        for gap in gaps
        for code in (picture.gap_codes[gap.key],)
    )
    yield Table(
        ("", "What is missing, and why it comes first", "Adds", "Who leads"), rows, (7, 58, 12, 23)
    )


def _not_known(picture: Picture) -> Iterator[Block]:
    unanswered = len(picture.in_state(State.UNANSWERED))
    unknown = picture.in_state(State.UNKNOWN)
    title = Span("What is not known: ", bold=True)
    if not unanswered and not unknown:
        yield Paragraph(text(title, "every question that is asked has an answer."))
        return
    uncollected = sum(
        state.answer is not None and state.answer.unknown == "not-collected" for _, state in unknown
    )
    yield Paragraph(
        text(
            title,
            f"{terms.count_words(unanswered, 'question')} unanswered; {len(unknown)} answered "
            f"“unknown” (nobody knows: {len(unknown) - uncollected}; no data are collected: "
            f"{uncollected}). ",
            Span("They are listed with who may find out.", to="not-known"),
        )
    )
