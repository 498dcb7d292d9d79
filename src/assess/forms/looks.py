"""How the cells of a questionnaire look; what can be filled in is yellow and not protected."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

_INK = "#16191d"
_QUIET = "#4d5763"
_LINE = "#9aa4af"
_PALE = "#e4e9ee"
_ACCENT = "#12395b"
_FILL_IN = "#fff8d6"


@dataclass(frozen=True, slots=True)
class Looks:
    """One cell format for each use."""

    title: Any
    head: Any
    section: Any
    plain: Any
    part: Any
    number: Any
    question: Any
    choice: Any
    text: Any
    amount: Any
    day: Any


def looks(book: Any) -> Looks:
    """Return the formats of one workbook."""

    def look(**more: Any) -> Any:
        common = {"font_name": "Arial", "font_size": 11, "valign": "top", "font_color": _INK}
        return book.add_format({**common, "text_wrap": True, **more})

    def fill_in(**more: Any) -> Any:
        edge = {"bg_color": _FILL_IN, "border": 1, "border_color": _LINE, "locked": False}
        return look(**edge, **more)

    return Looks(
        title=look(bold=True, font_size=15, font_color=_ACCENT, text_wrap=False),
        head=look(bold=True, bg_color=_PALE, bottom=1, bottom_color=_LINE),
        section=look(bold=True, font_color="#ffffff", bg_color=_ACCENT, text_wrap=False),
        plain=look(),
        part=look(indent=2),
        number=look(align="center", font_color=_QUIET, bold=True),
        question=look(bold=True),
        choice=fill_in(),
        # Text for ever: what is typed here is never taken for a formula or a date.
        text=fill_in(num_format="@", quote_prefix=True),
        amount=fill_in(align="left", num_format="General"),
        day=fill_in(align="left", num_format="yyyy-mm-dd"),
    )


_LINE_HEIGHT = 14.5
_TALLEST = 400.0
"""Points; Excel has no rows above 409."""


def height(*cells: tuple[str, float]) -> float:
    """Return the height in points of a row whose cells hold these texts at these widths.

    Spreadsheet programs do not all fit the rows of a file that says nothing of their heights.
    """
    most = max((_lines(text, width) for text, width in cells), default=1)
    return min(_TALLEST, most * _LINE_HEIGHT + 3)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a cell of ``width`` characters, on the safe side."""
    return sum(max(1, -(-_columns(line) // max(1, int(width)))) for line in text.split("\n"))


def _columns(line: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in line)
    return len(line) + wide
