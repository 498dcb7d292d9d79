"""How each kind of question is answered with keys: its choices, and what a key makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assess.core.answers import response_field
from assess.core.assessment import Answer
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.language import gettext as _
from assess.language import noop as N_

TYPED = (NumberQuestion, InformationQuestion)
"""Kinds whose answer is typed in a field of its own."""

_TYPE = {
    "number": N_("type the number"),
    "date": N_("type the date"),
    "text": N_("type the text"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One line that can be chosen: its key ("" from the tenth part on), text, and whether it is.

    ``ticked``: several lines can be chosen, so it shows a box.
    """

    key: str
    text: str
    chosen: bool
    ticked: bool
    value: Any


def choices(question: Question, answer: Answer | None) -> tuple[Choice, ...]:
    """The lines to choose from, in the order of the screen; none where the answer is typed."""
    now = answer or Answer()
    match question:
        case MaturityQuestion(levels=levels):
            return tuple(
                Choice(str(n), text, now.level == n, ticked=False, value=n)
                for n, text in enumerate(levels)
            )
        case YesNoQuestion(from_profile=None):
            return (
                Choice("1", _("Yes"), now.yes is True, ticked=False, value=True),
                Choice("0", _("No"), now.yes is False, ticked=False, value=False),
            )
        case ElementsQuestion():
            return _elements(question, now)
        case ChoiceQuestion(options=options):
            return tuple(
                Choice(str(n), option.text, now.option == option.id, ticked=False, value=option.id)
                for n, option in enumerate(options, 1)
            )
    return ()


def _elements(question: ElementsQuestion, now: Answer) -> tuple[Choice, ...]:
    present, essential = set(now.elements or ()), _("{part} (essential)")
    parts = tuple(
        Choice(
            str(n) if n < 10 else "",
            essential.format(part=element.text) if element.essential else element.text,
            element.id in present,
            ticked=True,
            value=element.id,
        )
        for n, element in enumerate(question.elements, 1)
    )
    return (*parts, Choice("0", _("None of them."), now.elements == (), ticked=True, value=None))


def chosen(question: Question, answer: Answer | None, choice: Choice) -> dict[str, Any]:
    """The response that choosing a line gives, as keywords of :meth:`Answer.respond`.

    A part is ticked or unticked beside those ticked already; the first one ticked answers.
    """
    field = response_field(question)
    if not isinstance(question, ElementsQuestion):
        return {field: choice.value}
    if choice.value is None:
        return {field: ()}
    ticked = set((answer.elements if answer else None) or ()) ^ {choice.value}
    return {field: tuple(part.id for part in question.elements if part.id in ticked)}


def answer_keys(question: Question) -> tuple[str, str] | None:
    """Keys and word for the key line; None where the profile answers."""
    match question:
        case MaturityQuestion(levels=levels):
            return f"0-{len(levels) - 1}", _("answer")
        case YesNoQuestion(from_profile=None):
            return "1 0", _("yes, no")
        case ElementsQuestion(elements=elements):
            return f"1-{min(9, len(elements))}", _("tick")
        case ChoiceQuestion(options=options):
            return f"1-{len(options)}", _("answer")
        case NumberQuestion():
            return "0-9", _("type number")
        case InformationQuestion():
            return "e", _(_TYPE[question.answer])
    return None
