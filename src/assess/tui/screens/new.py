"""A new assessment, on one page."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from assess.core.assessment import Depth
from assess.core.changes import NewAssessment
from assess.core.text import LINE_LIMIT, clean
from assess.drafts import NEW, Drafts
from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import noop
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.drafting import Drafting
from assess.tui.screens.form import UNTOUCHED, FormPage
from assess.tui.services import Checklists, Services
from assess.tui.widgets.checklist_choice import ChecklistChoice
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.widgets.form import Form
from assess.tui.widgets.profile_form import ProfileForm
from assess.tui.widgets.tick import Tick
from assess.tui.words import at_end, failure, safe

DEPTHS = (("full", noop("full: all questions")), ("quick", noop("quick: the core questions")))


def depth_cycle(now: str) -> Cycle:
    """The choice between full and quick."""
    options = [(value, _(words)) for value, words in DEPTHS]
    return Cycle(options, now, id="depth", label=_("Depth     "))


def prepared_field(now: str) -> Field:
    """Who prepared the assessment, as the cover says it."""
    hint = _("who answers for it, such as a ministry; printed on the cover")
    return Field(_("Prepared by"), now, hint=hint, id="prepared")


class NewScreen(FormPage):
    """Asks what is needed, creates the assessment and returns its id.

    Raises StoreError when its draft cannot be read.
    """

    TABLE = "new"
    BINDINGS = bindings("new")

    def __init__(self, services: Services, library: Checklists) -> None:
        super().__init__()
        drafts = Drafts(services.store, NEW, services.origin)
        self.drafting = Drafting(drafts, "assessment", "form", UNTOUCHED)
        self._created = ""
        self._services = services
        self._library = library
        self._today = services.origin.now().date()

    def content(self) -> Iterable[Widget]:
        yield Static(id="heading", classes="title", markup=False)
        choice = ChecklistChoice(self._library)
        with Form():
            between = [
                Field(_("Period"), str(self._today.year), hint=_("such as 2026"), id="period"),
                Field(_("Title"), hint=_("if you want one"), id="name"),
                depth_cycle("full"),
                choice,
                prepared_field(self._services.settings.agency),
            ]
            yield ProfileForm(choice.editions, self._today, between=between)

    def on_mount(self) -> None:
        self.query_one("#country-name", Field).focus_input()
        self.say(_("Fill in the country; all the rest may stay as it is. Ctrl+S creates it."))
        self._follow()

    @property
    def _choice(self) -> ChecklistChoice:
        return self.query_one(ChecklistChoice)

    @property
    def _depth(self) -> Depth:
        return "quick" if self.query_one("#depth", Cycle).value == "quick" else "full"

    @on(ChecklistChoice.Changed)
    def _follow(self) -> None:
        """Show the treaties and laws that the ticked checklists rest on, and what is asked."""
        self.query_one(ProfileForm).show_for([e.checklist.id for e in self._choice.chosen])
        self._measure()

    @on(Cycle.Changed, "#depth")
    @on(Tick.Changed)
    @on(Resize)
    def _measure(self) -> None:
        """Say how much is asked: beside the chooser, and above, where it is always to be seen."""
        self._choice.measure(self._depth, self.query_one(ProfileForm).roles)
        width = max(0, self.size.width - 2)
        title = at_end(_("New assessment"), self._choice.total, width)
        self.query_one("#heading", Static).update(Content(title))

    def action_afresh(self) -> None:
        super().action_afresh()
        self._choice.forget()

    def action_save(self) -> None:
        """Create it; where something is wrong, say so beside the field."""
        profile = self.query_one(ProfileForm).read()
        lines = [self._line(name) for name in ("period", "name", "prepared")]
        none = self._choice.refuse()
        if profile is None or None in lines or none:
            self.say(_("Not created yet: see the message marked ✗."), error=True)
            if profile and none:
                self._choice.focus_chooser()
            return
        period, title, prepared = (line or "" for line in lines)
        new = NewAssessment(
            profile=profile,
            editions=self._choice.chosen,
            depth=self._depth,
            title=title,
            period=period,
            prepared_by=prepared,
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

    def _line(self, name: str) -> str | None:
        """A typed line in its normal form; None, and a message beside it, when too long."""
        field = self.query_one(f"#{name}", Field)
        field.wrong("")
        try:
            return clean(safe(field.value), what=_("The line"), limit=LINE_LIMIT, lines=False)
        except AssessError as error:
            field.wrong(str(error))
            field.focus_input()
            return None

    def action_back(self) -> None:
        self.draft()
        self.dismiss("")
