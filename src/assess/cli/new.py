"""``assess new``: start an assessment, from options or by asking."""

from __future__ import annotations

import datetime as dt
import sys

import click

from assess.cli import given
from assess.cli.out import one_line, say, tell
from assess.cli.shell import Shell
from assess.core.assessment import Depth, InstrumentStatus, Profile
from assess.core.changes import NewAssessment
from assess.core.fields import Role
from assess.core.sets import sets, size
from assess.errors import ExitStatus, NotFound
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.session import Session

_DATE = click.DateTime(["%Y-%m-%d"])
_DEPTH = click.Choice(["quick", "full"])


def _ask_country(*, invented: bool) -> tuple[str, str]:
    while True:
        try:
            name, code = given.country(_ask(_("Country, by name or code")), invented=invented)
        except NotFound as error:
            tell(str(error))
        else:
            tell(f"  {name}")
            return name, code


def _ask(text: str, default: str | None = None) -> str:
    return str(click.prompt(text, default=default, show_default=bool(default), err=True))


def _ask_date(today: dt.date) -> dt.date:
    asked: dt.datetime = click.prompt(
        _("Reference date"), type=_DATE, default=today.isoformat(), err=True
    )
    return asked.date()


def _ask_depth() -> Depth:
    words = _("Depth (quick asks the core questions only)")
    asked = click.prompt(words, type=_DEPTH, default="full", err=True)
    return "quick" if asked == "quick" else "full"


def _ask_checklists(shell: Shell, depth: Depth) -> list[str]:
    editions = shell.library.editions
    offered = sets(editions)
    for each in offered:
        chosen = [editions[name] for name in each.checklists]
        tell(f"  {each.id}: {each.title} ({size(chosen, depth).words})")
    tell(_("  or checklists of your own choice:"))
    for name, edition in editions.items():
        tell(f"  {name}: {edition.checklist.title}")
    while True:
        try:
            names = _ask(_("A set, or checklists with commas between"), offered[0].id)
            return given.checklists(shell, (names,))
        except NotFound as error:
            tell(str(error))


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
    metavar="ID|SET",
    help="A checklist, or a set of them (five, all, a pillar, a role); may be given again. "
    "Default: the five to start with.",
)
@click.option("--depth", type=_DEPTH, help="Default: full (all questions).")
@click.option(
    "--role-off",
    "roles_off",
    multiple=True,
    metavar="ROLE=REASON",
    callback=given.reasons,
    help="The country is not one of origin, transit or destination, and why.",
)
@click.option(
    "--treaty",
    "treaties",
    multiple=True,
    metavar="ID=STATUS[,DATE]",
    callback=given.treaties,
    help="A treaty or law: in-force, signed or not-bound, and since when. It can be stated later.",
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
    treaties: dict[str, InstrumentStatus],
    invented: bool,
) -> int:
    """Start an assessment. Without --country, asks for what no option gives.

    The new assessment's id goes to stdout. Treaties and laws can also be stated on the screens,
    under "about your country".
    """
    asking = country is None
    if asking and not sys.stdin.isatty():
        raise click.UsageError(_("Say which country: --country NAME (nobody can be asked here)."))
    name, code = (
        _ask_country(invented=invented)
        if country is None
        else given.country(country, invented=invented)
    )
    today = shell.origin.now().astimezone().date()
    day = date.date() if date else _ask_date(today) if asking else today
    given.known_treaties(shell, treaties)
    chosen_depth: Depth = depth or (_ask_depth() if asking else "full")
    ask_checklists = asking and not checklists
    names = (
        _ask_checklists(shell, chosen_depth)
        if ask_checklists
        else given.checklists(shell, checklists)
    )
    new = NewAssessment(
        profile=Profile(
            country=name,
            code=code,
            reference_date=day,
            roles_off=roles_off,
            instruments=treaties,
        ),
        editions=tuple(shell.library.editions[each] for each in names),
        depth=chosen_depth,
        title=given.line(
            _ask(_("Title (may stay empty)"), "") if asking and title is None else title or "",
            _("The title"),
        ),
        case="invented" if invented else "",
    )
    return _started(Session.start(shell.store, new, shell.origin))


def _started(session: Session) -> int:
    _done, asked = session.view.progress
    country = one_line(session.assessment.profile.country)
    started = ngettext(
        "Started for {country}: {n} question.", "Started for {country}: {n} questions.", asked
    )
    tell(started.format(country=country, n=number(asked)))
    tell(_("Answer them:  assess open {id}").format(id=session.identity))
    say(session.identity)
    return ExitStatus.OK
