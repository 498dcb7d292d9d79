"""A small choice among a few words, changed with the arrow keys or Space."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from assess.language import gettext as _
from assess.language import noop
from assess.tui.words import gutter, one_line

_HINTS = (noop("   ←→ change"), noop("  ←→"), "")


_LEAST_ABOUT = 12
"""Columns below which what a choice is about is left out."""


class Cycle(Static, can_focus=True):
    """Shows one of ``options`` (value and words); ←, → and Space change it."""

    BINDINGS = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, cycle: Cycle) -> None:
            super().__init__()
            self.cycle = cycle

        @property
        def control(self) -> Cycle:
            return self.cycle

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str,
        *,
        id: str,  # noqa: A002
        label: str = "",
        about: str = "",
    ) -> None:
        """``about`` stands behind the choice, cut where there is no room for all of it."""
        super().__init__(id=id)
        self._about = about
        self._options = options
        self._label = label
        self.set_reactive(Cycle.value, value)

    @property
    def _before(self) -> str:
        return gutter(focused=self.has_focus) + (f"{self._label}  " if self._label else "")

    @property
    def _words(self) -> str:
        return f"‹ {dict(self._options).get(self.value, self.value)} ›"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return max(1, -(-cell_len(self._before + self._words) // max(1, width)))

    def render(self) -> Content:
        room = self.content_size.width - cell_len(self._before + self._words)
        end = next((_(each) for each in _HINTS if cell_len(_(each)) <= room), "")
        if not self.has_focus:
            end = (
                f"   {one_line(self._about, max(0, room - 3))}" if self._about and room > 12 else ""
            )
        return Content.assemble(self._before, (self._words, "bold"), (end, "dim"))

    def watch_value(self) -> None:
        if self.is_mounted:
            self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        back = at is not None and at.x <= cell_len(self._before)
        self.action_turn(-1 if back else 1)

    def choose(self, value: str) -> None:
        """Choose ``value``, if it is one of the options."""
        if value in dict(self._options):
            self.value = value

    def action_turn(self, by: int) -> None:
        values = [value for value, _ in self._options]
        self.value = values[(values.index(self.value) + by) % len(values)]
