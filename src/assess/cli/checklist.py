"""``assess checklist``: find, read and check the checklists, and get the schema of their format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assess.cli.authoring import diff_command, new_command
from assess.cli.out import say, say_json, tell
from assess.cli.paper import paper
from assess.cli.shell import Shell
from assess.cli.shown import shown_page
from assess.cli.translating import translate_command
from assess.errors import ExitStatus, NotFound
from assess.language import gettext as _
from assess.language import ngettext, number


@click.group("checklist")
def checklist_command() -> None:
    """Find and read the checklists, check their files, get the schema of their format."""


for _command in (new_command, diff_command, translate_command):
    checklist_command.add_command(_command)

_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


@checklist_command.command("list")
@_JSON
@click.pass_obj
def list_command(shell: Shell, *, as_json: bool) -> int:
    """List the checklists by pillar, and by point of good practice."""
    from assess.cli.catalogue import catalogue, catalogue_json  # noqa: PLC0415

    if as_json:
        say_json(catalogue_json(shell.library))
    else:
        say(catalogue(shell.library, paper() if sys.stdout.isatty() else None))
    return ExitStatus.OK


@checklist_command.command("show")
@click.argument("name", metavar="ID")
@click.option("--full", is_flag=True, help="All that the checklist says of each question.")
@click.pass_obj
def show_command(shell: Shell, name: str, *, full: bool) -> int:
    """Print what a checklist asks.

    With --full also the levels, why it is asked, what to look at, the next steps, where it comes
    from and what meets a duty.
    """
    from assess.cli.page import outline, page  # noqa: PLC0415

    edition = shown_page(shell, shell.library.editions[checklist_id(shell, name)])
    say(page(edition, paper()) if full else outline(edition, paper()))
    if not full and sys.stdout.isatty():
        tell(
            _("Levels, next steps, sources: assess checklist show {id} --full").format(
                id=edition.checklist.id
            )
        )
    return ExitStatus.OK


@checklist_command.command("basis")
@click.argument("name", metavar="PROVISION")
@_JSON
@click.pass_obj
def basis_command(shell: Shell, name: str, *, as_json: bool) -> int:
    """Tell which questions rest on a provision, and what meets it.

    PROVISION is the id of a provision, of a practice, or of a treaty, law or document for all
    that it says; or a clear beginning of one.
    """
    from assess.cli.basis import basis, basis_json, find  # noqa: PLC0415

    found = find(shell.library, name)
    if as_json:
        say_json(basis_json(found))
    else:
        say(basis(found, paper()))
    return ExitStatus.OK


@checklist_command.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
def check_command(paths: tuple[Path, ...]) -> int:
    """Report every problem of checklist files, or of the shipped ones.

    PATH is a checklist or a folder of checklists. Exit status 1 when there is a problem.
    """
    from assess.library import check, content_folder, warnings  # noqa: PLC0415

    for path in paths:
        if not path.exists():
            raise NotFound(
                _("There is no file or folder {path}.").format(path=path), _("Check the spelling.")
            )
    chosen = paths or (content_folder("checklists"),)
    for warning in warnings(chosen):
        tell(_("warning: {text}").format(text=warning))
    problems = check(chosen)
    for problem in problems:
        say(str(problem))
    if problems:
        words = ngettext("{n} problem found.", "{n} problems found.", len(problems))
        tell(words.format(n=number(len(problems))))
        return ExitStatus.PROBLEMS
    tell(_("No problem found."))
    return ExitStatus.OK


@checklist_command.command("schema")
def schema_command() -> int:
    """Write the JSON Schema of the checklist format, for editors that complete and check."""
    from assess.library import json_schema  # noqa: PLC0415

    say_json(json_schema())
    return ExitStatus.OK


def checklist_id(shell: Shell, given: str) -> str:
    """Return the id of the checklist that ``given`` names or shortens. Raises NotFound."""
    known = shell.library.editions
    if given in known:
        return given
    matching = [name for name in known if name.startswith(given)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise NotFound(
            _("“{given}” could be {matching}.").format(given=given, matching=", ".join(matching)),
            _("Type more of the name."),
        )
    raise NotFound(
        _("There is no checklist “{given}”.").format(given=given),
        _("There are: {known}.").format(known=", ".join(known)),
    )
