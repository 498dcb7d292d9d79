"""Going from question to question: by arrows, number, search, outline, and through undone steps."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.session import Session
from assess.tui.screens.answering import AnsweringPage
from assess.tui.services import Services
from assess.tui.shown import Shown, at_key, is_open, next_open, step, walk
from assess.tui.visits import Visit
from assess.tui.widgets.body import Body


class MovingPage(AnsweringPage):
    """What the keys do that show another question."""

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(session)
        self.services = services
        self.came_from: Visit | None = None
        """The list that Esc goes back to."""

    def go(self, shown: Shown | None, nothing: str) -> None:
        """Show another question, or say why not."""
        if shown is None:
            self.say(nothing)
            return
        self.say("")
        self.show(shown)
        self.retry(soon=True)

    def jump(self, name: str | None) -> None:
        """Go to a "checklist/question"; None or empty: stay."""
        if name:
            checklist, question = name.split("/", 1)
            self.go(Shown(self.session.view, checklist, question), "")

    def action_move(self, by: int) -> None:
        assert self.shown is not None
        nothing = _("This is the last question.") if by > 0 else _("This is the first question.")
        self.go(step(self.shown, by), nothing)

    def action_next_open(self) -> None:
        assert self.shown is not None
        self.go(next_open(self.shown), self._nothing_open())

    def _nothing_open(self) -> str:
        """Why "next unanswered" goes nowhere."""
        view = self.session.view
        assert self.shown is not None
        if is_open(view, self.shown.checklist, self.shown.state):
            return _("This is the only unanswered question left.")
        waiting = sum(
            bool(state.answer and state.answer.awaiting)
            for _name, state in walk(view)
            if state.asked
        )
        if waiting:
            words = ngettext(
                "All are answered but {n} that waits for another agency. g shows the gaps.",
                "All are answered but {n} that wait for another agency. g shows the gaps.",
                waiting,
            )
            return words.format(n=number(waiting))
        return _("Every question is answered. g shows the gaps, r writes the report.")

    def action_mark(self, by: int) -> None:
        self.query_one(Body).mark(by)

    def action_page(self, by: int) -> None:
        if not self.query_one(Body).page(by):
            self.action_move(by)

    def action_contradiction(self) -> None:
        """Go to the next question that this one may contradict."""
        assert self.shown is not None
        found = self.shown.contradictions
        if not found:
            self.say(_("No answer contradicts this one."))
            return
        states = [state for each in found for state in each.states]
        places = [n for n, state in enumerate(states) if state.key == self.shown.key]
        others = [*states[places[0] + 1 :], *states[: places[0]]]
        other = next(state for state in others if state.key != self.shown.key)
        there = at_key(self.session.view, other.key)
        self.go(there, "")

    # Undoing

    def action_undo(self) -> None:
        if self.shown and self.shown.unsaved and self.drop_mine():
            return
        self._put_back(self.session.undo, _("Undone."), _("There is nothing to undo."))

    def action_redo(self) -> None:
        self._put_back(self.session.redo, _("Done again."), _("There is nothing to do again."))

    def _put_back(self, change: Callable[[], str], said: str, nothing: str) -> None:
        """Take a step back or on, and show the question that it was about."""
        try:
            key = change()
        except AssessError as error:
            self.refuse(error)
            return
        if not key:
            self.say(nothing)
            return
        same = self.shown is not None and self.shown.key == key
        there = at_key(self.session.view, key)
        if there and not same:
            self.show(there)
        else:
            self.look()
        self.say(said if same else _("{done} It was this question.").format(done=said))

    # Lists that questions are chosen from

    def action_outline(self) -> None:
        from assess.tui.screens.outline import OutlineScreen  # noqa: PLC0415 (when asked for)

        assert self.shown is not None
        score = self.services.settings.score_shown
        self.app.push_screen(OutlineScreen(self.shown, score=score), self.jump)

    def action_jump(self) -> None:
        from assess.tui.screens.jump import JumpScreen  # noqa: PLC0415 (when asked for)

        assert self.shown is not None
        self.app.push_screen(JumpScreen(self.shown), self.jump)

    def action_search(self) -> None:
        from assess.tui.screens.search import SearchScreen  # noqa: PLC0415 (when asked for)

        self.visit(SearchScreen(self.session.view))

    def visit(self, screen: Screen[Visit | None]) -> None:
        """Open a screen that lists questions; what is chosen there is gone to."""
        self.app.push_screen(screen, self._visited)

    def _visited(self, at: Visit | None) -> None:
        if at:
            self.came_from = at
            self.jump(at.marked)
        self.show_keys()
