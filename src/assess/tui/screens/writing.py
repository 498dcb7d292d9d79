"""A note, or a text as an answer: several lines, never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from assess.errors import AssessError, Deleted
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.drafting import Drafting
from assess.tui.screens.typing import TypingPage
from assess.tui.widgets.editors import Writing
from assess.tui.words import failure, safe


class WritingScreen(TypingPage[str]):
    """Edits one text. ``keep`` saves it and raises AssessError when it cannot be.

    Returns what to say on the screen before: that it is saved.
    """

    TABLE = "writing"
    BINDINGS = bindings("writing")

    def __init__(
        self,
        session: Session,
        place: tuple[str, str],
        heading: tuple[str, str],
        start: str,
        keep: Callable[[str], None],
    ) -> None:
        """``place`` is the answer's key and the field; ``heading`` what it is, and to what."""
        super().__init__()
        self.drafting = Drafting(session, *place, start)
        self._heading = heading
        self._start = start
        self._keep = keep

    def content(self) -> Iterable[Widget]:
        what, about = self._heading
        yield Static(Content(safe(what)), classes="title")
        yield Static(Content(safe(about)), classes="about")
        text = self.drafting.found.text if self.drafting.found else self._start
        yield Writing(safe(text))

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def typed(self) -> str:
        return safe(self.query_one(TextArea).text)

    def action_keep(self) -> None:
        """Save and go back; stay, with the text, when it cannot be saved."""
        said = "Saved."
        try:
            if self.typed() == self._start:
                said = ""
            else:
                self._keep(self.typed())
            self.drafting.drop()
        except Deleted:
            self.dismiss("")
            return
        except AssessError as error:
            self.draft()
            self.say(f"{failure(error)} Your text is still here.", error=True)
            return
        self.dismiss(said)

    def action_saved(self) -> None:
        self.query_one(TextArea).load_text(self._start)
        self.draft()
        self.say("This is the text as it was saved.")
