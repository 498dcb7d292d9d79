"""Small questions put over a screen. Each returns one value, or None when it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assess.errors import AssessError
from assess.tui.widgets.editors import Line
from assess.tui.widgets.marked import MarkedList
from assess.tui.words import safe


class Confirm(ModalScreen[bool]):
    """A question answered with y, or left as it is."""

    BINDINGS = [
        Binding("y", "dismiss(True)", show=False),
        Binding("n,escape", "dismiss(False)", show=False),
    ]

    def __init__(self, question: str, yes: str, no: str) -> None:
        super().__init__()
        self._text = f"{safe(question)}\n\n y  {yes}\n n  {no}"

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._text))


class Menu(ModalScreen[int]):
    """A few lines, one of which is chosen by its digit; returns its place from 0."""

    BINDINGS = [
        *(Binding(str(digit), f"choose({digit})", show=False) for digit in range(1, 10)),
        Binding("up", "up", show=False),
        Binding("down", "down", show=False),
        Binding("enter,space", "enter", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, heading: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._heading = heading
        self._lines = [safe(line) for line in lines]

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(safe(self._heading)), classes="heading")
            yield MarkedList(id="menu")
            yield Static(Content("digit, or ↑↓ and Enter   Esc leave it"), classes="hint")

    def on_mount(self) -> None:
        rows = [(str(n), Content(f"{n + 1}  {line}")) for n, line in enumerate(self._lines)]
        self.query_one(MarkedList).show(rows)

    def on_option_list_option_selected(self, event: MarkedList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_choose(self, digit: int) -> None:
        if digit <= len(self._lines):
            self.dismiss(digit - 1)

    def action_up(self) -> None:
        self.query_one(MarkedList).action_cursor_up()

    def action_down(self) -> None:
        self.query_one(MarkedList).action_cursor_down()

    def action_enter(self) -> None:
        self.dismiss(self.query_one(MarkedList).highlighted)

    def action_leave(self) -> None:
        self.dismiss(None)


class Ask(ModalScreen[str]):
    """One line to type. ``check`` raises AssessError, shown below the field; nothing is lost."""

    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]

    def __init__(
        self,
        question: str,
        *,
        value: str = "",
        hint: str = "",
        check: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._hint = hint
        self._check = check

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(safe(self._question)), classes="heading")
            yield Line(self._value)
            yield Static(id="error", classes="error", markup=False)
            hint = f"{self._hint}   " if self._hint else ""
            yield Static(Content(f"{hint}Enter save   Esc leave it"), classes="hint")

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.focus()
        field.cursor_position = len(field.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            if self._check:
                self._check(event.value)
        except AssessError as error:
            self.query_one("#error", Static).update(Content(f"✗ {safe(str(error))}"))
            return
        self.dismiss(event.value)

    def action_leave(self) -> None:
        self.dismiss(None)
