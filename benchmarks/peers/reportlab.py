"""Bare reportlab: its own document, paragraphs and tables, untagged. The floor of the measure."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from assess.report.typeface import BOLD, REGULAR, coverage
from benchmarks.content import Heading, Line, Piece, Rows

_MARGIN = 54
_BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=9.5, leading=12.6, spaceAfter=2)
_LABELLED = ParagraphStyle("labelled", _BODY, leftIndent=72, bulletFontName=REGULAR)
_CELL = ParagraphStyle("cell", _BODY, fontSize=9, leading=11.5)
_HEADINGS = {
    level: ParagraphStyle(f"h{level}", _BODY, fontName=BOLD, fontSize=size, leading=size * 1.3)
    for level, size in ((1, 19), (2, 12.5), (3, 10.5))
}
_TABLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, "grey"),
    ]
)


def render(content: list[Piece]) -> bytes:
    """Return the PDF of ``content``."""
    coverage()
    file = io.BytesIO()
    margins = {f"{side}Margin": _MARGIN for side in ("left", "right", "top", "bottom")}
    SimpleDocTemplate(file, pagesize=A4, invariant=1, **margins).build(
        [_flowable(piece) for piece in content]
    )
    return file.getvalue()


def _flowable(piece: Piece) -> Flowable:
    if isinstance(piece, Heading):
        return Paragraph(escape(piece.words), _HEADINGS[piece.level])
    if isinstance(piece, Line):
        look = _LABELLED if piece.label else _BODY
        return Paragraph(escape(piece.words), look, bulletText=piece.label or None)
    return _table(piece)


def _table(piece: Rows) -> Table:
    line = A4[0] - 2 * _MARGIN - 12
    widths = [line * share / sum(piece.widths) for share in piece.widths]
    rows = [[Paragraph(escape(words), _CELL) for words in row] for row in (piece.head, *piece.rows)]
    return Table(rows, colWidths=widths, repeatRows=1, style=_TABLE, splitInRow=1)
