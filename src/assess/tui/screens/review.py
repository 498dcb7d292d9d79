"""Review: what is worth another look, in groups, with the way there and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from textual.content import Content

from assess.core.review import Group, Item, review
from assess.core.scope import QuestionState
from assess.core.terms import answer_words
from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.tui.commands import bindings
from assess.tui.markers import state_words
from assess.tui.screens.browsing import Browsing
from assess.tui.screens.dialogs import Menu
from assess.tui.services import Services
from assess.tui.widgets.lines import KeyLine
from assess.tui.widgets.marked import MarkedList, Row
from assess.tui.words import at_end, country_words, one_line, safe

_FIRST = 5
"""Rows of a group that are shown where all groups are."""


_ANSWERED = (Group.FLAGGED, Group.UNSURE, Group.NO_DOCUMENTS, Group.DISAGREEMENT)
"""Groups in which a row shows the answer."""


@dataclass(frozen=True, slots=True)
class ReviewPlace:
    """Where one is in the review.

    ``marked``: the "checklist/question" to go to. ``row``: the marked row, and ``near`` its place.
    ``only``: the group that is shown alone.
    """

    marked: str
    row: str
    near: int
    only: Group | None

    @property
    def word(self) -> str:
        return _("review")

    def again(self, view: View, services: Services) -> ReviewScreen:
        """The review as it was left, over what the assessment says now."""
        return ReviewScreen(view, services, self)


class ReviewScreen(Browsing):
    """All groups with their first rows, or one group whole."""

    TABLE = "review"
    LIST = "review"
    BINDINGS = bindings("review")

    def __init__(self, view: View, services: Services, at: ReviewPlace | None = None) -> None:
        super().__init__(view, services)
        self._groups = review(view)
        self._only = at.only if at else None
        self._start = at
        self._heads: dict[str, Group] = {}
        self._items: dict[str, tuple[Item, QuestionState | None]] = {}

    def on_mount(self) -> None:
        self.show_keys()
        if self._start:
            self.fill(self._start.row, self._start.near)

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        """Show the keys; Esc and "all groups" say where they lead."""
        unused = [] if self._only else ["all"]
        unused += ["go", "details"] if self._only and not self._groups[self._only] else []
        super().show_keys(hide=(*hide, *unused))
        if self._only:
            line = self.query_one(KeyLine)
            line.show([(k, _("all groups") if k == "Esc" else w) for k, w in line.items])

    # Rows

    def heading(self) -> str:
        name = one_line(country_words(self._view.assessment), 40)
        if self._only is None:
            return _("Review: {country}. What is worth another look.").format(country=name)
        count = len(self._groups[self._only])
        return _("Review: {country}. Only: {group} ({n})").format(
            country=name, group=self._only.words, n=number(count)
        )

    def nothing(self) -> str:
        assert self._only
        again = _("←→ shows the group before or the next one, a shows all groups.")
        return f"{self._only.empty}\n\n{again}"

    def rows(self) -> list[Row]:
        self._heads, self._items = {}, {}
        if self._only:
            return self._of(self._only, self._groups[self._only])
        rows: list[Row] = []
        for group, items in self._groups.items():
            rows.append(self._head(group, f"head|{group}", len(items)))
            rows += self._of(group, items[:_FIRST])
            if len(items) > _FIRST:
                rows.append(self._more(group, len(items) - _FIRST))
        return rows

    def _head(self, group: Group, row: str, count: int) -> Row:
        self._heads[row] = group
        counted = number(count) if count else _("none")
        return row, Content.assemble((at_end(group.words, counted, self.room), "bold"))

    def _more(self, group: Group, count: int) -> Row:
        row = f"more|{group}"
        self._heads[row] = group
        words = ngettext("… and {n} more: Enter", "… and {n} more: Enter", count)
        return row, Content(f"    {words.format(n=number(count))}")

    def _of(self, group: Group, items: Iterable[Item]) -> list[Row]:
        rows: list[Row] = []
        for place, item in enumerate(items):
            row = f"{group}|{item.question or place}|{item.text[:40]}"
            self._items[row] = (item, item.about[0] if item.about else None)
            end = one_line(self._end(item), self.room // 3)
            rows.append((row, Content(at_end(f"  {_starred(item)}", end, self.room))))
            if group is Group.CONTRADICTION:
                rows += self._sides(row, item)
        return rows

    def _end(self, item: Item) -> str:
        """What stands at the end of a row: why it is here, else the answer in a few words."""
        if item.reason or item.group not in _ANSWERED:
            return item.reason
        return state_words(self._view, item.about[0]) if item.about else ""

    def _sides(self, row: str, item: Item) -> list[Row]:
        """The questions that a contradiction is about, each with its answer."""
        rows: list[Row] = []
        for place, state in enumerate(item.about):
            name = f"{row}|{place}"
            self._items[name] = (item, state)
            end = one_line(state_words(self._view, state), 24)
            rows.append((name, Content(at_end(f"      {state.question.text}", end, self.room))))
        return rows

    # Details

    def told(self, row: str) -> RenderableType:
        if row in self._heads:
            group = self._heads[row]
            if not self._groups[group]:
                return Text(group.empty)
            return Text(_("Enter shows this group alone; Esc comes back to all groups."))
        item, state = self._items[row]
        if item.group is Group.CONTRADICTION:
            return self._contradiction(item)
        if state is None:
            where = _("Change it in “about your country”: p on a question.")
            return Text(safe("\n".join(filter(None, (item.text, item.reason, where)))))
        return Lines(Text(safe(state.question.text), "bold"), self._facts(item, state))

    def _facts(self, item: Item, state: QuestionState) -> Table:
        own = self._view.assessment
        answer = state.answer or own.answers.get(state.key)
        title = self._view.editions[item.question.split("/", 1)[0]].checklist.title
        rows = [
            (_("In"), f"{title} › {state.section.title}"),
            (_("Answer"), answer_words(state.question, answer, own.profile) or state.state.words),
            (_("Because"), item.reason),
            (_("Note"), one_line(answer.note) if answer else ""),
        ]
        if item.group is Group.DISAGREEMENT:
            said = _("Copies that were merged disagree; go there to see and settle it.")
            rows.append((_("Sides"), said))
        return _grid(rows)

    def _contradiction(self, item: Item) -> RenderableType:
        profile = self._view.assessment.profile
        rows = []
        for n, state in enumerate(item.about, 1):
            answer = answer_words(state.question, state.answer, profile)
            rows.append((f"  {n}", f"{state.question.text} {answer}"))
        asked = _("This is a question, not an error. If both are right, leave them as they are.")
        return Lines(Text(safe(item.text), "bold"), _grid(rows), Text(asked))

    # Keys

    def action_go(self) -> None:
        listed = self.query_one(MarkedList)
        row, near = listed.marked, listed.highlighted
        if row is None or near is None:
            return
        if row in self._heads:
            self._show(self._heads[row])
            return
        item, state = self._items[row]
        if not item.question or state is None:
            self.say(_("This is about the country: p on a question opens “about your country”."))
            return
        checklist = item.question.split("/", 1)[0]
        to = f"{checklist}/{state.question.id}"
        self.dismiss(ReviewPlace(to, row, near, self._only))

    def _show(self, group: Group | None) -> None:
        """Show one group alone, or all; the mark goes to the group that was shown."""
        before, self._only = self._only, group
        self.say("")
        self.query_one(MarkedList).highlighted = None
        self.fill(f"head|{before}" if before and group is None else "")
        self.show_keys()

    def action_all(self) -> None:
        if self._only:
            self._show(None)

    def action_turn(self, by: int) -> None:
        groups = list(Group)
        if self._only:
            here = groups.index(self._only) + by
            self._show(groups[here] if 0 <= here < len(groups) else None)
        else:
            self._show(groups[0 if by > 0 else -1])

    def action_filter(self) -> None:
        lines = [_("All groups")]
        lines += [
            _("{group} ({n})").format(group=group.words, n=number(len(items)))
            for group, items in self._groups.items()
        ]
        self.app.push_screen(Menu(_("Show which group?"), lines), self._chosen)

    def _chosen(self, place: int | None) -> None:
        if place is not None:
            self._show(list(Group)[place - 1] if place else None)

    def action_back(self) -> None:
        if self._only:
            self._show(None)
        else:
            self.dismiss(None)


def _starred(item: Item) -> str:
    must_have = item.group is not Group.CONTRADICTION and any(
        state.question.must_have for state in item.about
    )
    return f"★ {item.text}" if must_have else item.text


def _grid(rows: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=9)
    grid.add_column(ratio=1)
    grid.expand = True
    for name, text in rows:
        if text:
            grid.add_row(Text(name, "bold"), Text(safe(text)))
    return grid
