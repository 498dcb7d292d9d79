"""Asking about a country: its name, the day, its roles, its treaties and laws."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from assess.core.assessment import InstrumentStatus
from assess.core.checklist import Edition
from assess.core.fields import Role
from assess.core.sources import Source
from assess.core.terms import instrument_words
from assess.core.text import LINE_LIMIT, clean
from assess.core.vocabulary import INSTRUMENT_STATUSES
from assess.errors import AnswerRefused, AssessError
from assess.language import gettext as _
from assess.language import noop as N_
from assess.plain.console import Console
from assess.tui.countries import exactly, find
from assess.tui.typed import typed_date

ROLES = {
    Role.ORIGIN: N_("origin: people leave from here"),
    Role.TRANSIT: N_("transit: people travel through"),
    Role.DESTINATION: N_("destination: people arrive and stay"),
}


def ask_line(console: Console, prompt: str, now: str) -> str:
    """Ask for one line; Enter keeps ``now``, "-" makes it empty. Raises Leave."""
    while True:
        asked = _("{prompt} (now: {now}):").format(prompt=prompt, now=now) if now else f"{prompt}:"
        typed = console.ask(asked)
        if typed in ("", "-"):
            return "" if typed else now
        try:
            return clean(typed, what=_("The line"), limit=LINE_LIMIT, lines=False)
        except AssessError as error:
            console.say(str(error))


def ask_country(console: Console) -> tuple[str, str, bool] | None:
    """Name, ISO code and whether it is invented; None to go back. Raises Leave."""
    while True:
        typed = ask_line(console, _("Country, by its name or code; Enter alone goes back"), "")
        if not typed:
            return None
        found = exactly(typed)
        if found:
            console.say(_("{country}.").format(country=found.name))
            return found.name, found.code, False
        near = find(typed)
        lines = [country.name for country in near]
        lines.append(_("“{name}”, an invented country for training").format(name=typed))
        chosen = console.choose(_("Which country do you mean?"), lines, _("type the name again"))
        if chosen is None:
            continue
        if chosen == len(near):
            return typed, "", True
        return near[chosen].name, near[chosen].code, False


def ask_date(console: Console, now: dt.date) -> dt.date:
    """The day for which the country answers. Raises Leave."""
    while True:
        typed = console.ask(
            _("Reference date: the law in force on this day counts. Enter for {day}:").format(
                day=now.isoformat()
            )
        )
        if not typed:
            return now
        try:
            return typed_date(typed, example=now)
        except AnswerRefused as error:
            console.say(str(error))


def ask_roles(console: Console, off: Mapping[Role, str]) -> dict[Role, str]:
    """The reasons why roles do not apply. Raises Leave."""
    found = dict(off)
    while True:
        lines = [
            _("{role} – does not apply: {why}").format(role=_(words), why=found[role])
            if role in found
            else _("{role} – applies").format(role=_(words))
            for role, words in ROLES.items()
        ]
        chosen = console.choose(
            _("What your country is for people on the move. A number switches one."),
            lines,
            _("go on"),
        )
        if chosen is None:
            return found
        role = list(ROLES)[chosen]
        if role in found:
            del found[role]
            continue
        why = ask_line(
            console, _("Why does it not apply? (printed in the report; Enter: it applies)"), ""
        )
        if why:
            found[role] = why


def treaties(editions: Iterable[Edition]) -> dict[str, Source]:
    """The treaties and laws that checklists rest on, by id, those of most questions first."""
    count: dict[str, int] = {}
    sources: dict[str, Source] = {}
    for edition in editions:
        for question in edition.questions.values():
            named = {edition.provision_by_id[basis.id].source for basis in question.basis}
            profile = getattr(question, "from_profile", None)
            for name in named | ({profile} if profile else set()):
                source = edition.source_by_id.get(name)
                if source and source.binds:
                    sources[name] = source
                    count[name] = count.get(name, 0) + 1
    return dict(sorted(sources.items(), key=lambda item: -count[item[0]]))


def ask_treaties(
    console: Console,
    sources: Mapping[str, Source],
    stated: Mapping[str, InstrumentStatus],
    day: dt.date,
) -> dict[str, InstrumentStatus]:
    """The status of each treaty and law. ``day`` is the reference date. Raises Leave."""
    found = dict(stated)
    names = list(sources)
    read = True
    while True:
        lines = [
            _("{treaty}: {status}").format(
                treaty=sources[name].short,
                status=instrument_words(found[name], day) if name in found else _("not stated"),
            )
            for name in names
        ]
        chosen = console.choose(
            _("Treaties and laws that questions rest on. A number states one."),
            lines,
            _("go on"),
            read=read,
        )
        if chosen is None:
            return found
        source, read = sources[names[chosen]], False
        _ask_treaty(console, source, found, day)
        status = instrument_words(found[source.id], day) if source.id in found else _("not stated")
        console.say(_("{treaty}: {status}").format(treaty=source.short, status=status))


def _ask_treaty(
    console: Console, source: Source, found: dict[str, InstrumentStatus], day: dt.date
) -> None:
    console.say(source.title)
    lines = [*INSTRUMENT_STATUSES.values(), _("not stated")]
    chosen = console.choose(_("For your country it is:"), lines, _("leave it as it is"))
    if chosen is None:
        return
    if chosen == len(INSTRUMENT_STATUSES):
        found.pop(source.id, None)
        return
    status = list(INSTRUMENT_STATUSES)[chosen]
    since = None
    while status == "in-force":
        typed = console.ask(_("In force for your country since (Enter: not known):"))
        if not typed:
            break
        try:
            since = typed_date(typed, example=day)
            break
        except AnswerRefused as error:
            console.say(str(error))
    was = found.get(source.id)
    found[source.id] = InstrumentStatus.model_validate(
        {"status": status, "since": since, "evidence": was.evidence if was else ""}
    )
