"""``assess new``: start an assessment, from options or by asking."""

from __future__ import annotations

import datetime as dt
import sys

import click

from assess.cli.checklist import checklist_id
from assess.cli.out import one_line, say, tell
from assess.cli.shell import Shell
from assess.core.assessment import Depth, Profile
from assess.core.changes import NewAssessment
from assess.core.fields import Role
from assess.core.terms import count_words
from assess.core.text import LINE_LIMIT, clean
from assess.errors import ExitStatus, NotFound
from assess.session import Session
from assess.tui.countries import exactly, find

_DATE = click.DateTime(["%Y-%m-%d"])
_DEPTH = click.Choice(["quick", "full"])


def _line(text: str, what: str) -> str:
    return clean(text, what=what, limit=LINE_LIMIT, lines=False)


def _reasons(
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
        found[Role(role)] = _line(reason, "The reason")
    return found


def _country(given: str, *, invented: bool) -> tuple[str, str]:
    """Name and code. Raises NotFound for a country that is not in the list."""
    typed = _line(given, "The country's name")
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


def _ask_country(*, invented: bool) -> tuple[str, str]:
    while True:
        try:
            name, code = _country(_ask("Country, by name or code"), invented=invented)
        except NotFound as error:
            tell(str(error))
        else:
            tell(f"  {name}")
            return name, code


def _ask(text: str, default: str | None = None) -> str:
    return str(click.prompt(text, default=default, show_default=bool(default), err=True))


def _ask_date(today: dt.date) -> dt.date:
    asked: dt.datetime = click.prompt(
        "Reference date", type=_DATE, default=today.isoformat(), err=True
    )
    return asked.date()


def _ask_depth() -> Depth:
    words = "Depth (quick asks the core questions only)"
    asked = click.prompt(words, type=_DEPTH, default="full", err=True)
    return "quick" if asked == "quick" else "full"


def _ask_checklists(shell: Shell) -> list[str]:
    for name, edition in shell.library.editions.items():
        tell(f"  {name}: {edition.checklist.title}")
    while True:
        try:
            return _checklists(shell, (_ask("Checklists, with commas between", "all"),))
        except NotFound as error:
            tell(str(error))


def _checklists(shell: Shell, given: tuple[str, ...]) -> list[str]:
    """The ids of the checklists, in the library's order; all of them when none is named."""
    names = [part for text in given for part in text.replace(",", " ").split()]
    known = list(shell.library.editions)
    if not names or names == ["all"]:
        return known
    chosen = {checklist_id(shell, name) for name in names}
    return [name for name in known if name in chosen]


@click.command("new")
@click.option("--country", metavar="NAME", help="Country: its name or ISO code.")
@click.option("--invented", is_flag=True, help="The country is invented (for training).")
@click.option(
    "--date",
    type=_DATE,
    metavar="YYYY-MM-DD",
    help="Reference date: the law in force on this day counts. Default: today.",
)
@click.option(
    "--checklist",
    "checklists",
    multiple=True,
    metavar="ID",
    help="A checklist to answer; may be given again. Default: all.",
)
@click.option("--depth", type=_DEPTH, help="Default: full (all questions).")
@click.option(
    "--role-off",
    "roles_off",
    multiple=True,
    metavar="ROLE=REASON",
    callback=_reasons,
    help="The country is not one of origin, transit or destination, and why.",
)
@click.option("--title", help="A title, to tell assessments of one country apart.")
@click.pass_obj
def new_command(  # noqa: PLR0913 (one for each option)
    shell: Shell,
    country: str | None,
    date: dt.datetime | None,
    checklists: tuple[str, ...],
    depth: Depth | None,
    roles_off: dict[Role, str],
    title: str | None,
    *,
    invented: bool,
) -> int:
    """Start an assessment. Without --country, asks for what no option gives.

    The new assessment's id goes to stdout. Treaties and laws are stated on the screens, under
    "about your country".
    """
    asking = country is None
    if asking and not sys.stdin.isatty():
        raise click.UsageError("Say which country: --country NAME (nobody can be asked here).")
    name, code = (
        _ask_country(invented=invented) if country is None else _country(country, invented=invented)
    )
    today = shell.origin.now().astimezone().date()
    day = date.date() if date else _ask_date(today) if asking else today
    ask_checklists = asking and not checklists
    names = _ask_checklists(shell) if ask_checklists else _checklists(shell, checklists)
    new = NewAssessment(
        profile=Profile(country=name, code=code, reference_date=day, roles_off=roles_off),
        editions=tuple(shell.library.editions[each] for each in names),
        depth=depth or (_ask_depth() if asking else "full"),
        title=_line(
            _ask("Title (may stay empty)", "") if asking and title is None else title or "",
            "The title",
        ),
        case="invented" if invented else "",
    )
    return _started(Session.start(shell.store, new, shell.origin))


def _started(session: Session) -> int:
    _, asked = session.view.progress
    country = one_line(session.assessment.profile.country)
    tell(f"Started for {country}: {count_words(asked, 'question')}.")
    tell(f"Answer them:  assess open {session.identity}")
    say(session.identity)
    return ExitStatus.OK
