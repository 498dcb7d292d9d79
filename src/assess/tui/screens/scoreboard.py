"""The scoreboard: duties, checklists side by side, pillars, law against practice; and closer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rich.console import Group, RenderableType
from rich.text import Text
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assess.core.terms import answer_words
from assess.core.view import View
from assess.language import gettext as _
from assess.tui.boards import (
    PART_WORDS,
    PARTS,
    Line,
    Page,
    duty_of,
    exists,
    law_words,
    lines,
    page_title,
    rating_lines,
)
from assess.tui.commands import bindings
from assess.tui.screens.browsing import Browsing
from assess.tui.screens.report import ReportScreen
from assess.tui.services import Services
from assess.tui.trying import duty_place
from assess.tui.widgets.bars import legend
from assess.tui.widgets.lines import KeyLine
from assess.tui.widgets.marked import MarkedList, Row
from assess.tui.words import country_words, one_line, safe


@dataclass(frozen=True, slots=True)
class _Step:
    """A page that was gone through, with its marked row and the place of that."""

    page: Page
    row: str = ""
    near: int = 0


@dataclass(frozen=True, slots=True)
class ScoreboardPlace:
    """Where one is on the scoreboard: the pages on the way, and the question to go to."""

    marked: str
    steps: tuple[_Step, ...]

    @property
    def word(self) -> str:
        return _("scoreboard")

    def again(self, view: View, services: Services) -> ScoreboardScreen:
        """The scoreboard as it was left, over what the assessment says now."""
        return ScoreboardScreen(view, services, self)


class PartTab(Static):
    """The name of a part; the one shown stands in brackets."""

    class Picked(Message):
        """The part was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int) -> None:
        super().__init__(markup=False)
        self.place = place

    def show(self, *, chosen: bool) -> None:
        words = f"{self.place + 1} {_(PART_WORDS[self.place])}"
        self.update(Content.assemble((f"[{words}]", "bold") if chosen else f" {words} "))

    def on_click(self) -> None:
        self.post_message(self.Picked(self.place))


class ScoreboardScreen(Browsing):
    """Four parts, and from each a way down to the questions."""

    TABLE = "scoreboard"
    LIST = "scoreboard"
    BINDINGS = bindings("scoreboard")
    DEFAULT_CSS = """
    ScoreboardScreen #parts { height: 1; }
    ScoreboardScreen PartTab { width: auto; }
    """

    def __init__(self, view: View, services: Services, at: ScoreboardPlace | None = None) -> None:
        super().__init__(view, services)
        steps = at.steps if at else (_Step(PARTS[0]),)
        self._steps = [step for step in steps if exists(view, step.page)]
        self._lines: dict[str, Line] = {}

    def content(self) -> Iterable[Widget]:
        with Horizontal(id="parts"):
            for place in range(len(PARTS)):
                yield PartTab(place)
        yield from super().content()

    def on_mount(self) -> None:
        self._look()

    @property
    def _page(self) -> Page:
        return self._steps[-1].page

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        """Show the keys; the digits stand beside the names of the parts."""
        super().show_keys(hide=(*hide, *(f"part({n})" for n in range(len(PARTS)))))
        if len(self._steps) > 1:
            line = self.query_one(KeyLine)
            line.show([(k, _("up again") if k == "Esc" else w) for k, w in line.items])

    # What is shown

    def heading(self) -> str:
        name = one_line(country_words(self._view.assessment), 30)
        return f"{name}: {page_title(self._view, self._page)}"

    def nothing(self) -> str:
        if self._page == PARTS[0]:
            return _(
                "No duty is counted: the profile names no treaty or law in force that is asked "
                "about. State them in “about your country”: p on a question."
            )
        return _("There is nothing to show: this assessment has no checklist.")

    def rows(self) -> list[Row]:
        found = lines(self._view, self._page, self.room)
        self._lines = {line.row: line for line in found if line.row}
        nothing = self._page == PARTS[0] and not self._view.duties
        return [] if nothing else [(line.row, line.text) for line in found]

    def told(self, row: str) -> RenderableType:
        line = self._lines[row]
        if isinstance(line.to, str):
            return self._question(line.to)
        if line.to is None:
            return ""
        told = self._about(line.to)
        return Group(*(Text(safe(each)) for each in told))

    def _about(self, page: Page) -> list[str]:
        view = self._view
        if page.kind == "duty":
            duty = duty_of(view, page.of)
            status = _("Your country's duty: {status}").format(status=duty.status.words)
            return [duty_place(view, duty), status, duty.provision.requires]
        if page.kind == "checklist":
            result = view.results[page.of]
            return [legend(), result.edition.checklist.title, *rating_lines(result)]
        if page.kind == "dimension":
            ahead = law_words(view, page.of.split("/", 1)[1])
            return [legend(), page_title(view, page), *([ahead] if ahead else [])]
        return [legend(), page_title(view, page)]

    def _question(self, name: str) -> RenderableType:
        state = self._view.state(*name.split("/", 1))
        profile = self._view.assessment.profile
        words = answer_words(state.question, state.answer, profile) or state.state.words
        reason = f"\n{state.because}" if state.because else ""
        return Group(Text(safe(state.question.text), "bold"), Text(safe(f"{words}{reason}")))

    def _look(self) -> None:
        """Show the last page of the way, at its mark."""
        step = self._steps[-1]
        for tab in self.query(PartTab):
            tab.show(chosen=PARTS[tab.place] == self._steps[0].page)
        self.query_one(MarkedList).highlighted = None
        self.fill(step.row, step.near)
        self.show_keys()

    # Keys

    def action_part(self, place: int) -> None:
        self._steps = [_Step(PARTS[place])]
        self._look()

    def on_part_tab_picked(self, event: PartTab.Picked) -> None:
        self.action_part(event.place)

    def action_turn(self, by: int) -> None:
        self.action_part((PARTS.index(self._steps[0].page) + by) % len(PARTS))

    def action_go(self) -> None:
        listed = self.query_one(MarkedList)
        if listed.marked is None or listed.highlighted is None:
            return
        to = self._lines[listed.marked].to
        here = replace(self._steps[-1], row=listed.marked, near=listed.highlighted)
        if isinstance(to, str):
            self.dismiss(ScoreboardPlace(to, (*self._steps[:-1], here)))
        elif to is not None:
            self._steps = [*self._steps[:-1], here, _Step(to)]
            self._look()

    def action_back(self) -> None:
        if len(self._steps) > 1:
            self._steps.pop()
            self._look()
        else:
            self.dismiss(None)

    def action_report(self) -> None:
        self.app.push_screen(ReportScreen(self._view, self._services))
