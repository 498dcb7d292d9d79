"""Gaps: what is missing, first things first, and the road to the next rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from assess.core.gaps import Gap
from assess.core.numbers import percent, tenths
from assess.core.result import ChecklistResult
from assess.core.road import Road
from assess.core.terms import (
    answer_words,
    basis_words,
    count_words,
    duty_words,
    horizon_words,
    lead_words,
)
from assess.core.view import View
from assess.language import gettext as _
from assess.tui import commands
from assess.tui.commands import bindings
from assess.tui.screens.listing import Listing
from assess.tui.screens.report import ReportScreen
from assess.tui.services import Services
from assess.tui.visits import Visit
from assess.tui.widgets.lines import KeyLine
from assess.tui.widgets.marked import MarkedList, Row
from assess.tui.words import one_line, rating_words, safe


class Place(NamedTuple):
    """Where one is among the gaps.

    ``marked``: the "checklist/question". ``on_road``: the road is shown. ``only``: the checklist
    whose gaps alone are shown, or "".
    """

    marked: str
    on_road: bool = False
    only: str = ""

    @property
    def word(self) -> str:
        return _("gaps")

    def again(self, view: View, services: Services) -> GapsScreen:
        """The gaps as they were left, over what the assessment says now."""
        return GapsScreen(view, services, self)


EMPTY = (
    "No gaps so far. A gap is an answered or unknown question that is not fully in place; "
    "unanswered questions are not gaps.\nEsc goes back to the questions."
)


class GapsScreen(Listing[Visit | None]):
    """All gaps or those of one checklist, or the road; returns where to go, and from where."""

    TABLE = "gaps"
    BINDINGS = bindings("gaps")

    def __init__(self, view: View, services: Services, at: Place | None = None) -> None:
        super().__init__()
        self._view = view
        self._services = services
        self._marked: str | None = at.marked if at else None
        self._on_road = bool(at and at.on_road)
        self._only = at.only if at else ""
        self._by_name = {_name(gap.checklist, gap.state.question.id): gap for gap in view.gaps}

    def content(self) -> Iterable[Widget]:
        yield Static(id="heading", classes="title", markup=False)
        yield MarkedList(id="gaps")
        yield Static(Content(EMPTY), id="empty")
        with VerticalScroll(id="gap", can_focus=False):
            yield Static(id="detail")

    def on_mount(self) -> None:
        self._fill()

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        """Show the keys; where there is one checklist only, without that for one checklist."""
        only = () if len(self._view.results) > 1 else ("only",)
        items = commands.key_line(self.TABLE, hide=(*hide, *only))
        word = "all checklists" if self._only else "one checklist"
        self.query_one(KeyLine).show([(k, word if k == "c" else words) for k, words in items])

    @on(Resize)
    def _fit(self) -> None:
        self._fill()

    def _fill(self) -> None:
        rows = self._road_rows() if self._on_road else self._gap_rows()
        self.query_one("#heading", Static).update(Content(self._heading()))
        listed = self.query_one(MarkedList)
        listed.display = bool(rows)
        self.query_one("#empty", Static).display = not rows
        listed.show(rows, self._marked)
        self._marked = None
        self._detail()

    def _heading(self) -> str:
        title = ""
        if self._only:
            title = f" in {one_line(self._view.editions[self._only].checklist.title, 60)}"
        if self._on_road:
            return one_line(f"The road to the next rating{title}", max(40, self.size.width - 2))
        gaps = list(self._listed().values())
        of_each = Counter(gap.priority.name for gap in gaps)
        counts = ", ".join(f"{of_each[name]} {name}" for name in sorted(of_each))
        done, asked = self._view.progress
        more = f"; {count_words(asked - done, 'question')} unanswered" if asked > done else ""
        first = "" if title else ", first things first"
        counted = f": {counts}" if counts else ""
        return f"{count_words(len(gaps), 'gap')}{title}{first}{counted}{'' if title else more}"

    def _listed(self) -> dict[str, Gap]:
        """The gaps to list, by name; a shared one belongs to every checklist that counts it."""
        return {
            name: gap
            for name, gap in self._by_name.items()
            if self._only in ("", gap.checklist, *(other for other, _ in gap.also))
        }

    def _gap_rows(self) -> list[Row]:
        width = max(40, self.size.width - 4)
        rows: list[Row] = []
        for name, gap in self._listed().items():
            end = f"  adds {tenths(dict(gap.also).get(self._only, gap.adds)):>5}"
            star = "★ " if gap.state.question.must_have else ""
            text = one_line(f"{star}{gap.state.question.text}", width - len(end) - 4)
            rows.append(
                (name, Content(f"{gap.priority.name}  {text:<{width - len(end) - 4}}{end}"))
            )
        return rows

    def _road_rows(self) -> list[Row]:
        rows: list[Row] = []
        width = max(40, self.size.width - 4)
        for name, road in self._view.roads.items():
            if self._only not in ("", name):
                continue
            rows.append((None, _road_heading(self._view.results[name], road, width)))
            for step in road.steps if road else ():
                text = one_line(step.question.text, max(36, self.size.width - 8))
                rows.append((_name(name, step.question.id), Content(f"    {text}")))
        return rows

    def on_option_list_option_highlighted(self) -> None:
        self._detail()

    def _detail(self) -> None:
        marked = self.query_one(MarkedList).marked
        gap = self._gap(marked) if marked else None
        detail = self.query_one("#detail", Static)
        detail.update(_detail(self._view, gap) if gap else "")
        self.query_one("#gap").scroll_home(animate=False)

    def _gap(self, name: str) -> Gap | None:
        """The gap of "checklist/question"; one that is shared stands under another checklist."""
        key = self._view.state(*name.split("/", 1)).key
        shared = (gap for gap in self._view.gaps if gap.key == key)
        return self._by_name.get(name) or next(shared, None)

    def action_road(self) -> None:
        self._on_road = not self._on_road
        self.query_one(MarkedList).highlighted = None
        self._fill()

    def action_only(self) -> None:
        """Change between all and the checklist of the marked one."""
        marked = self.query_one(MarkedList).marked
        if self._only:
            self._only = ""
        elif marked:
            self._only = marked.split("/", 1)[0]
        self.show_keys()
        self._fill()

    def action_read(self, by: int) -> None:
        details = self.query_one("#gap")
        details.scroll_relative(y=by * max(1, details.size.height - 2), animate=False)

    def action_go(self) -> None:
        marked = self.query_one(MarkedList).marked
        if marked:
            self.dismiss(Place(marked, self._on_road, self._only))

    def action_report(self) -> None:
        self.app.push_screen(ReportScreen(self._view, self._services))


def _name(checklist: str, question: str) -> str:
    return f"{checklist}/{question}"


def _road_heading(result: ChecklistResult, road: Road | None, width: int) -> Content:
    """Title and rating; how far it is; what caps the rating: a line each where there is room."""
    title = one_line(result.edition.checklist.title, 50)
    rating = rating_words(result, width - len(title) - 2)
    lines = [f"  {_holds(result)}{_road_words(road)}"]
    if result.rated.cap:
        lines.append(f"  {one_line(result.rated.cap, width - 2)}")
    return Content.assemble((title, "bold"), ": ", rating, *(f"\n{line}" for line in lines))


def _holds(result: ChecklistResult) -> str:
    rated = result.rated
    return f"holds in {rated.holds} of {rated.tests} tests; " if rated.rating is not None else ""


def _road_words(road: Road | None) -> str:
    if road is None:
        return "no road: in place already, or nothing answered yet"
    far = ", so far" if road.so_far else ""
    return (
        f"close {count_words(len(road.steps), 'gap')} to reach “{road.target.words}” "
        f"({percent(road.reaches)} %){far}"
    )


def _detail(view: View, gap: Gap) -> Group:
    """Everything about one gap."""
    question = gap.state.question
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=9)
    grid.add_column(ratio=1)
    grid.expand = True
    now = answer_words(question, gap.state.answer, view.assessment.profile)
    effort = f"{horizon_words(question.horizon)}, {question.effort.value} effort"
    rows = [
        ("Now", now or gap.state.state.value),
        ("Priority", f"{gap.priority.name}: {gap.reason}"),
        ("Next step", gap.next_step),
        ("Adds", _adds(view, gap)),
        ("Lead", ", ".join((lead_words(question.lead) or "not named", effort))),
        ("From", _from(view, gap)),
    ]
    for name, text in rows:
        grid.add_row(Text(name, "bold"), Text(safe(text)))
    return Group(Text(safe(question.text), "bold"), grid)


def _from(view: View, gap: Gap) -> str:
    """Where it comes from, each place with what it is for this country."""
    profile = view.assessment.profile
    return "; ".join(
        f"{basis.where} ({duty_words(basis.provision, gap.state, profile) or basis.strength})"
        for basis in basis_words(view.editions[gap.checklist], gap.state.question)
    )


def _adds(view: View, gap: Gap) -> str:
    title = view.editions[gap.checklist].checklist.title
    parts = [f"{tenths(gap.adds)} points to {title}; the next level alone {tenths(gap.next_adds)}"]
    if gap.opens:
        more = count_words(gap.opens, "question")
        parts.append(f"opens {more} worth up to {tenths(gap.opens_up_to)}")
    for name, points in gap.also:
        parts.append(f"{tenths(points)} to {view.editions[name].checklist.title}")
    return "; ".join(parts)
