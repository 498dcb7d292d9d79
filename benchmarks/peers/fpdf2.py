"""fpdf2: its own cells and tables, untagged."""

from __future__ import annotations

import warnings

from fpdf import FPDF
from fpdf.fonts import FontFace

from benchmarks.content import Heading, Line, Piece, Rows
from benchmarks.peers.fonts import BOLD, REGULAR

_SIZES = {1: 19, 2: 12.5, 3: 10.5}


def render(content: list[Piece]) -> bytes:
    """Return the PDF of ``content``."""
    warnings.simplefilter("ignore")  # signs that the text font lacks are left out
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_margins(54, 54, 54)
    pdf.set_auto_page_break(auto=True, margin=54)
    pdf.add_font("Text", "", str(REGULAR))
    pdf.add_font("Text", "B", str(BOLD))
    pdf.add_page()
    for piece in content:
        if isinstance(piece, Heading):
            size = _SIZES[piece.level]
            pdf.set_font("Text", "B", size)
            pdf.multi_cell(0, size * 1.3, piece.words, align="L", new_x="LMARGIN", new_y="NEXT")
        elif isinstance(piece, Line):
            _line(pdf, piece)
        else:
            _table(pdf, piece)
    return bytes(pdf.output())


def _line(pdf: FPDF, piece: Line) -> None:
    pdf.set_font("Text", "", 9.5)
    if piece.label:
        pdf.cell(72, 12.6, piece.label)
    pdf.multi_cell(0, 12.6, piece.words, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(2)


def _table(pdf: FPDF, piece: Rows) -> None:
    pdf.set_font("Text", "", 9)
    head = FontFace(emphasis="BOLD")
    with pdf.table(
        col_widths=piece.widths, line_height=11.5, text_align="LEFT", headings_style=head, padding=2
    ) as table:
        for row in (piece.head, *piece.rows):
            table.row(row)
