"""The gap register, and the road to the next rating."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.gaps import Gap, Priority
from assess.core.numbers import percent
from assess.core.questions import ElementsQuestion
from assess.core.rating import Rating
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.report.blocks import Block, Bullets, Entry, Heading, Paragraph, Part, Span, Text, text
from assess.report.parts.checklist import answer_lines
from assess.report.parts.common import (
    Picture,
    adds_words,
    fact,
    gap_anchor,
    origin_facts,
    points,
    question_anchor,
)

_PRIORITIES = {
    Priority.P1: "a duty not met, or a must-have missing",
    Priority.P2: "nothing in place, or a must-have not complete",
    Priority.P3: "in place in part",
}


def register(picture: Picture) -> Part:
    """Every gap, first things first."""
    gaps = picture.view.gaps
    blocks: list[Block] = [
        Paragraph(
            text(
                "A gap is a question answered below full credit, or answered “unknown”. Within a "
                "priority, what adds more comes first, then what takes less effort. What gaps add "
                "is not to be summed: closing one changes what another adds."
            )
        )
    ]
    for priority in Priority:
        chosen = [gap for gap in gaps if gap.priority is priority]
        if chosen:
            title = f"P{int(priority)}: {_PRIORITIES[priority]} ({len(chosen)})"
            blocks.append(Heading(title))
            blocks += [_entry(picture, gap) for gap in chosen]
    if not gaps:
        blocks.append(Paragraph(text("There is no gap among the questions answered so far.")))
    return Part("Gap register", "gaps", tuple(blocks))


def _entry(picture: Picture, gap: Gap) -> Entry:
    state, question = gap.state, gap.state.question
    code = picture.gap_codes[gap.key]
    marks = text(
        Span(f"P{int(gap.priority)}", bold=True),
        f" · {gap.reason} · ",
        Span(adds_words(gap), bold=True),
        f" to {picture.title(gap.checklist)}",
    )
    lead = terms.lead_words(question.lead)
    horizon = terms.horizon_words(question.horizon)
    leads = f"{lead or 'To be named'}; {horizon}; {question.effort.value} effort."
    missing = "" if state.unknown else terms.missing_words(question, state.answer)
    facts = (
        *fact("Now", *_now(picture, state)),
        *fact("Missing", missing),
        *fact("Why it matters", question.why),
        *fact("Next step", text(Span(gap.next_step, bold=True)) if gap.next_step else ""),
        *fact("Leads", leads[0].upper() + leads[1:]),
        *fact("Adds", _adds(picture, gap)),
        *origin_facts(picture, gap.checklist, state),
    )
    title = text(Span(question.text, to=question_anchor(code)))
    return Entry(code, title, marks, facts, gap_anchor(code))


def _now(picture: Picture, state: QuestionState) -> list[Text]:
    """The answer; of a list of elements only how many, as the missing ones follow."""
    lines = answer_lines(picture, state)
    return lines[:1] if isinstance(state.question, ElementsQuestion) else lines


def _adds(picture: Picture, gap: Gap) -> str:
    words = f"{points(gap.adds)} when fully in place"
    if gap.next_adds != gap.adds:
        words += f", {points(gap.next_adds)} for the next level"
    words += "."
    if gap.opens:
        opened = terms.count_words(gap.opens, "question")
        words += f" Opens {opened} worth up to {points(gap.opens_up_to)} more."
    for checklist, adds in gap.also:
        words += f" Also adds {points(adds)} to {picture.title(checklist)}."
    return words


def roads(picture: Picture) -> Part:
    """The smallest set of gaps that reaches the next rating, checklist by checklist."""
    blocks: list[Block] = [
        Paragraph(
            text(
                "For each checklist, the smallest set of gaps whose closing reaches the next "
                "rating, must-haves included. “So far” means that questions are unanswered, so "
                "that the road may change."
            )
        )
    ]
    for name, result in picture.view.results.items():
        blocks.append(Heading(picture.title(name), 3))
        blocks += _road(picture, name, result)
    return Part("The road to the next rating", "road", tuple(blocks), new_page=False)


def _road(picture: Picture, name: str, result: ChecklistResult) -> Iterator[Block]:
    found = picture.view.roads[name]
    if found is None:
        done = result.rated.now is Rating.IN_PLACE
        words = (
            f"In place as it stands: {result.words}. There is no higher rating."
            if done
            else "No score yet: answer the questions first."
        )
        yield Paragraph(text(words))
        return
    steps = terms.count_words(len(found.steps), "gap")
    so_far = "So far: c" if found.so_far else "C"
    yield Paragraph(
        text(
            f"{so_far}losing {steps} leads to ",
            Span(found.target.words, bold=True),
            f" ({percent(found.reaches)} %).",
        )
    )
    yield Bullets(tuple(_step(picture, name, state) for state in found.steps))


def _step(picture: Picture, name: str, state: QuestionState) -> Text:
    code = picture.code(name, state)
    asked = "" if state.state is not State.IMPLIED else " (not asked yet)"
    return text(Span(code, to=question_anchor(code)), f"  {state.question.text}{asked}")
