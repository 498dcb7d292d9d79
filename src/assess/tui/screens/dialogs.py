"""Small questions put over a screen. Each returns one value, or None when it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import ValidationError
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.tui.drafting import Drafting
from assess.tui.screens.typing import Typing
from assess.tui.widgets.entry import Line
from assess.tui.widgets.lines import KeyLine
from assess.tui.widgets.marked import MarkedList
from assess.tui.words import refusal, safe

_DIGITS = 9
"""Lines of a menu that have a digit; further ones are chosen with the arrows."""


class Confirm(ModalScreen[bool]):
    """A question answered with y, or left as it is.

    A y that was typed before the question could be seen does not answer it.
    """

    BINDINGS = [
        Binding("y", "sure", show=False),
        Binding("n,escape", "dismiss(False)", show=False),
    ]

    def __init__(self, question: str, yes: str, no: str) -> None:
        super().__init__()
        self._text = safe(question)
        self._answers = ("y", yes), ("n", no)
        self._seen = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content(self._text), classes="heading")
            for answer in self._answers:
                keys = KeyLine()
                keys.show([answer])
                yield keys

    def on_mount(self) -> None:
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        self._seen = True

    def action_sure(self) -> None:
        if self._seen:
            self.dismiss(True)  # noqa: FBT003 (what the dialog returns)


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
            yield Static(Content(_("Press a digit, or choose with ↑↓ and Enter.")), classes="hint")
            yield KeyLine()

    def on_mount(self) -> None:
        keys = (("↑↓", _("choose")), ("Enter", _("take it")), ("Esc", _("leave it")))
        self.query_one(KeyLine).show(keys)
        digits = [f"{n}" if n <= _DIGITS else " " for n in range(1, len(self._lines) + 1)]
        rows = [
            (str(n), Content(f"{digit}  {line}"))
            for n, (digit, line) in enumerate(zip(digits, self._lines, strict=True))
        ]
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


class Ask(ModalScreen[str], Typing[str]):
    """One line to type. ``keep`` saves it and returns what to say of that.

    What it raises is shown below the line, and nothing is lost. Escape throws the line away.
    """

    BINDINGS = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+r", "afresh", show=False, priority=True),
    ]

    def __init__(
        self,
        question: str,
        drafting: Drafting,
        keep: Callable[[str], str],
        *,
        begun: str = "",
        hint: str = "",
    ) -> None:
        """``begun``: what was typed to come here; it takes the place of a draft."""
        super().__init__()
        self.drafting = drafting
        if begun:
            drafting.found = None
        self._question = question
        self._begun = begun
        self._hint = hint
        self._keep = keep

    def compose(self) -> ComposeResult:
        found = self.drafting.found.text if self.drafting.found else self.drafting.start
        with Vertical(classes="box"):
            yield Static(Content(safe(self._question)), classes="heading")
            yield Line(safe(self._begun or found))
            yield Static(id="error", markup=False)
            if self._hint:
                yield Static(Content(safe(self._hint)), classes="hint")
            yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(KeyLine).show((("Enter", _("save")), ("Esc", _("leave it"))))
        field = self.query_one(Input)
        self.set_focus(field)
        field.cursor_position = len(field.value)

    def typed(self) -> str:
        return safe(self.query_one(Input).value)

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message below the line."""
        shown = self.query_one("#error", Static)
        shown.set_class(error, "error")
        shown.update(Content(f"✗ {safe(message)}" if error else safe(message)))

    def on_input_submitted(self) -> None:
        try:
            said = self._keep(self.typed())
            self.drafting.drop()
        except Deleted as error:
            if self.gone:
                self.dismiss("")
            else:
                self.lost(error)
        except (AssessError, ValidationError) as error:
            self.draft()
            self.say(refusal(error), error=True)
        else:
            self.dismiss(said)

    def action_afresh(self) -> None:
        self.query_one(Input).value = self.drafting.start
        self.draft()
        self.say("")

    def action_leave(self) -> None:
        """Throw the line away; where its draft cannot be dropped it is offered once more."""
        said = ""
        try:
            self.drafting.drop()
        except AssessError as error:
            said = str(error)
        self.dismiss(said)
