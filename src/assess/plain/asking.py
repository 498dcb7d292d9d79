"""One assessment by questions and typed answers, one at a time."""

from __future__ import annotations

from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.plain import pages
from assess.plain.answers import how, how_to_go_on, read
from assess.plain.console import Console, Leave
from assess.plain.gaps import Gaps
from assess.plain.giving import Giving
from assess.plain.history import History
from assess.plain.profile import ProfileMenu
from assess.plain.report import write_report
from assess.plain.table import Typed, find, help_lines
from assess.plain.words import question_lines, said_lines
from assess.session import Session
from assess.tui.services import Services
from assess.tui.shown import Shown, at_key, is_open, next_open, step, walk
from assess.tui.words import country_words, failure


class Asking(Giving):
    """Reads out a question, takes what is typed, and says what became of it."""

    def __init__(self, console: Console, session: Session, services: Services) -> None:
        super().__init__(console, session, show_score=services.settings.score_shown)
        self._services = services
        self._done = False
        self._typed = ""
        """What was typed while a list was read out: it is done next."""

    def run(self) -> None:
        """Ask until the user quits. Raises Leave at the end of the input, and Deleted."""
        self._greet()
        if self.shown is None:
            self.console.say(_("This assessment has no questions."))
            return
        self.again()
        while not self._done:
            try:
                typed, self._typed = self._typed or self.console.ask(self._prompt()), ""
            except Leave:
                self.retry()
                if self.tell_unsaved():
                    said = _("Left. What is marked NOT SAVED is lost; everything else is saved.")
                    raise Leave(said) from None
                raise
            self._catch_up()
            self.retry()
            self.guard(lambda: self._take(typed))  # noqa: B023 (called at once)

    def _greet(self) -> None:
        own = self.session.assessment
        done, asked = self.session.view.progress
        progress = _("{done} of {asked} questions are answered.").format(
            done=number(done), asked=number(asked)
        )
        self.console.say(f"{country_words(own)}. {progress}")
        if own.header_note:
            self.console.say(own.header_note)
        self.guard(self._offer_draft)

    def _offer_draft(self) -> None:
        """Go to where text was being typed when the program stopped, and say how to go on."""
        for draft in reversed(self.session.drafts()):
            begun = at_key(self.session.view, draft.key)
            if begun:
                self.shown = begun
                self.console.say(
                    _("You were typing here when the program stopped. It is kept: {how}").format(
                        how=how_to_go_on(draft)
                    )
                )
                return

    def _prompt(self) -> str:
        shown = self.here()
        can = "" if shown.closed else how(shown.question)
        if not can:
            return _("Enter for the next unanswered, or help:")
        return _("Type {answer}; u unknown, Enter next unanswered, help:").format(answer=can)

    def _catch_up(self) -> None:
        """Take in what another program changed."""
        try:
            news = self.session.refresh()
        except Deleted:
            raise
        except AssessError as error:
            self.console.say(failure(error))
            return
        if news:
            self.look()
            self.console.say(_("Something was changed in another window; it is taken in."))

    def _take(self, typed: str) -> None:
        if not typed:
            self.next_open()
            return
        shown = self.here()
        if not shown.closed:
            day = self.session.assessment.profile.reference_date
            response = read(shown.question, shown.answer, typed, day)
            if response is not None:
                self.respond(**response)
                return
        found = find(typed)
        if found is None:
            self._not_understood(typed)
        else:
            self._do(*found)

    def _not_understood(self, typed: str) -> None:
        shown = self.here()
        if shown.closed and typed[:1].isdecimal():
            self.console.say(shown.closed)
        else:
            said = _("“{typed}” is not understood. help lists what can be typed.")
            self.console.say(said.format(typed=typed))

    def _do(self, command: Typed, rest: str) -> None:
        action = getattr(self, command.action)
        if command.action in _WITH_REST:
            action(rest)
        else:
            action()

    # Moving

    def again(self) -> None:
        """Read the question out."""
        self.console.say()
        for text, indent in question_lines(self.here()):
            self.console.say(text, indent)

    def _go(self, shown: Shown | None, nothing: str = "") -> None:
        if shown is None:
            self.console.say(nothing)
        else:
            self.shown = shown
            self.again()

    def _jump(self, place: tuple[str, str] | None) -> None:
        """Go to a checklist and question; None: stay, and read this one out again."""
        self._go(Shown(self.session.view, *place) if place else self.here())

    def next_open(self) -> None:
        """To the next unanswered question."""
        view, here = self.session.view, self.here()
        if is_open(view, here.checklist, here.state) and next_open(here) is None:
            self._go(None, _("This is the only unanswered question left."))
            return
        waiting = sum(
            bool(state.answer and state.answer.awaiting)
            for _name, state in walk(view)
            if state.asked
        )
        nothing = _("Every question is answered. gaps lists what is missing, report writes it.")
        if waiting:
            nothing = ngettext(
                "All are answered but {n} that waits for another agency.",
                "All are answered but {n} that wait for another agency.",
                waiting,
            ).format(n=number(waiting))
        self._go(next_open(here), nothing)

    def next(self) -> None:
        """To the next question."""
        self._go(step(self.here(), 1), _("This is the last question."))

    def before(self) -> None:
        """To the question before."""
        self._go(step(self.here(), -1), _("This is the first question."))

    def go(self, rest: str) -> None:
        """To a question by its number."""
        place = pages.numbered(self.session.view, self.here().checklist, rest)
        if place:
            self._jump(place)
        else:
            self.console.say(
                _(
                    "Type go and the number of a question, such as go 3; or go 2 3 for the third "
                    "question of the second checklist."
                )
            )

    def search(self, rest: str) -> None:
        """Find words."""
        words = rest or self.console.ask(_("Search for:"))
        if words:
            place = pages.search(self.console, self.session.view, words)
            if place:
                self._jump(place)

    def contradiction(self) -> None:
        """To the other question of the first contradiction."""
        here = self.here()
        for each in here.contradictions:
            other = next((state for state in each.states if state.key != here.key), None)
            if other:
                self._jump((each.checklist, other.question.id))
                return
        self.console.say(_("Nothing contradicts this answer."))

    def outline(self) -> None:
        """List sections and questions."""
        place = pages.outline(self.console, self.here())
        if place:
            self._jump(place)

    def review(self) -> None:
        """What is left to do or to check."""
        place = pages.review(self.console, self.session.view)
        if place:
            self._jump(place)

    # Reading

    def basis(self) -> None:
        """Where the question comes from."""
        pages.basis(self.console, self.here())

    def score(self) -> None:
        """Score of each checklist."""
        self._typed = pages.score(self.console, self.session.view)

    def duties(self) -> None:
        """The country's duties."""
        self._typed = pages.duties(self.console, self.session.view)

    def gaps(self) -> None:
        """What is missing."""
        self._from_gaps(Gaps(self.console, self.session.view).run())

    def road(self) -> None:
        """The road to the next rating."""
        self._from_gaps(Gaps(self.console, self.session.view).roads())

    def what_if(self) -> None:
        """Try other answers."""
        Gaps(self.console, self.session.view).what_if()

    def _from_gaps(self, place: tuple[str, str] | None) -> None:
        if place:
            self._jump(place)

    def history(self, rest: str) -> None:
        """Who changed what when."""
        key = "" if rest.casefold() == "all" else self.here().key
        self._typed = History(self.console, self.session).run(key)
        self.look()

    def report(self) -> None:
        """Write the report."""
        write_report(self.console, self.session.view, self._services)

    def profile(self) -> None:
        """About the country."""
        ProfileMenu(self.console, self.session).run()
        self.look()
        self.again()

    def undo(self) -> None:
        """Take the last change back."""
        self._undone(self.session.undo(), _("Undone."), _("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was undone."""
        self._undone(self.session.redo(), _("Done again."), _("There is nothing to do again."))

    def _undone(self, key: str, said: str, nothing: str) -> None:
        self.look()
        self.console.say(said if key else nothing)
        if key == self.here().key:
            for text, indent in said_lines(self.here()):
                self.console.say(text, indent)
        elif key:
            self._go(at_key(self.session.view, key))

    def help(self) -> None:
        """List what can be typed."""
        can = how(self.here().question)
        if can and not self.here().closed:
            self.console.say(_("To answer this question, type {answer}.").format(answer=can))
        lines = [f"{words}: {does}" if does else f"{words}:" for words, does in help_lines()]
        self._typed = self.console.read_out(lines)

    def quit(self) -> None:
        """Leave; where answers are not saved, ask."""
        question = _("Leave all the same?")
        self._done = not self.tell_unsaved() or self.console.confirm(question)


_WITH_REST = frozenset({"unknown", "not_applicable", "waiting", "go", "search", "history"})
