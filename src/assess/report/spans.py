"""Glyphs on the page, marked with the letters they stand for.

A line is one span whose ``/ActualText`` holds its letters in the order they are read in: what the
standard asks for. Programs that extract text from what stands where, however, take the letters
of a span to stand from left to right and turn right-to-left ones round themselves. In a line with
such text each cluster of glyphs is therefore a span of its own within the line's, which those
programs prefer; marks come last, because they stand on other letters.
"""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from assess.report.prose import Piece
from assess.report.shaping import Glyph, clusters, number, operators


class Pen:
    """Prints the pieces of one line from left to right."""

    def __init__(self, canvas: Canvas, size: float, start: tuple[float, float]) -> None:
        self._emit = canvas._code.append  # noqa: SLF001 - no public name for it
        self._document = canvas._doc  # noqa: SLF001
        self._size = size
        self._left, self._bottom = start
        self._marks: list[tuple[float, str, Glyph]] = []

    def begin(self, words: str) -> None:
        """Open a span that stands for ``words``."""
        letters = ("\ufeff" + words).encode("utf-16-be").hex().upper()
        self._emit(f"/Span <</ActualText <{letters}>>> BDC")

    def end(self) -> None:
        """Close the span opened last."""
        self._emit("EMC")

    def glyphs(self, piece: Piece) -> None:
        """Print a piece as it is."""
        self._print(self._left, piece.font, piece.shaped.glyphs)
        self._left += piece.shaped.width * self._size / 1000

    def right_to_left(self, piece: Piece) -> None:
        """Print a piece cluster by cluster, as its letters stand; marks come later."""
        for start, end, run in clusters(piece.shaped, len(piece.words)):
            standing = tuple(glyph for glyph in run if glyph.advance) or run
            self.begin(piece.words[start:end][::-1])
            self._print(self._left, piece.font, standing)
            self.end()
            for glyph in run:
                if glyph not in standing:
                    self._marks.append((self._left, piece.font, glyph))
                self._left += glyph.advance * self._size / 1000

    def finish_marks(self) -> None:
        """Print the marks left over, which the letters they stand on have spoken for."""
        if self._marks:
            self.begin("")
            for left, font, glyph in self._marks:
                self._print(left, font, (glyph,))
            self.end()

    def _print(self, left: float, font: str, glyphs: tuple[Glyph, ...]) -> None:
        if glyphs:
            drawn = operators(glyphs, font, self._size, self._document)
            self._emit(f"BT 1 0 0 1 {number(left)} {number(self._bottom)} Tm {drawn} ET")
