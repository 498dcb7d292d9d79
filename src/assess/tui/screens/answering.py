"""Answering the question on the screen: a change is shown once it is saved."""

from __future__ import annotations

from functools import partial
from typing import Any

from pydantic import ValidationError
from textual.reactive import reactive

from assess.core.answers import misfit
from assess.core.assessment import Answer
from assess.core.questions import InformationQuestion
from assess.core.text import LINE_LIMIT, clean
from assess.errors import AnswerRefused, AssessError
from assess.session import Session
from assess.tui.answering import TYPED, chosen
from assess.tui.screens.dialogs import Ask, Menu
from assess.tui.screens.page import Page
from assess.tui.screens.writing import WritingScreen
from assess.tui.shown import Shown, unknown_words
from assess.tui.typed import typed_date, typed_number
from assess.tui.widgets.body import Body, ChoiceRow
from assess.tui.words import refusal, safe

UNKNOWN = (
    ("nobody-knows", "Nobody knows: we asked and looked, and there is no answer."),
    ("not-collected", "No data are collected on this."),
)


class AnsweringPage(Page[None]):
    """Owns the view and the question in it, as ``shown``; its keys act on that question."""

    shown: reactive[Shown | None] = reactive(None)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def look(self) -> None:
        """Take the session's view, at the same question."""
        if self.shown is not None:
            self.shown = Shown(self.session.view, self.shown.checklist, self.shown.question_id)

    def keep(self, key: str, answer: Answer) -> None:
        """Save an answer and show the new state. Raises AssessError; the old one stands then."""
        self.session.answer(key, answer)
        self.look()

    def try_keep(self, key: str, answer: Answer, said: str = "Saved.") -> None:
        """Save an answer, and say whether it is saved."""
        try:
            self.keep(key, answer)
        except (AssessError, ValidationError) as error:
            self.say(refusal(error), error=True)
        else:
            self.say(said)

    def respond(self, key: str, said: str = "Saved.", **response: Any) -> None:
        """Give a response to the question of ``key``, beside its note, documents and flag."""
        before = self.session.assessment.answers.get(key) or Answer()
        try:
            answer = before.respond(**response)
        except (AssessError, ValidationError) as error:
            self.say(refusal(error), error=True)
        else:
            self.try_keep(key, answer, said)

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
        self.say(f"There is no answer {digit} to this question.", error=True)

    def action_pick(self) -> None:
        place = self.query_one(Body).marked
        if place is None:
            self.say("Mark an answer with ↑↓ first, or press its digit.")
        elif self.can_answer():
            self._choose(place)

    def on_choice_row_picked(self, event: ChoiceRow.Picked) -> None:
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
        if not shown:
            return
        if shown.answer.response is None:
            self.say("There is no answer to take back.")
        else:
            self.try_keep(shown.key, shown.answer.without_response(), "The answer is taken back.")

    def action_confirm(self) -> None:
        assert self.shown is not None
        if self.shown.key in self.session.assessment.to_confirm or self.shown.sides:
            self.try_keep(self.shown.key, self.shown.answer, "Confirmed.")
        else:
            self.say("There is nothing to confirm here.")

    def action_flag(self) -> None:
        assert self.shown is not None
        answer = self.shown.answer
        said = "The flag is taken off." if answer.flag else "Flagged, to come back to."
        changed = answer.model_copy(update={"flag": not answer.flag})
        self.try_keep(self.shown.key, changed, said)

    def action_unknown(self) -> None:
        shown = self.can_answer()
        if shown:
            lines = [words for _, words in UNKNOWN]
            menu = Menu(f"Unknown. {unknown_words(shown)}", lines)
            self.app.push_screen(menu, partial(self._unknown, shown.key))

    def _unknown(self, key: str, place: int | None) -> None:
        if place is not None:
            self.respond(key, "Saved as unknown.", unknown=UNKNOWN[place][0])

    def action_not_applicable(self) -> None:
        shown = self.can_answer()
        if not shown:
            return
        reasons = shown.question.na_reasons
        if not reasons:
            self.say("“Not applicable” is not offered for this question.", error=True)
            return
        menu = Menu("Not applicable, because:", reasons)
        self.app.push_screen(menu, partial(self._not_applicable, shown.key, reasons))

    def _not_applicable(self, key: str, reasons: tuple[str, ...], place: int | None) -> None:
        if place is not None:
            self.respond(key, "Saved as not applicable.", not_applicable=reasons[place])

    def action_awaiting(self) -> None:
        shown = self.can_answer()
        if shown:
            ask = Ask(
                "Which agency is to answer? The question stays unanswered until then.",
                value=shown.answer.awaiting or "",
                check=_agency,
            )
            self.app.push_screen(ask, partial(self._awaiting, shown.key))

    def _awaiting(self, key: str, agency: str | None) -> None:
        if agency is not None:
            self.respond(key, "Saved: it waits for them.", awaiting=_agency(agency))

    # Typed answers and notes

    def action_enter(self) -> None:
        shown = self.can_answer()
        if shown and isinstance(shown.question, TYPED):
            self._type(shown, "")
        elif shown:
            self.say("This question is answered with the keys beside the answers.")

    def _type(self, shown: Shown, begun: str) -> None:
        """Open the field for a number or a date, or the editor for a text."""
        question = shown.question
        if isinstance(question, InformationQuestion) and question.answer == "text":
            self._write(shown, "text", "Answer", shown.answer.text or "")
            return
        day = isinstance(question, InformationQuestion) and question.answer == "date"
        unit = getattr(question, "unit", "")
        now = shown.answer.date if day else shown.answer.number
        ask = Ask(
            question.text,
            value=begun or ("" if now is None else str(now)),
            hint="year-month-day" if day else unit,
            check=partial(self._read, shown),
        )
        self.app.push_screen(ask, partial(self._typed, shown))

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

    def _typed(self, shown: Shown, text: str | None) -> None:
        if text is not None:
            self.respond(shown.key, **self._read(shown, text))

    def action_note(self) -> None:
        assert self.shown is not None
        self._write(self.shown, "note", "Note", self.shown.answer.note)

    def _write(self, shown: Shown, field: str, what: str, start: str) -> None:
        """Open the editor; what it holds is saved beside all else that is said."""
        key = shown.key

        def keep(text: str) -> None:
            now = self.session.assessment.answers.get(key) or Answer()
            if field == "note":
                changed = Answer.model_validate({**now.model_dump(), "note": text})
            else:
                changed = now.respond(text=text) if text.strip() else now.without_response()
            self.keep(key, changed)

        heading = (what, shown.question.text)
        try:
            screen = WritingScreen(self.session, (key, field), heading, start, keep)
        except AssessError as error:
            self.say(str(error), error=True)
            return
        self.app.push_screen(screen, lambda said: self.say(said or ""))


def _agency(name: str) -> str:
    """Return the name of an agency in its normal form. Raises AssessError without one."""
    agency = clean(safe(name), what="The name", limit=LINE_LIMIT, lines=False)
    if not agency:
        raise AnswerRefused("Type the name of the agency.")
    return agency
