"""The list of assessments, and what can be done with them."""

from __future__ import annotations

from assess.core.assessment import Profile
from assess.core.changes import NewAssessment
from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.plain import country
from assess.plain.asking import Asking
from assess.plain.console import Console
from assess.plain.new import new_assessment
from assess.plain.report import write_report
from assess.plain.words import result_words
from assess.port import resolve_id
from assess.session import Session
from assess.tui.services import Services
from assess.tui.words import country_words, failure, when_words


class Home:
    """Lists assessments and opens one, until the user quits."""

    def __init__(self, console: Console, services: Services) -> None:
        self._console = console
        self._services = services
        self._typed = ""
        """What was typed while a list was read out: it is done next."""

    def run(self) -> None:
        """Ask what to do until the user quits. Raises Leave and StoreError."""
        self._list()
        while True:
            prompt = _("Number to open, n new, e worked examples, l list, help, q quit:")
            typed, self._typed = self._typed or self._console.ask(prompt), ""
            word, _space, rest = typed.partition(" ")
            if word.casefold() in ("q", "quit", "exit"):
                return
            try:
                self._do(word.casefold(), rest.strip())
            except AssessError as error:
                self._console.say(failure(error))

    def _do(self, word: str, rest: str) -> None:
        actions = {
            **dict.fromkeys(("", "l", "list"), self._list),
            **dict.fromkeys(("n", "new"), self._new),
            **dict.fromkeys(("e", "examples"), self._examples),
            **dict.fromkeys(("?", "help"), self._help),
        }
        about = {
            **dict.fromkeys(("o", "open"), self.open),
            **dict.fromkeys(("r", "report"), self._report),
            **dict.fromkeys(("d", "delete", "del"), self._delete),
            **dict.fromkeys(("c", "copy", "duplicate"), self._duplicate),
            **dict.fromkeys(("s", "score"), self._score),
        }
        if word in actions:
            actions[word]()
        elif word in about:
            about[word](self._named(rest))
        else:
            self.open(self._named(word))

    def _named(self, given: str) -> str:
        """The id of a number of the list, or of the beginning of a name. Raises NotFound."""
        known = self._services.store.assessments()
        if given.isdecimal() and 1 <= int(given) <= len(known):
            return known[int(given) - 1]
        if not given and len(known) == 1:
            return known[0]
        return resolve_id(self._services.store, given)

    def _list(self) -> None:
        known = self._services.store.assessments()
        if not known:
            self._console.say(
                _(
                    "Nothing here yet. An assessment shows where your country stands, and its "
                    "gaps. Type n to start one: answer what you know; stop at any time, nothing "
                    "is lost. Type e to bring in worked examples."
                )
            )
            return
        count = ngettext("{n} assessment:", "{n} assessments, the last changed first:", len(known))
        self._console.say(count.format(n=number(len(known))))
        lines = [f"{n}. {self._line(name)}" for n, name in enumerate(known, 1)]
        self._typed = self._console.read_out(lines, 2)

    def _line(self, identity: str) -> str:
        try:
            view = self._services.open(identity).view
        except AssessError as error:
            return _("{id} cannot be opened: {why}").format(id=identity, why=error)
        done, asked = view.progress
        return _("{country}: {done} of {asked} answered, {depth}, changed {when} ({id})").format(
            country=country_words(view.assessment),
            done=number(done),
            asked=number(asked),
            depth=_(view.assessment.depth),
            when=when_words(view.assessment.changed_at),
            id=identity,
        )

    def open(self, identity: str) -> None:
        """Ask the questions of one assessment. Raises Leave, NotFound, StoreError."""
        self._ask(self._services.open(identity))

    def _ask(self, session: Session) -> None:
        asking = Asking(self._console, session, self._services)
        try:
            asking.run()
        except Deleted as error:
            self._console.say(str(error))
            question = _("Keep what is known of it here, as a new assessment?")
            if not self._console.confirm(question):
                return
            session.keep_as_new(asking.unsaved_answers)
            self._console.say(_("Kept as {id}.").format(id=session.identity))
            self._ask(session)
            return
        if not asking.unsaved_answers:
            self._console.say(_("Everything is saved."))

    def _new(self) -> None:
        session = new_assessment(self._console, self._services)
        if session is not None:
            self._ask(session)

    def _duplicate(self, identity: str) -> None:
        """Copy the answers for a new period, each to be confirmed."""
        source = self._services.open(identity).view
        own = source.assessment
        period = country.ask_line(self._console, _("New period"), own.period)
        day = country.ask_date(self._console, self._services.origin.now().astimezone().date())
        profile = Profile.model_validate({**own.profile.model_dump(), "reference_date": day})
        new = NewAssessment(
            profile=profile,
            editions=tuple(source.editions.values()),
            depth=own.depth,
            title=own.title,
            period=period,
            case=own.case,
        )
        copy = Session.duplicate(self._services.store, own, new, self._services.origin)
        self._console.say(
            _("Copied as {id}; confirm each answer or change it.").format(id=copy.identity)
        )

    def _examples(self) -> None:
        if self._services.load_cases is None:
            self._console.say(_("The worked examples are not installed."))
            return
        self._services.load_cases()
        self._list()

    def _report(self, identity: str) -> None:
        write_report(self._console, self._services.open(identity).view, self._services)

    def _score(self, identity: str) -> None:
        for result in self._services.open(identity).view.results.values():
            self._console.say(f"{result.edition.checklist.title}. {result_words(result)}")

    def _delete(self, identity: str) -> None:
        view = self._services.open(identity).view
        done, _asked = view.progress
        answers = ngettext("{n} answer", "{n} answers", done).format(n=number(done))
        question = _("Delete {country}, {answers}, for ever?").format(
            country=country_words(view.assessment), answers=answers
        )
        if self._console.confirm(question):
            self._services.store.delete(identity)
            self._console.say(_("Deleted."))

    def _help(self) -> None:
        lines = (
            _("A number, or the beginning of a name: open that assessment."),
            _("n or new: start a new assessment."),
            _("e or examples: bring in the worked examples."),
            _("l or list: list the assessments again."),
            _("score N: where it stands. N is the number in the list."),
            _("report N: write its report."),
            _("copy N: copy it for a new period; each answer is to be confirmed."),
            _("delete N: delete it; asks first."),
            _("q or quit: leave. Everything is saved already."),
        )
        self._typed = self._console.read_out(lines, 2)
