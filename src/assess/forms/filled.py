"""What was filled in, question by question, before it is compared with anything."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from assess.core.answers import misfit
from assess.core.assessment import Answer, Evidence
from assess.core.questions import ElementsQuestion, Question
from assess.errors import AnswerRefused, TextRefused
from assess.forms.manifest import Asked, Manifest
from assess.forms.sheet import Entry, choices, others
from assess.language import gettext as _

Cell = str | Decimal | dt.date
"""One value as a file holds it; "" where nothing was filled in."""

_NUMBER = re.compile(r"\d{1,13}(\.\d{1,6})?", re.ASCII)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Written:
    """What stands at one question: signs of choices, or the value itself.

    ``parts`` says of each part whether it was marked as there (True), as not there (False);
    parts left empty are missing. ``other`` is the sign of unknown or of not applicable.
    ``documents`` are by place: an empty mapping where that place was left empty.
    """

    answer: Cell = ""
    parts: Mapping[str, bool] = field(default_factory=dict)
    other: str = ""
    note: str = ""
    unsure: bool | None = None
    documents: Sequence[Mapping[str, str]] = ()
    unread: Sequence[str] = ()
    """What could not be read at all, in words."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """One filled form; ``written`` by key of the question. ``country`` and ``date`` as typed."""

    name: str
    manifest: Manifest
    written: Mapping[str, Written]
    country: str = ""
    date: Cell = ""
    strange: Sequence[str] = ()
    """What stands in the file and belongs to no question, in words."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says once read: None where nothing was filled in.

    ``wrong`` lists, in words, what does not fit; nothing of that part is in the other fields.
    """

    response: Mapping[str, Any] | None = None
    note: str | None = None
    unsure: bool | None = None
    documents: tuple[Evidence | None, ...] = ()
    wrong: tuple[str, ...] = ()


def understood(asked: Asked, question: Question, written: Written) -> Said:
    """Read what was filled in at ``question``, which still means what it meant on the form."""
    wrong = list(written.unread)
    response = None
    try:
        response = _fitting(question, _response(asked, question, written))
    except AnswerRefused as error:
        wrong.append(str(error))
    except (ValidationError, TextRefused) as error:
        wrong.append(why_unfit(error))
    note = None
    try:
        note = Answer(note=written.note).note or None
    except (ValidationError, TextRefused) as error:
        wrong.append(why_unfit(error))
    documents: list[Evidence | None] = []
    for place, given in enumerate(written.documents, 1):
        try:
            documents.append(Evidence.model_validate(given) if any(given.values()) else None)
        except (ValidationError, TextRefused) as error:
            documents.append(None)
            wrong.append(_("Document {n}: {why}").format(n=place, why=why_unfit(error)))
    return Said(response, note, written.unsure, tuple(documents), tuple(wrong))


def shortened(value: object) -> str:
    """Return a value in quotes, on one line, cut where it is long."""
    text = " ".join(str(value).split())
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def why_unfit(error: ValidationError | TextRefused) -> str:
    if isinstance(error, TextRefused):
        return str(error)
    first = error.errors(include_url=False)[0]
    given = first["input"]
    if first["loc"] == ("title",) and (first["type"] == "missing" or not str(given).strip()):
        return _("A document needs a title.")
    message = str(first["msg"]).removeprefix("Value error, ")
    found = f" ({shortened(given)})" if isinstance(given, str) and given else ""
    return f"{message[:1].upper()}{message[1:]}{found}."


def _fitting(question: Question, response: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return ``response`` as it came. Raises AnswerRefused, ValidationError, TextRefused."""
    objection = misfit(question, Answer.model_validate(response or {}))
    if objection:
        raise AnswerRefused(objection)
    return response


def _response(asked: Asked, question: Question, written: Written) -> Mapping[str, Any] | None:
    """The response fields of an Answer; None where nothing was filled in. Raises AnswerRefused."""
    given = _given(asked, question, written)
    if not written.other:
        return given
    offered = {each.sign: each.response for each in others(asked.reasons)}
    if written.other not in offered:
        raise AnswerRefused(
            _("{found} is not offered here.").format(found=shortened(written.other))
        )
    if given is not None:
        raise AnswerRefused(
            _("Both an answer and “unknown” or “not applicable” are filled in; give only one.")
        )
    return offered[written.other]


def _given(asked: Asked, question: Question, written: Written) -> Mapping[str, Any] | None:
    if asked.entry is Entry.SEVERAL:
        return _parts(question, written.parts)
    if written.answer == "":
        return None
    if asked.entry is Entry.ONE:
        return _one(asked, question, written.answer)
    if asked.entry is Entry.NUMBER:
        return {"number": number(written.answer)}
    if asked.entry is Entry.DATE:
        return {"date": day(written.answer)}
    return {"text": str(written.answer)}


def _one(asked: Asked, question: Question, sign: Cell) -> Mapping[str, Any]:
    offered = {each.sign: each.response for each in (*choices(question), *others(asked.reasons))}
    if str(sign) not in offered:
        raise AnswerRefused(
            _("{found} is none of the answers offered: {signs}.").format(
                found=shortened(sign), signs=", ".join(offered)
            )
        )
    return offered[str(sign)]


def _parts(question: Question, parts: Mapping[str, bool]) -> Mapping[str, Any] | None:
    """Parts left empty count as not there, once any part was marked."""
    if not parts or not isinstance(question, ElementsQuestion):
        return None
    signs = {each.sign: str(each.response["part"]) for each in choices(question)}
    strange = [sign for sign in parts if sign not in signs]
    if strange:
        raise AnswerRefused(_("There is no part {found}.").format(found=shortened(strange[0])))
    return {"elements": tuple(name for sign, name in signs.items() if parts.get(sign))}


def number(value: Cell) -> Decimal:
    """Read a number, in the digits of any script. Raises AnswerRefused where it is none.

    What could be read in two ways ("1,250") is refused.
    """
    if isinstance(value, Decimal):
        return value
    text = "".join(_digit(character) for character in str(value) if not character.isspace())
    if not _NUMBER.fullmatch(text):
        raise AnswerRefused(
            _(
                "{found} is no number. Write digits only, with a point before decimals: "
                "1250 or 12.5."
            ).format(found=shortened(value))
        )
    return Decimal(text)


def _digit(character: str) -> str:
    """The digit 0 to 9 that a digit of any script is; anything else unchanged."""
    found = unicodedata.decimal(character, None)
    return character if found is None else str(found)


def day(value: Cell) -> dt.date:
    """Read a day written as year-month-day. Raises AnswerRefused where it is none."""
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat("".join(map(_digit, str(value).strip())))
    except ValueError as error:
        raise AnswerRefused(
            _("{found} is no date. Write it as in 2026-01-31 (year-month-day).").format(
                found=shortened(value)
            )
        ) from error


def strange_words(form: FilledForm) -> Iterator[str]:
    """Yield what stands in the file and belongs to no question of the form."""
    yield from form.strange
    known = form.manifest.by_key
    for key in form.written:
        if key not in known:
            yield _("The file names a question {key} that the form did not ask.").format(
                key=shortened(key)
            )
