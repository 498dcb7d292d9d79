"""What each thing in a document is, in the order of reading: the structure tree of a tagged PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

_CELLS = frozenset(("TD", "TH"))
_ROWS = frozenset(("TR", "TBody"))
"""Roles kept without content: a row needs all of its cells, and a form has rows to be filled."""

Marks = tuple[int, int]
"""A page, from 0, and the number of marks on it."""
Area = tuple[int, str]
"""A page, from 0, and the library's name of an annotation on it."""


class Element:
    """One node of the tree.

    ``role`` is a standard structure type such as "H1"; ``alternative`` stands for a picture;
    ``attributes`` is a PDF dictionary as text; ``language`` where it is not the document's.
    """

    __slots__ = (
        "alternative",
        "attributes",
        "filled",
        "kids",
        "language",
        "number",
        "parent",
        "role",
    )

    def __init__(
        self,
        role: str,
        parent: Element | None = None,
        *,
        alternative: str = "",
        attributes: str = "",
        language: str = "",
    ) -> None:
        self.role = role
        self.parent = parent
        self.kids: list[Element | Marks | Area] = []
        self.alternative = alternative
        self.attributes = attributes
        self.language = language
        self.filled = False
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def add(
        self, role: str, *, alternative: str = "", attributes: str = "", language: str = ""
    ) -> Element:
        """Return a new last kid."""
        return Element(
            role, self, alternative=alternative, attributes=attributes, language=language
        )

    def join(self, parent: Element) -> None:
        """Become the last kid of ``parent``, if this is nobody's yet."""
        if self.parent is None:
            self.parent = parent
            parent.kids.append(self)

    def fill(self, kid: Marks | Area) -> None:
        """Add what is on a page: marks, or an annotation."""
        self.kids.append(kid)
        element: Element | None = self
        while element is not None and not element.filled:
            element.filled = True
            element = element.parent

    @property
    def kept(self) -> bool:
        """Whether it goes into the file; what nothing was drawn for does not."""
        return self.filled or self.role in _CELLS or bool(self.role in _ROWS and self.kids)


Owner = list[Element] | Element
"""Of a page its marks, in their order; of an annotation its link."""


class Structure:
    """The tree of one document as objects of its file."""

    def __init__(self, document: PDFDocument, tree: Element, owners: list[Owner]) -> None:
        self._document = document
        self._tree = tree
        self._owners = owners
        self._root = Written(self._root_words)
        document.Catalog.StructTreeRoot = self._root
        self._root_number = self._number_of(self._root)
        self._pages = [f"{self._number_of(page)} 0 R" for page in document.Pages.pages]
        self._enter(tree)

    def _number_of(self, thing: Any) -> int:
        name = self._document.Reference(thing).name
        return int(self._document.idToObjectNumberAndVersion[name][0])

    def _enter(self, element: Element) -> None:
        element.number = self._number_of(Written(lambda: self._words(element)))
        for kid in element.kids:
            if isinstance(kid, Element) and kid.kept:
                self._enter(kid)

    def _root_words(self) -> str:
        keys = " ".join(
            f"{key} [{' '.join(f'{each.number} 0 R' for each in owner)}]"
            if isinstance(owner, list)
            else f"{key} {owner.number} 0 R"
            for key, owner in enumerate(self._owners)
        )
        return (
            f"<</Type /StructTreeRoot /K {self._tree.number} 0 R "
            f"/ParentTree <</Nums [{keys}]>> /ParentTreeNextKey {len(self._owners)}>>"
        )

    def _words(self, element: Element) -> str:
        parent = element.parent.number if element.parent else self._root_number
        page = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        kids = " ".join(
            self._kid_words(kid, page)
            for kid in element.kids
            if isinstance(kid, tuple) or kid.number
        )
        more = f" /Pg {self._pages[page]}" if page is not None else ""
        more += f" /Alt {string(element.alternative)}" if element.alternative else ""
        more += f" /A {element.attributes}" if element.attributes else ""
        more += f" /Lang {string(element.language)}" if element.language else ""
        return f"<</Type /StructElem /S /{element.role} /P {parent} 0 R /K [{kids}]{more}>>"

    def _kid_words(self, kid: Element | Marks | Area, page: int | None) -> str:
        if isinstance(kid, Element):
            return f"{kid.number} 0 R"
        on, what = kid
        if isinstance(what, str):
            area = self._document.idToObjectNumberAndVersion[what][0]
            return f"<</Type /OBJR /Pg {self._pages[on]} /Obj {area} 0 R>>"
        if on == page:
            return str(what)
        return f"<</Type /MCR /Pg {self._pages[on]} /MCID {what}>>"


class Written(PDFObject):  # type: ignore[misc]
    """An object of the file that is written as text when its turn comes."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write

    def format(self, _document: Any) -> bytes:
        return self._write().encode("ascii")


def string(words: str) -> str:
    """Words as a string of a PDF file."""
    return f"<feff{words.encode('utf-16-be').hex()}>"
