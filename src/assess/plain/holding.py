"""Answers that the store will not take: kept, tried again before the next command, and told."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ValidationError

from assess.core.assessment import Answer
from assess.core.terms import answer_words
from assess.errors import AssessError, Deleted, StoreError
from assess.language import gettext as _
from assess.plain.console import Console
from assess.session import Session
from assess.tui.holding import Held
from assess.tui.shown import Shown, first
from assess.tui.words import refusal


class Holding:
    """Owns the session, the question in it, and what is not saved yet."""

    def __init__(self, console: Console, session: Session) -> None:
        self.console = console
        self.session = session
        self.shown = first(session.view)
        self._held: dict[str, Held] = {}

    def look(self) -> None:
        """Take the session's view, at the same question."""
        if self.shown is not None:
            view, here = self.session.view, (self.shown.checklist, self.shown.question_id)
            there = here[0] in view.editions and here[1] in view.editions[here[0]].questions
            self.shown = Shown(view, *here) if there else first(view)

    def here(self) -> Shown:
        """The question that was read out last."""
        assert self.shown is not None
        held = self._held.get(self.shown.key)
        return replace(self.shown, unsaved=held) if held else self.shown

    @property
    def unsaved_answers(self) -> dict[str, Answer]:
        """What is not saved, by the key of its question."""
        return {key: held.mine for key, held in self._held.items()}

    def save(self, key: str, answer: Answer) -> bool:
        """Save an answer; where the store refuses, hold it and say so. Raises AssessError."""
        held = self._held.get(key)
        base = held.base if held else self.session.assessment.answers.get(key) or Answer()
        mine = Held(base, answer, "")
        try:
            self.session.answer(key, mine.on(self.session.assessment.answers.get(key) or Answer()))
        except StoreError as error:
            self._held[key] = mine
            words = _("NOT SAVED yet, but kept here and tried again before what you type next.")
            self.console.say(f"{words} {error}")
        else:
            self._held.pop(key, None)
        self.look()
        return key not in self._held

    def retry(self) -> None:
        """Try again to save what is held, and say of each answer that it is saved now."""
        for key, held in list(self._held.items()):
            question = self.session.find(key)[1]
            try:
                now = self.session.assessment.answers.get(key) or Answer()
                self.session.answer(key, held.on(now))
            except StoreError as error:
                self.console.say(_("Still NOT SAVED: {why}").format(why=error))
                return
            except Deleted:
                raise
            except (AssessError, ValidationError) as error:
                self.console.say(
                    _("Your answer to “{question}” is not saved: {why}").format(
                        question=question.text, why=refusal(error)
                    )
                )
            else:
                self.console.say(_("Saved now: “{question}”").format(question=question.text))
            del self._held[key]
            self.look()

    def tell_unsaved(self) -> int:
        """Say which answers are not saved, to be typed again; return how many."""
        profile = self.session.assessment.profile
        for key, held in self._held.items():
            question = self.session.find(key)[1]
            words = answer_words(question, held.mine, profile) or _("No answer.")
            told = _("NOT SAVED: {question} {answer}")
            self.console.say(told.format(question=question.text, answer=words))
        return len(self._held)
