"""What merged copies say differently: every side, or for the public how many."""

from __future__ import annotations

from typing import Any

from assess.core import terms, told
from assess.core.assessment import Answer
from assess.core.scope import QuestionState
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.report.blocks import Block, Entry, Fact, Paragraph, Part, text
from assess.report.layout import PlainPart
from assess.report.parts.answers import answer_facts
from assess.report.parts.common import Picture, fact


def disagreements(picture: Picture, chosen: PlainPart) -> Part | None:
    """Every side of what merged copies say differently; None when they agree."""
    found = picture.view.assessment.disagreements
    if not found:
        return None
    words = ngettext(
        "Copies of this assessment were put together and say different things in {n} place. "
        "Until one is chosen, the score takes the lowest.",
        "Copies of this assessment were put together and say different things in {n} places. "
        "Until one is chosen, the score takes the lowest.",
        len(found),
    )
    blocks: list[Block] = [Paragraph(text(words.format(n=number(len(found)))))]
    if not picture.public:
        blocks += [_sides(picture, key, found[key]) for key in sorted(found)]
    return Part(_("Disagreements"), "disagreements", tuple(blocks), chosen.new_page)


def _sides(picture: Picture, key: str, sides: tuple[Any, ...]) -> Entry:
    state = picture.state_by_key.get(key.removeprefix("answer/"))
    if state is None or not key.startswith("answer/"):
        facts = tuple(
            Fact(_side(n), (text(_other(key, side, picture)),)) for n, side in enumerate(sides, 1)
        )
        return Entry("", text(told.subject(key, picture.view)), (), facts)
    answers = tuple(
        each for n, side in enumerate(sides, 1) for each in _answer_side(picture, state, n, side)
    )
    return Entry(picture.codes_by_key[state.key][0], text(state.question.text), (), answers)


def _side(place: int) -> str:
    return _("Side {n}").format(n=place)


def _answer_side(picture: Picture, state: QuestionState, place: int, side: Any) -> tuple[Fact, ...]:
    if side is None:
        return fact(_side(place), _("No answer."))
    answer = Answer.model_validate(side)
    words = terms.answer_words(state.question, answer, picture.view.assessment.profile)
    return (*fact(_side(place), words or _("No answer.")), *answer_facts(picture, answer))


def _other(key: str, side: Any, picture: Picture) -> str:
    """One side of what is no answer: of a treaty or law, also how its status is known."""
    words = told.value(key, side, picture.view) or _("taken back")
    evidence = side.get("evidence") if isinstance(side, dict) else ""
    return f"{words}; {evidence}" if evidence else words
