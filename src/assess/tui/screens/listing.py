"""A screen with one list that its keys move."""

from __future__ import annotations

from typing import TypeVar

from assess.tui.screens.page import Page
from assess.tui.widgets.marked import MarkedList

Result = TypeVar("Result")


class Listing(Page[Result]):
    """Moves the mark of its list; a click on a row is Enter on it."""

    def action_up(self) -> None:
        self.query_one(MarkedList).action_cursor_up()

    def action_down(self) -> None:
        self.query_one(MarkedList).action_cursor_down()

    def action_page_up(self) -> None:
        self.query_one(MarkedList).action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        self.query_one(MarkedList).action_page_down()  # type: ignore[no-untyped-call]

    def action_first(self) -> None:
        self.query_one(MarkedList).action_first()

    def action_last(self) -> None:
        self.query_one(MarkedList).action_last()

    def action_back(self) -> None:
        self.dismiss(None)

    def action_go(self) -> None:
        """What Enter does."""

    def on_option_list_option_selected(self) -> None:
        self.action_go()
