"""A new assessment, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assess.core.changes import NewAssessment
from assess.core.checklist import Edition
from assess.core.terms import count_words
from assess.core.text import LINE_LIMIT, clean
from assess.drafts import NEW, Drafts
from assess.errors import AssessError
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.drafting import Drafting
from assess.tui.screens.form import UNTOUCHED, FormPage
from assess.tui.services import Services
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.widgets.profile_form import ProfileForm
from assess.tui.widgets.tick import Tick
from assess.tui.words import failure, safe

DEPTHS = (("full", "full: all questions"), ("quick", "quick: the core questions"))


class NewScreen(FormPage):
    """Asks what is needed, creates the assessment and returns its id.

    Raises StoreError when its draft cannot be read.
    """

    TABLE = "new"
    BINDINGS = bindings("new")

    def __init__(self, services: Services, editions: Mapping[str, Edition]) -> None:
        super().__init__()
        drafts = Drafts(services.store, NEW, services.origin)
        self.drafting = Drafting(drafts, "assessment", "form", UNTOUCHED)
        self._created = ""
        self._services = services
        self._editions = editions
        self._today = services.origin.now().date()

    def content(self) -> Iterable[Widget]:
        yield Static(Content("New assessment"), classes="title")
        with VerticalScroll(can_focus=False, classes="form"):
            yield ProfileForm(self._editions, self._today, between=self._between())

    def _between(self) -> list[Widget]:
        """The fields that are not about the country."""
        ticks = [
            Tick(_checklist_words(edition), ticked=True, id=f"checklist-{name}")
            for name, edition in self._editions.items()
        ]
        return [
            Field("Period", str(self._today.year), hint="such as 2026", id="period"),
            Field("Title", hint="if you want one", id="name"),
            Static(Content("Depth"), classes="label"),
            Cycle(DEPTHS, "full", id="depth"),
            Static(Content("Checklists"), classes="label"),
            *ticks,
            Static(id="no-checklist", classes="error", markup=False),
        ]

    def on_mount(self) -> None:
        self.query_one("#country-name", Field).focus_input(scroll=False)
        self.say("Fill in the country; all the rest may stay as it is. Ctrl+S creates it.")

    @property
    def _chosen(self) -> tuple[Edition, ...]:
        return tuple(
            edition
            for name, edition in self._editions.items()
            if self.query_one(f"#checklist-{name}", Tick).ticked
        )

    def on_tick_changed(self) -> None:
        chosen = [edition.checklist.id for edition in self._chosen]
        self.query_one(ProfileForm).show_for(chosen)

    def action_save(self) -> None:
        """Create it; where something is wrong, say so beside the field."""
        profile = self.query_one(ProfileForm).read()
        lines = [self._line(name) for name in ("period", "name")]
        none = self.query_one("#no-checklist", Static)
        none.display = not self._chosen
        none.update(Content("" if self._chosen else "✗ Choose at least one checklist."))
        if profile is None or None in lines or not self._chosen:
            self.say("Not created yet: see the message marked ✗.", error=True)
            if profile and not self._chosen:
                self._to_checklists()
            return
        period, title = (line or "" for line in lines)
        new = NewAssessment(
            profile=profile,
            editions=self._chosen,
            depth="quick" if self.query_one("#depth", Cycle).value == "quick" else "full",
            title=title,
            period=period,
            case="invented" if self.query_one(ProfileForm).invented else "",
        )
        try:
            # Should only dropping the draft fail, the next try creates no second one.
            self._created = self._created or self._start(new)
            self.drafting.drop()
        except AssessError as error:
            self.say(failure(error), error=True)
            return
        self.dismiss(self._created)

    def _start(self, new: NewAssessment) -> str:
        return Session.start(self._services.store, new, self._services.origin).identity

    def _to_checklists(self) -> None:
        """Go to the first checklist, with the message below them on the screen."""
        first = next(iter(self._editions), None)
        if first is not None:
            self.query_one(f"#checklist-{first}").focus()
        message = self.query_one("#no-checklist")
        form = self.query_one(VerticalScroll)
        self.call_after_refresh(form.scroll_to_widget, message, animate=False)

    def _line(self, name: str) -> str | None:
        """A typed line in its normal form; None, and a message beside it, when too long."""
        field = self.query_one(f"#{name}", Field)
        field.wrong("")
        try:
            return clean(safe(field.value), what="The line", limit=LINE_LIMIT, lines=False)
        except AssessError as error:
            field.wrong(str(error))
            field.focus_input()
            return None

    def action_back(self) -> None:
        self.draft()
        self.dismiss("")


def _checklist_words(edition: Edition) -> str:
    questions = edition.questions.values()
    core = sum(question.core for question in questions)
    return f"{edition.checklist.title}: {count_words(len(questions), 'question')}, quick {core}"
