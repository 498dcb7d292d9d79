"""The report as plain tables: what the spreadsheet, the CSV file and the JSON file hold.

Made of the same disclosed material as the pages, so that what is left out there is left out here.
Every number comes from the core as it is printed; a spreadsheet gets it as a number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from assess.core.numbers import percent, tenths
from assess.language import gettext as _
from assess.report.blocks import Text, plain_text

Value: TypeAlias = str | int | Decimal | dt.date | None
Kind = Literal["text", "count", "percent", "points", "day", "fill-in", "band", "fill-in-day"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``name`` is the same in every language, ``width`` is in characters.

    "fill-in" columns are empty: they are for the ministry. A "band" is low, medium or high.
    """

    name: str
    title: str
    width: int = 14
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: columns, and rows of as many values. ``title`` stands above it."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its tables, below lines of a label and a text; ``empty``: why it has no row."""

    name: str
    title: str
    grids: tuple[Grid, ...]
    about: tuple[tuple[str, str], ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets. ``caveats`` is what every export carries; ``changed`` (UTC) dates the file."""

    title: str
    author: str
    subject: str
    language: str
    running: str
    caveats: str
    changed: dt.datetime
    sheets: tuple[Sheet, ...]
    joined: Grid
    """A row for each question with its gap, if it has one: the CSV file."""


def whole(value: Fraction | None) -> int | None:
    """A share in whole percent; None where nothing is counted."""
    return None if value is None else percent(value)


def tenth(points: Fraction) -> Decimal:
    """Points to one decimal, as printed."""
    return Decimal(tenths(points))


def said(words: Text | str) -> str:
    """The characters of a text alone."""
    return (words if isinstance(words, str) else plain_text(words)).strip()


def lines(words: Iterable[Text | str]) -> str:
    """Texts as one, a line each."""
    return "\n".join(filter(None, map(said, words)))


def yes(*, there: bool) -> str:
    """Say "yes", or nothing: a column of noes hides the yeses."""
    return _("yes") if there else ""
