"""Answering the question on the screen: every key acts on the one that is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pydantic import ValidationError
from textual import on
from textual.screen import Screen

from assess.core.answers import misfit
from assess.core.assessment import Answer
from assess.core.questions import InformationQuestion
from assess.core.text import LINE_LIMIT, clean
from assess.errors import AnswerRefused, AssessError
from assess.language import gettext as _
from assess.language import noop as N_
from assess.tui.answering import TYPED, chosen
from assess.tui.drafting import Drafting
from assess.tui.screens.keeping import KeepingPage
from assess.tui.shown import Shown, unknown_words
from assess.tui.typed import typed_date, typed_number
from assess.tui.widgets.body import Body
from assess.tui.words import refusal, safe

UNKNOWN = (
    ("nobody-knows", N_("Nobody knows: we asked and looked, and there is no answer.")),
    ("not-collected", N_("No data are collected on this.")),
)


class AnsweringPage(KeepingPage):
    """What the keys do to the question shown."""

    def can_answer(self) -> Shown | None:
        """The question shown, if it can be answered now; else None, and the reason is said."""
        if self.shown is not None and self.shown.closed:
            self.say(self.shown.closed, error=True)
            return None
        return self.shown

    def action_answer(self, digit: str | int) -> None:
        shown = self.can_answer()
        if not shown:
            return
        if isinstance(shown.question, TYPED):
            self._type(shown, str(digit))
            return
        for place, choice in enumerate(self.query_one(Body).choices()):
            if choice.key == str(digit):
                self._choose(place)
                return
        self.say(_("There is no answer {key} to this question.").format(key=digit), error=True)

    def action_pick(self) -> None:
        place = self.query_one(Body).marked
        if place is None:
            self.say(_("Mark an answer with ↑↓ first, or press its digit."))
        elif self.can_answer():
            self._choose(place)

    @on(Body.Picked)
    def _picked(self, event: Body.Picked) -> None:
        if self.can_answer():
            self._choose(event.place)

    def _choose(self, place: int) -> None:
        assert self.shown is not None
        choice = self.query_one(Body).choices()[place]
        response = chosen(self.shown.question, self.shown.answer, choice)
        self.respond(self.shown.key, **response)

    def action_clear(self) -> None:
        """Take the answer back; note, documents and flag stay."""
        shown = self.can_answer()
        if not shown or (shown.unsaved and shown.unsaved.contested and self.drop_mine()):
            return
        if shown.answer.response is None:
            self.say(_("There is no answer to take back."))
        else:
            answer = shown.answer.without_response()
            self.try_keep(shown.key, answer, _("The answer is taken back."))

    def action_confirm(self) -> None:
        assert self.shown is not None
        if self.take_mine():
            return
        if self.shown.key in self.session.assessment.to_confirm or self.shown.sides:
            self.try_keep(self.shown.key, self.shown.answer, _("Confirmed."))
        else:
            self.say(_("There is nothing to confirm here."))

    def action_flag(self) -> None:
        assert self.shown is not None
        on = not self.shown.answer.flag
        said = _("Flagged, to come back to.") if on else _("The flag is taken off.")
        changed = self.shown.answer.model_copy(update={"flag": on})
        self.try_keep(self.shown.key, changed, said)

    def action_unsure(self) -> None:
        assert self.shown is not None
        on = not self.shown.answer.unsure
        said = (
            _("Marked as not sure. The answer counts as it is; the review lists it.")
            if on
            else _("No longer marked as not sure.")
        )
        changed = self.shown.answer.model_copy(update={"unsure": on})
        self.try_keep(self.shown.key, changed, said)

    def action_unknown(self) -> None:
        from assess.tui.screens.dialogs import Menu  # noqa: PLC0415 (when asked for)

        shown = self.can_answer()
        if shown:
            lines = [_(words) for _kind, words in UNKNOWN]
            menu = Menu(_("Unknown. {means}").format(means=unknown_words(shown)), lines)
            self.app.push_screen(menu, partial(self._unknown, shown.key))

    def _unknown(self, key: str, place: int | None) -> None:
        if place is not None:
            self.respond(key, _("Saved as unknown."), unknown=UNKNOWN[place][0])

    def action_not_applicable(self) -> None:
        from assess.tui.screens.dialogs import Menu  # noqa: PLC0415 (when asked for)

        shown = self.can_answer()
        if not shown:
            return
        reasons = shown.question.na_reasons
        if not reasons:
            self.say(_("“Not applicable” is not offered for this question."), error=True)
            return
        menu = Menu(_("Not applicable, because:"), reasons)
        self.app.push_screen(menu, partial(self._not_applicable, shown.key, reasons))

    def _not_applicable(self, key: str, reasons: tuple[str, ...], place: int | None) -> None:
        if place is not None:
            self.respond(key, _("Saved as not applicable."), not_applicable=reasons[place])

    def action_awaiting(self) -> None:
        shown = self.can_answer()
        if shown:
            heading = _("Which agency is to answer? The question stays unanswered until then.")
            start = shown.answer.awaiting or ""
            self._ask(shown, "awaiting", heading, start, partial(self._await, shown.key))

    def _await(self, key: str, agency: str) -> str:
        self._give(key, awaiting=_agency(agency))
        return _("Saved: it waits for them.")

    # Typed answers and notes

    def action_enter(self) -> None:
        shown = self.can_answer()
        if shown and isinstance(shown.question, TYPED):
            self._type(shown, "")
        elif shown:
            self.say(_("This question is answered with the keys beside the answers."))

    def _type(self, shown: Shown, begun: str) -> None:
        """Open the field for a number or a date, or the editor for a text."""
        question = shown.question
        if isinstance(question, InformationQuestion) and question.answer == "text":
            self._write(shown, "text", _("Answer"), shown.answer.text or "")
            return
        day = isinstance(question, InformationQuestion) and question.answer == "date"
        now = shown.answer.date if day else shown.answer.number
        self._ask(
            shown,
            "date" if day else "number",
            question.text,
            "" if now is None else str(now),
            partial(self._keep_typed, shown),
            begun=begun,
            hint=_("year-month-day") if day else getattr(question, "unit", ""),
        )

    def _ask(
        self,
        shown: Shown,
        field: str,
        heading: str,
        start: str,
        keep: Callable[[str], str],
        **more: str,
    ) -> None:
        """Open the field for one line, which is drafted as ``field`` of the answer."""
        from assess.tui.screens.dialogs import Ask  # noqa: PLC0415 (when asked for)

        place = (shown.key, field)
        self._open(lambda: Ask(heading, Drafting(self.session, *place, start), keep, **more))

    def _open(self, make: Callable[[], Screen[str]]) -> None:
        """Open a screen on which text is typed; where its draft cannot be read, say so."""
        try:
            screen = make()
        except AssessError as error:
            self.refuse(error)
            return
        self.app.push_screen(screen, lambda said: self.say(said or ""))

    def _read(self, shown: Shown, text: str) -> dict[str, Any]:
        """Read a typed number or date. Raises AnswerRefused when it cannot be an answer."""
        question = shown.question
        if isinstance(question, InformationQuestion) and question.answer == "date":
            day = self.session.assessment.profile.reference_date
            response: dict[str, Any] = {"date": typed_date(text, example=day)}
        else:
            response = {"number": typed_number(text)}
        try:
            wrong = misfit(question, Answer().respond(**response))
        except ValidationError as error:
            raise AnswerRefused(refusal(error)) from error
        if wrong:
            raise AnswerRefused(wrong)
        return response

    def _keep_typed(self, shown: Shown, text: str) -> str:
        self._give(shown.key, **self._read(shown, text))
        return _("Saved.")

    def _give(self, key: str, **response: Any) -> None:
        """Save a response. Raises AssessError and ValidationError; the text stays in its field."""
        self.keep(key, self.standing(key).respond(**response))

    def action_note(self) -> None:
        assert self.shown is not None
        self._write(self.shown, "note", _("Note"), self.shown.answer.note)

    def _write(self, shown: Shown, field: str, what: str, start: str) -> None:
        """Open the editor; what it holds is saved beside all else that is said."""
        from assess.tui.screens.writing import Privacy, WritingScreen  # noqa: PLC0415 (when asked for)

        key = shown.key

        def keep(text: str) -> None:
            now = self.standing(key)
            if field == "note":
                changed = Answer.model_validate({**now.model_dump(), "note": text})
            else:
                changed = now.respond(text=text) if text.strip() else now.without_response()
            self.keep(key, changed)

        def keep_private(private: bool) -> None:  # noqa: FBT001 (the form of a callback)
            self.keep(key, self.standing(key).model_copy(update={"private": private}))

        heading = (what, shown.question.text)
        privacy = Privacy(shown.answer.private, keep_private) if field == "note" else None
        self._open(lambda: WritingScreen(self.session, (key, field), heading, start, keep, privacy))


def _agency(name: str) -> str:
    """Return the name of an agency in its normal form. Raises AssessError without one."""
    agency = clean(safe(name), what=_("The name"), limit=LINE_LIMIT, lines=False)
    if not agency:
        raise AnswerRefused(_("Type the name of the agency."))
    return agency
