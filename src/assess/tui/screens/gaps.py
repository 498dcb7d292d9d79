"""Gaps: what is missing, first things first, and the road to the next rating."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rich.console import RenderableType
from textual.content import Content

from assess.core.gaps import Gap
from assess.core.scope import QuestionState
from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.tui.commands import bindings
from assess.tui.gapwords import PRIORITIES, gap_details, gap_row, road_rows, step_details
from assess.tui.narrowing import Narrowing
from assess.tui.screens import narrow
from assess.tui.screens.browsing import Browsing
from assess.tui.screens.report import ReportScreen
from assess.tui.screens.whatif import WhatIfScreen
from assess.tui.services import Services
from assess.tui.widgets.lines import KeyLine
from assess.tui.widgets.marked import MarkedList, Row
from assess.tui.words import one_line


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is among the gaps.

    ``marked``: the "checklist/question", and ``near`` the place of its row. ``on_road``: the road
    is shown. ``only``: what is shown. ``walked``: the steps shown so far, by checklist.
    """

    marked: str
    near: int
    on_road: bool = False
    only: Narrowing = field(default_factory=Narrowing)
    walked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def word(self) -> str:
        return _("gaps")

    def again(self, view: View, services: Services) -> GapsScreen:
        """The gaps as they were left, over what the assessment says now."""
        return GapsScreen(view, services, self)


class GapsScreen(Browsing):
    """All gaps or some of them, or the road; returns where to go, and from where."""

    TABLE = "gaps"
    LIST = "gaps"
    BINDINGS = bindings("gaps")

    def __init__(self, view: View, services: Services, at: Place | None = None) -> None:
        super().__init__(view, services)
        self._start = at
        self._on_road = bool(at and at.on_road)
        self._only = at.only if at else Narrowing()
        self._walked = dict(at.walked) if at else {}
        self._by_key = {gap.key: gap for gap in view.gaps}
        self._gaps: dict[str, Gap] = {}
        self._steps: dict[str, QuestionState] = {}

    def on_mount(self) -> None:
        self.show_keys()
        if self._start:
            self.fill(self._start.marked, self._start.near)

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        """Show the keys; where there is one checklist only, without that for one checklist."""
        unused = [] if len(self._view.results) > 1 else ["only"]
        unused += [] if self._only else ["all"]
        unused += ["filter", "all"] if self._on_road else []
        super().show_keys(hide=(*hide, *unused))
        words = {"c": _("all checklists")} if self._only.checklist else {}
        words |= {"t": _("all gaps")} if self._on_road else {}
        line = self.query_one(KeyLine)
        line.show([(key, words.get(key, word)) for key, word in line.items])

    # Rows

    def heading(self) -> str:
        name = self._only.checklist
        title = one_line(self._view.editions[name].checklist.title, 60) if name else ""
        if self._on_road:
            return self._road_heading(title)
        count, total = len(self._listed()), len(self._view.gaps)
        gaps = ngettext("{n} gap", "{n} gaps", count).format(n=number(count))
        if self._only.beside_checklist:
            shown = self._only.words(self._view)
            return _("{gaps} of {total}. Only {shown}").format(
                gaps=gaps, total=number(total), shown=shown
            )
        if title:
            return _("{gaps} in {title}").format(gaps=gaps, title=title)
        done, asked = self._view.progress
        line = _("{gaps}, first things first").format(gaps=gaps)
        if asked == done:
            return line
        unanswered = ngettext("{n} question unanswered", "{n} questions unanswered", asked - done)
        return f"{line}; {unanswered.format(n=number(asked - done))}"

    def _road_heading(self, title: str) -> str:
        line = _("The road to the next rating")
        if title:
            line = _("The road to the next rating in {title}").format(title=title)
        if self._only.beside_checklist:
            return f"{line}. {_('It is shown whole: the filter is for the gaps.')}"
        return line

    def nothing(self) -> str:
        if self._view.gaps:
            shown = self._only.words(self._view)
            return _("No gap is left among what is shown ({shown}).\na shows all gaps.").format(
                shown=shown
            )
        return _(
            "No gaps so far. A gap is an answered or unknown question that is not fully in place; "
            "unanswered questions are not gaps.\nEsc goes back to the questions."
        )

    def _listed(self) -> list[Gap]:
        return self._only.gaps(self._view.gaps)

    def rows(self) -> list[Row]:
        self._gaps, self._steps = {}, {}
        return self._road_rows() if self._on_road else self._gap_rows()

    def _gap_rows(self) -> list[Row]:
        rows: list[Row] = []
        listed = self._listed()
        for priority, words in PRIORITIES.items():
            gaps = [gap for gap in listed if gap.priority is priority]
            if not gaps:
                continue
            heading = _(words).format(n=number(len(gaps)))
            rows.append((None, Content.assemble((one_line(heading, self.room), "bold"))))
            for gap in gaps:
                name = f"{gap.checklist}/{gap.state.question.id}"
                self._gaps[name] = gap
                rows.append(gap_row(gap, name, self._only.checklist, self.room))
        return rows

    def _road_rows(self) -> list[Row]:
        rows: list[Row] = []
        for checklist in self._view.roads:
            if self._only.checklist not in ("", checklist):
                continue
            walked = self._walked.get(checklist, ())
            found = road_rows(self._view, checklist, walked, self.room)
            steps = {name: state for name, state, _text in found if state}
            self._steps |= steps
            ids = (state.question.id for state in steps.values())
            self._walked[checklist] = tuple(dict.fromkeys((*walked, *ids)))
            rows += [(name or None, text) for name, _state, text in found]
        return rows

    def told(self, row: str) -> RenderableType:
        if row in self._gaps:
            return gap_details(self._view, self._gaps[row])
        state = self._steps[row]
        gap = self._by_key.get(state.key)
        return gap_details(self._view, gap) if gap else step_details(self._view, state)

    # Keys

    def _again(self) -> None:
        """Show the rows after what is shown changed."""
        self.say("")
        self.fill()
        self.show_keys()

    def action_road(self) -> None:
        self._on_road = not self._on_road
        self.query_one(MarkedList).highlighted = None
        self._again()

    def action_only(self) -> None:
        """Change between all and the checklist of the marked one."""
        marked = self.query_one(MarkedList).marked
        if self._only.checklist:
            self._only = self._only.having("checklist", "")
        elif marked:
            self._only = self._only.having("checklist", marked.split("/", 1)[0])
        self._again()

    def action_filter(self) -> None:
        if not self._on_road:
            narrow.ask(self.app, self._view, self._only, self._narrow)

    def _narrow(self, only: Narrowing) -> None:
        self._only = only
        self._again()

    def action_all(self) -> None:
        if not self._on_road:
            self._narrow(Narrowing())

    def action_go(self) -> None:
        listed = self.query_one(MarkedList)
        if listed.marked and listed.highlighted is not None:
            at = Place(listed.marked, listed.highlighted, self._on_road, self._only, self._walked)
            self.dismiss(at)

    def action_what_if(self) -> None:
        marked = self.query_one(MarkedList).marked
        screen = WhatIfScreen(self._view, self._services, self._only, marked or "")
        self.app.push_screen(screen, self._tried)

    def _tried(self, _nothing: object) -> None:
        self.say(_("Nothing was changed."))

    def action_report(self) -> None:
        self.app.push_screen(ReportScreen(self._view, self._services))
