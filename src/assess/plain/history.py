"""Who changed what when, and the way back to an earlier answer."""

from __future__ import annotations

from assess.core.assessment import Answer
from assess.core.history import Change
from assess.core.terms import answer_words
from assess.core.told import told
from assess.errors import NotFound
from assess.language import gettext as _
from assess.plain.console import Console
from assess.session import Session
from assess.tui.words import one_line, when_words


class History:
    """The changes of one assessment."""

    def __init__(self, console: Console, session: Session) -> None:
        self._console = console
        self._session = session

    def run(self, key: str = "") -> str:
        """List the changes, newest first; a number puts an earlier answer back.

        ``key``: of the answer to one question only. Returns what was typed while the changes of
        all were read out. Raises AssessError.
        """
        changes = self._session.history(key)
        if not changes:
            self._console.say(_("Nothing was changed here yet."))
            return ""
        lines = [self._line(change, named=not key) for change in changes]
        if not key:
            return self._console.read_out([f"{n}. {line}" for n, line in enumerate(lines, 1)], 2)
        chosen = self._console.choose(
            _("Answers given here, the newest first. A number puts one back."), lines
        )
        if chosen is not None and self._console.confirm(_("Make this the answer again?")):
            self._session.put_back(changes[chosen])
            self._console.say(_("Done. The history shows it as one more change."))
        return ""

    def _line(self, change: Change, *, named: bool) -> str:
        who = change.event.who or _("someone")
        said = self._what(change)
        words = _("{when}, {who}: {what}").format(
            when=when_words(change.event.at), who=one_line(who), what=said
        )
        about = self._about(change) if named else ""
        return f"{about}. {words}" if about else words

    def _about(self, change: Change) -> str:
        if not change.question:
            return told(change, self._session.view).subject
        try:
            _edition, question = self._session.find(change.question)
        except NotFound:
            return change.question
        return one_line(question.text)

    def _what(self, change: Change) -> str:
        """The change in words: an answer, or what of it changed."""
        if not change.question:
            return one_line(told(change, self._session.view).after) or _("nothing")
        was, now = change.answers
        try:
            _edition, question = self._session.find(change.question)
        except NotFound:
            return _("a question that is no longer asked")
        profile = self._session.assessment.profile
        before, after = (answer_words(question, each, profile) for each in (was, now))
        said = after or _("no answer")
        if before == after:
            said = _beside(was or Answer(), now or Answer()) or said
        return one_line(said)


def _beside(was: Answer, now: Answer) -> str:
    """What changed beside the answer."""
    changed = []
    if was.note != now.note:
        changed.append(_("note: {note}").format(note=now.note or _("none")))
    if was.evidence != now.evidence:
        changed.append(_("documents: {n}").format(n=len(now.evidence)))
    if was.flag != now.flag:
        changed.append(_("flagged") if now.flag else _("flag taken off"))
    if was.unsure != now.unsure:
        changed.append(_("unsure") if now.unsure else _("no longer unsure"))
    if was.private != now.private:
        changed.append(_("note private") if now.private else _("note no longer private"))
    return "; ".join(changed)
