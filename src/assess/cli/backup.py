"""``assess backup``: the whole store out to a file, and back in."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click

from assess.cli.manage import confirmed
from assess.cli.out import say, tell
from assess.cli.shell import Shell
from assess.errors import ExitStatus
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.store import restoring
from assess.store.place import store_path


@click.command("backup")
@click.argument(
    "file", metavar="[FILE]", required=False, type=click.Path(dir_okay=False, path_type=Path)
)
@click.option("--restore", is_flag=True, help="Put the backup FILE in the place of the store.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def backup_command(shell: Shell, file: Path | None, *, restore: bool, yes: bool) -> int:
    """Copy all assessments to FILE, or take them back from it.

    Without FILE it lists the copies that are made by themselves, the newest first. Restoring
    keeps the store as it was beside the other copies.
    """
    path = store_path(shell.store_path, os.environ)
    if file is None:
        return _list(path, restore=restore)
    if not restore:
        restoring.save(path, file)
        tell(_("Copied: {path}").format(path=path))
        say(str(file))
        return ExitStatus.OK
    count = restoring.held(file)
    question = ngettext(
        "Put this backup, with {n} assessment, in the place of the store {path}?",
        "Put this backup, with {n} assessments, in the place of the store {path}?",
        count,
    ).format(n=number(count), path=path)
    if not confirmed(question, yes=yes):
        return ExitStatus.CANCELLED
    aside = restoring.restore(path, file, dt.datetime.now().astimezone())
    if aside:
        tell(_("The store as it was is kept: {path}").format(path=aside))
    say(str(path))
    return ExitStatus.OK


def _list(path: Path, *, restore: bool) -> ExitStatus:
    known = restoring.backups(path)
    for copy in known:
        say(str(copy))
    if not known:
        tell(_("There is no backup yet: one is made each day that the program is used."))
    elif restore:
        tell(_("Name the one to restore: assess backup --restore FILE"))
    return ExitStatus.USAGE if restore else ExitStatus.OK
