"""Keeping answers: shown as saved once they are; what is not saved stays, and is tried again."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import Any

from pydantic import ValidationError
from textual.reactive import var

from assess.core.assessment import Answer
from assess.errors import AssessError, ChangedMeanwhile, Deleted, StoreError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.session import Session
from assess.tui.holding import Held
from assess.tui.screens.page import Page
from assess.tui.screens.rescue import offer_copy
from assess.tui.shown import Shown, first
from assess.tui.words import refusal

RETRY_EVERY = 3.0
"""Seconds between two tries to save what the store would not take."""

_NOT_SOONER = 1.0
"""Seconds after a try before a key makes another one: each may wait for the disk."""


class KeepingPage(Page[str]):
    """Owns the view and the question in it, as ``shown``, and what is not saved yet.

    Returns what home is to say: why it was left, where the user did not leave it.
    """

    shown: var[Shown | None] = var(None)
    unsaved: var[int] = var(0)
    """How many answers are held because they could not be saved."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._held: dict[str, Held] = {}
        self._tried = 0.0
        self.let_go = False
        """Whether the user lets go of the assessment, which is gone."""

    def on_mount(self) -> None:
        self.set_interval(RETRY_EVERY, self.retry)

    # What is shown

    def show(self, shown: Shown) -> None:
        """Show a question, with what is not saved of it."""
        held = self._held.get(shown.key)
        self.shown = shown if shown.unsaved is held else replace(shown, unsaved=held)
        self.unsaved = len(self._held)

    def look(self) -> None:
        """Take the session's view, at the same question."""
        if self.shown is not None:
            view, here = self.session.view, (self.shown.checklist, self.shown.question_id)
            there = here[0] in view.editions and here[1] in view.editions[here[0]].questions
            shown = Shown(view, *here) if there else first(view)
            if shown:
                self.show(shown)

    def read_again(self) -> None:
        try:
            news = self.session.refresh()
        except AssessError as error:
            self.refuse(error)
            return
        self.look()
        if news:
            self.say(_("Something was changed in another window; this is how it stands now."))

    def refuse(self, error: AssessError | ValidationError) -> None:
        """Say why something was not kept, and show what stands.

        Deleted meanwhile: ask once whether to keep what this window knows of it.
        """
        if isinstance(error, Deleted):
            self._held = {key: replace(held, lost=True) for key, held in self._held.items()}
        self.look()
        self.say(refusal(error), error=True)
        if isinstance(error, Deleted) and self.is_current:
            if self.let_go:
                self._copied(error, kept=False)
            else:
                offer_copy(self, self.session, error, self._copied)

    @property
    def unsaved_answers(self) -> dict[str, Answer]:
        """What is not saved, by the key of its question."""
        return {key: held.mine for key, held in self._held.items()}

    def _copied(self, error: Deleted, *, kept: bool) -> None:
        """Go on with the copy of an assessment that is gone; without one, go home."""
        if kept:
            self._held = {}
            self.look()
            self.say(_("Kept as a new assessment: {id}.").format(id=self.session.identity))
        elif not self._held and self.is_current:
            self.dismiss(str(error))

    # Saving

    def saved(self, key: str) -> Answer:
        """The answer as it stands on the disk."""
        return self.session.assessment.answers.get(key) or Answer()

    def standing(self, key: str) -> Answer:
        """The answer that a change starts from: one that is not saved yet, else the saved one."""
        held = self._held.get(key)
        return held.mine if held and not held.contested else self.saved(key)

    def keep(self, key: str, answer: Answer) -> None:
        """Save an answer and show the new state. Raises AssessError; nothing is held then."""
        self.session.answer(key, answer)
        self._held.pop(key, None)
        self.look()

    def try_keep(self, key: str, answer: Answer, said: str = "") -> None:
        """Save an answer that the user gave, and say so; hold it where the store refuses."""
        self.retry(soon=True)
        held = self._held.get(key)
        base = held.base if held and not held.contested else self.saved(key)
        try:
            problem = self._save(key, Held(base, answer, ""))
        except (AssessError, ValidationError) as error:
            self.refuse(error)
            return
        self.look()
        if isinstance(problem, Deleted):
            self.refuse(problem)
        elif problem:
            self.say(_held_words(problem), error=True)
        else:
            self.say(said or _("Saved."))

    def respond(self, key: str, said: str = "", **response: Any) -> None:
        """Give a response to the question of ``key``, beside its note, documents and marks."""
        try:
            answer = self.standing(key).respond(**response)
        except ValidationError as error:
            self.refuse(error)
        else:
            self.try_keep(key, answer, said)

    def _save(self, key: str, held: Held) -> AssessError | None:
        """Save what is held; where the store refuses hold it (again), and return why.

        Raises AssessError where the answer itself cannot be one, and ValidationError.
        """
        now = self.saved(key)
        try:
            self.session.answer(key, held.on(now))
        except Deleted as error:
            self._held[key] = replace(held, why=str(error), lost=True)
            return error
        except ChangedMeanwhile as error:
            self._held[key] = replace(held, why=str(error), contested=True)
            return error
        except StoreError as error:
            self._held[key] = replace(held, why=str(error), contested=False)
            return error
        self._held.pop(key, None)
        return None

    def retry(self, *, soon: bool = False) -> None:
        """Try again to save what is held. ``soon``: not right after the last try."""
        waiting = {k: h for k, h in self._held.items() if not (h.contested or h.lost)}
        if not waiting or (soon and monotonic() - self._tried < _NOT_SOONER):
            return
        problem = self._save_all(waiting)
        self._tried = monotonic()
        left = len(self._held)
        self.look()
        if problem:
            self.say(_held_words(problem), error=True)
        elif not left:
            words = ngettext(
                "Saved now: the answer that could not be saved before.",
                "Saved now: the {n} answers that could not be saved before.",
                len(waiting),
            )
            self.say(words.format(n=number(len(waiting))))

    def _save_all(self, waiting: dict[str, Held]) -> AssessError | None:
        """Save what is held until the store refuses one; return why it did."""
        for key, held in waiting.items():
            try:
                problem = self._save(key, held)
            except (AssessError, ValidationError) as error:
                self._held.pop(key)  # it fits no longer: the question or the profile changed
                return AssessError(refusal(error))
            if problem:
                return problem
        return None

    def take_mine(self) -> bool:
        """Put the user's contested answer to the question shown in place of what stands."""
        held = self._held.get(self.shown.key) if self.shown else None
        if not held or not held.contested or not self.shown:
            return False
        base = self.saved(self.shown.key)
        self._held.pop(self.shown.key)
        self.try_keep(self.shown.key, held.on(base))
        return True

    def drop_mine(self) -> bool:
        """Forget the answer to the question shown that is not saved; False where there is none."""
        if not self.shown or not self._held.pop(self.shown.key, None):
            return False
        self.look()
        self.say(_("What was not saved is dropped; this is how it stands."))
        return True

    # Leaving

    def leaving(self) -> str:
        """What would be lost by leaving now; "" when nothing."""
        self.retry()
        if not self._held:
            return ""
        words = ngettext(
            "{n} answer is not saved. {why} Leave all the same?",
            "{n} answers are not saved. {why} Leave all the same?",
            len(self._held),
        )
        why = next(iter(self._held.values())).why
        return words.format(n=number(len(self._held)), why=why)


def _held_words(problem: AssessError) -> str:
    """What the store said, and that the answer is not lost for it."""
    if not isinstance(problem, StoreError):
        return refusal(problem)
    words = _("NOT SAVED yet, but kept on this screen and tried again. {problem}")
    return words.format(problem=problem)
