"""A labelled field with its message beside it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from assess.tui.widgets.editors import Line
from assess.tui.widgets.form import Form
from assess.tui.words import gutter, safe


class Field(Vertical):
    """One line to type, under its label; ``wrong`` shows what is wrong with it."""

    def __init__(self, label: str, value: str = "", *, hint: str = "", id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label
        self._hint = hint
        self._first = safe(value)

    def compose(self) -> ComposeResult:
        yield Static(self._heading(focused=False), classes="label")
        yield Line(self._first)
        yield Static(classes="error", markup=False)

    def _heading(self, *, focused: bool) -> Content:
        hint = f"  {self._hint}" if self._hint else ""
        return Content.assemble(gutter(focused=focused), (self._label, "bold"), (hint, "dim"))

    @property
    def value(self) -> str:
        """What is typed now."""
        return self.query_one(Input).value

    @value.setter
    def value(self, text: str) -> None:
        self.query_one(Input).value = safe(text)

    def on_descendant_blur(self) -> None:
        self.query_one(".label", Static).update(self._heading(focused=False))

    def on_descendant_focus(self) -> None:
        self.query_one(".label", Static).update(self._heading(focused=True))
        # With its label, which scrolling to the line alone would leave out.
        for form in self.ancestors_with_self:
            if isinstance(form, Form):
                self.call_after_refresh(form.scroll_to_widget, self, animate=False)

    def focus_input(self, *, scroll: bool = True) -> None:
        """Put the cursor into the field; ``scroll`` False: it is on the screen already."""
        self.query_one(Input).focus(scroll_visible=scroll)

    def wrong(self, message: str) -> None:
        """Show what is wrong; "" wipes it."""
        shown = self.query_one(".error", Static)
        shown.display = bool(message)
        shown.update(Content(f"✗ {safe(message)}" if message else ""))
