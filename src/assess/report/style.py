"""Measures, colours and paragraph styles of the printed report. Lengths are points."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import TableStyle

from assess.report.typeface import BOLD, ITALIC, REGULAR

PAGE = A4
LEFT = RIGHT = 54.0
TOP = 60.0
BOTTOM = 54.0
LINE = PAGE[0] - LEFT - RIGHT
"""The width of a line of text."""
COLUMN = PAGE[1] - TOP - BOTTOM
"""The height of a page's text."""
LABELS = 84.0
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
NOTICE = _style(
    "notice",
    borderColor=INK,
    borderWidth=0.8,
    borderPadding=8,
    leftIndent=8,
    rightIndent=8,
    spaceBefore=12,
    spaceAfter=24,
)
FORMULA = _style("formula", fontName=ITALIC, leftIndent=18, spaceAfter=7)
BULLET = _style("bullet", leading=12.5, leftIndent=14, bulletIndent=2, spaceAfter=2)
CELL = _style("cell", fontSize=9, leading=11.8, spaceAfter=0)
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
    3: _style("h3", fontName=BOLD, fontSize=10.5, leading=14, spaceBefore=8, spaceAfter=3),
}

ENTRY = _style(
    "entry",
    fontName=BOLD,
    fontSize=10,
    leading=13.5,
    leftIndent=LABELS,
    bulletFontName=BOLD,
    bulletFontSize=10,
    spaceBefore=4,
    spaceAfter=1,
)
MARKS = _style(
    "marks", fontSize=8.5, leading=11.5, leftIndent=LABELS, textColor=QUIET, spaceAfter=3
)
FACT = _style(
    "fact", leading=13, leftIndent=LABELS, bulletFontName=REGULAR, bulletFontSize=8.5, spaceAfter=2
)
REFERENCE = _style(
    "reference",
    fontSize=8.5,
    leading=11.3,
    leftIndent=LABELS,
    bulletFontSize=8.5,
    spaceAfter=1.5,
)

KIND = _style("kind", fontSize=13, leading=17, textColor=QUIET, spaceAfter=6)
COUNTRY = _style("country", fontName=BOLD, fontSize=32, leading=39, textColor=ACCENT, spaceAfter=8)
TITLE = _style("title", fontSize=16, leading=21, spaceAfter=22)
RUNNING = _style("running", fontSize=8.5, leading=11, textColor=QUIET, spaceAfter=0)
CONTENTS = _style("contents", fontSize=10, leading=15, spaceAfter=0)

TABLE = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
    ]
)
PLAIN_TABLE = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
)
