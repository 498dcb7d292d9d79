"""About your country: country, reference date, roles, treaties and laws."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from pydantic import ValidationError
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assess.core.assessment import Profile
from assess.core.checklist import Edition
from assess.core.fields import Role
from assess.core.text import LINE_LIMIT, clean
from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import noop
from assess.tui.typed import typed_date
from assess.tui.widgets.country import CountryField
from assess.tui.widgets.field import Field
from assess.tui.widgets.instruments import InstrumentField, Wrong, instruments
from assess.tui.widgets.tick import Tick
from assess.tui.words import refusal

ROLES = {
    Role.ORIGIN: noop("origin: people leave from here"),
    Role.TRANSIT: noop("transit: people travel through"),
    Role.DESTINATION: noop("destination: people arrive and stay"),
}


class RoleField(Vertical):
    """A role; switched off, it asks for the reason."""

    def __init__(self, role: Role, reason: str | None) -> None:
        super().__init__(id=f"role-{role}")
        self.role = role
        self._reason = reason

    def compose(self) -> ComposeResult:
        ticked = self._reason is None
        yield Tick(_(ROLES[self.role]), ticked=ticked, id=f"is-{self.role}")
        yield Field(
            _("Why not"),
            self._reason or "",
            hint=_("printed in the report"),
            id=f"why-{self.role}",
            hidden=ticked,
        )

    def on_tick_changed(self, event: Tick.Changed) -> None:
        reason = self.query_one(Field)
        reason.show(shown=not event.tick.ticked)
        if reason.display and event.tick.has_focus:
            reason.focus_input()

    def read(self, wrong: Wrong) -> str | None:
        """The reason it is off; None when it is on. Adds its field to ``wrong`` without one."""
        field = self.query_one(Field)
        field.wrong("")
        if self.query_one(Tick).ticked:
            return None
        reason = field.value.strip()
        try:
            clean(reason, what=_("The reason"), limit=LINE_LIMIT, lines=False)
        except AssessError as error:
            field.wrong(str(error))
            wrong.append(field)
        if not reason:
            field.wrong(_("Say why this does not apply: questions asked only of it fall away."))
            wrong.append(field)
        return reason


class ProfileForm(Vertical):
    """The fields of a profile. ``now`` fills them; ``today`` stands in for a new one."""

    def __init__(
        self,
        editions: Mapping[str, Edition],
        today: dt.date,
        now: Profile | None = None,
        between: Sequence[Widget] = (),
    ) -> None:
        """``between``: further fields of the page, put after the reference date."""
        super().__init__()
        self._between = between
        self._editions = editions
        self._today = today
        self._now = now

    def compose(self) -> ComposeResult:
        now = self._now
        if now:
            yield CountryField(now.country, now.code)
        else:
            yield CountryField(invented=False)
        yield Field(
            _("Reference date"),
            (now.reference_date if now else self._today).isoformat(),
            hint=_("year-month-day: the day for which you answer"),
            id="reference-date",
        )
        yield from self._between
        yield _heading(_("What your country is for people on the move"))
        for role in Role:
            yield RoleField(role, now.roles_off.get(role) if now else None)
        yield _heading(_("Treaties and laws that questions rest on"))
        yield Static(
            Content(
                _(
                    "The binding rules of one in force for your country at the reference date are "
                    "your country's duties."
                )
            ),
            classes="means",
        )
        for source in instruments(self._editions).values():
            yield InstrumentField(source, now.instruments.get(source.id) if now else None)

    def show_for(self, checklists: Collection[str]) -> None:
        """Show only the treaties and laws that these checklists rest on."""
        chosen = {name: edition for name, edition in self._editions.items() if name in checklists}
        needed = instruments(chosen)
        for field in self.query(InstrumentField):
            if field.display != (field.source.id in needed):
                field.display = not field.display

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that are on."""
        return tuple(field.role for field in self.query(RoleField) if field.query_one(Tick).ticked)

    @property
    def invented(self) -> bool:
        """Whether the country is said to be invented."""
        return self.query_one(CountryField).invented

    def read(self) -> Profile | None:
        """The profile as typed; None when something is wrong, which is then shown beside it."""
        wrong: Wrong = []
        name, code = self._country(wrong)
        reference = self._reference(wrong)
        roles = {field.role: field.read(wrong) for field in self.query(RoleField)}
        stated = dict(self._now.instruments) if self._now else {}
        for field in self.query(InstrumentField):
            if field.display:
                status = field.read(wrong, self._today)
                stated.pop(field.source.id, None)
                if status:
                    stated[field.source.id] = status
        if wrong:
            wrong[0].focus_input()
            return None
        return Profile.model_validate(
            {
                "country": name,
                "code": code,
                "reference_date": reference,
                "roles_off": {role: reason for role, reason in roles.items() if reason},
                "instruments": stated,
            }
        )

    def _country(self, wrong: Wrong) -> tuple[str, str]:
        field = self.query_one(CountryField)
        name, code = field.printed
        try:
            Profile(country=name, code=code, reference_date=self._today)
        except (ValidationError, AssessError) as error:
            field.wrong(_("Type the name of a country.") if not name else refusal(error))
            wrong.append(field)
        return name, code

    def _reference(self, wrong: Wrong) -> dt.date:
        field = self.query_one("#reference-date", Field)
        field.wrong("")
        try:
            return typed_date(field.value, example=self._today)
        except AssessError as error:
            field.wrong(str(error))
            wrong.append(field)
            return self._today


def _heading(text: str) -> Static:
    return Static(Content(text), classes="label -heading")
