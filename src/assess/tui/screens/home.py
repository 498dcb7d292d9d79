"""Home: the assessments of this store."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import set_cell_size
from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from assess.core.terms import count_words
from assess.core.view import View
from assess.errors import AssessError
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.screens.dialogs import Confirm
from assess.tui.screens.new import NewScreen
from assess.tui.screens.page import Page
from assess.tui.screens.question import QuestionScreen
from assess.tui.screens.report import ReportScreen
from assess.tui.services import Services
from assess.tui.widgets.marked import MarkedList
from assess.tui.words import (
    answered_words,
    country_words,
    failure,
    one_line,
    progress_words,
    rating_words,
    score_words,
    when_words,
)

EMPTY = (
    "Nothing here yet. An assessment shows where your country stands, and its gaps.\n"
    "n  starts one. Answer what you know; stop at any time, nothing is lost.\n"
    "e  brings in worked examples, to see what finished ones look like."
)


_LISTED = 4
"""Rows that the list of assessments keeps beside a long detail."""

_AROUND = 5
"""Rows of title, message and keys."""


class HomeScreen(Page[None]):
    """The list of assessments, with how the marked one stands."""

    TABLE = "home"
    BINDINGS = bindings("home")

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._views: dict[str, View] = {}

    def content(self) -> Iterable[Widget]:
        yield Static(Content("Assessments"), classes="title", id="title")
        yield MarkedList(id="assessments")
        yield Static(Content(EMPTY), id="empty")
        yield Static(id="detail", markup=False)

    def read_again(self) -> None:
        self.load()

    def load(self, marked: str | None = None) -> None:
        """Read the list again, and mark one. Where it cannot be read, say so."""
        problems = []
        self._views = {}
        try:
            for identity in self._services.store.assessments():
                try:
                    self._views[identity] = self._services.open(identity).view
                except AssessError as error:
                    problems.append(f"{identity} cannot be opened: {error}")
        except AssessError as error:
            problems.append(str(error))
        self._fill(marked)
        if problems:
            self.say("\n".join(problems), error=True)

    @on(Resize)
    def _fill(self, marked: str | None = None) -> None:
        rows = [(name, self._row(view)) for name, view in self._views.items()]
        self.query_one(MarkedList).show(rows, marked)
        self.query_one(MarkedList).display = bool(rows)
        self.query_one("#empty").display = not rows
        heads = f"{'depth':>5}  {'answered':>16}  {'last change':<10}" if rows else ""
        width = max(12, self.size.width - 2 - len(heads))
        self.query_one("#title", Static).update(Content(f"{'Assessments':<{width}}{heads}"))
        self.show_keys(hide=() if rows else ("open", "report", "delete"))
        self._detail()

    def _row(self, view: View) -> Content:
        own = view.assessment
        changed = when_words(own.changed_at).split()[0]
        end = f"  {own.depth:>5}  {progress_words(*view.progress):>16}  {changed}"
        width = max(20, self.size.width - 3 - len(end))
        return Content(set_cell_size(one_line(country_words(own), width), width) + end)

    def on_option_list_option_highlighted(self) -> None:
        self._detail()

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def _detail(self) -> None:
        view = self._views.get(self.query_one(MarkedList).marked or "")
        detail = self.query_one("#detail", Static)
        detail.display = view is not None
        if view:
            room = self.size.height - min(len(self._views), _LISTED) - _AROUND
            detail.styles.max_height = room
            detail.update(_standing(view, room - 1, self.size.width - 2))

    def _opened(self) -> Session | None:
        marked = self.query_one(MarkedList).marked
        if marked is None:
            self.say("There is no assessment yet. n starts one, e brings in worked examples.")
            return None
        try:
            return self._services.open(marked)
        except AssessError as error:
            self.say(failure(error), error=True)
            return None

    def open(self, identity: str) -> None:
        """Open one assessment. Says so when it cannot be opened."""
        try:
            session = self._services.open(identity)
        except AssessError as error:
            self.say(str(error), error=True)
            return
        self.say("")
        screen = QuestionScreen(session, self._services)
        self.app.push_screen(screen, lambda said: self.say(said or "", error=bool(said)))

    def action_open(self) -> None:
        session = self._opened()
        if session:
            self.open(session.identity)

    def action_up(self) -> None:
        self.query_one(MarkedList).action_cursor_up()

    def action_down(self) -> None:
        self.query_one(MarkedList).action_cursor_down()

    def action_new(self) -> None:
        """Open the form, with what was typed there before and not used yet."""
        try:
            screen = NewScreen(self._services, self._services.library)
        except AssessError as error:
            self.say(str(error), error=True)
            return
        self.say("")
        self.app.push_screen(screen, self._made)

    def _made(self, identity: str | None) -> None:
        if identity:
            self.load(identity)
            self.open(identity)

    def action_report(self) -> None:
        session = self._opened()
        if session:
            self.app.push_screen(ReportScreen(session.view, self._services))

    def action_examples(self) -> None:
        if self._services.load_cases is None:
            self.say("No worked examples come with this installation.", error=True)
            return
        self.say("Bringing in the worked examples …")
        self.call_after_refresh(self._bring)

    def _bring(self) -> None:
        assert self._services.load_cases
        try:
            brought = self._services.load_cases()
        except AssessError as error:
            self.say(failure(error), error=True)
            return
        self.say(f"{count_words(len(brought), 'worked example')} brought in. Enter opens one.")
        self.load()

    def action_delete(self) -> None:
        session = self._opened()
        if not session:
            return
        own, answers = session.assessment, len(session.assessment.answers)
        question = (
            f"Delete {own.profile.country} {own.period} ({own.id}) "
            f"with {count_words(answers, 'answer')}? This cannot be undone."
        )
        self.app.push_screen(
            Confirm(question, "delete it", "keep it"),
            lambda yes: self._delete(own.id) if yes else None,
        )

    def _delete(self, identity: str) -> None:
        try:
            self._services.store.delete(identity)
        except AssessError as error:
            self.say(failure(error), error=True)
            return
        self.say(f"{identity} is deleted.")
        self.load()

    def action_quit(self) -> None:
        self.app.exit()


def _standing(view: View, rows: int, width: int) -> Group:
    """How each checklist stands, side by side, on at most ``rows`` lines; there is no mean over
    them."""
    own = view.assessment
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for _ in range(3):
        grid.add_column(no_wrap=True)
    above = [Text(one_line(line, width)) for line in (own.title, own.header_note) if line]
    results = list(view.results.values())
    room = rows - len(above)
    shown = results if len(results) <= room else results[: room - 1]
    for result in shown:
        title = one_line(result.edition.checklist.title, 60)
        rating = rating_words(result, 18)
        cells = (title, score_words(result), answered_words(result), rating)
        grid.add_row(*(Text(cell) for cell in cells))
    more = len(results) - len(shown)
    below = [Text(f"and {more} more: Enter, then o, lists them all")] if more else []
    return Group(*above, grid, *below)
