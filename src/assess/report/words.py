"""Text on the page: a paragraph with its label, its bookmark, and its place in the structure."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import Flowable

from assess.report import style
from assess.report.plain import PlainParagraph
from assess.report.structure import Element

_LABEL_GAP = 6.0


@dataclass
class Ledger:
    """On which page each anchor was printed, filled in while pages are drawn."""

    pages: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """An anchor; with a ``level`` also a bookmark (0: part, 1: heading) called ``title``."""

    ledger: Ledger
    anchor: str
    title: str = ""
    level: int | None = None


class Words(Flowable):  # type: ignore[misc]
    """A paragraph that is laid out once, and marks what it draws as content of ``element``.

    ``label`` hangs at the left of its first line, as content of ``label_element``. Drawn again (in
    a head that is repeated) it is an artifact.
    """

    def __init__(
        self,
        body: Flowable,
        element: Element,
        *,
        label: Flowable | None = None,
        label_element: Element | None = None,
        mark: Mark | None = None,
    ) -> None:
        super().__init__()
        self.body = body
        self.element = element
        self.label = label
        self.label_element = label_element or element
        self.mark = mark
        self.ruled = False
        """Whether a rule stands above it."""
        self.framed = False
        """Whether a frame stands around it."""
        self._laid = -1.0
        self._drawn = False

    @property
    def leading(self) -> float:
        return float(self.body.style.leading)

    def getSpaceBefore(self) -> float:  # noqa: N802 - named by the library
        return float(self.body.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802 - named by the library
        return float(self.body.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._laid != width:
            self.width, self.height = self.body.wrap(width, height)
            if self.label is not None:
                indent = self.body.style.leftIndent - _LABEL_GAP
                self.height = max(self.height, self.label.wrap(indent, height)[1])
            self._laid = width
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        pieces = self.body.split(width, height)
        if len(pieces) != 2:
            self._laid = -1.0  # a paragraph that cannot be split forgets how it was laid out
            return []
        first, rest = (Words(piece, self.element) for piece in pieces)
        first.label, first.label_element, first.mark = self.label, self.label_element, self.mark
        first.ruled = self.ruled
        first.framed = rest.framed = self.framed
        return [first, rest]

    def draw(self) -> None:
        canvas = self.canv
        if self._drawn:
            with canvas.artifact():
                self._draw_words(canvas)
            return
        self._drawn = True
        if self.mark is not None:
            self._anchor(canvas, self.mark)
        if self.ruled or self.framed:
            self._draw_lines(canvas)
        self._draw_words(canvas)
        canvas.current = None

    def _draw_words(self, canvas: Any) -> None:
        if self.label is not None:
            # On the line of the first words, whose letters may be larger.
            lower = self.body.style.fontSize - self.label.style.fontSize
            _draw(canvas, self.label, self.label_element, self.height - self.label.height - lower)
        _draw(canvas, self.body, self.element, self.height - self.body.height)

    def _anchor(self, canvas: Any, mark: Mark) -> None:
        canvas.bookmarkHorizontal(mark.anchor, 0, self.height + 4)
        mark.ledger.pages[mark.anchor] = canvas.getPageNumber()
        if mark.level is not None:
            canvas.addOutlineEntry(mark.title, mark.anchor, mark.level, closed=True)

    def _draw_lines(self, canvas: Any) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(style.RULE if self.ruled else style.INK)
            if self.ruled:
                canvas.setLineWidth(0.4)
                canvas.line(0, self.height + 3.5, self.width, self.height + 3.5)
            if self.framed:
                canvas.setLineWidth(0.8)
                edge = style.NOTICE_FRAME
                canvas.rect(0, -edge, self.width, self.height + 2 * edge)


def _draw(canvas: Any, paragraph: Flowable, element: Element, bottom: float) -> None:
    """Draw a paragraph as content of ``element``."""
    canvas.current = element
    spoken = nullcontext()  # a plain paragraph marks itself
    if not isinstance(paragraph, PlainParagraph):
        spoken = canvas.marked(element, " ".join(paragraph.words.split()))
    with spoken:
        if bottom:
            paragraph.drawOn(canvas, 0, bottom)
        else:
            paragraph.canv = canvas
            paragraph.draw()
            del paragraph.canv


class PageNumber(Flowable):  # type: ignore[misc]
    """A number that is known only when all pages are; ``make`` sets it in the end."""

    def __init__(self, make: Callable[[], Flowable], height: float, element: Element) -> None:
        super().__init__()
        self._make = make
        self._element = element
        self.height = height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, self.height

    def draw(self) -> None:
        with self.canv.marked(self._element):
            self.canv.later(self._laid_out)

    def _laid_out(self) -> Flowable:
        number = self._make()
        number.wrap(self.width, self.height)
        return number
