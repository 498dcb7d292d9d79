"""Search: type a part of a word; go to a question where it stands, and come back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.tui.commands import bindings
from assess.tui.markers import GLYPHS
from assess.tui.screens.page import Page
from assess.tui.searching import Found, search
from assess.tui.services import Services
from assess.tui.visits import Visit
from assess.tui.widgets.entry import Line
from assess.tui.widgets.marked import MarkedList
from assess.tui.words import one_line, safe

_EDGES = 6
"""Columns that mark, margins and scroll bar of the list take."""

MOST = 200
"""Results that are listed; more are counted."""


@dataclass(frozen=True)
class FromSearch:
    """What was typed, and which of what was found was gone to."""

    typed: str
    marked: str

    @property
    def word(self) -> str:
        return _("search")

    def again(self, view: View, services: Services) -> SearchScreen:  # noqa: ARG002
        """The search as it was left."""
        return SearchScreen(view, self)


class SearchScreen(Page[Visit | None]):
    """Looks in questions, notes and documents while one types."""

    TABLE = "search"
    BINDINGS = bindings("search")
    CSS = """
    SearchScreen Line { margin: 0 1; }
    SearchScreen #count { height: auto; padding: 1 1 0 1; }
    """

    def __init__(self, view: View, at: FromSearch | None = None) -> None:
        super().__init__()
        self._view = view
        self._at = at
        self._found: list[Found] = []

    def content(self) -> Iterable[Widget]:
        yield Static(Content(_("Search")), classes="title")
        yield Line(self._at.typed if self._at else "")
        yield Static(id="count", markup=False)
        yield MarkedList(id="found")

    def on_mount(self) -> None:
        field = self.query_one(Input)
        self.set_focus(field)
        field.cursor_position = len(field.value)
        self._look(self._at.marked if self._at else None)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._look(None)

    @on(Resize)
    def _fit(self) -> None:
        self._list(self.query_one(MarkedList).marked)

    def _look(self, marked: str | None) -> None:
        """Look for what is typed now."""
        typed = safe(self.query_one(Input).value)
        self._found = search(self._view, typed)
        self.query_one("#count", Static).update(Content(self._count(typed)))
        self._list(marked)

    def _count(self, typed: str) -> str:
        found = len(self._found)
        if not typed.strip():
            return _("Looks in questions, answers, notes and documents. Type a part of a word.")
        if not found:
            return _("Nothing found. Try fewer words, or a part of one.")
        words = ngettext("{n} question", "{n} questions", found).format(n=number(found))
        if found <= MOST:
            return words
        return _("{questions}; the first {most} are listed").format(
            questions=words, most=number(MOST)
        )

    def _list(self, marked: str | None) -> None:
        width = max(40, self.size.width - _EDGES)
        rows = [(each.name, self._row(each, width)) for each in self._found[:MOST]]
        self.query_one(MarkedList).show(rows, marked)

    def _row(self, found: Found, width: int) -> Content:
        checklist, question = found.name.split("/", 1)
        state = self._view.state(checklist, question)
        title = one_line(self._view.editions[checklist].checklist.title, 60)
        return Content.assemble(
            f"{GLYPHS[state.state]} ",
            (one_line(state.question.text, width - 2), "bold"),
            "\n  ",
            one_line(f"{title} · {found.where}: {found.excerpt}", width - 2),
        )

    @on(Input.Submitted)
    @on(MarkedList.OptionSelected)
    def action_go(self) -> None:
        marked = self.query_one(MarkedList).marked
        if marked:
            self.dismiss(FromSearch(safe(self.query_one(Input).value), marked))

    def action_up(self) -> None:
        self.query_one(MarkedList).action_cursor_up()

    def action_down(self) -> None:
        self.query_one(MarkedList).action_cursor_down()

    def action_page_up(self) -> None:
        self.query_one(MarkedList).action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        self.query_one(MarkedList).action_page_down()  # type: ignore[no-untyped-call]

    def action_back(self) -> None:
        self.dismiss(None)
