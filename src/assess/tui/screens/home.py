"""Home: the assessments of this store, and what can be done with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.tui.commands import bindings
from assess.tui.screens.assessments import AssessmentList
from assess.tui.services import Services
from assess.tui.widgets.marked import MarkedList
from assess.tui.words import failure

if TYPE_CHECKING:
    from assess.session import Session


class HomeScreen(AssessmentList):
    """The first screen. Other screens are imported when they are asked for: it opens at once."""

    TABLE = "home"
    BINDINGS = bindings("home")

    def __init__(self, services: Services, opens: str = "") -> None:
        """``opens``: the assessment to open at once; the list is read when one comes back."""
        super().__init__(services)
        self._opens = opens

    def on_mount(self) -> None:
        if self._opens:
            self.open(self._opens)
        else:
            self.load()
            self._tell_at_start()

    def _tell_at_start(self) -> None:
        """Say what the user has to know of store, settings, and the last end of the program."""
        notes = list(self._services.notes)
        left = self._services.left_file
        if left and left.exists():
            words = _(
                "Answers that could not be saved when the program ended last are in {path}. "
                "Type them again, then delete that file."
            )
            notes.append(words.format(path=left))
        if notes:
            self.say("\n".join(notes), error=True)

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def _opened(self) -> Session | None:
        marked = self.query_one(MarkedList).marked
        if marked is None:
            self.say(_("There is no assessment yet. n starts one, e brings in worked examples."))
            return None
        try:
            return self._services.open(marked)
        except AssessError as error:
            self.say(failure(error), error=True)
            return None

    def open(self, identity: str) -> None:
        """Open one assessment. Says so when it cannot be opened."""
        from assess.tui.screens.question import QuestionScreen  # noqa: PLC0415 (when opened)

        try:
            session = self._services.open(identity)
        except AssessError as error:
            self.say(str(error), error=True)
            if not self._painted:
                self.load()
            return
        self.say("")
        self._painted = True  # the list is read again when one comes back
        screen = QuestionScreen(session, self._services)
        self.app.push_screen(screen, lambda said: self.say(said or "", error=bool(said)))

    def action_open(self) -> None:
        session = self._opened()
        if session:
            self.open(session.identity)

    def action_new(self) -> None:
        """Open the form, with what was typed there before and not used yet."""
        from assess.tui.screens.new import NewScreen  # noqa: PLC0415 (when asked for)

        try:
            screen = NewScreen(self._services, self._services.library)
        except AssessError as error:
            self.say(str(error), error=True)
            return
        self.say("")
        self.app.push_screen(screen, self._made)

    def _made(self, identity: str | None) -> None:
        if identity:
            self.load(identity)
            self.open(identity)

    def action_duplicate(self) -> None:
        """Open the form for a copy of the marked one."""
        from assess.tui.screens.duplicate import DuplicateScreen  # noqa: PLC0415 (when asked for)

        session = self._opened()
        if not session:
            return
        try:
            screen = DuplicateScreen(session.view, self._services)
        except AssessError as error:
            self.say(failure(error), error=True)
            return
        self.app.push_screen(screen, self._made)

    def action_report(self) -> None:
        from assess.tui.screens.report import ReportScreen  # noqa: PLC0415 (when asked for)

        session = self._opened()
        if session:
            self.app.push_screen(ReportScreen(session.view, self._services))

    def action_export(self) -> None:
        from assess.tui.screens.export import ExportScreen  # noqa: PLC0415 (when asked for)

        session = self._opened()
        if session:
            said = lambda text: self.say(text or "")  # noqa: E731 (one line)
            self.app.push_screen(ExportScreen(session.assessment, self._services), said)

    def action_history(self) -> None:
        from assess.tui.screens.history import HistoryScreen  # noqa: PLC0415 (when asked for)

        session = self._opened()
        if not session:
            return
        try:
            screen = HistoryScreen(session)
        except AssessError as error:
            self.say(str(error), error=True)
            return
        self.app.push_screen(screen, lambda said: self.say(said or ""))

    def action_examples(self) -> None:
        if self._services.load_cases is None:
            self.say(_("No worked examples come with this installation."), error=True)
            return
        self.say(_("Bringing in the worked examples …"))
        self.call_after_refresh(self._bring)

    def _bring(self) -> None:
        assert self._services.load_cases
        try:
            before = set(self._services.store.assessments())
            count = len(set(self._services.load_cases()) - before)
        except AssessError as error:
            self.say(failure(error), error=True)
            return
        brought = ngettext(
            "{n} worked example brought in. Enter opens it.",
            "{n} worked examples brought in. Enter opens one.",
            count,
        )
        here = _("The worked examples are in the list already.")
        self.say(brought.format(n=number(count)) if count else here)
        self.load()

    def action_delete(self) -> None:
        from assess.tui.screens.dialogs import Confirm  # noqa: PLC0415 (when asked for)

        marked = self._marked
        if marked is None:
            self._opened()
            return
        self._look(marked)
        answers = marked.standing.answers if marked.standing else 0
        count = ngettext("{n} answer", "{n} answers", answers).format(n=number(answers))
        question = _(
            "Delete {name} ({id}) with {answers}? This cannot be undone. Only the copy in this "
            "store goes: files you exported, dated backups and copies elsewhere stay."
        ).format(name=marked.name, id=marked.identity, answers=count)
        self.app.push_screen(
            Confirm(question, _("delete it"), _("keep it")),
            lambda yes: self._delete(marked.identity) if yes else None,
        )

    def _delete(self, identity: str) -> None:
        try:
            self._services.store.delete(identity)
        except AssessError as error:
            self.say(failure(error), error=True)
            return
        self.say(_("{id} is deleted.").format(id=identity))
        self.load()

    def action_quit(self) -> None:
        self.app.exit()
