"""The list of assessments: painted at once, completed while the user looks at it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from time import monotonic

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from assess.errors import AssessError
from assess.language import gettext as _
from assess.port import Glance
from assess.tui.listed import Listed, heads
from assess.tui.screens.listing import Listing
from assess.tui.services import Services
from assess.tui.widgets.entry import Line
from assess.tui.widgets.lines import KeyLine
from assess.tui.widgets.marked import MarkedList
from assess.tui.widgets.standing import StandingLines

_NEEDED = ("pydantic.main", "assess.core.questions", "assess.core.view", "assess.session")
"""What computing how one stands imports, in pieces: keys are looked at in between."""

_AT_ONCE = 0.03
"""Seconds of work between two looks at the keyboard."""

_PAUSE = 0.02
"""Seconds in between, for painting and keys."""

_AROUND = 6
"""Rows of title, message and keys."""

_SPARE = 3
"""Rows left free for longer messages."""

_DETAIL = 7
"""Least rows of how one stands: five checklists, the title and what a worked example says."""


class AssessmentList(Listing[None]):
    """The list, with how the marked assessment stands, and its filter.

    Names are read and painted; how each stands follows.
    """

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._all: dict[str, Listed] = {}
        self._fitted = Size()
        self._painted = False

    def content(self) -> Iterable[Widget]:
        yield Static(classes="title", id="title", markup=False)
        yield MarkedList(id="assessments")
        yield Static(id="empty", markup=False)
        yield StandingLines(id="detail")
        line = Line(id="filter")
        line.display = False
        yield line

    def read_again(self) -> None:
        if self._painted:
            self.load()

    # The list

    def load(self, marked: str | None = None) -> None:
        """Read the list again, and mark one. Where it cannot be read, say so."""
        try:
            known = [self._known(each) for each in self._services.store.overview()]
        except AssessError as error:
            self.say(str(error), error=True)
            known = []
        self._all = {each.identity: each for each in known}
        if self.size:  # else there is nothing to paint yet; a Resize follows
            self._fill(marked)
        self.call_after_refresh(self._look_first)

    def _known(self, own: Glance) -> Listed:
        """What was computed of it before, unless it changed since."""
        before = self._all.get(own.identity)
        return before if before and before.own == own and not before.problem else Listed(own)

    def _look_first(self) -> None:
        """Compute how the marked assessment stands, once the rows are painted; then the others."""
        self._painted = True
        waits = next((name for name in _NEEDED if name not in sys.modules), None)
        if waits:
            import_module(waits)
            self.set_timer(_PAUSE, self._look_first)
            return
        if self._marked:
            self._look(self._marked)
        self.set_timer(_PAUSE, self._look_on)

    def _look_on(self) -> None:
        """Compute for a moment how the next assessments stand; go on after a pause."""
        if not self.is_current:
            return
        until = monotonic() + _AT_ONCE
        for each in self._all.values():
            if not (each.standing or each.problem):
                self._look(each)
                if monotonic() >= until:
                    # A timer: a callback after each refresh would leave no time to paint.
                    self.set_timer(_PAUSE, self._look_on)
                    return

    def _look(self, each: Listed) -> None:
        """Compute how one stands, and show it."""
        each.look(self._services.store, self._services.origin)
        rows = self.query_one(MarkedList)
        if each.identity in self._shown:
            rows.replace_option_prompt(each.identity, self._row(each))
        if each is self._marked:
            self._detail()

    @property
    def _typed(self) -> str:
        return self.query_one("#filter", Input).value

    @property
    def _marked(self) -> Listed | None:
        return self._all.get(self.query_one(MarkedList).marked or "")

    @on(Resize)
    def _fit(self) -> None:
        if self.size != self._fitted:  # Textual tells a size more than once
            self._fill()

    def _fill(self, marked: str | None = None) -> None:
        self._fitted = self.size
        typed = self._typed
        found = [each for each in self._all.values() if not typed or each.matches(typed)]
        self._shown = {each.identity for each in found}
        self.query_one(MarkedList).show([(e.identity, self._row(e)) for e in found], marked)
        self.query_one(MarkedList).display = bool(found)
        empty = self.query_one("#empty", Static)
        empty.display = not found
        empty.update(Content(self._nothing()))
        title = heads(self.size.width - 3, score=self._scores) if found else _("Assessments")
        self.query_one("#title", Static).update(Content(title))
        self.show_keys()
        self._detail()

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        """Show the keys; those that need an assessment where there is one."""
        if self.focused is not None:
            keys = (("↑↓", _("choose")), ("Enter", _("done")), ("Esc", _("show all")))
            self.query_one(KeyLine).show(keys)
            return
        needs = ("open", "filter", "duplicate", "report", "export", "history", "delete")
        super().show_keys(hide=(*hide, *(() if self._all else needs)))
        if self._typed:
            line = self.query_one(KeyLine)
            line.show((("Esc", _("show all")), *line.items))

    def _nothing(self) -> str:
        """What stands where no row is."""
        if self._typed:
            words = _("No assessment has “{typed}” in its country, period or title. Esc shows all.")
            return words.format(typed=self._typed)
        return _(
            "Nothing here yet. An assessment shows where your country stands, and its gaps.\n"
            "n  starts one. Answer what you know; stop at any time, nothing is lost.\n"
            "e  brings in worked examples, to see what finished ones look like."
        )

    @property
    def _scores(self) -> bool:
        return self._services.settings.score_shown

    def _row(self, each: Listed) -> Content:
        return Content(each.row(self.size.width - 3, score=self._scores))

    def on_option_list_option_highlighted(self) -> None:
        marked = self._marked
        if marked and not marked.standing and self._painted:
            self._look(marked)
        self._detail()

    def _detail(self) -> None:
        """Show how the marked one stands: a third of the window, or what the list leaves."""
        room = max(_DETAIL, (self.size.height - _AROUND) // 3)
        room = max(room, self.size.height - _AROUND - len(self._all) - _SPARE)
        self.query_one(StandingLines).show(self._marked, room, score=self._scores)

    # The filter

    def action_filter(self) -> None:
        """Type what the rows must have."""
        if not self._all:
            self.say(_("There is no assessment yet."))
            return
        self.query_one("#filter").display = True
        self.set_focus(self.query_one("#filter"))
        self.call_after_refresh(self.show_keys)

    def on_input_changed(self) -> None:
        self._fill()

    def on_input_submitted(self) -> None:
        self.set_focus(None)
        if not self._typed:
            self.action_unfilter()
        self.show_keys()

    def action_unfilter(self) -> None:
        """Show all rows again."""
        self.query_one("#filter", Input).value = ""
        self.query_one("#filter").display = False
        self.set_focus(None)
        self._fill()
