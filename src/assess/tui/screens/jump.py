"""Going to a question by its number or name."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assess.errors import NotFound
from assess.language import gettext as _
from assess.tui.places import place
from assess.tui.shown import Shown
from assess.tui.widgets.entry import Line
from assess.tui.widgets.lines import KeyLine
from assess.tui.words import safe


class JumpScreen(ModalScreen[str]):
    """One line for a number or a name; returns the "checklist/question" to go to."""

    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown

    def compose(self) -> ComposeResult:
        heading = _("Go to which question? Type 7, or {checklist} 7.")
        with Vertical(classes="box"):
            yield Static(
                Content(heading.format(checklist=self._shown.checklist)), classes="heading"
            )
            yield Line()
            yield Static(id="error", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(KeyLine).show((("Enter", _("go there")), ("Esc", _("leave it"))))
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            self.dismiss(place(self._shown, safe(event.value)))
        except NotFound as error:
            self.query_one("#error", Static).update(Content(f"✗ {safe(str(error))}"))

    def action_leave(self) -> None:
        self.dismiss("")
