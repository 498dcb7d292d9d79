"""A line for the path of a file that is to be written, and where that is in full."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from assess.language import gettext as _
from assess.tui.widgets.field import Field
from assess.tui.words import safe


class PlaceField(Vertical):
    """Asks for the path of a file; "~" is the user's own folder.

    With ``outbox`` it asks for a name only: the file is written there, for the user's browser.
    """

    DEFAULT_CSS = """
    PlaceField { height: auto; }
    PlaceField #where { height: auto; padding: 0 0 0 3; }
    """

    class Given(Message):
        """Enter was pressed in the line."""

    def __init__(self, label: str, path: str, outbox: Path | None = None) -> None:
        super().__init__(id="place")
        self._label = label
        self._outbox = outbox
        self._first = self._proposed(path)

    def _proposed(self, path: str) -> str:
        return Path(path).name if self._outbox else path

    def compose(self) -> ComposeResult:
        yield Field(self._label, self._first, id="path")
        yield Static(id="where", markup=False)

    def on_mount(self) -> None:
        self.look()

    @property
    def path(self) -> Path | None:
        """The path as typed, "~" resolved; None where nothing is typed."""
        typed = self.query_one(Field).value.strip()
        if not typed:
            return None
        if self._outbox:
            # Never beyond the folder, whatever is typed: others use this machine too.
            return self._outbox / (Path(typed.replace("\\", "/")).name.lstrip(".") or "file")
        path = Path(typed)
        if typed.startswith("~"):
            try:
                return path.expanduser()
            except RuntimeError:  # there is no such user: a file may be called so
                return path
        return path

    @property
    def untouched(self) -> bool:
        """Whether the path is still the one that was proposed."""
        return self.query_one(Field).value == self._first

    def propose(self, path: str) -> None:
        """Put another path in the place of the one that was proposed, unless it was changed."""
        if self.untouched:
            self._first = self._proposed(path)
            self.query_one(Field).value = self._first

    def look(self) -> None:
        """Say where the file will be, and whether one is there already."""
        path = self.path
        if path is None:
            text = _("Type where the file is to be written.")
        elif self._outbox:
            text = _("Your browser receives it as {name}.").format(name=path.name)
        elif path.is_dir():
            text = _("{path} is a folder. Add a file name.").format(path=path.absolute())
        elif path.is_file():
            words = _("In full: {path}\nA file of this name is there already; it will be replaced.")
            text = words.format(path=path.absolute())
        else:
            text = _("In full: {path}").format(path=path.absolute())
        self.query_one("#where", Static).update(Content(safe(text)))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given())

    def focus_input(self) -> None:
        """Put the cursor into the line."""
        self.query_one(Field).focus_input()
