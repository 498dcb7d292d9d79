"""A copy of an assessment for a new period."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assess.core.assessment import Profile
from assess.core.changes import NewAssessment
from assess.core.text import LINE_LIMIT, clean
from assess.core.view import View
from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.screens.page import Page
from assess.tui.services import Services
from assess.tui.typed import typed_date
from assess.tui.widgets.field import Field
from assess.tui.widgets.form import Form
from assess.tui.words import country_words, failure, safe


class DuplicateScreen(Page[str]):
    """Asks for period and reference date; makes the copy and returns its id, "" for none.

    The copy answers the checklists as they are now where they are still on offer. Raises
    ContentError when these cannot be read.
    """

    TABLE = "duplicate"
    BINDINGS = bindings("duplicate")

    def __init__(self, source: View, services: Services) -> None:
        super().__init__()
        self._source = source
        self._services = services
        now = services.library.editions
        self._editions = tuple(now.get(name, own) for name, own in source.editions.items())
        self._today = services.origin.now().date()

    def content(self) -> Iterable[Widget]:
        own = self._source.assessment
        title = _("Copy for a new period: {assessment}").format(assessment=country_words(own))
        yield Static(Content(title), classes="title")
        with Form():
            yield Static(Content(self._about()), classes="about")
            year = str(self._today.year)
            yield Field(_("Period"), year, hint=_("such as 2026"), id="period")
            yield Field(
                _("Reference date"),
                self._today.isoformat(),
                hint=_("year-month-day: the day for which you answer"),
                id="reference-date",
            )
            yield Field(_("Title"), own.title, hint=_("if you want one"), id="name")

    def _about(self) -> str:
        count = len(self._source.assessment.answers)
        copied = ngettext(
            "{n} answer is copied, with its note and documents. It asks to be confirmed: what "
            "was true then need not be true now. The first assessment stays as it is.",
            "{n} answers are copied, with notes and documents. Each asks to be confirmed: what "
            "was true then need not be true now. The first assessment stays as it is.",
            count,
        )
        return copied.format(n=number(count))

    def on_mount(self) -> None:
        self.query_one("#period", Field).focus_input()

    def on_input_submitted(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Make the copy; where something is wrong, say so beside the field."""
        try:
            new = self._new()
            made = Session.duplicate(
                self._services.store, self._source.assessment, new, self._services.origin
            )
        except _Wrong:
            self.say(_("Not copied yet: see the message marked ✗."), error=True)
        except AssessError as error:
            self.say(failure(error), error=True)
        else:
            self.dismiss(made.identity)

    def _new(self) -> NewAssessment:
        """What was typed. Raises _Wrong where it cannot be used, shown beside the field."""
        own = self._source.assessment
        day = self._read("reference-date", lambda text: typed_date(text, example=self._today))
        period, title = (self._read(name, _line) for name in ("period", "name"))
        profile = own.profile.model_copy(update={"reference_date": day})
        return NewAssessment(
            profile=Profile.model_validate(profile.model_dump()),
            editions=self._editions,
            depth=own.depth,
            title=title,
            period=period,
            case="invented" if own.case == "invented" else "",
            prepared_by=own.prepared_by,
        )

    def _read(self, name: str, read: Callable[[str], Any]) -> Any:
        field = self.query_one(f"#{name}", Field)
        field.wrong("")
        try:
            return read(safe(field.value))
        except AssessError as error:
            field.wrong(str(error))
            field.focus_input()
            raise _Wrong from error

    def action_back(self) -> None:
        self.dismiss("")


class _Wrong(Exception):
    """A field cannot be used."""


def _line(text: str) -> str:
    return clean(text, what=_("The line"), limit=LINE_LIMIT, lines=False)
