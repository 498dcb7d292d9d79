"""Small pieces of text for screens; numbers come rounded from the core."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from assess.errors import AssessError, StoreError
from assess.language import gettext as _
from assess.language import moment, number

if TYPE_CHECKING:
    from pydantic import ValidationError

    from assess.core.assessment import Assessment
    from assess.core.result import ChecklistResult

MARK = "▸"
"""Stands left of the field that has the focus, and of the marked row of a list."""

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def safe(text: str) -> str:
    """Return ``text`` without anything that a terminal could take for a command."""
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, limit: int = 300) -> str:
    """Return ``text`` on one line, cut after ``limit`` characters with a mark."""
    flat = " ".join(safe(text).split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1].rstrip()}…"


def gutter(*, focused: bool) -> str:
    """Return the two columns left of a field: a sign where the keys go now, so that it is not
    told by colour alone."""
    return f"{MARK} " if focused else "  "


def at_end(text: str, end: str, width: int) -> str:
    """Return a line of ``width`` columns with ``end`` at its right edge, ``text`` cut to fit."""
    text, end = (safe(part).replace("\n", " ") for part in (text, end))
    room = max(0, width - cell_len(end) - 1)
    if cell_len(text) > room:
        text = f"{set_cell_size(text, max(0, room - 1)).rstrip()}…"
    return f"{set_cell_size(text, room)} {end}"


def country_words(own: Assessment) -> str:
    """Return country and period: "Mongolia 2011"; an invented country is named as such."""
    return name_words(own.profile.country, own.period, own.case)


def name_words(country: str, period: str, case: str) -> str:
    """Return country and period; ``case`` is that of an assessment."""
    named = case != "invented" or "invented" in country.casefold()
    name = country if named else _("{country} (invented)").format(country=country)
    return one_line(f"{name} {period}")


def when_words(at: str) -> str:
    """Return a time of an event ("2026-11-21T10:17:00.000000Z") as local "2026-11-21 12:17"."""
    try:
        return moment(dt.datetime.fromisoformat(at))
    except ValueError:
        return "–"


def failure(error: AssessError) -> str:
    """Return what an error says; for the store, that nothing new was saved."""
    if isinstance(error, StoreError):
        return _("NOT SAVED. {why} What was saved before still stands.").format(why=error)
    return str(error)


def refusal(error: ValidationError | AssessError) -> str:
    """Return the first thing a model finds wrong, in plain words."""
    if isinstance(error, AssessError):
        return failure(error)
    first = error.errors(include_url=False)[0]
    if first["type"] in ("string_too_short", "too_short", "missing"):
        return _("This must not be empty.")
    message = first["msg"].removeprefix("Value error, ")
    return f"{message[:1].upper()}{message[1:]}."


def answered_words(result: ChecklistResult) -> str:
    """Return "38 % answered": the share of the weight that is dealt with."""
    from assess.core.numbers import percent  # noqa: PLC0415 (not for the list of assessments)

    return _("{share} % answered").format(share=number(percent(result.coverage)))


def score_words(result: ChecklistResult) -> str:
    """Return score and possible range: "41 % (24–66)"."""
    return str(result.score)


def rating_words(result: ChecklistResult, room: int = 200) -> str:
    """Return the rating in words, or its short form where there is little ``room``."""
    words = result.rated.words
    return one_line(words if len(words) <= room else result.rated.short, max(room, 8))


def progress_words(done: int, asked: int) -> str:
    """Return "12 of 40": questions dealt with, of those asked."""
    return _("{done} of {asked}").format(done=number(done), asked=number(asked))
