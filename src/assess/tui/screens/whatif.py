"""What if: other answers are tried, and what they would change is shown. Nothing is saved."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from rich.console import Group, RenderableType
from rich.text import Text
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assess.core.assessment import Answer
from assess.core.comparison import Difference, compare
from assess.core.questions import ChoiceQuestion, ElementsQuestion
from assess.core.scope import QuestionState, State
from assess.core.terms import answer_words
from assess.core.view import View
from assess.language import gettext as _
from assess.language import number
from assess.tui.answering import Choice, choices, chosen
from assess.tui.commands import bindings
from assess.tui.markers import state_words
from assess.tui.narrowing import Narrowing
from assess.tui.screens.browsing import Browsing
from assess.tui.screens.dialogs import Menu
from assess.tui.screens.reading import ReadingScreen
from assess.tui.services import Services
from assess.tui.trying import (
    Asked,
    Trial,
    difference_lines,
    groups,
    standing,
    trials,
    tried_words,
)
from assess.tui.widgets.marked import MarkedList, Row
from assess.tui.words import at_end, country_words, one_line, safe


class WhatIfScreen(Browsing):
    """Holds the answers that are tried, in memory alone; they go when it is left."""

    TABLE = "whatif"
    LIST = "whatif"
    BINDINGS = bindings("whatif")
    DEFAULT_CSS = """
    WhatIfScreen #banner { height: auto; padding: 0 1; text-style: bold reverse; }
    """

    def __init__(self, view: View, services: Services, only: Narrowing, marked: str = "") -> None:
        super().__init__(view, services)
        self._only = only
        self._first = marked
        self._tried: dict[str, Answer] = {}
        self._then = view
        self._asked: dict[str, Asked] = {}

    def content(self) -> Iterable[Widget]:
        banner = _("TRIAL: nothing is saved; your answers stay as they are.")
        yield Static(Content(banner), id="banner")
        yield from super().content()

    def on_mount(self) -> None:
        self.show_keys()
        self.fill(self._first)

    # Rows

    def heading(self) -> str:
        name = one_line(country_words(self._view.assessment), 40)
        line = _("What if? {country}").format(country=name)
        return f"{line}. {self._shown()}" if self._only else line

    def _shown(self) -> str:
        return _("Only {shown}").format(shown=self._only.words(self._view))

    def nothing(self) -> str:
        if self._only:
            return _("{shown}: there is no question to try. Esc, then a, shows all gaps.").format(
                shown=self._shown()
            )
        return _("There is no question to try: choose checklists first.")

    def rows(self) -> list[Row]:
        self._asked = {}
        rows: list[Row] = []
        for heading, asked in groups(self._view, self._then, set(self._tried), self._only):
            if asked:
                words = f"{heading} ({number(len(asked))})"
                rows.append((None, Content.assemble((one_line(words, self.room), "bold"))))
                rows += [self._row(each) for each in asked]
        return rows

    def _row(self, asked: Asked) -> Row:
        state = asked.state
        name = f"{asked.checklist}/{state.question.id}"
        self._asked[name] = asked
        end = _said(self._view, state)
        tried = state.key in self._tried
        if tried:
            now = self._then.state(asked.checklist, state.question.id)
            end = _("{before} → try {after}").format(before=end, after=_said(self._then, now))
        star = "★ " if state.question.must_have else ""
        text = f"{'≠' if tried else ' '} {star}{state.question.text}"
        return name, Content(at_end(text, f" {one_line(end, self.room // 2)}", self.room))

    # What would change

    def told(self, row: str) -> RenderableType:
        lines = [Text(safe(self._asked[row].state.question.text), "bold"), *self._answers(row)]
        return Group(*self._changes(), Text(""), *lines)

    def _difference(self) -> Difference:
        return compare(self._view, self._then)

    def _changes(self) -> list[Text]:
        if not self._tried:
            line = _("Nothing is tried yet. → tries a higher answer to the marked question.")
            return [Text(line)]
        lines = difference_lines(self._view, self._then, self._difference())
        return [Text(tried_words(len(self._tried)), "bold underline"), *lines]

    def _answers(self, row: str) -> list[Text]:
        """Every answer to a question: ● what stands, ≠ what is tried."""
        state = self._asked[row].state
        question, tried = state.question, self._tried.get(state.key)
        if isinstance(question, ElementsQuestion):
            now = tried or self._answer(state)
            return [
                Text(f"{'[x]' if each.chosen else '[ ]'} {each.key or ' '}  {safe(each.text)}")
                for each in choices(question, now)
            ]
        options = trials(question, self._answer(state))
        now_at = standing(question, options, self._answer(state))
        try_at = standing(question, options, tried) if tried else None
        return [
            Text(
                f"{'≠' if n == try_at else '●' if n == now_at else ' '} {each.key}  "
                f"{safe(each.words)}"
            )
            for n, each in enumerate(options)
        ]

    # Trying

    def _answer(self, state: QuestionState) -> Answer:
        """What is said to a question without trials."""
        return state.answer or self._view.assessment.answers.get(state.key) or Answer()

    def _marked(self) -> QuestionState | None:
        marked = self.query_one(MarkedList).marked
        return self._asked[marked].state if marked else None

    def _try(self, state: QuestionState, **response: object) -> None:
        """Try an answer; what says the same as the one that stands is no trial."""
        before = self._answer(state)
        answer = before.respond(**response)
        if answer == before and state.key not in self._view.assessment.to_confirm:
            self._tried.pop(state.key, None)
        else:
            self._tried[state.key] = answer
        self._show()

    def _show(self) -> None:
        self._then = self._view.what_if(self._tried)
        self.say("")
        self.fill()

    def action_turn(self, by: int) -> None:
        state = self._marked()
        if state is None:
            return
        options = trials(state.question, self._answer(state))
        now = self._tried.get(state.key) or self._answer(state)
        here = standing(state.question, options, now)
        there = (0 if by > 0 else len(options) - 1) if here is None else here + by
        if 0 <= there < len(options):
            self._try(state, **options[there].response)
        else:
            highest = _("This is the highest answer to this question.")
            lowest = _("This is the lowest answer to this question.")
            self.say(highest if by > 0 else lowest)

    def action_try_key(self, digit: str | int) -> None:
        state = self._marked()
        if state is None:
            return
        question = state.question
        if isinstance(question, ElementsQuestion):
            now = self._tried.get(state.key) or self._answer(state)
            parts = [each for each in choices(question, now) if each.key == str(digit)]
            if parts:
                self._try(state, **chosen(question, now, parts[0]))
                return
        for trial in trials(question, self._answer(state)):
            if trial.key == str(digit):
                self._try(state, **trial.response)
                return
        self.say(_("There is no answer {n} to this question.").format(n=digit), error=True)

    def action_go(self) -> None:
        """Choose from all answers; parts are ticked one after the other until Esc."""
        state = self._marked()
        if state is None:
            return
        question = state.question
        heading = _("Try which answer? Nothing is saved.\n{question}").format(
            question=question.text
        )
        if isinstance(question, ElementsQuestion):
            parts = choices(question, self._tried.get(state.key) or self._answer(state))
            lines = [f"{'[x]' if each.chosen else '[ ]'} {each.text}" for each in parts]
            self.app.push_screen(Menu(heading, lines), partial(self._ticked, state, parts))
            return
        options = trials(question, self._answer(state))
        menu = Menu(heading, [each.words for each in options])
        self.app.push_screen(menu, partial(self._chosen, state, options))

    def _ticked(self, state: QuestionState, parts: tuple[Choice, ...], place: int | None) -> None:
        if place is None:
            return
        now = self._tried.get(state.key) or self._answer(state)
        self._try(state, **chosen(state.question, now, parts[place]))
        self.action_go()

    def _chosen(self, state: QuestionState, options: list[Trial], place: int | None) -> None:
        if place is not None:
            self._try(state, **options[place].response)

    def action_take_back(self) -> None:
        state = self._marked()
        if state is not None and state.key in self._tried:
            del self._tried[state.key]
            self._show()
        else:
            self.say(_("Nothing is tried for this question."))

    def action_clear(self) -> None:
        self._tried = {}
        self._show()
        self.say(_("All trials are taken back."))

    def action_difference(self) -> None:
        heading = _("What would change. Nothing is saved.")
        self.app.push_screen(ReadingScreen(heading, Group(*self._changes(), *self._listing())))

    def _listing(self) -> Iterable[Text]:
        """Every answer that is tried, with what stands."""
        if self._tried:
            yield Text(f"\n{_('Tried')}", "bold")
        for change in self._difference().answers:
            checklist, state = self._place(change.key)
            before = _said(self._view, state)
            after = _said(self._then, self._then.state(checklist, state.question.id))
            yield Text(safe(f"  {state.question.text} {before} → {after}"))

    def _place(self, key: str) -> tuple[str, QuestionState]:
        return next(
            (name, state)
            for name, result in self._view.results.items()
            for state in result.states
            if state.key == key
        )


def _said(view: View, state: QuestionState) -> str:
    """The answer in a few words; of a choice, the words chosen."""
    if isinstance(state.question, ChoiceQuestion) and state.state is State.ANSWERED:
        return one_line(answer_words(state.question, state.answer, view.assessment.profile), 24)
    return state_words(view, state)
