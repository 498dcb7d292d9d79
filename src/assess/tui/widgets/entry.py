"""A field for one line, whose cursor does not blink: a screen at rest sends nothing.

Apart from that for several lines, whose import takes longer than painting the list of assessments.
"""

from __future__ import annotations

from textual.events import Paste
from textual.reactive import reactive
from textual.widgets import Input

from assess.tui.words import safe


class Line(Input):
    """One line to type."""

    cursor_blink: reactive[bool] = reactive(False, init=False)  # noqa: FBT003 (a default)

    def _on_paste(self, event: Paste) -> None:
        event.text = safe(event.text)  # runs before that of Input, on the same event

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, id=id, compact=True, select_on_focus=False)
