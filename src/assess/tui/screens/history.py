"""Who changed what, when; and back to an earlier answer."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from assess.core.events import COUNTRY_VOICE
from assess.core.history import Change
from assess.core.told import Told, told
from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.screens.dialogs import Confirm
from assess.tui.screens.listing import Listing
from assess.tui.widgets.marked import MarkedList
from assess.tui.words import country_words, failure, one_line, safe, when_words

_NAME = 16
"""Most characters of a name in a row."""


class HistoryScreen(Listing[str]):
    """Every change, the newest first; with ``key`` those of the answer to one question.

    Returns what to say on the screen before. Raises NotFound and StoreError.
    """

    TABLE = "history"
    BINDINGS = bindings("history")

    def __init__(self, session: Session, key: str = "") -> None:
        super().__init__()
        self._session = session
        self._opened_on = key
        self._only = key
        self._changes: dict[str, Change] = {}
        self._read()

    def _read(self) -> None:
        found = self._session.history(self._only)
        self._changes = {change.event.id: change for change in found}
        names = (cell_len(one_line(change.event.who, _NAME)) for change in found)
        self._name_width = max(names, default=0)

    def content(self) -> Iterable[Widget]:
        yield Static(id="title", classes="title", markup=False)
        yield MarkedList(id="changes")
        yield Static(_("Nothing was changed here yet."), id="empty", markup=False)
        yield Static(id="detail", markup=False)

    @on(Resize)
    def show(self) -> None:
        """Fill the list, the detail and the heading."""
        rows = [(name, self._row(change)) for name, change in self._changes.items()]
        listed = self.query_one(MarkedList)
        listed.show(rows)
        listed.display = bool(rows)
        self.query_one("#empty").display = not rows
        own = country_words(self._session.assessment)
        words = _("History of one question: {name}") if self._only else _("History: {name}")
        self.query_one("#title", Static).update(Content(words.format(name=own)))
        hide = () if rows else ("put_back", "only")
        self.show_keys(hide=("only", *hide) if self._opened_on else hide)
        self._detail()

    def _told(self, change: Change) -> Told:
        return told(change, self._session.view)

    def _row(self, change: Change) -> Content:
        event, what = change.event, self._told(change)
        who = set_cell_size(one_line(event.who, _NAME), self._name_width)
        said = one_line(what.after) or _("taken back")
        text = said if self._only else f"{one_line(what.subject)}: {said}"
        width = max(20, self.size.width - 3)
        line = f"{when_words(event.at)}  {who}  {text}"
        return Content(set_cell_size(line, width).rstrip())

    def on_option_list_option_highlighted(self) -> None:
        self._detail()

    @property
    def _marked(self) -> Change | None:
        return self._changes.get(self.query_one(MarkedList).marked or "")

    def _detail(self) -> None:
        change = self._marked
        detail = self.query_one("#detail", Static)
        detail.display = change is not None
        if change:
            detail.styles.max_height = max(5, self.size.height // 2)
            detail.update(Content("\n".join(self._lines(change))))

    def _lines(self, change: Change) -> list[str]:
        event, what = change.event, self._told(change)
        who = event.who if event.voice == COUNTRY_VOICE else f"{event.who} ({event.voice})"
        nothing = _("nothing")
        lines = [
            safe(what.subject),
            _("By {who}, {when}").format(who=one_line(who), when=when_words(event.at)),
            _("Before: {words}").format(words=one_line(what.before, 1000) or nothing),
            _("After: {words}").format(words=one_line(what.after, 1000) or nothing),
        ]
        if event.reason:
            lines.append(_("Reason: {reason}").format(reason=one_line(event.reason, 1000)))
        return lines

    # Keys

    def action_go(self) -> None:
        self.action_put_back()

    def action_put_back(self) -> None:
        """Ask, then make the answer of the marked change the current one."""
        change = self._marked
        if change is None:
            return
        if not change.question:
            self.say(_("Only answers can be put back. Change the others in “about your country”."))
            return
        what = self._told(change)
        question = _("Back to this answer?\n\n{question}\n{answer}").format(
            question=what.subject, answer=one_line(what.after, 600) or _("No answer.")
        )
        self.app.push_screen(
            Confirm(question, _("back to it"), _("leave it as it is")),
            lambda yes: self._put_back(change) if yes else None,
        )

    def _put_back(self, change: Change) -> None:
        try:
            before = self._session.view
            self._session.put_back(change)
            self._read()
        except Deleted as error:
            self.dismiss(str(error))
        except AssessError as error:
            self.say(failure(error), error=True)
        else:
            self.show()
            same = self._session.view is before
            said = _("This is the answer now.") if same else _("Saved: the earlier answer is back.")
            self.say(said)

    def action_only(self) -> None:
        """Change between all changes and those of one question."""
        change = self._marked
        if self._opened_on or change is None:
            return
        if not self._only and not change.question:
            self.say(_("This change is not of a question."))
            return
        self._only = "" if self._only else change.question
        try:
            self._read()
        except AssessError as error:
            self.say(str(error), error=True)
            return
        self.say("")
        self.show()

    def action_back(self) -> None:
        self.dismiss("")
