"""What every screen shares: a size it needs, a line for messages, and its keys from the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget

from assess.tui import commands
from assess.tui.widgets.lines import LEAST_HEIGHT, LEAST_WIDTH, KeyLine, StatusLine, TooSmall

Result = TypeVar("Result")


class Page(Screen[Result]):
    """A full screen: its own content above a message line and a key line.

    ``TABLE`` names its rows in the table of commands.
    """

    AUTO_FOCUS = ""  # screens with fields focus one themselves; the others have keys of their own
    TABLE: ClassVar[str]

    def compose(self) -> ComposeResult:
        yield TooSmall()
        yield from self.content()
        yield StatusLine()
        yield KeyLine()

    def content(self) -> Iterable[Widget]:
        """The widgets of this screen."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.show_keys()

    def on_screen_resume(self) -> None:
        self.read_again()

    def read_again(self) -> None:
        """Take in what others changed on disk: called when the screen or its window is entered."""

    def on_resize(self, event: Resize) -> None:
        self.set_class(_too_small(event.size.width, event.size.height), "-too-small")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        # Keys must never act on something that is not to be seen.
        own = {command.action.split("(")[0] for command in commands.of(self.TABLE)}
        hidden = self.has_class("-too-small")
        return not (hidden and action in own - {"back", "keep", "quit"})

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message; "" wipes the last one."""
        self.query_one(StatusLine).say(message, error=error)

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        """Show the keys of this screen."""
        self.query_one(KeyLine).show(commands.key_line(self.TABLE, hide=hide))

    def action_help(self) -> None:
        from assess.tui.screens.help import HelpScreen  # noqa: PLC0415 (when asked for)

        self.app.push_screen(HelpScreen(self.TABLE))


def _too_small(width: int, height: int) -> bool:
    return width < LEAST_WIDTH or height < LEAST_HEIGHT
