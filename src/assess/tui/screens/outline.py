"""The outline over the whole screen: every question with its state, by section."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from assess.language import gettext as _
from assess.language import number
from assess.tui.commands import bindings
from assess.tui.screens.page import Page
from assess.tui.shown import Shown
from assess.tui.widgets.outline import OutlineList
from assess.tui.words import at_end, one_line


class OutlineScreen(Page[str]):
    """All questions; returns the "checklist/question" to go to."""

    TABLE = "outline"
    BINDINGS = bindings("outline")

    def __init__(self, shown: Shown, *, score: bool = True) -> None:
        """``score``: whether scores are shown."""
        super().__init__()
        self._shown = shown
        self._score = score
        self._checklists = list(shown.view.results)

    def content(self) -> Iterable[Widget]:
        yield Static(id="heading", classes="title", markup=False)
        yield OutlineList(id="outline", score=self._score)
        yield Static(id="detail", markup=False)

    def on_mount(self) -> None:
        marked = f"{self._shown.checklist}/{self._shown.question_id}"
        self._list.show(self._shown.view, marked)

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        super().show_keys(hide=hide if len(self._checklists) > 1 else (*hide, "jump(1)"))

    @property
    def _list(self) -> OutlineList:
        return self.query_one(OutlineList)

    @on(OutlineList.Marked)
    @on(Resize)
    def _detail(self) -> None:
        """Say where the mark stands, and why a question is not simply asked."""
        if not self._list.marked:
            return
        checklist, question = self._list.marked.split("/", 1)
        state = self._shown.view.state(checklist, question)
        reason = f" – {state.because}" if state.because else ""
        word = state.state.words
        text = f"{state.question.text}\n{word[:1].upper()}{word[1:]}{reason}"
        place = _("checklist {n} of {all}").format(
            n=number(self._checklists.index(checklist) + 1), all=number(len(self._checklists))
        )
        title = one_line(self._shown.view.editions[checklist].checklist.title)
        heading = _("Outline › {checklist}").format(checklist=title)
        fitted = at_end(heading, place, max(20, self.size.width - 2))
        self.query_one("#detail", Static).update(Content(text))
        self.query_one("#heading", Static).update(Content(fitted))

    @on(OutlineList.Chosen)
    def _chosen(self, event: OutlineList.Chosen) -> None:
        self.dismiss(event.name)

    def action_up(self) -> None:
        self._list.move(-1)

    def action_down(self) -> None:
        self._list.move(1)

    def action_page_up(self) -> None:
        self._list.page(-1)

    def action_page_down(self) -> None:
        self._list.page(1)

    def action_first(self) -> None:
        self._go_to(0)

    def action_last(self) -> None:
        last = self._checklists[-1]
        states = self._shown.view.results[last].states
        self._list.mark(f"{last}/{states[-1].question.id}")

    def _go_to(self, checklist: int, *, top: bool = False) -> None:
        """Mark the first question of a checklist."""
        name = self._checklists[checklist % len(self._checklists)]
        self._list.mark(f"{name}/{self._first(name)}", top=top)

    def action_jump(self, by: int) -> None:
        """Mark the first question of the checklist after, or of this one or the one before."""
        checklist, _slash, question = self._list.marked.partition("/")
        if checklist not in self._checklists:
            return
        if by < 0 and question != self._first(checklist):
            by = 0
        self._go_to(self._checklists.index(checklist) + by, top=True)

    def _first(self, checklist: str) -> str:
        return self._shown.view.results[checklist].states[0].question.id

    def action_back(self) -> None:
        self.dismiss(None)

    def action_go(self) -> None:
        self.dismiss(self._list.marked)
