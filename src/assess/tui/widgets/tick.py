"""A box to tick, shown by [x] and [ ]."""

from __future__ import annotations

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from assess.language import gettext as _
from assess.language import noop
from assess.tui.words import at_end, gutter, safe

_HINT = noop("   Space changes")


class Tick(Static, can_focus=True):
    """A line with a box; Space or Enter ticks and unticks it.

    ``end`` stands at the right edge, and the text is cut to leave it room.
    """

    BINDINGS = [Binding("space,enter", "tick", show=False)]

    ticked: reactive[bool] = reactive(False)  # noqa: FBT003 (a default)

    class Changed(Message):
        """The box was ticked or unticked."""

        def __init__(self, tick: Tick) -> None:
            super().__init__()
            self.tick = tick

        @property
        def control(self) -> Tick:
            return self.tick

    def __init__(self, text: str, *, ticked: bool, id: str, end: str = "") -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = safe(text)
        self._end = end
        self.set_reactive(Tick.ticked, ticked)

    def render(self) -> Content:
        text = f"{gutter(focused=self.has_focus)}[{'x' if self.ticked else ' '}] {self._text}"
        if self._end:
            return Content(at_end(text, self._end, self.content_size.width))
        fits = cell_len(text + _(_HINT)) <= self.content_size.width
        return Content(text + (_(_HINT) if self.has_focus and fits else ""))

    def watch_ticked(self) -> None:
        if self.is_mounted:
            self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self) -> None:
        self.action_tick()

    def action_tick(self) -> None:
        self.ticked = not self.ticked
