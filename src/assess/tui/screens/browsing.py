"""A screen with one list, and the details of its marked row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from assess.core.view import View
from assess.language import gettext as _
from assess.tui.screens.listing import Listing
from assess.tui.screens.reading import ReadingScreen
from assess.tui.services import Services
from assess.tui.visits import Visit
from assess.tui.widgets.marked import MarkedList, Row
from assess.tui.words import safe

WIDE = 110
"""From this many columns on, the details stand beside the list."""


class Browsing(Listing[Visit | None]):
    """Rows of a view, with details below the list, or beside it where there is room.

    Returns the place of the question to go to, or None.
    """

    LIST: ClassVar[str]
    DEFAULT_CSS = """
    Browsing #both { height: 1fr; }
    Browsing #rows { height: 1fr; }
    Browsing #details {
        height: auto; max-height: 50%; border-top: solid $foreground 40%;
        padding: 0 1; scrollbar-size-vertical: 1;
    }
    Browsing #told { height: auto; }
    Browsing #nothing { padding: 1 1; height: auto; }
    Browsing.-short #rows { height: auto; }
    Browsing.-short #details { height: 1fr; max-height: 100%; }
    Browsing.-wide #both { layout: horizontal; }
    Browsing.-wide #rows { width: 3fr; height: 1fr; }
    Browsing.-wide #details {
        width: 2fr; height: 1fr; max-height: 100%;
        border-top: none; border-left: solid $foreground 40%;
    }
    """

    def __init__(self, view: View, services: Services) -> None:
        super().__init__()
        self._view = view
        self._services = services

    def content(self) -> Iterable[Widget]:
        yield Static(id="heading", classes="title", markup=False)
        with Container(id="both"):
            with Container(id="rows"):
                yield MarkedList(id=self.LIST)
                yield Static(id="nothing", markup=False)
            with VerticalScroll(id="details", can_focus=False):
                yield Static(id="told", markup=False)

    def on_mount(self) -> None:
        self.fill()

    @on(Resize)
    def _fit(self) -> None:
        self.set_class(self.size.width >= WIDE, "-wide")
        self.fill()

    # What a screen says

    def rows(self) -> list[Row]:
        """The rows to show."""
        raise NotImplementedError

    def heading(self) -> str:
        """What is shown, in words."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What to say where there is no row."""
        raise NotImplementedError

    def told(self, row: str) -> RenderableType:
        """The details of a row."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """Columns that a row of the list has."""
        width = self.size.width * 3 // 5 if self.size.width >= WIDE else self.size.width
        return max(40, width - 3)

    # Showing it

    def fill(self, marked: str = "", near: int | None = None) -> None:
        """Show the rows; mark the one named, or, where it is gone, the one ``near`` its place."""
        rows = self.rows()
        self.query_one("#heading", Static).update(Content(safe(self.heading())))
        listed, nothing = self.query_one(MarkedList), self.query_one("#nothing", Static)
        listed.display, nothing.display = bool(rows), not rows
        nothing.update(Content("" if rows else safe(self.nothing())))
        lines = sum(text.plain.count("\n") + 1 for _name, text in rows)
        short = lines < self.size.height // 3
        self.set_class(short, "-short")
        listed.styles.height = "auto" if short and self.size.width < WIDE else "1fr"
        listed.show(rows, marked or None)
        if marked and listed.marked != marked and near is not None:
            listed.mark_near(near)
        self.tell()

    def tell(self) -> None:
        """Show the details of the marked row."""
        marked = self.query_one(MarkedList).marked
        told = self.told(marked) if marked is not None else ""
        self.query_one("#told", Static).update(told)
        details = self.query_one("#details")
        details.display = told != ""
        details.scroll_home(animate=False)

    def on_option_list_option_highlighted(self) -> None:
        self.tell()

    def action_read(self, by: int) -> None:
        details = self.query_one("#details")
        details.scroll_relative(y=by * max(1, details.size.height - 2), animate=False)

    def action_details(self) -> None:
        """Read the details of the marked row on a page of their own."""
        marked = self.query_one(MarkedList).marked
        if marked is not None:
            self.app.push_screen(ReadingScreen(_("Details"), self.told(marked)))
