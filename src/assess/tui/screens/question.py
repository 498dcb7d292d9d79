"""The questionnaire: one question at a time, and the ways from it to everything else."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal
from textual.events import Resize
from textual.widget import Widget

from assess.drafts import Draft
from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import noop as N_
from assess.tui import commands
from assess.tui.answering import answer_keys
from assess.tui.drafting import ABOUT_YOUR_COUNTRY
from assess.tui.markers import basis_paragraphs
from assess.tui.screens.moving import MovingPage
from assess.tui.shown import at_key, first
from assess.tui.standing import also_words
from assess.tui.widgets.body import Body
from assess.tui.widgets.header import Header
from assess.tui.widgets.lines import KeyLine
from assess.tui.widgets.outline import OutlineList
from assess.tui.widgets.side import SidePanel
from assess.tui.words import safe

OPENS = {
    "note": N_("n opens the note"),
    "text": N_("e opens the text"),
    "number": N_("e opens the field"),
    "date": N_("e opens the field"),
    "awaiting": N_("a opens the field"),
}
"""How to go on with what was being typed, by the field of its draft."""

OUTLINE_FROM = 110
WIDE_FROM = 125
PANEL_FROM = 150
"""Columns of the window from which there stand beside the question: the outline, more of each of
its rows, and the panel."""

LOW_BELOW = 24
"""Rows below which only the most needed keys are shown, on one line; help lists them all."""

_NEEDED = ("u", "n", "Enter", "?")


class QuestionScreen(MovingPage):
    """One question, in one column; in a wide window the outline and a panel beside it."""

    TABLE = "question"
    BINDINGS = commands.bindings("question")
    DEFAULT_CSS = """
    QuestionScreen #columns { height: 1fr; }
    QuestionScreen #side {
        display: none; width: 36; border-right: solid $foreground 40%;
    }
    QuestionScreen SidePanel { display: none; width: 40; }
    QuestionScreen.-outline #side { display: block; }
    QuestionScreen.-wide #side { width: 44; }
    QuestionScreen.-panel SidePanel { display: block; }
    """

    def content(self) -> Iterable[Widget]:
        score = self.services.settings.score_shown
        yield Header(score=score).data_bind(QuestionScreen.shown)
        with Horizontal(id="columns"):
            yield OutlineList(id="side", score=score)
            yield Body().data_bind(QuestionScreen.shown, QuestionScreen.unsaved)
            yield SidePanel()

    def on_mount(self) -> None:
        begun = first(self.session.view)
        assert begun is not None  # a checklist without a question does not load
        self.show(begun)
        self.say(self.session.assessment.header_note)
        try:
            drafts = self.session.drafts()
        except AssessError as error:
            self.say(str(error), error=True)
            return
        if drafts:
            self._offer(drafts[-1])

    def _offer(self, draft: Draft) -> None:
        """Go to where text was being typed, and say how to go on with it."""
        if draft.key == ABOUT_YOUR_COUNTRY:
            self.say(_("You were changing “about your country”. It is kept: p opens it."))
            return
        begun = at_key(self.session.view, draft.key)
        if begun:
            self.show(begun)
            opens = _(OPENS.get(draft.field, N_("d opens the documents")))
            words = _("You were typing here when the program stopped. It is kept: {opens}.")
            self.say(words.format(opens=opens))

    # Layout

    @on(Resize)
    def _fit(self, event: Resize) -> None:
        """Put beside the question what there is room for."""
        width, height = event.size
        self.set_class(width >= OUTLINE_FROM, "-outline")
        self.set_class(width >= WIDE_FROM, "-wide")
        self.set_class(width >= PANEL_FROM, "-panel")
        self.set_class(height < LOW_BELOW, "-low")
        self.show_keys()
        body = self.query_one(Body)
        body.note = width < PANEL_FROM
        body.lay()
        self._beside()

    def watch_shown(self) -> None:
        if self.is_mounted:
            self.show_keys()
            self._beside()

    def _beside(self) -> None:
        """Keep what stands beside the question up to date, where it is to be seen."""
        if self.shown is None:
            return
        if self.has_class("-outline"):
            marked = f"{self.shown.checklist}/{self.shown.question_id}"
            self.query_one(OutlineList).show(self.shown.view, marked)
        if self.has_class("-panel"):
            self.query_one(SidePanel).show(self.shown)

    @on(OutlineList.Chosen)
    def _chosen(self, event: OutlineList.Chosen) -> None:
        self.jump(event.name)

    def on_screen_resume(self) -> None:
        score = self.services.settings.score_shown
        self.query_one(Header).score = score
        listed = self.query_one(OutlineList)
        if listed.score != score:
            listed.score = score
            listed.refresh()

    def show_keys(self, *, hide: Iterable[str] = ()) -> None:
        """Show the keys, those for answering first."""
        if self.shown is None:
            return
        hidden = ("answer({key})", *(("move(1)",) if self.came_from else ()), *hide)
        if self.shown.closed:
            hidden = (*hidden, "unknown")
        items = commands.key_line(self.TABLE, hide=hidden)
        keys = None if self.shown.closed else answer_keys(self.shown.question)
        if self.has_class("-low"):
            items = [(key, word) for key, word in items if key in _NEEDED]
        if self.shown.key in self.session.assessment.to_confirm:
            items = [("c", _("confirm")), *items]
        if self.shown.instrument:
            items = [("p", _("about your country")), *items]
        if self.came_from:
            back = self.came_from.word
            items = [(key, back if key == "Esc" else word) for key, word in items]
        self.query_one(KeyLine).show([keys, *items] if keys else items)

    # Other screens

    def action_gaps(self) -> None:
        from assess.tui.screens.gaps import GapsScreen  # noqa: PLC0415 (when asked for)

        self.visit(GapsScreen(self.session.view, self.services))

    def action_review(self) -> None:
        from assess.tui.screens.review import ReviewScreen  # noqa: PLC0415 (when asked for)

        self.visit(ReviewScreen(self.session.view, self.services))

    def action_scoreboard(self) -> None:
        from assess.tui.screens.scoreboard import ScoreboardScreen  # noqa: PLC0415 (when asked for)

        self.visit(ScoreboardScreen(self.session.view, self.services))

    def action_back(self) -> None:
        """Back to the list where the question was reached from there; else home."""
        from assess.tui.screens.dialogs import Confirm  # noqa: PLC0415 (when asked for)

        if self.came_from:
            at, self.came_from = self.came_from, None
            self.visit(at.again(self.session.view, self.services))
        elif question := self.leaving():
            yes, no = _("leave; what is not saved is lost"), _("stay")
            self.app.push_screen(Confirm(question, yes, no), self._leave)
        else:
            self.dismiss(None)

    def _leave(self, sure: bool | None) -> None:  # noqa: FBT001 (what the dialog returns)
        if sure:
            self.dismiss(None)

    def action_basis(self) -> None:
        from rich.table import Table  # noqa: PLC0415 (when asked for)
        from rich.text import Text  # noqa: PLC0415 (when asked for)

        from assess.tui.screens.reading import ReadingScreen  # noqa: PLC0415 (when asked for)

        assert self.shown is not None
        grid = Table.grid(padding=(0, 0, 1, 0))
        rows = [
            (_("Why it is asked"), self.shown.question.why),
            (_("Look at"), "; ".join(self.shown.question.look_at)),
            (_("Also in"), also_words(self.shown)),
            *basis_paragraphs(self.shown),
        ]
        for heading, text in rows:
            if text:
                grid.add_row(Text.assemble((safe(heading), "bold"), "\n", safe(text)))
        self.app.push_screen(ReadingScreen(_("Why it is asked, and where it comes from"), grid))

    def action_report(self) -> None:
        from assess.tui.screens.report import ReportScreen  # noqa: PLC0415 (when asked for)

        self.app.push_screen(ReportScreen(self.session.view, self.services))

    def action_profile(self) -> None:
        from assess.tui.screens.profile import ProfileScreen  # noqa: PLC0415 (when asked for)

        assert self.shown is not None
        at = self.shown.instrument
        self._open(lambda: ProfileScreen(self.session, self.services.origin, at))

    def action_history(self) -> None:
        """Who gave which answer to this question; an earlier one can be put back."""
        from assess.tui.screens.history import HistoryScreen  # noqa: PLC0415 (when asked for)

        assert self.shown is not None
        key = self.shown.key
        self._open(lambda: HistoryScreen(self.session, key))

    def action_documents(self) -> None:
        from assess.tui.screens.documents import DocumentsScreen  # noqa: PLC0415 (when asked for)

        assert self.shown is not None
        self.app.push_screen(
            DocumentsScreen(self.session, self.shown.key, self.shown.question.text)
        )
