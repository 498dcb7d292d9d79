"""A field for several lines, whose cursor does not blink: a screen at rest sends nothing."""

from __future__ import annotations

from textual.events import Paste
from textual.reactive import reactive
from textual.widgets import TextArea

from assess.tui.words import safe


class Writing(TextArea):
    """Several lines to type."""

    cursor_blink: reactive[bool] = reactive(False, init=False)  # noqa: FBT003 (a default)

    async def _on_paste(self, event: Paste) -> None:
        event.text = safe(event.text)

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, compact=True, highlight_cursor_line=False)
