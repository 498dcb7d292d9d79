"""What a typed line says in answer to a question."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from pydantic import ValidationError

from assess.core.answers import misfit, response_field
from assess.core.assessment import Answer
from assess.core.questions import (
    ElementsQuestion,
    InformationQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.drafts import Draft
from assess.errors import AnswerRefused
from assess.language import gettext as _
from assess.tui.answering import choices
from assess.tui.typed import typed_date, typed_number
from assess.tui.words import refusal

_PARTS = re.compile(r"[+-]?\d+([\s,]+[+-]?\d+)*")


def is_text(question: Question) -> bool:
    """Whether the answer is a text of several lines."""
    return isinstance(question, InformationQuestion) and question.answer == "text"


def how(question: Question) -> str:
    """Say what can be typed in answer; "" where the profile answers."""
    if getattr(question, "from_profile", None):
        return ""
    if isinstance(question, YesNoQuestion):
        return _("yes or no")
    if isinstance(question, ElementsQuestion):
        return _("the numbers of the parts that are there, such as 1 2; 0 for none")
    if isinstance(question, NumberQuestion):
        return _("a number ({unit})").format(unit=question.unit)
    if isinstance(question, InformationQuestion):
        if question.answer == "number":
            return (
                _("a number ({unit})").format(unit=question.unit)
                if question.unit
                else _("a number")
            )
        return (
            _("a date, as year-month-day") if question.answer == "date" else _("text, to write it")
        )
    lines = choices(question, None)
    return _("{first} to {last}").format(first=lines[0].key, last=lines[-1].key)


def read(question: Question, answer: Answer, typed: str, day: dt.date) -> dict[str, Any] | None:
    """Return the response that ``typed`` gives, as keywords of :meth:`Answer.respond`.

    None: it is no answer, so it may be a command. ``day`` is an example of a date. Raises
    AnswerRefused where it is meant as an answer and cannot be one.
    """
    if getattr(question, "from_profile", None) or is_text(question):
        return None
    if isinstance(question, YesNoQuestion):
        return _yes_or_no(typed)
    if isinstance(question, ElementsQuestion):
        return _parts(question, answer, typed)
    if not re.match(r"\d", typed):
        return None
    if isinstance(question, InformationQuestion) and question.answer == "date":
        return _fitting(question, {"date": typed_date(typed, example=day)})
    if isinstance(question, NumberQuestion | InformationQuestion):
        return _fitting(question, {"number": typed_number(typed)})
    for choice in choices(question, answer):
        if choice.key == typed:
            return {response_field(question): choice.value}
    raise _no_such(typed)


def _yes_or_no(typed: str) -> dict[str, Any] | None:
    words = {"1": True, "yes": True, "y": True, "0": False, "no": False}
    words |= {_("yes").casefold(): True, _("no").casefold(): False}
    said = words.get(typed.casefold())
    if said is None and typed.isdecimal():
        raise _no_such(typed)
    return None if said is None else {"yes": said}


def _parts(question: ElementsQuestion, answer: Answer, typed: str) -> dict[str, Any] | None:
    """Numbers tick parts beside those ticked already; "-2" unticks one; "0" alone says none."""
    if typed.casefold() in ("0", "none"):
        return {"elements": ()}
    if not _PARTS.fullmatch(typed):
        return None
    ticked = set(answer.elements or ())
    for word in re.split(r"[\s,]+", typed):
        place = int(word.lstrip("+-"))
        if not 1 <= place <= len(question.elements):
            raise _no_such(word)
        name = question.elements[place - 1].id
        if word.startswith("-"):
            ticked.discard(name)
        else:
            ticked.add(name)
    return {"elements": tuple(part.id for part in question.elements if part.id in ticked)}


def _fitting(question: Question, response: dict[str, Any]) -> dict[str, Any]:
    try:
        wrong = misfit(question, Answer().respond(**response))
    except ValidationError as error:
        raise AnswerRefused(refusal(error)) from error
    if wrong:
        raise AnswerRefused(wrong)
    return response


def _no_such(typed: str) -> AnswerRefused:
    return AnswerRefused(
        _("There is no answer {typed} to this question.").format(typed=typed),
        _("The answer stays as it was."),
    )


def how_to_go_on(draft: Draft) -> str:
    """How to take up what was being typed when the program stopped."""
    words = {
        "note": _("note opens it."),
        "text": _("answer opens it."),
        "awaiting": _("waiting opens it."),
        "number": _("type the number again: it was {text}."),
        "date": _("type the date again: it was {text}."),
    }
    return words.get(draft.field, _("documents opens it.")).format(text=draft.text)
