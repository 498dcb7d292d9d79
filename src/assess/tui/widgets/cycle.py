"""A small choice among a few words, changed with the arrow keys or Space."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from assess.language import gettext as _
from assess.language import noop
from assess.tui.words import gutter

_HINTS = (noop("   ←→ change"), noop("  ←→"), "")


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
    ) -> None:
        super().__init__(id=id)
        self._options = options
        self._label = label
        self.set_reactive(Cycle.value, value)

    def render(self) -> Content:
        words = f"‹ {dict(self._options).get(self.value, self.value)} ›"
        label = gutter(focused=self.has_focus) + (f"{self._label}  " if self._label else "")
        room = self.content_size.width - cell_len(label + words)
        hint = next((_(each) for each in _HINTS if cell_len(_(each)) <= room), "")
        return Content.assemble(label, (words, "bold"), hint if self.has_focus else "")

    def watch_value(self) -> None:
        if self.is_mounted:
            self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self) -> None:
        self.action_turn(1)

    def choose(self, value: str) -> None:
        """Choose ``value``, if it is one of the options."""
        if value in dict(self._options):
            self.value = value

    def action_turn(self, by: int) -> None:
        values = [value for value, _ in self._options]
        self.value = values[(values.index(self.value) + by) % len(values)]
