"""About your country, changed later."""

from __future__ import annotations

from assess.core.assessment import Profile
from assess.core.terms import date_words
from assess.core.vocabulary import DEPTHS
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.plain import country
from assess.plain.console import Console
from assess.session import Session
from assess.tui.words import one_line


class ProfileMenu:
    """Profile, title, period and depth: each change is saved at once."""

    def __init__(self, console: Console, session: Session) -> None:
        self._console = console
        self._session = session

    @property
    def _profile(self) -> Profile:
        return self._session.assessment.profile

    def run(self) -> None:
        """Ask what to change until the user goes back. Raises Leave, AssessError."""
        changes = (
            self._country,
            self._day,
            self._roles,
            self._treaties,
            self._depth,
            self._period,
            self._title,
            self._prepared_by,
        )
        while True:
            chosen = self._console.choose(_("About your country:"), self._lines())
            if chosen is None:
                return
            changes[chosen]()

    def _lines(self) -> list[str]:
        own, profile = self._session.assessment, self._profile
        off = len(profile.roles_off)
        none = _("none")
        roles = ngettext("{n} does not apply", "{n} do not apply", off).format(n=number(off))
        stated = ngettext("{n} stated", "{n} stated", len(profile.instruments))
        return [
            _("Country: {name}").format(name=profile.country),
            _("Reference date: {day}").format(day=date_words(profile.reference_date)),
            _("Roles: {roles}").format(roles=roles if off else _("all apply")),
            _("Treaties and laws: {stated}").format(
                stated=stated.format(n=number(len(profile.instruments)))
            ),
            _("Depth: {depth}").format(depth=DEPTHS[own.depth]),
            _("Period: {period}").format(period=one_line(own.period) or none),
            _("Title: {title}").format(title=one_line(own.title) or none),
            _("Prepared by: {name}").format(name=one_line(own.prepared_by) or none),
        ]

    def _update(self, **changed: object) -> None:
        """Keep what changed of the profile, and say so."""
        now = {**self._profile.model_dump(), **changed}
        self._session.set_profile(Profile.model_validate(now), since=self._profile)
        self._console.say(_("Saved."))

    def _country(self) -> None:
        asked = country.ask_country(self._console)
        if asked:
            self._update(country=asked[0], code=asked[1])

    def _day(self) -> None:
        self._update(reference_date=country.ask_date(self._console, self._profile.reference_date))

    def _roles(self) -> None:
        self._update(roles_off=country.ask_roles(self._console, self._profile.roles_off))

    def _treaties(self) -> None:
        sources = country.treaties(self._session.view.editions.values())
        profile = self._profile
        stated = country.ask_treaties(
            self._console, sources, profile.instruments, profile.reference_date
        )
        self._update(instruments=stated)

    def _depth(self) -> None:
        lines = list(DEPTHS.values())
        chosen = self._console.choose(_("Depth:"), lines, _("leave it as it is"))
        if chosen is not None:
            self._session.set_status(depth="quick" if list(DEPTHS)[chosen] == "quick" else "full")
            self._console.say(_("Saved."))

    def _period(self) -> None:
        now = self._session.assessment.period
        self._session.set_status(period=country.ask_line(self._console, _("Period"), now))
        self._console.say(_("Saved."))

    def _title(self) -> None:
        now = self._session.assessment.title
        self._session.set_status(title=country.ask_line(self._console, _("Title"), now))
        self._console.say(_("Saved."))

    def _prepared_by(self) -> None:
        now = self._session.assessment.prepared_by
        name = country.ask_line(self._console, _("Prepared by (printed in the report)"), now)
        self._session.set_status(prepared_by=name)
        self._console.say(_("Saved."))
