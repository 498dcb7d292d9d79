"""A labelled field with its message beside it."""

from __future__ import annotations

import contextlib

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from assess.tui.widgets.entry import Line
from assess.tui.widgets.form import Form
from assess.tui.words import gutter, safe


class Field(Vertical):
    """One line to type, under its label; ``wrong`` shows what is wrong with it.

    A form has dozens of fields of which few are seen: a ``hidden`` one is made when it is first
    shown, and the line for what is wrong when it is first needed.
    """

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        id: str,  # noqa: A002 (Textual's name)
        hidden: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._hint = hint
        self._first = safe(value)
        self._made = not hidden
        if hidden:
            self.display = False

    def compose(self) -> ComposeResult:
        if self._made:
            yield from self._parts()

    def _parts(self) -> tuple[Static, Line]:
        return Static(self._heading(focused=False), classes="label"), Line(self._first)

    def show(self, *, shown: bool) -> None:
        """Show or hide the field; what is typed stays."""
        self.display = shown
        if shown and not self._made:
            self._made = True
            if self.is_attached:
                self.mount_all(self._parts())

    def _heading(self, *, focused: bool) -> Content:
        hint = f"  {self._hint}" if self._hint else ""
        return Content.assemble(gutter(focused=focused), (self._label, "bold"), (hint, "dim"))

    @property
    def value(self) -> str:
        """What is typed now."""
        lines = self.query(Input)
        return lines.first().value if lines else self._first

    @value.setter
    def value(self, text: str) -> None:
        lines = self.query(Input)
        if lines:
            lines.first().value = safe(text)
        else:
            self._first = safe(text)

    def put(self, text: str) -> None:
        """Change what is typed without saying so to the form."""
        with contextlib.ExitStack() as stack:
            for line in self.query(Input):
                stack.enter_context(line.prevent(Input.Changed))
            self.value = text

    def on_descendant_blur(self) -> None:
        self.query_one(".label", Static).update(self._heading(focused=False))

    def on_descendant_focus(self) -> None:
        self.query_one(".label", Static).update(self._heading(focused=True))
        # With its label, which scrolling to the line alone would leave out.
        for form in self.ancestors_with_self:
            if isinstance(form, Form):
                self.call_after_refresh(form.scroll_to_widget, self, animate=False)

    def focus_input(self) -> None:
        """Put the cursor into the field; that scrolls to it, with its label."""
        self.show(shown=True)
        self.screen.set_focus(self.query_one(Input), scroll_visible=False)

    def wrong(self, message: str) -> None:
        """Show what is wrong; "" wipes it."""
        lines = self.query(".error").results(Static)
        shown = next(lines, None)
        if shown is None:
            if not message:
                return
            shown = Static(classes="error", markup=False)
            self.mount(shown)
        shown.display = bool(message)
        shown.update(Content(f"✗ {safe(message)}" if message else ""))
