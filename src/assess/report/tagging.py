"""A canvas that says of every mark it makes what it belongs to.

The structure tree (:mod:`assess.report.structure`) is made while blocks are laid out; drawing says
which marks on which page belong to which element. What belongs to none (rules, page numbers, the
head of a table where it is repeated) is an artifact, which a screen reader passes over.

A plain paragraph (:mod:`assess.report.plain`) marks its own words as content of
``canvas.current``, and the words of its links as theirs. Whatever else is drawn stands between
``with canvas.marked(element):`` or ``with canvas.artifact():``; a link drawn in there becomes a
part of the element, when ``marked`` is told the words to read out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from assess.report.structure import Element, Owner, Structure, Written, string

Rect = tuple[float, float, float, float]
"""Left, bottom, right and top in points, where the canvas stands."""

_PLACE = "% place {} %"
_PLACES = re.compile(r"% place (\d+) %")


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose marks belong to the elements of ``tree``."""

    _code: list[str]
    _currentMatrix: tuple[float, float, float, float, float, float]  # noqa: N815 - the library's

    def __init__(self, *given: Any, tree: Element, **named: Any) -> None:
        self.tree = tree
        self.current: Element | None = None
        """The element to which text that is drawn belongs."""
        self._enclosed = 0
        self._spoken: tuple[Element, str] | None = None
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

    @property
    def marking(self) -> bool:
        """Whether text must say what it belongs to: it stands in no picture and no artifact."""
        return self.current is not None and not self._enclosed

    def area(self, target: str, rect: Rect, link: Element, words: str) -> None:
        """Make ``rect`` lead to ``target``: "#" and an anchor, or an address on the web.

        It is part of the element ``link``, and is read out as ``words``.
        """
        key, document = len(self._owners), self._doc
        corners = " ".join(f"{each:.2f}" for each in self._absRect(rect, 1))
        place = self._bookmarkReference(target[1:]) if target.startswith("#") else None

        def write() -> str:
            leads = f"/A <</S /URI /URI <{target.encode().hex()}>>>"
            if place is not None:
                leads = f"/Dest {place.format(document).decode('ascii')}"
            return (
                f"<</Type /Annot /Subtype /Link /Rect [{corners}] /Border [0 0 0] /F 4 "
                f"/Contents {string(words)} /StructParent {key} {leads}>>"
            )

        self._owners.append(link)
        reference = document.Reference(Written(write))
        self._annotationrefs.append(reference)
        link.fill((self._pageNumber - 1, reference.name))

    def _spoken_area(self, target: str, rect: Rect) -> None:
        if self._spoken is not None:
            element, words = self._spoken
            self.area(target, rect, element.add("Link"), words)

    def linkRect(  # noqa: N802 - named by the library
        self, _contents: str, anchor: str, rect: Rect, **_more: Any
    ) -> None:
        self._spoken_area(f"#{anchor}", rect)

    def linkURL(self, url: str, rect: Rect, **_more: Any) -> None:  # noqa: N802
        self._spoken_area(url, rect)

    def translate(self, right: float, up: float) -> None:
        """Move the origin; written for what is done for every paragraph."""
        a, b, c, d, e, f = self._currentMatrix
        self._currentMatrix = (a, b, c, d, a * right + c * up + e, b * right + d * up + f)
        self._code.append(f"1 0 0 1 {right:.3f} {up:.3f} cm")

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
