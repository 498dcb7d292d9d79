"""The questionnaire: one question at a time, and the ways from it to everything else."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text
from textual import on
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget

from assess.drafts import Draft
from assess.errors import AssessError
from assess.session import Session
from assess.tui import commands
from assess.tui.answering import answer_keys
from assess.tui.markers import basis_paragraphs
from assess.tui.screens.answering import AnsweringPage
from assess.tui.screens.documents import DocumentsScreen
from assess.tui.screens.gaps import GapsScreen
from assess.tui.screens.outline import OutlineScreen
from assess.tui.screens.profile import DRAFTED, ProfileScreen
from assess.tui.screens.reading import ReadingScreen
from assess.tui.screens.report import ReportScreen
from assess.tui.screens.review import ReviewScreen
from assess.tui.services import Services
from assess.tui.shown import Shown, at_key, first, is_open, next_open, step, walk
from assess.tui.visits import Visit
from assess.tui.widgets.body import Body, Said
from assess.tui.widgets.header import Header
from assess.tui.widgets.lines import KeyLine
from assess.tui.words import safe

OPENS = {
    "note": "n opens the note",
    "text": "e opens the text",
    "number": "e opens the field",
    "date": "e opens the field",
    "awaiting": "a opens the field",
}
"""How to go on with what was being typed, by the field of its draft."""


class QuestionScreen(AnsweringPage):
    """Owns the view and the place in it; its widgets get both as ``shown``."""

    TABLE = "question"
    BINDINGS = commands.bindings("question")

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session)
        self._services = services
        self._from: Visit | None = None

    def content(self) -> Iterable[Widget]:
        yield Header().data_bind(QuestionScreen.shown)
        yield Body().data_bind(QuestionScreen.shown)
        yield Said().data_bind(QuestionScreen.shown)

    def on_mount(self) -> None:
        self.shown = first(self.session.view)
        self.say(self.session.assessment.header_note)
        try:
            drafts = self.session.drafts()
        except AssessError as error:
            self.say(str(error), error=True)
            return
        if drafts:
            self._offer(drafts[-1])

    def _offer(self, draft: Draft) -> None:
        """Go to where text was being typed, and say how to go on with it."""
        if draft.key == DRAFTED:
            self.say("You were changing “about your country”. It is kept: p opens it.")
            return
        begun = at_key(self.session.view, draft.key)
        if begun:
            self.shown = begun
            opens = OPENS.get(draft.field, "d opens the documents")
            self.say(f"You were typing here when the program stopped. It is kept: {opens}.")

    @on(Body.Scrolled)
    @on(Resize)
    def _more(self) -> None:
        self.query_one(Said).more = self.query_one(Body).more()

    def watch_shown(self) -> None:
        if self.is_mounted:
            self.show_keys()

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        """Show the keys, those for answering first."""
        if self.shown is None:
            return
        items = commands.key_line(self.TABLE, hide=("answer({key})", *hide))
        keys = None if self.shown.closed else answer_keys(self.shown.question)
        if self._from:
            back = self._from.word
            items = [(key, back if key == "Esc" else word) for key, word in items]
        self.query_one(KeyLine).show([keys, *items] if keys else items)

    # Moving

    def go(self, shown: Shown | None, nothing: str) -> None:
        """Show another question, or say why not."""
        if shown is None:
            self.say(nothing)
        else:
            self.say("")
            self.shown = shown

    def action_move(self, by: int) -> None:
        assert self.shown is not None
        nothing = "This is the last question." if by > 0 else "This is the first question."
        self.go(step(self.shown, by), nothing)

    def action_next_open(self) -> None:
        assert self.shown is not None
        self.go(next_open(self.shown), self._nothing_open())

    def _nothing_open(self) -> str:
        """Why "next unanswered" goes nowhere."""
        view = self.session.view
        assert self.shown is not None
        if is_open(view, self.shown.checklist, self.shown.state):
            return "This is the only unanswered question left."
        waiting = sum(
            bool(state.answer and state.answer.awaiting) for _, state in walk(view) if state.asked
        )
        if waiting:
            return f"All are answered but {waiting} that wait for another agency. g shows the gaps."
        return "Every question is answered. g shows the gaps, r writes the report."

    def action_mark(self, by: int) -> None:
        self.query_one(Body).mark(by)

    def action_page(self, by: int) -> None:
        if not self.query_one(Body).page(by):
            self.action_move(by)

    # Other screens

    def action_outline(self) -> None:
        assert self.shown is not None
        self.app.push_screen(OutlineScreen(self.shown), self._jump)

    def _jump(self, name: str | None) -> None:
        if name:
            checklist, question = name.split("/", 1)
            self.go(Shown(self.session.view, checklist, question), "")

    def action_gaps(self) -> None:
        self._visit(GapsScreen(self.session.view, self._services))

    def action_review(self) -> None:
        self._visit(ReviewScreen(self.session.view, self._services))

    def _visit(self, screen: Screen[Visit | None]) -> None:
        """Open a screen that lists questions; what is chosen there is gone to."""
        self.app.push_screen(screen, self._visited)

    def _visited(self, at: Visit | None) -> None:
        self._from = at
        self._jump(at.marked if at else None)
        self.show_keys()

    def action_back(self) -> None:
        """Back to the list where the question was reached from there; else home."""
        if self._from:
            at, self._from = self._from, None
            self._visit(at.again(self.session.view, self._services))
        else:
            self.dismiss(None)

    def action_basis(self) -> None:
        assert self.shown is not None
        grid = Table.grid(padding=(0, 0, 1, 0))
        for heading, text in basis_paragraphs(self.shown):
            grid.add_row(Text.assemble((safe(heading), "bold"), "\n", safe(text)))
        self.app.push_screen(ReadingScreen("Where this comes from", grid))

    def action_report(self) -> None:
        self.app.push_screen(ReportScreen(self.session.view, self._services))

    def action_profile(self) -> None:
        self._open(lambda: ProfileScreen(self.session, self._services.origin))

    def action_documents(self) -> None:
        assert self.shown is not None
        self.app.push_screen(
            DocumentsScreen(self.session, self.shown.key, self.shown.question.text)
        )
