"""Filling pages from top to bottom with flowables, one after the other.

Flowables are taken as they come, so that a long report need not be held laid out as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import LayoutError

from assess.report import style
from assess.report.tagging import TaggedCanvas

_FUZZ = 1e-6


_LITTLE = 0.35
"""A page that holds this share of text or less, left over from a part, is filled by the next."""
_APART = 28.0
"""The room above a part that begins on such a page."""


class Break:
    """A new page for a new part, unless little is left over on this one from the part before.

    A form has its pages to itself, ``alone``, to be taken out and signed.
    """

    def __init__(self, *, alone: bool = False) -> None:
        self.alone = alone


class Room:
    """A new page, unless ``needs`` points are left on this one."""

    def __init__(self, needs: float) -> None:
        self.needs = needs


class Gap:
    """Room left free above what follows, where that does not begin a page."""

    def __init__(self, height: float) -> None:
        self.height = height


Item: TypeAlias = Flowable | Break | Room | Gap


class Filler:
    """Puts flowables on the pages of a canvas; ``begin`` draws the furniture of a new one."""

    def __init__(
        self, canvas: TaggedCanvas, page: style.Page, begin: Callable[[TaggedCanvas], None]
    ) -> None:
        self._canvas = canvas
        self._page = page
        self._begin = begin
        self._bottom = page.bottom
        self._top = page.height - page.top
        self._at = self._top
        self._after = 0.0
        """The space asked for under what was placed last."""
        self._open = False
        self._left_over = False
        """Whether the page goes on with what did not fit on the one before."""

    def fill(self, items: Iterable[Item]) -> None:
        """Place everything, and end the last page."""
        for item in items:
            if isinstance(item, Break):
                self._begin_part(alone=item.alone)
            elif isinstance(item, Room):
                if self._at - self._bottom < item.needs:
                    self._end_page()
                    self._left_over = True
            elif isinstance(item, Gap):
                self._at -= item.height if self._open else 0.0
            else:
                self._place(item)
        if not self._open:
            self._begin_page()
        self._end_page()

    def _begin_part(self, *, alone: bool) -> None:
        used = self._top - self._at
        if not alone and self._open and self._left_over and used <= _LITTLE * self._page.column:
            self._at -= max(_APART - self._after, 0.0)
            self._after = _APART
        else:
            self._end_page()
        self._left_over = False

    def _begin_page(self) -> None:
        self._open = True
        self._begin(self._canvas)

    def _end_page(self) -> None:
        if self._open:
            self._canvas.showPage()
        self._open, self._at, self._after = False, self._top, 0.0

    def _place(self, item: Flowable) -> None:
        rest: Flowable | None = item
        while rest is not None:
            rest = self._place_some(rest)

    def _place_some(self, item: Flowable) -> Flowable | None:
        """Place what fits on this page, and return what does not."""
        new = self._at == self._top
        before = 0.0 if new else max(item.getSpaceBefore() - self._after, 0.0)
        room = self._at - self._bottom - before
        height = item.wrap(self._page.line, room)[1]
        pieces: list[Flowable] = []
        if height <= room + _FUZZ:
            if height + getattr(item, "followed", 0.0) > room:
                pieces = item.split(self._page.line, height - 1)
            if not pieces:
                self._draw(item, before, height)
                return None
        elif room > 0:
            pieces = item.split(self._page.line, room)
        if not pieces:
            if new:
                name = type(item).__name__
                raise LayoutError(f"{name} of {height:.0f} points does not fit on a page")
            self._end_page()
            self._left_over = True
            return item
        height = pieces[0].wrap(self._page.line, room)[1]
        self._draw(pieces[0], before, height)
        self._end_page()
        self._left_over = True
        return pieces[1]

    def _draw(self, item: Flowable, before: float, height: float) -> None:
        if not self._open:
            self._begin_page()
        self._at -= before + height
        item.drawOn(self._canvas, style.LEFT, self._at)
        self._after = item.getSpaceAfter()
        self._at -= self._after
