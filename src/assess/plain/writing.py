"""Texts of several lines: drafted on disk after every line, saved with a point."""

from __future__ import annotations

from collections.abc import Callable

from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.language import noop as N_
from assess.plain.console import Console, safe
from assess.session import Session
from assess.tui.drafting import Drafting
from assess.tui.words import failure, when_words

_HELP = (
    (".", N_("save it and go back")),
    (".list", N_("read it back")),
    (".cut", N_("take the last line away")),
    (".new", N_("start again with nothing")),
    (".drop", N_("go back without saving what you typed")),
    ("..", N_("at the beginning of a line: a line that begins with one point")),
)


class Writing:
    """One text being typed. ``keep`` saves it and raises AssessError when it cannot be."""

    def __init__(
        self,
        console: Console,
        session: Session,
        place: tuple[str, str],
        start: str,
        keep: Callable[[str], None],
    ) -> None:
        """``place``: the answer's key and the field, under which the screens draft it too.

        Raises StoreError when the drafts cannot be read.
        """
        self._console = console
        self._drafting = Drafting(session, *place, start)
        self._start = start
        self._keep = keep
        self._text = self._drafting.found.text if self._drafting.found else start

    def run(self, what: str) -> bool:
        """Take lines until the text is saved or dropped; return whether it was saved.

        Raises Leave, with the draft on disk, and Deleted.
        """
        self._begin(what)
        while True:
            typed = safe(self._console.line(">"))
            word = typed.strip().casefold()
            if word == ".":
                if self._save():
                    return True
            elif word == ".drop":
                self._drop()
                return False
            elif word in (".list", ".cut", ".new", ".help", "?"):
                self._do(word)
            else:
                self._add(typed.removeprefix(".") if typed.startswith("..") else typed)

    def _begin(self, what: str) -> None:
        say = self._console.say
        if self._drafting.found:
            at = when_words(self._drafting.found.at)
            say(
                _("{what}. This is what you typed on {when}; it is not saved yet:").format(
                    what=what, when=at
                )
            )
            say(self._text, 2)
        elif self._start:
            say(_("{what}. This is the text as it is saved:").format(what=what))
            say(self._start, 2)
        else:
            say(_("{what}. There is no text yet.").format(what=what))
        say(
            _(
                "Type lines; each is kept on disk at once. A point alone on a line saves the text. "
                ".help lists what else can be typed."
            )
        )

    def _do(self, word: str) -> None:
        if word == ".list":
            self._console.say(self._text or _("There is no text yet."), 2)
            return
        if word in (".help", "?"):
            for command, does in _HELP:
                self._console.say(f"{command}  {_(does)}", 2)
            return
        self._text = "" if word == ".new" else self._text.rpartition("\n")[0]
        said = _("The text is empty now.") if not self._text else _("Done; it ends now with:")
        self._console.say(said)
        if self._text:
            self._console.say(self._text.rpartition("\n")[2], 2)
        self._draft()

    def _add(self, line: str) -> None:
        self._text = f"{self._text}\n{line}" if self._text else line
        self._draft()

    def _draft(self) -> None:
        try:
            self._drafting.keep(self._text)
        except AssessError as error:
            self._console.say(
                _("What you type cannot be kept on disk. {why}").format(why=failure(error))
            )

    def _save(self) -> bool:
        try:
            if self._text != self._start:
                self._keep(self._text)
            self._drafting.drop()
        except Deleted:
            raise
        except AssessError as error:
            self._draft()
            self._console.say(
                _("{why} Your text is still here; .drop goes back without it.").format(
                    why=failure(error)
                )
            )
            return False
        self._console.say(_("Saved."))
        return True

    def _drop(self) -> None:
        try:
            self._drafting.drop()
        except AssessError as error:
            self._console.say(failure(error))
        self._console.say(_("Not saved; the text stays as it was."))
