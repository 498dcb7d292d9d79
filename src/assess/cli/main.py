"""The commands of ``assess``, each imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from assess import __version__
from assess.cli.out import tell
from assess.errors import ExitStatus
from assess.language import gettext as _

COMMANDS = {
    "demo": "demo",
    "new": "new",
    "list": "manage",
    "open": "manage",
    "serve": "serve",
    "score": "scores",
    "gaps": "scores",
    "report": "report",
    "verify": "verify",
    "export": "files",
    "import": "files",
    "form": "form",
    "enter": "enter",
    "backup": "backup",
    "delete": "manage",
    "upgrade": "manage",
    "checklist": "checklist",
}
"""Every command, in the order of a day's work, and the module of this package that holds it."""

_EXAMPLES = """\b
Examples:
  assess                             open the screens
  assess demo                        see the worked examples and their gap reports
  assess new                         start an assessment, question by question
  assess new --country Mongolia --checklist palermo-alignment --depth quick
  assess open mng                    go on with it (any clear beginning of its name)
  assess score mng-2011-k3x9qd --json
  assess report mng -o report.pdf
  assess form mng --to pdf           the questionnaire to print; --to xlsx for Excel
  assess enter mng                   type in a form that was filled in by hand
  assess checklist show reflection-period

\b
Exit statuses:
  0  done
  1  problems were found: in a checklist, an assessment file, an answer or a report;
     or scores do not stay comparable (checklist diff)
  2  the command was not understood
  3  there is no such assessment, checklist or country
  4  the store cannot be read or written
  5  you said no, or stopped the program

\b
Data go to stdout, messages to stderr. Assessments are kept in the user's data
folder, or in the file that --store or the variable ASSESS_STORE names.
ASSESS_CHECKLISTS names a folder of your own checklists (else the
folder checklists beside the store). ASSESS_LANG is the language where --lang names none.
NO_COLOR switches colours off."""


class LazyGroup(click.Group):
    """A group that knows the names of its commands without importing them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return it; None when there is none."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        found = getattr(import_module(f"assess.cli.{module}"), f"{cmd_name}_command")
        assert isinstance(found, click.Command)
        return found


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="assess")
@click.option(
    "--store",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Keep assessments in this file instead of the usual place.",
)
@click.option(
    "--lang",
    default="",
    metavar="LANG",
    help="Show the texts of checklists in this language, such as fr, where they are translated.",
)
@click.option(
    "--plain", is_flag=True, help="Line mode in place of screens: typed lines, for screen readers."
)
@click.option("--no-wrap", is_flag=True, help="Line mode, with every paragraph on one line.")
@click.pass_context
def cli(ctx: click.Context, store: Path | None, lang: str, *, plain: bool, no_wrap: bool) -> int:
    """Assess how a country manages migration and fights trafficking in persons.

    Without a command the screens open. Everything works without a network.
    """
    from assess.cli.shell import shell  # noqa: PLC0415 (--version and --help do without)

    plain = plain or no_wrap
    if plain and ctx.invoked_subcommand is not None:
        raise click.UsageError(
            _("Line mode goes with no command, or with open: assess open ID --plain")
        )
    ctx.obj = ctx.with_resource(shell(store, lang))
    if plain:
        from assess.cli.lines import open_lines  # noqa: PLC0415

        return open_lines(store, lang, wrap=not no_wrap)
    if ctx.invoked_subcommand is None:
        from assess.cli.screens import open_screens  # noqa: PLC0415

        return open_screens(store, lang)
    return ExitStatus.OK


def run(arguments: Sequence[str]) -> int:
    """Run one command line; return its exit status.

    Raises AssessError, for :func:`assess.cli.ending.ending` to turn into a message.
    """
    try:
        status = cli.main(list(arguments), prog_name="assess", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return ExitStatus.USAGE
    except click.ClickException as error:
        error.show()
        return ExitStatus.PROBLEMS
    except click.Abort:
        tell(_("assess: stopped. Nothing more was done."))
        return ExitStatus.CANCELLED
    return status if isinstance(status, int) else ExitStatus.OK
