"""Lines on the page, marked with the letters that their glyphs stand for.

A line is one span whose ``/ActualText`` holds its letters in the order they are read in: that is
what the standard asks for, and what reads a page aloud goes by it. Programs that gather text from
what stands where (poppler, pdfium) go by the innermost span instead, take its letters to stand from
left to right, and turn those of right-to-left words round themselves. So in a line with such words
each word is a span of its own within the line's, with its letters as they stand.
"""

from __future__ import annotations

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from assess.report.faces import LINK
from assess.report.prose import Line, Piece
from assess.report.shaping import number, operators

_LINK_INK = HexColor(LINK)


def print_line(
    canvas: Canvas, line: Line, size: float, color: Color, start: tuple[float, float]
) -> None:
    """Print ``line`` from ``start`` (left, bottom) on, links in their colour."""
    left, bottom = start
    emit = canvas._code.append  # noqa: SLF001 - no public name for it
    mixed = any(piece.level % 2 for piece in line.pieces)
    painted = None
    emit(_begin(line.words))
    for piece in line.visual():
        wanted = _LINK_INK if piece.style.target else color
        if wanted is not painted:
            canvas.setFillColor(wanted)
            painted = wanted
        if piece.shaped.glyphs:
            drawn = operators(piece.shaped.glyphs, piece.font, size, canvas._doc)  # noqa: SLF001
            shown = f"BT 1 0 0 1 {number(left)} {number(bottom)} Tm {drawn} ET"
            emit(f"{_begin(_as_it_stands(piece))} {shown} EMC" if mixed else shown)
        left += piece.shaped.width * size / 1000
    emit("EMC")


def _as_it_stands(piece: Piece) -> str:
    """The letters of a piece from left to right."""
    return piece.words[::-1] if piece.level % 2 else piece.words


def _begin(words: str) -> str:
    letters = ("\ufeff" + words).encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <{letters}>>> BDC"
