"""Answering the question that was read out last: a change is told once it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from assess.core.assessment import Answer
from assess.core.questions import ElementsQuestion
from assess.core.terms import answer_words
from assess.core.text import LINE_LIMIT, clean
from assess.errors import AnswerRefused, AssessError, Deleted
from assess.language import gettext as _
from assess.plain.answers import is_text
from assess.plain.console import Console
from assess.plain.documents import Documents
from assess.plain.holding import Holding
from assess.plain.words import score_words, ticked_words
from assess.plain.writing import Writing
from assess.session import Session
from assess.tui.drafting import Drafting
from assess.tui.shown import Shown, unknown_words
from assess.tui.words import refusal


class Giving(Holding):
    """Owns the session and the question in it. Every method raises Leave and Deleted."""

    def __init__(self, console: Console, session: Session, *, show_score: bool) -> None:
        super().__init__(console, session)
        self._show_score = show_score

    def guard(self, do: Callable[[], None]) -> None:
        """Do something that may be refused, and say why. Raises Deleted."""
        try:
            do()
        except Deleted:
            raise
        except (AssessError, ValidationError) as error:
            self.look()
            self.console.say(refusal(error))

    def keep(self, answer: Answer, said: str) -> None:
        """Save an answer to the question, and say that it is saved. Raises AssessError."""
        if self.save(self.here().key, answer):
            self.console.say(said)

    def respond(self, **response: Any) -> None:
        """Give a response beside note, documents and flag; say it and the new score."""
        shown = self.open()
        if shown is None:
            return
        if not self.save(shown.key, self._now().respond(**response)):
            return
        shown = self.here()
        if isinstance(shown.question, ElementsQuestion) and shown.answer.elements:
            words = ticked_words(shown.question, shown.answer)
        else:
            words = answer_words(shown.question, shown.answer, shown.view.assessment.profile)
        self.console.say(_("Saved: {answer}").format(answer=words))
        if self._show_score:
            self.console.say(
                _("{checklist}: {score}.").format(
                    checklist=shown.edition.checklist.title, score=score_words(shown.result.score)
                )
            )

    def open(self) -> Shown | None:
        """The question, if it can be answered now; else None, and the reason is said."""
        shown = self.here()
        if shown.closed:
            self.console.say(shown.closed)
            return None
        return shown

    def _now(self) -> Answer:
        """What is said so far: what is held as not saved, else as it stands on disk."""
        held = self.unsaved_answers.get(self.here().key)
        return held or self.session.assessment.answers.get(self.here().key) or Answer()

    # The answers that fit every question

    def unknown(self, rest: str) -> None:
        """Unknown: nobody knows, or no data are collected."""
        shown = self.open()
        if shown is None:
            return
        kinds = ("nobody-knows", "not-collected")
        lines = (
            _("Nobody knows: we asked and looked, and there is no answer."),
            _("No data are collected on this."),
        )
        heading = _("Unknown. {what}").format(what=unknown_words(shown))
        chosen = self._chosen(rest, heading, lines)
        if chosen is not None:
            self.respond(unknown=kinds[chosen])

    def not_applicable(self, rest: str) -> None:
        """Not applicable, for one of the reasons that the question offers."""
        shown = self.open()
        if shown is None:
            return
        reasons = shown.question.na_reasons
        if not reasons:
            self.console.say(_("“Not applicable” is not offered for this question."))
            return
        chosen = self._chosen(rest, _("Not applicable, because:"), reasons)
        if chosen is not None:
            self.respond(not_applicable=reasons[chosen])

    def _chosen(self, rest: str, heading: str, lines: tuple[str, ...]) -> int | None:
        """The place of a line, from the number typed with the command, or asked for."""
        if rest.isdecimal() and 1 <= int(rest) <= len(lines):
            return int(rest) - 1
        return self.console.choose(heading, lines, _("leave the answer as it is"))

    def waiting(self, rest: str) -> None:
        """Another agency is to answer."""
        shown = self.open()
        if shown is None:
            return
        drafting = Drafting(self.session, shown.key, "awaiting", shown.answer.awaiting or "")
        if not rest and drafting.found:
            typed = drafting.found.text
            if self.console.confirm(_("You typed “{name}”. Use it?").format(name=typed)):
                rest = typed
        if not rest:
            rest = self.console.ask(_("Which agency is to answer? Enter leaves it as it is:"))
        if not rest:
            drafting.drop()
            return
        drafting.keep(rest)
        agency = clean(rest, what=_("The name"), limit=LINE_LIMIT, lines=False)
        if not agency:
            raise AnswerRefused(_("Type the name of the agency."))
        self.respond(awaiting=agency)
        drafting.drop()

    def clear(self) -> None:
        """Take the answer back; note, documents and flag stay."""
        shown = self.open()
        if shown is None:
            return
        if shown.answer.response is None:
            self.console.say(_("There is no answer to take back."))
        else:
            self.keep(shown.answer.without_response(), _("The answer is taken back."))

    def confirm(self) -> None:
        """Confirm an answer that is to be confirmed, or that copies disagree about."""
        shown = self.here()
        if shown.key in self.session.assessment.to_confirm or shown.sides:
            self.keep(shown.answer, _("Confirmed."))
        else:
            self.console.say(_("There is nothing to confirm here."))

    # Beside the answer

    def flag(self) -> None:
        """Flag the question, or take the flag off."""
        on = not self._now().flag
        said = _("Flagged, to come back to.") if on else _("The flag is taken off.")
        self.keep(self._now().model_copy(update={"flag": on}), said)

    def unsure(self) -> None:
        """Mark the answer as unsure, or no longer."""
        on = not self._now().unsure
        said = _("Marked as unsure.") if on else _("No longer marked as unsure.")
        self.keep(self._now().model_copy(update={"unsure": on}), said)

    def private(self) -> None:
        """Make the note private, or no longer."""
        on = not self._now().private
        said = (
            _("The note is private: reports for partners and the public leave it out.")
            if on
            else _("The note is no longer private: every report prints it.")
        )
        self.keep(self._now().model_copy(update={"private": on}), said)

    def note(self) -> None:
        """Write the note."""

        def keep(text: str) -> None:
            changed = Answer.model_validate({**self._now().model_dump(), "note": text})
            self.session.answer(self.here().key, changed)

        self._write("note", _("Note"), self.here().answer.note, keep)

    def write_answer(self) -> None:
        """Write a text as the answer."""
        shown = self.open()
        if shown is None:
            return
        if not is_text(shown.question):
            self.console.say(_("Type the answer itself; help says how."))
            return

        def keep(text: str) -> None:
            now = self._now()
            given = now.respond(text=text) if text.strip() else now.without_response()
            self.session.answer(shown.key, given)

        self._write("text", _("Answer"), shown.answer.text or "", keep)

    def _write(self, field: str, what: str, start: str, keep: Callable[[str], None]) -> None:
        place = (self.here().key, field)
        Writing(self.console, self.session, place, start, keep).run(what)
        self.look()

    def documents(self) -> None:
        """List and change the documents."""
        Documents(self.console, self.session, self.here().key).run()
        self.look()
