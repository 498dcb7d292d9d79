"""What is not known, not answered, not applicable, still to come, or disputed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assess.core import terms
from assess.core.assessment import Answer
from assess.core.duties import later_from
from assess.core.events import canonical
from assess.core.fields import Role
from assess.core.scope import QuestionState, State
from assess.report.blocks import (
    Block,
    Cell,
    Entry,
    Fact,
    Heading,
    Paragraph,
    Part,
    Table,
    text,
)
from assess.report.parts.checklist import answer_facts
from assess.report.parts.common import NOTHING, Picture, fact

_KINDS = {
    "nobody-knows": "Nobody knows",
    "not-collected": "No data are collected",
}


def not_known(picture: Picture) -> Part:
    """Information gaps by kind, unanswered questions, and what does not apply."""
    blocks = (
        *_unknown(picture),
        *_unanswered(picture),
        *_not_applicable(picture),
        *_later(picture),
    )
    return Part("What is not known or does not apply", "not-known", blocks)


def _table(
    picture: Picture, found: list[tuple[str, QuestionState]], third: str, words: list[str]
) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (text(picture.link(name, state)), text(state.question.text), text(said or NOTHING))
        for (name, state), said in zip(found, words, strict=True)
    ]
    return Table(("", "Question", third), tuple(rows), (8, 52, 40))


def _unknown(picture: Picture) -> Iterator[Block]:
    yield Heading("Answered “unknown”")
    found = picture.in_state(State.UNKNOWN)
    if not found:
        yield Paragraph(text("No question was answered “unknown”."))
    for kind, title in _KINDS.items():
        chosen = [
            (name, state) for name, state in found if state.answer and state.answer.unknown == kind
        ]
        if chosen:
            yield Heading(f"{title} ({len(chosen)})", 3)
            leads = [terms.lead_words(state.question.lead) for _, state in chosen]
            yield _table(picture, chosen, "Who may find out", leads)


def _unanswered(picture: Picture) -> Iterator[Block]:
    found = picture.in_state(State.UNANSWERED)
    yield Heading("Unanswered")
    if found:
        yield _table(picture, found, "Why", [state.because for _, state in found])
    else:
        yield Paragraph(text("Every question that is asked has an answer."))
    later = len(picture.in_state(State.NOT_YET_ASKED))
    if later:
        questions = terms.count_words(later, "question")
        yield Paragraph(text(f"Not in the quick assessment, so not asked: {questions}."))


def _not_applicable(picture: Picture) -> Iterator[Block]:
    yield Heading("Not applicable, and roles switched off")
    off = picture.view.assessment.profile.roles_off
    for role in Role:
        if role in off:
            yield Paragraph(text(f"Country of {role.value}: switched off. Reason: {off[role]}"))
    found = picture.in_state(State.NOT_APPLICABLE, State.OUT_OF_SCOPE)
    if found:
        words = [f"{state.state.value}: {state.because}" for _, state in found]
        yield _table(picture, found, "Reason", words)
    elif not off:
        yield Paragraph(text("Every question applies."))


def _later(picture: Picture) -> Iterator[Block]:
    found = picture.view.later_standards
    if not found:
        return
    profile = picture.view.assessment.profile
    yield Heading("Later standards")
    yield Paragraph(
        text("Binding rules that are in force for the country only from after the reference date.")
    )
    rows: list[tuple[Cell, ...]] = []
    for provision in found:
        since = later_from(provision, profile)
        place = text(f"{picture.view.sources[provision.source].short}, {provision.article}")
        binds = text(terms.date_words(since) if since else "")
        rows.append((place, text(provision.requires), binds))
    yield Table(("Place", "What it requires", "Binds from"), tuple(rows), (26, 54, 20))


def disagreements(picture: Picture) -> Part | None:
    """Every side of what merged copies say differently; None when they agree."""
    found = picture.view.assessment.disagreements
    if not found:
        return None
    blocks: list[Block] = [
        Paragraph(
            text(
                "Copies of this assessment were put together and say different things here. "
                "Until one is chosen, the score takes the lowest."
            )
        )
    ]
    blocks += [_sides(picture, key, found[key]) for key in sorted(found)]
    return Part("Disagreements", "disagreements", tuple(blocks), new_page=False)


def _sides(picture: Picture, key: str, sides: tuple[Any, ...]) -> Entry:
    state = picture.state_of(key.removeprefix("answer/")) if key.startswith("answer/") else None
    if state is None:
        facts = tuple(Fact(f"Side {n}", (text(_other(side)),)) for n, side in enumerate(sides, 1))
        return Entry("", text(key), (), facts)
    answers = tuple(
        each for n, side in enumerate(sides, 1) for each in _answer_side(picture, state, n, side)
    )
    return Entry(picture.codes_by_key[state.key][0], text(state.question.text), (), answers)


def _answer_side(
    picture: Picture, state: QuestionState, number: int, side: Any
) -> tuple[Fact, ...]:
    if side is None:
        return fact(f"Side {number}", "No answer.")
    answer = Answer.model_validate(side)
    words = terms.answer_words(state.question, answer, picture.view.assessment.profile)
    return (*fact(f"Side {number}", words or "No answer."), *answer_facts(answer))


def _other(side: Any) -> str:
    if isinstance(side, dict):
        return "; ".join(f"{name}: {_other(value)}" for name, value in sorted(side.items()))
    if side is None:
        return "taken back"
    return side if isinstance(side, str) else canonical(side)
