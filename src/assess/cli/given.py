"""What the options of ``assess new`` say, read and checked."""

from __future__ import annotations

import datetime as dt

import click

from assess.cli.checklist import checklist_id
from assess.cli.shell import Shell
from assess.core.assessment import InstrumentStatus
from assess.core.fields import Role
from assess.core.sets import in_order, sets
from assess.core.text import LINE_LIMIT, clean
from assess.errors import NotFound
from assess.language import gettext as _
from assess.tui.countries import exactly, find

_STATUSES = ("in-force", "signed", "not-bound")


def line(text: str, what: str) -> str:
    """One line of typed text. Raises TextRefused when it is too long."""
    return clean(text, what=what, limit=LINE_LIMIT, lines=False)


def reasons(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[Role, str]:
    """Read "origin=nobody leaves": a role, and why it does not apply."""
    found = {}
    for value in values:
        role, _sign, reason = (part.strip() for part in value.partition("="))
        if role not in list(Role):
            raise click.BadParameter(
                _("“{role}” is no role; the roles are {roles}.").format(
                    role=role, roles=", ".join(Role)
                )
            )
        if not reason:
            raise click.BadParameter(_("Say why: {role}=the reason.").format(role=role))
        found[Role(role)] = line(reason, _("The reason"))
    return found


def treaties(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[str, InstrumentStatus]:
    """Read "tip=in-force,2008-07-27": a treaty or law, its status, and since when."""
    found = {}
    for value in values:
        name, _sign, stated = (part.strip() for part in value.partition("="))
        status, _sign, since = (part.strip() for part in stated.partition(","))
        if status not in _STATUSES:
            raise click.BadParameter(
                _(
                    "“{value}” states no status; write {name}=in-force,YYYY-MM-DD, "
                    "{name}=signed or {name}=not-bound."
                ).format(value=value, name=name or "ID")
            )
        try:
            day = dt.date.fromisoformat(since) if since else None
        except ValueError:
            raise click.BadParameter(
                _("“{since}” is no date; write it as in 2008-07-27 (year-month-day).").format(
                    since=since
                )
            ) from None
        found[name] = InstrumentStatus.model_validate({"status": status, "since": day})
    return found


def known_treaties(shell: Shell, stated: dict[str, InstrumentStatus]) -> None:
    """Raise NotFound for a treaty or law that no checklist rests on."""
    known = sorted(name for name, source in shell.library.sources.items() if source.binds)
    for name in stated:
        if name not in known:
            raise NotFound(
                _("No checklist rests on a treaty or law “{name}”.").format(name=name),
                _("There are: {known}.").format(known=", ".join(known)),
            )


def country(given: str, *, invented: bool) -> tuple[str, str]:
    """Name and code. Raises NotFound for a country that is not in the list."""
    typed = line(given, _("The country's name"))
    if not typed:
        raise click.UsageError(_("The country needs a name."))
    if invented:
        return typed, ""
    found = exactly(typed)
    if found is None:
        near = _(" or ").join(country.name for country in find(typed, 3))
        mean = _("Did you mean {names}?").format(names=near) if near else ""
        add = _("For an invented country add --invented.")
        raise NotFound(
            _("There is no country “{name}” in the list (ISO 3166-1).").format(name=typed),
            f"{mean} {add}".strip(),
        )
    return found.name, found.code


def checklists(shell: Shell, given: tuple[str, ...]) -> list[str]:
    """The ids of the checklists that names of checklists or sets stand for.

    Without a name the first set: the five to start with. Raises NotFound.
    """
    offered = {each.id: each.checklists for each in sets(shell.library.editions)}
    names = [part for text in given for part in text.replace(",", " ").split()]
    if not names:
        return list(next(iter(offered.values())))
    chosen: set[str] = set()
    for name in names:
        chosen.update(offered[name] if name in offered else {checklist_id(shell, name)})
    return in_order(name for name in shell.library.editions if name in chosen)
