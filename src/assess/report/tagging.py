"""A canvas that says of every mark it makes what it belongs to.

The structure tree (:mod:`assess.report.structure`) is made while blocks are laid out; drawing says
which marks on which page belong to which element. What belongs to none (rules, page numbers, the
head of a table where it is repeated) is an artifact, which a screen reader passes over.

Text is marked by itself: while ``canvas.current`` is an element, every text object drawn belongs
to it, and a link in a reportlab paragraph becomes a ``Link`` with its words and its area.

A flowable that writes to the canvas by other means than text objects puts what it draws between
``with content(canvas):`` and, where it draws the words of a link, ``with content(canvas, words):``
in which it calls ``canvas.linkRect`` or ``canvas.linkURL`` as well. Neither stands in the other, or
between BT and ET. On a canvas without tags, and in pictures and artifacts, they do nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from assess.report.structure import Element, Owner, Structure

_PLACE = "% place {} %"
_PLACES = re.compile(r"% place (\d+) %")
_SHOWS_TEXT = ("Tj", "TJ", "T*")


def content(canvas: Canvas, link: str = "") -> AbstractContextManager[None]:
    """Mark what is drawn meanwhile as content of the current element, or of a link in it.

    ``link`` is the words of the link. See the module's description.
    """
    if isinstance(canvas, TaggedCanvas):
        return canvas.linked(link) if link else canvas.marked()
    return nullcontext()


class _TaggedText(PDFTextObject):  # type: ignore[misc]
    """A text object that knows which of its words are those of a link."""

    _code: list[str]

    def __init__(self, canvas: TaggedCanvas, x: float, y: float, direction: Any = None) -> None:
        super().__init__(canvas, x, y, direction)
        self.links: dict[Any, Element] = {}
        self.waiting: list[Element] = []
        """Links whose area on this line is not yet known."""
        self.areas: list[tuple[PDFDictionary, Element | None]] = []
        """Annotations; without an element where all of the text is the link."""
        self._spans: list[tuple[int, int, Element]] = []
        self._latest = self._start = len(self._code)
        self._words: dict[Element | None, list[str]] = {None: []}
        self._link: Element | None = None

    def _textOut(self, text: str, TStar: Any = 0) -> None:  # noqa: N802, N803 - the library's
        self._latest = len(self._code)
        self._words[self._link].append(text)
        super()._textOut(text, TStar)

    def _linkRecord(self, link: Any, what: str) -> None:  # noqa: N802 - named by the library
        """Called by a paragraph after the first words of a link, and after its last on a line."""
        if what == "start":
            element = self.links.setdefault(link, Element("Link"))
            self._start = self._latest
            self._words.setdefault(element, []).append(self._words[self._link].pop())
            self._link = element
            self.waiting.append(element)
        elif self._link is not None:
            self._spans.append((self._start, len(self._code), self._link))
            self._link = None

    def mark(self, canvas: TaggedCanvas, element: Element) -> None:
        """Mark the words of links as theirs, and all others as those of ``element``."""
        spans, code, first = self._spans, self._code, 1
        if self.areas and not spans:
            whole = Element("Link")
            self._words[whole] = self._words[None]
            self.areas = [(area, whole) for area, _ in self.areas]
            spans = [(first, len(code), whole)]
        marked = code[:first]
        for start, stop, link in spans:
            marked += _piece(canvas, element, code[first:start])
            link.join(element)
            marked += _piece(canvas, link, code[start:stop])
            first = stop
        self._code = marked + _piece(canvas, element, code[first:])

    def bound(self) -> Iterator[tuple[PDFDictionary, Element, str]]:
        """Each annotation with its link and the words of that."""
        for area, link in self.areas:
            assert link is not None
            yield area, link, " ".join(" ".join(self._words[link]).split())


def _piece(canvas: TaggedCanvas, element: Element, code: list[str]) -> list[str]:
    """Operators inside a text object, as marks of ``element`` where they show text."""
    if any(operator.endswith(_SHOWS_TEXT) for operator in code):
        return [canvas.begin(element), *code, "EMC"]
    return code


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose marks belong to the elements of ``tree``."""

    _code: list[str]

    def __init__(self, *given: Any, tree: Element, **named: Any) -> None:
        self.tree = tree
        self.current: Element | None = None
        """The element to which text that is drawn belongs."""
        self._enclosed = 0
        self._link: tuple[Element, str] | None = None
        self._spoken: tuple[Element, str] | None = None
        self._text: _TaggedText | None = None
        self._marks: list[Element] = []
        self._owners: list[Owner] = []
        """By the keys of the parent tree."""
        self._later: list[Callable[[], Flowable]] = []
        super().__init__(*given, **named)

    def begin(self, element: Element) -> str:
        """Return the operator that begins marks of ``element``; "EMC" ends them."""
        element.fill((self._pageNumber - 1, len(self._marks)))
        self._marks.append(element)
        return f"/{element.role} <</MCID {len(self._marks) - 1}>> BDC"

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn meanwhile says nothing: a rule, a repeated head, page furniture."""
        with self._within("/Artifact BMC"):
            yield

    @contextmanager
    def marked(self, element: Element | None = None, words: str = "") -> Iterator[None]:
        """All that is drawn meanwhile belongs to ``element``, or to the current one.

        A link that is drawn in ``words`` becomes a part of it that is read out by them.
        """
        element = element or self.current
        if element is None or self._enclosed:
            yield
            return
        self._spoken = (element, words) if words else None
        try:
            with self._within(self.begin(element)):
                yield
        finally:
            self._spoken = None

    @contextmanager
    def _within(self, begins: str) -> Iterator[None]:
        if self._enclosed:
            yield
            return
        self._code.append(begins)
        self._enclosed = 1
        try:
            yield
        finally:
            self._enclosed = 0
            self._code.append("EMC")

    @contextmanager
    def linked(self, words: str) -> Iterator[None]:
        """What is drawn meanwhile are the words and the area of a link."""
        if self._enclosed or self.current is None:
            yield
            return
        self._link = (self.current.add("Link"), words)
        try:
            with self.marked(self._link[0]):
                yield
        finally:
            self._link = None

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> PDFTextObject:  # noqa: N802
        if self._enclosed or self.current is None:
            return super().beginText(x, y, direction)
        self._text = _TaggedText(self, x, y, direction)
        return self._text

    def drawText(self, text: PDFTextObject) -> None:  # noqa: N802 - named by the library
        if isinstance(text, _TaggedText) and self.current is not None:
            text.mark(self, self.current)
            self._text = None
            for area, link, words in text.bound():
                self._bind(area, link, words)
        super().drawText(text)

    def _addAnnotation(  # noqa: N802 - named by the library
        self, annotation: Any, name: str | None = None, addtopage: int = 1
    ) -> None:
        area = annotation if isinstance(annotation, PDFDictionary) else annotation.Dict()
        area["F"] = 4  # printed: PDF/A asks for it
        super()._addAnnotation(area, name, addtopage)
        if self._link is not None:
            self._bind(area, *self._link)
        elif self._spoken is not None:
            element, words = self._spoken
            self._bind(area, element.add("Link"), words)
        elif self._text is not None:
            waiting = self._text.waiting
            self._text.areas.append((area, waiting.pop(0) if waiting else None))

    def _bind(self, area: PDFDictionary, link: Element, words: str) -> None:
        """Bind the annotation ``area`` to the element ``link``, read out as ``words``."""
        area["Contents"] = PDFString(words)
        area["StructParent"] = len(self._owners)
        self._owners.append(link)
        link.fill((self._pageNumber - 1, self._doc.Reference(area).name))

    def later(self, make: Callable[[], Flowable]) -> None:
        """Leave a place at the origin for what ``make`` gives when all pages are known.

        It is given laid out, and is drawn as part of what is being marked now.
        """
        self._code.append(_PLACE.format(len(self._later)))
        self._later.append(make)

    def _fill_places(self) -> None:
        self._enclosed = 1  # what encloses it was begun where the place is
        made = []
        for make in self._later:
            start = len(self._code)
            make().drawOn(self, 0, 0)
            made.append("\n".join(self._code[start:]))
        self._code = []
        for page in self._doc.Pages.pages:
            page.stream = _PLACES.sub(lambda found: made[int(found[1])], page.stream)

    def showPage(self) -> None:  # noqa: N802 - named by the library
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._owners), "/S"
        self._owners.append(self._marks)
        self._marks = []

    def save(self) -> None:
        """Write the file: pages with their places filled, and the tree."""
        if self._code:
            self.showPage()
        self._fill_places()
        self._doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        Structure(self._doc, self.tree, self._owners)
        super().save()
