"""What the questionnaire shows: one view, and the place of the question in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assess.core.assessment import Answer
from assess.core.checklist import Edition
from assess.core.contradictions import Contradiction
from assess.core.questions import Question
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.view import View
from assess.language import gettext as _
from assess.language import number
from assess.tui.holding import Held

NOTHING = Answer()


@dataclass(frozen=True, eq=False)
class Shown:
    """The question on the screen. Two are equal only when they are the same object, so that
    widgets repaint after every change without comparing whole assessments."""

    view: View
    checklist: str
    question_id: str
    unsaved: Held | None = None
    """What the user answered here and the store has not taken yet."""

    @property
    def result(self) -> ChecklistResult:
        return self.view.results[self.checklist]

    @property
    def edition(self) -> Edition:
        return self.view.editions[self.checklist]

    @property
    def place(self) -> tuple[str, str]:
        """The ids of checklist and question."""
        return self.checklist, self.question_id

    @cached_property
    def state(self) -> QuestionState:
        return self.view.state(self.checklist, self.question_id)

    @property
    def question(self) -> Question:
        return self.state.question

    @property
    def key(self) -> str:
        """The key of the answer."""
        return self.state.key

    @property
    def answer(self) -> Answer:
        """What is said so far: answer, note, documents, flag; empty when nothing is.

        Kept answers of questions that are not asked now included. An answer that is not saved
        yet stands in its place, unless another program gave one meanwhile.
        """
        if self.unsaved and not self.unsaved.contested:
            return self.unsaved.mine
        return self.state.answer or self.view.assessment.answers.get(self.key) or NOTHING

    @property
    def number(self) -> str:
        """Return "7/18" among the asked questions of the checklist; else the state in words."""
        asked = [state.question.id for state in self.result.states if state.asked]
        if self.question_id not in asked:
            return self.state.state.words
        return f"{number(asked.index(self.question_id) + 1)}/{number(len(asked))}"

    @property
    def waits_for(self) -> QuestionState | None:
        """The question that must be answered before this one can be."""
        when = self.question.when
        if when is None or self.state.state is not State.UNANSWERED:
            return None
        parent = self.view.state(self.checklist, when.question)
        return parent if parent.state is State.UNANSWERED else None

    @property
    def closed(self) -> str:
        """Why it cannot be answered here and now; empty when it can."""
        state = self.state
        if self.waits_for:
            return _("First answer “{question}”").format(question=self.waits_for.question.text)
        if not state.asked:
            words = state.state.words
            return " ".join(filter(None, (f"{words[:1].upper()}{words[1:]}", state.because)))
        if self.instrument:
            return _(
                "Answered in “about your country” (key p), by the status of the treaty or law."
            )
        return ""

    @property
    def instrument(self) -> str:
        """The treaty or law whose status answers this question; empty for all others."""
        return getattr(self.question, "from_profile", None) or ""

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """The contradictions that this question is part of."""
        return [
            each
            for each in self.view.contradictions
            if any(state.key == self.key for state in each.states)
        ]

    @property
    def sides(self) -> tuple[object, ...]:
        """Every side where merged copies say different things."""
        return self.view.assessment.disagreements.get(f"answer/{self.key}", ())


def unknown_words(shown: Shown) -> str:
    """What it means that this question is unknown."""
    if shown.question.scored:
        return _("It earns 0 and is marked, until it is answered.")
    return _("It is printed as unknown, until it is answered.")


def walk(view: View) -> Iterator[tuple[str, QuestionState]]:
    """Yield every question of every checklist, with the checklist's id, in order."""
    for name, result in view.results.items():
        for state in result.states:
            yield name, state


def is_open(view: View, checklist: str, state: QuestionState) -> bool:
    """Whether "next unanswered" stops here: it can be answered, and nobody else is to."""
    if state.state is not State.UNANSWERED:
        return False
    if state.answer and state.answer.awaiting is not None:
        return False
    return Shown(view, checklist, state.question.id).waits_for is None


def step(shown: Shown, by: int) -> Shown | None:
    """The asked question before or after this one; None at either end."""
    places = list(walk(shown.view))
    here = _place(shown, places)
    while 0 <= (here := here + by) < len(places):
        checklist, state = places[here]
        if state.asked:
            return Shown(shown.view, checklist, state.question.id)
    return None


def next_open(shown: Shown) -> Shown | None:
    """The next unanswered question after this one, then from the start; None when none is left."""
    places = list(walk(shown.view))
    here = _place(shown, places)
    for checklist, state in (*places[here + 1 :], *places[:here]):
        if is_open(shown.view, checklist, state):
            return Shown(shown.view, checklist, state.question.id)
    return None


def first(view: View) -> Shown | None:
    """Where work goes on: the first unanswered question, or the first asked one."""
    asked = [(name, state) for name, state in walk(view) if state.asked]
    opened = [(name, state) for name, state in asked if is_open(view, name, state)]
    for name, state in (*opened, *asked, *walk(view)):
        return Shown(view, name, state.question.id)
    return None


def at_key(view: View, key: str) -> Shown | None:
    """The first place where the answer of ``key`` is asked."""
    for name, state in walk(view):
        if state.key == key:
            return Shown(view, name, state.question.id)
    return None


def _place(shown: Shown, places: list[tuple[str, QuestionState]]) -> int:
    return next(
        n
        for n, (name, state) in enumerate(places)
        if name == shown.checklist and state.question.id == shown.question_id
    )
