"""A note, or a text as an answer: several lines, never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.drafting import Drafting
from assess.tui.screens.typing import TypingPage
from assess.tui.widgets.editors import Writing
from assess.tui.words import failure, safe


@dataclass(frozen=True, slots=True)
class Privacy:
    """Whether a note is private, and what saves that; ``keep`` raises AssessError."""

    now: bool
    keep: Callable[[bool], None]


class PrivateLine(Static):
    """Says whether the note is private and what that means. A click changes it."""

    DEFAULT_CSS = "PrivateLine { height: auto; padding: 0 1; }"

    class Clicked(Message):
        """The line was clicked."""

    def say(self, *, private: bool) -> None:
        """Show whether the note is private."""
        words = _(
            "Private: left out of reports for partners and for the public; it stays in reports "
            "for your own use and in the assessment file."
        )
        self.update(Content.assemble(f"[{'x' if private else ' '}] ", ("F2", "bold"), f"  {words}"))

    def on_click(self) -> None:
        self.post_message(self.Clicked())


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
        privacy: Privacy | None = None,
    ) -> None:
        """``place`` is the answer's key and the field; ``heading`` what it is, and to what.

        ``privacy``: of a note, which can be private; None for other texts.
        """
        super().__init__()
        self.drafting = Drafting(session, *place, start)
        self._heading = heading
        self._start = start
        self._keep = keep
        self._privacy = privacy
        self._private = bool(privacy and privacy.now)

    def content(self) -> Iterable[Widget]:
        what, about = self._heading
        yield Static(Content(safe(what)), classes="title")
        yield Static(Content(safe(about)), classes="about")
        if self._privacy:
            yield PrivateLine()
        text = self.drafting.found.text if self.drafting.found else self._start
        yield Writing(safe(text))

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        self.set_focus(area)
        area.move_cursor(area.document.end)
        for line in self.query(PrivateLine):
            line.say(private=self._private)

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        super().show_keys(hide=hide if self._privacy else (*hide, "private"))

    def typed(self) -> str:
        return safe(self.query_one(TextArea).text)

    def action_keep(self) -> None:
        """Save and go back; stay, with the text, when it cannot be saved."""
        said = _("Saved.")
        try:
            if self.typed() == self._start:
                said = ""
            else:
                self._keep(self.typed())
            self.drafting.drop()
        except Deleted as error:
            if self.gone:
                self.dismiss("")
            else:
                self.lost(error)
            return
        except AssessError as error:
            self.draft()
            words = _("{problem} Your text is still here.")
            self.say(words.format(problem=failure(error)), error=True)
            return
        self.dismiss(said)

    def on_private_line_clicked(self) -> None:
        self.action_private()

    def action_private(self) -> None:
        """Make the note private or no longer private; that is saved at once."""
        if self._privacy is None:
            return
        try:
            self._privacy.keep(not self._private)
        except Deleted as error:
            self.lost(error)
            return
        except AssessError as error:
            self.say(failure(error), error=True)
            return
        self._private = not self._private
        self.query_one(PrivateLine).say(private=self._private)
        self.say(_("The note is private now.") if self._private else _("No longer private."))

    def action_saved(self) -> None:
        self.query_one(TextArea).load_text(self._start)
        self.draft()
        self.say(_("This is the text as it was saved."))
