"""Measures, colours and paragraph styles of the printed report. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle

from assess.report.typeface import BOLD, ITALIC, REGULAR

LEFT = RIGHT = 54.0


@dataclass(frozen=True, slots=True)
class Page:
    """A size of paper, and the text on it."""

    width: float
    height: float
    top: float
    bottom: float
    """The margins in which the running title and the number of the page stand."""

    @property
    def line(self) -> float:
        """The width of a line of text."""
        return self.width - LEFT - RIGHT

    @property
    def column(self) -> float:
        """The height of a page's text."""
        return self.height - self.top - self.bottom


Paper = Literal["a4", "letter"]
PAGES: dict[Paper, Page] = {
    "a4": Page(A4[0], A4[1], top=58.0, bottom=52.0),
    "letter": Page(LETTER[0], LETTER[1], top=51.0, bottom=45.0),
}

LABELS = 72.0
"""The width of the column of labels and codes at the left."""

INK = HexColor("#16191d")
QUIET = HexColor("#4d5763")
RULE = HexColor("#9aa4af")
PALE = HexColor("#eceff2")
ACCENT = HexColor("#12395b")


def _style(name: str, **given: object) -> ParagraphStyle:
    base: dict[str, object] = {
        "fontName": REGULAR,
        "fontSize": 9.5,
        "leading": 13.5,
        "textColor": INK,
        "bulletFontName": REGULAR,
        "bulletFontSize": 9.5,
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
        "spaceAfter": 5,
    }
    return ParagraphStyle(name, **(base | given))


BODY = _style("body")
LEAD = _style("lead", fontSize=12, leading=16.5, spaceAfter=6)
SMALL = _style("small", fontSize=8.5, leading=11.5, textColor=QUIET)
NOTICE = _style("notice", leftIndent=10, rightIndent=10, spaceBefore=22, spaceAfter=22)
NOTICE_FRAME = 7.0
"""From the words of a notice to the frame around them, above and below."""
FORMULA = _style("formula", fontName=ITALIC, leftIndent=18, spaceAfter=7)
BULLET = _style("bullet", leading=12.5, leftIndent=14, bulletIndent=2, spaceAfter=2)
CELL = _style("cell", fontSize=9, leading=11.5, spaceAfter=0)
HEAD = _style("head", fontName=BOLD, fontSize=8.5, leading=11, textColor=QUIET, spaceAfter=0)

HEADINGS = {
    1: _style("h1", fontName=BOLD, fontSize=19, leading=24, textColor=ACCENT, spaceAfter=9),
    2: _style(
        "h2",
        fontName=BOLD,
        fontSize=12.5,
        leading=16,
        textColor=ACCENT,
        spaceBefore=12,
        spaceAfter=5,
    ),
    3: _style("h3", fontName=BOLD, fontSize=10.5, leading=14, spaceBefore=6, spaceAfter=3),
}

LONG_HEADING = _style(
    "h1 long", fontName=BOLD, fontSize=16.5, leading=24, textColor=ACCENT, spaceAfter=9
)
"""A first heading that would not fit on a line."""

ENTRY = _style(
    "entry",
    fontName=BOLD,
    fontSize=10,
    leading=13,
    leftIndent=LABELS,
    bulletFontName=BOLD,
    bulletFontSize=10,
    spaceBefore=7,
    spaceAfter=1,
)
MARKS = _style("marks", fontSize=8.5, leading=11, leftIndent=LABELS, textColor=QUIET, spaceAfter=2)
FACT = _style(
    "fact",
    leading=12.6,
    leftIndent=LABELS,
    bulletFontName=REGULAR,
    bulletFontSize=8.5,
    spaceAfter=1.5,
)
REFERENCE = _style(
    "reference",
    fontSize=8.5,
    leading=11,
    leftIndent=LABELS,
    bulletFontSize=8.5,
    spaceAfter=1,
)

KIND = _style("kind", fontSize=13, leading=17, textColor=QUIET, spaceAfter=6)
COUNTRY = _style("country", fontName=BOLD, fontSize=32, leading=39, textColor=ACCENT, spaceAfter=8)
LONG_COUNTRY = _style(
    "long country", fontName=BOLD, fontSize=18, leading=24, textColor=ACCENT, spaceAfter=8
)
TITLE = _style("title", fontSize=16, leading=21, spaceAfter=22)
RUNNING = _style("running", fontSize=8.5, leading=11, textColor=QUIET, spaceAfter=0)
CONTENTS = _style("contents", fontSize=10, leading=15, spaceAfter=0)
PAGE_NUMBER = _style("page number", fontSize=10, leading=15, spaceAfter=0, alignment=2)
COUNT = _style("count", fontSize=8.5, leading=11, textColor=QUIET, spaceAfter=0, alignment=2)
COUNT_WIDTH = 100.0
"""The room for "page x of y" at the foot of a page."""
CHART = _style("chart", fontName=BOLD, fontSize=8.5, leading=10.5, spaceAfter=0)

LABELS_OF = {
    look.name: ParagraphStyle(f"{look.name} label", look, **{"leftIndent": 0, **given})
    for look, given in (
        (FACT, {"fontSize": 8.5, "leading": 11.5, "textColor": QUIET}),
        (REFERENCE, {"textColor": QUIET}),
        (ENTRY, {}),
        (BULLET, {"leftIndent": 2}),
    )
}
"""How a label is set beside text that is set so."""
