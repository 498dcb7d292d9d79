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
        role, _, reason = (part.strip() for part in value.partition("="))
        if role not in list(Role):
            raise click.BadParameter(f"“{role}” is no role; the roles are {', '.join(Role)}.")
        if not reason:
            raise click.BadParameter(f"Say why: {role}=the reason.")
        found[Role(role)] = line(reason, "The reason")
    return found


def treaties(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[str, InstrumentStatus]:
    """Read "tip=in-force,2008-07-27": a treaty or law, its status, and since when."""
    found = {}
    for value in values:
        name, _, stated = (part.strip() for part in value.partition("="))
        status, _, since = (part.strip() for part in stated.partition(","))
        if status not in _STATUSES:
            raise click.BadParameter(
                f"“{value}” states no status; write {name or 'ID'}=in-force,YYYY-MM-DD, "
                f"{name or 'ID'}=signed or {name or 'ID'}=not-bound."
            )
        try:
            day = dt.date.fromisoformat(since) if since else None
        except ValueError:
            raise click.BadParameter(
                f"“{since}” is no date; write it as in 2008-07-27 (year-month-day)."
            ) from None
        found[name] = InstrumentStatus.model_validate({"status": status, "since": day})
    return found


def known_treaties(shell: Shell, stated: dict[str, InstrumentStatus]) -> None:
    """Raise NotFound for a treaty or law that no checklist rests on."""
    known = sorted(name for name, source in shell.library.sources.items() if source.binds)
    for name in stated:
        if name not in known:
            raise NotFound(
                f"No checklist rests on a treaty or law “{name}”.",
                f"There are: {', '.join(known)}.",
            )


def country(given: str, *, invented: bool) -> tuple[str, str]:
    """Name and code. Raises NotFound for a country that is not in the list."""
    typed = line(given, "The country's name")
    if not typed:
        raise click.UsageError("The country needs a name.")
    if invented:
        return typed, ""
    found = exactly(typed)
    if found is None:
        near = " or ".join(country.name for country in find(typed, 3))
        raise NotFound(
            f"There is no country “{typed}” in the list (ISO 3166-1).",
            f"{f'Did you mean {near}? ' if near else ''}For an invented country add --invented.",
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
