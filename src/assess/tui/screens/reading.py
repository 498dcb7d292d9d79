"""A text to read and scroll, over the screen it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assess.language import gettext as _
from assess.tui.widgets.lines import KeyLine
from assess.tui.words import safe


class ReadingScreen(ModalScreen[None]):
    """Shows a heading and a text; Esc goes back."""

    BINDINGS = [
        Binding("escape,enter,w,question_mark,f1", "dismiss", "Back", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(1)", show=False),
    ]

    def __init__(self, heading: str, text: RenderableType) -> None:
        super().__init__()
        self._heading = heading
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="box reading"):
            yield Static(Content(safe(self._heading)), classes="heading")
            with VerticalScroll(can_focus=False, id="text"):
                yield Static(self._text)
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(KeyLine).show(self.keys())

    def keys(self) -> Sequence[tuple[str, str]]:
        """Key and word of what can be done here."""
        return (("↑↓", _("scroll")), ("PgUp PgDn", _("a page")), ("Esc", _("back")))

    def action_scroll(self, by: int) -> None:
        self.query_one("#text").scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        text = self.query_one("#text")
        text.scroll_relative(y=by * max(1, text.size.height - 1), animate=False)

    def action_end(self, last: int) -> None:
        text = self.query_one("#text")
        text.scroll_to(y=text.max_scroll_y if last else 0, animate=False)
