"""Paragraphs in scripts whose letters stand one after the other: most text, and set quickly.

Laying out and printing do no more than such text needs: a line is printed by one operator for each
stretch of one font.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from assess.report.breaking import Line, Run, broken, widths
from assess.report.faces import LINK, font
from assess.report.structure import Element
from assess.report.tagging import TaggedCanvas

_LINK_INK = HexColor(LINK)
_FUZZ = 1e-6


class _Codes(dict[int, str]):
    """How letters stand in a string of a page, for the first subset of a font in a document."""

    def __init__(self, name: str, document: PDFDocument) -> None:
        self._font, self._document = font(name), document
        self.internal = self._font.getSubsetInternalName(0, document)

    def __missing__(self, code: int) -> str:
        ((subset, letters),) = self._font.splitString(chr(code), self._document)
        if subset:
            raise _OtherSubset
        byte = letters[0]
        plain = 32 <= byte < 127 and byte not in b"\\()"
        self[code] = chr(byte) if plain else f"\\{byte:03o}"
        return self[code]


class _OtherSubset(Exception):
    """A letter stands in another subset of the font: the library knows how to say that."""


class PlainParagraph(Flowable):  # type: ignore[misc]
    """A paragraph of ``runs`` in a paragraph style of reportlab: left, right or centred.

    On a :class:`TaggedCanvas` it marks its own words, and those of each link, as content of the
    canvas's current element.
    """

    def __init__(self, runs: Sequence[Run], look: ParagraphStyle) -> None:
        super().__init__()
        self.runs, self.style = runs, look
        self._lines: list[Line] = []
        self._laid = -1.0
        self.goes_on = False
        """Whether another part of the same paragraph follows."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        if self._laid != width:
            room = (width - self.style.leftIndent - self.style.rightIndent) / self._size
            self._lines = list(broken(self.runs, room))
            self._laid = width
        self.width, self.height = width, self.style.leading * max(len(self._lines), 1)
        return self.width, self.height

    @property
    def _size(self) -> float:
        return float(self.style.fontSize) / 1000

    def split(self, width: float, height: float) -> list[Flowable]:
        """Part it so that its first part is at most ``height`` high; none: it cannot be."""
        self.wrap(width, height)
        total, fit = len(self._lines), int((height + _FUZZ) // self.style.leading)
        if fit >= total:
            return [self]
        if not self.style.allowWidows and total - fit == 1:
            fit -= 1
        if fit < 1 or (fit == 1 and not self.style.allowOrphans):
            return []
        first, rest = self._part(self._lines[:fit]), self._part(self._lines[fit:])
        first.goes_on, rest.goes_on = True, self.goes_on
        return [first, rest]

    def _part(self, lines: list[Line]) -> PlainParagraph:
        part = PlainParagraph(self.runs, self.style)
        part._lines, part._laid = lines, self._laid
        part.wrap(self._laid, 0)
        return part

    def draw(self) -> None:
        if self._lines:
            _Pen(self.canv, self).draw(self._lines, goes_on=self.goes_on)

    def left(self, line: Line) -> float:
        """Where a line starts."""
        look = self.style
        before = float(look.leftIndent)
        if look.alignment not in (TA_RIGHT, TA_CENTER):
            return before
        room = self.width - before - look.rightIndent - line.width * self._size
        return float(before + (room if look.alignment == TA_RIGHT else room / 2))


class _Pen:
    """Prints the lines of one paragraph as one text object."""

    def __init__(self, canvas: Canvas, paragraph: PlainParagraph) -> None:
        self._canvas = canvas
        self._paragraph = paragraph
        self._runs = paragraph.runs
        look = paragraph.style
        self._size = float(look.fontSize)
        self._tagged = isinstance(canvas, TaggedCanvas) and canvas.marking
        self._links: dict[int, Element] = {}
        self._set: tuple[str, Color] | None = None
        self._open = ""
        self._emitted: list[str] = []

    def draw(self, lines: list[Line], *, goes_on: bool) -> None:
        paragraph, look = self._paragraph, self._paragraph.style
        ascent = getAscentDescent(look.fontName, look.fontSize)[0]
        bottom = paragraph.height - ascent
        emit = self._emitted.append
        emit("BT")
        for line in lines:
            left = paragraph.left(line)
            emit(f"1 0 0 1 {left:.3f} {bottom:.3f} Tm")
            self._line(line, left, bottom)
            if not line.cut and (goes_on or line is not lines[-1]):
                self._show(Run(" ", look.fontName), " ")  # or those who hear it hear one word
            bottom -= look.leading
        self._mark("")
        emit("ET")
        self._canvas._code.append(" ".join(self._emitted))  # noqa: SLF001 - no public name for it

    def _line(self, line: Line, left: float, bottom: float) -> None:
        pieces = list(self._pieces(line))
        for run, words, width in pieces:
            right = left + width * self._size / 1000
            target = self._runs[run].target
            self._mark(f"link {run}" if target else "text", run)
            self._show(self._runs[run], words)
            if target:
                drop, rise = 0.25 * self._size, 0.9 * self._size
                self._link(run, target, (left, bottom - drop, right, bottom + rise))
            left = right

    def _pieces(self, line: Line) -> Iterator[tuple[int, str, float]]:
        """Stretches of one run on a line: the run, its words with spaces, their width.

        A space beside a link is not part of it, nor set in a font of signs where others follow.
        """
        usual = self._paragraph.style.fontName
        groups = [list(group) for _, group in groupby(line.words, key=lambda word: word.run)]
        before = ""
        for place, group in enumerate(groups):
            run = group[0].run
            letters = [each.letters if each.glued else f" {each.letters}" for each in group[1:]]
            words = before + group[0].letters + "".join(letters)
            before = ""
            if place + 1 < len(groups) and not groups[place + 1][0].glued:
                if self._runs[run].target or self._runs[run].font != usual:
                    before = " "
                else:
                    words += " "
            spaces = words.count(" ") * widths(self._runs[run].font)[" "]
            yield run, words, sum([each.width for each in group]) + spaces

    def _show(self, run: Run, words: str) -> None:
        ink = _LINK_INK if run.target else self._paragraph.style.textColor
        codes = _codes(self._canvas, run.font)
        emit = self._emitted.append
        if self._set is None or ink is not self._set[1]:
            emit(f"{ink.red:.6g} {ink.green:.6g} {ink.blue:.6g} rg")
        try:
            shown = words.translate(codes)
        except _OtherSubset:
            self._set = None
            for operator in self._in_subsets(run, words):
                emit(operator)
            return
        if self._set is None or run.font != self._set[0]:
            emit(f"{codes.internal} {self._size:.6g} Tf")
        self._set = (run.font, ink)
        emit(f"({shown}) Tj")

    def _in_subsets(self, run: Run, words: str) -> Iterator[str]:
        made, document = font(run.font), self._canvas._doc  # noqa: SLF001
        for subset, letters in made.splitString(words, document):
            name = made.getSubsetInternalName(subset, document)
            escaped = self._canvas._escape(letters)  # noqa: SLF001
            yield f"{name} {self._size:.6g} Tf ({escaped}) Tj"

    # -- what the words belong to ------------------------------------------------------------------

    def _mark(self, wanted: str, run: int = 0) -> None:
        """End the marks that are open, and begin those of the text or of a link, if others."""
        if not self._tagged or wanted == self._open:
            return
        if self._open:
            self._emitted.append("EMC")
        self._open = wanted
        if not wanted:
            return
        element: Element = self._canvas.current
        if wanted != "text":
            if run not in self._links:
                self._links[run] = element.add("Link")
            element = self._links[run]
        self._emitted.append(self._canvas.begin(element))

    def _link(self, run: int, target: str, rect: tuple[float, float, float, float]) -> None:
        if self._tagged:
            words = " ".join(self._runs[run].words.split())
            self._canvas.area(target, rect, self._links[run], words)
        elif target.startswith("#"):
            self._canvas.linkRect("", target[1:], rect, relative=1)
        else:
            self._canvas.linkURL(target, rect, relative=1)


def _codes(canvas: Any, name: str) -> _Codes:
    """The codes of a font in the document that ``canvas`` draws."""
    known: dict[str, _Codes] = canvas.__dict__.setdefault("_plain_codes", {})
    if name not in known:
        known[name] = _Codes(name, canvas._doc)  # noqa: SLF001 - no public name for it
    return known[name]
