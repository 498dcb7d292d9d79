"""The outline: every question with its state, by section."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.scoring import by_section
from assess.tui.commands import bindings
from assess.tui.markers import GLYPHS, state_words
from assess.tui.screens.listing import Listing
from assess.tui.shown import Shown
from assess.tui.widgets.marked import MarkedList, Row
from assess.tui.words import answered_words, at_end, one_line, score_words


class OutlineScreen(Listing[str]):
    """All questions; returns the "checklist/question" to go to."""

    TABLE = "outline"
    BINDINGS = bindings("outline")

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown
        self._checklists = list(shown.view.results)

    def content(self) -> Iterable[Widget]:
        yield Static(id="heading", classes="title", markup=False)
        yield MarkedList(id="outline")
        yield Static(id="detail", markup=False)

    def on_mount(self) -> None:
        self.show_keys(hide=() if len(self._checklists) > 1 else ("jump(1)",))
        self._fill()

    def _fill(self) -> None:
        rows: list[Row] = []
        for name, result in self._shown.view.results.items():
            rows.append((None, self._checklist_row(result)))
            for group in by_section(result.states).values():
                rows.append((None, _section_row(result, group)))
                rows += [(f"{name}/{s.question.id}", self._row(s)) for s in group]
        marked = f"{self._shown.checklist}/{self._shown.question_id}"
        self.query_one(MarkedList).show(rows, self.query_one(MarkedList).marked or marked)

    @on(Resize)
    def _fit(self) -> None:
        self._fill()

    def _checklist_row(self, result: ChecklistResult) -> Content:
        end = f"{score_words(result)}, {answered_words(result)}"
        title = one_line(result.edition.checklist.title)
        return Content.assemble((at_end(title, end, max(40, self.size.width - 3)), "bold"))

    def _row(self, state: QuestionState) -> Content:
        width = max(40, self.size.width - 6)
        words = state_words(self._shown.view, state)
        flag = " ⚑ flagged" if state.answer and state.answer.flag else ""
        star = "★ " if state.question.must_have else ""
        end = f"  {words}{flag}"
        text = one_line(f"{star}{state.question.text}", width - len(end) - 4)
        return Content(f"  {GLYPHS[state.state]} {text:<{width - len(end) - 4}}{end}")

    def on_option_list_option_highlighted(self) -> None:
        self._detail()

    def _detail(self) -> None:
        marked = self.query_one(MarkedList).marked
        text, heading = "", "Outline"
        if marked:
            checklist, question = marked.split("/", 1)
            state = self._shown.view.state(checklist, question)
            reason = f" – {state.because}" if state.because else ""
            text = f"{state.question.text}\n{_word(state)}{reason}"
            place = f"checklist {self._checklists.index(checklist) + 1} of {len(self._checklists)}"
            title = self._shown.view.editions[checklist].checklist.title
            heading = at_end(f"Outline › {one_line(title)}", place, max(20, self.size.width - 2))
        self.query_one("#detail", Static).update(Content(text))
        self.query_one("#heading", Static).update(Content(heading))

    def action_jump(self, by: int) -> None:
        """Mark the first question of the checklist after, or of this one or the one before."""
        listed = self.query_one(MarkedList)
        checklist, _, question = (listed.marked or "/").partition("/")
        if checklist not in self._checklists:
            return
        first = self._first(checklist)
        if by < 0 and question != first:
            by = 0
        name = self._checklists[(self._checklists.index(checklist) + by) % len(self._checklists)]
        listed.highlighted = listed.get_option_index(f"{name}/{self._first(name)}")
        listed.scroll_to_highlight(top=True)

    def _first(self, checklist: str) -> str:
        return self._shown.view.results[checklist].states[0].question.id

    def action_go(self) -> None:
        self.dismiss(self.query_one(MarkedList).marked)


def _word(state: QuestionState) -> str:
    return state.state.value.capitalize()


def _section_row(result: ChecklistResult, group: list[QuestionState]) -> Content:
    section = group[0].section
    asked = [state for state in group if state.asked]
    done = sum(state.state is not State.UNANSWERED for state in asked)
    weakest = ", as strong as its weakest question" if section.aggregate == "weakest" else ""
    return Content.assemble(
        (f" {one_line(section.title, 50)}", "bold"),
        f"   {result.sections[section.id]}, {done} of {len(asked)} answered{weakest}",
    )
