"""A box to tick, shown by [x] and [ ]."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from assess.tui.words import safe


class Tick(Static, can_focus=True):
    """A line with a box; Space or Enter ticks and unticks it."""

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

    def __init__(self, text: str, *, ticked: bool, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = safe(text)
        self.set_reactive(Tick.ticked, ticked)

    def render(self) -> Content:
        hint = "   Space changes" if self.has_focus else ""
        return Content(f"[{'x' if self.ticked else ' '}] {self._text}{hint}")

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
