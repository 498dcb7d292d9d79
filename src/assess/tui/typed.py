"""What people type into fields: dates and numbers, with a clear message where it cannot be read."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from assess.errors import AnswerRefused
from assess.language import gettext as _

_NUMBER = re.compile(r"\d+(\.\d+)?")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


def typed_date(text: str, *, example: dt.date) -> dt.date:
    """Read "2026-06-30". Raises AnswerRefused, which says how a date is written."""
    given = text.strip()
    how = _("Write year-month-day, such as {day}.").format(day=example.isoformat())
    try:
        return dt.datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError as error:
        what = _("“{text}” is not a date.") if given else _("A date is missing.")
        raise AnswerRefused(what.format(text=given), how) from error


def typed_number(text: str) -> Decimal:
    """Read "30", "2.5" or "1 250". Raises AnswerRefused, which says how a number is written."""
    given = _SPACES.sub("", text)
    if not _NUMBER.fullmatch(given) or not given.isascii():
        what = _("“{text}” is not a number.") if given else _("A number is missing.")
        how = _("Write digits, with a point before decimals: 30, 1250 or 2.5.")
        raise AnswerRefused(what.format(text=text.strip()), how)
    return Decimal(given)
