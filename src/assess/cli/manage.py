"""``assess list``, ``open``, ``delete`` and ``upgrade``: the assessments in the store."""

from __future__ import annotations

import os
import sys

import click

from assess.cli.out import say, table, tell
from assess.cli.scores import name_words
from assess.cli.shell import Shell
from assess.core.view import View
from assess.errors import AssessError, ExitStatus
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.language import noop as N_


def confirmed(question: str, *, yes: bool) -> bool:
    """Ask on stderr for a yes; ``yes`` answers for the user. Without a terminal it is a no."""
    if yes:
        return True
    if not sys.stdin.isatty():
        tell(
            _("{question} Nothing was done: to agree without being asked, add --yes.").format(
                question=question
            )
        )
        return False
    return click.confirm(question, err=True)


@click.command("list")
@click.pass_obj
def list_command(shell: Shell) -> int:
    """List the assessments in the store, the last changed first."""
    rows, status = [], ExitStatus.OK
    known = shell.store.assessments()
    for identity in known:
        try:
            rows.append(_row(shell.session(identity).view))
        except AssessError as error:  # the others are listed all the same
            words = _("assess: {id} cannot be opened: {error}")
            tell(words.format(id=identity, error=error))
            status = error.status
    if not known:
        tell(
            _("No assessment yet. Start one:  assess new     See the worked examples:  assess demo")
        )
        return ExitStatus.OK
    heads = [
        "ID",
        _("Country and title"),
        _("Kind"),
        _("Reference\ndate"),
        _("Answered"),
        _("Changed"),
    ]
    table(heads, rows, wrap=1, right=(4,))
    return status


_KINDS = {"": N_("own"), "reading": N_("reading"), "invented": N_("invented")}


def _row(view: View) -> list[str]:
    now = view.assessment
    done, asked = view.progress
    return [
        now.id,
        name_words(view),
        _(_KINDS[now.case]),
        now.profile.reference_date.isoformat(),
        _("{done} of {asked}").format(done=done, asked=asked),
        now.changed_at[:10],
    ]


@click.command("open")
@click.argument("given", metavar="ID")
@click.option(
    "--plain",
    is_flag=True,
    help="Line mode: typed lines in place of screens, for screen readers and slow links.",
)
@click.option("--no-wrap", is_flag=True, help="Line mode, with every paragraph on one line.")
@click.pass_obj
def open_command(shell: Shell, given: str, *, plain: bool, no_wrap: bool) -> int:
    """Open the screens, or line mode, on one assessment."""
    from assess.cli.lines import is_dumb, run_lines  # noqa: PLC0415
    from assess.cli.screens import require_terminal, run_screens  # noqa: PLC0415
    from assess.port import resolve_id  # noqa: PLC0415

    identity = resolve_id(shell.store, given)
    plain = plain or no_wrap
    dumb = is_dumb(os.environ) and not plain
    if plain or dumb:
        return run_lines(shell, identity, wrap=not no_wrap, dumb=dumb)
    require_terminal()
    return run_screens(shell, identity)


@click.command("delete")
@click.argument("given", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def delete_command(shell: Shell, given: str, *, yes: bool) -> int:
    """Delete this store's copy of an assessment, with its history."""
    session = shell.open(given)
    done, _asked = session.view.progress
    words = ngettext(
        "Delete {name} ({id}), {n} answer, for ever?",
        "Delete {name} ({id}), {n} answers, for ever?",
        done,
    )
    name = name_words(session.view)
    question = words.format(name=name, id=session.identity, n=number(done))
    if not confirmed(question, yes=yes):
        return ExitStatus.CANCELLED
    shell.store.delete(session.identity)
    tell(_("Deleted {id}.").format(id=session.identity))
    return ExitStatus.OK


@click.command("upgrade")
@click.argument("given", metavar="ID")
@click.pass_obj
def upgrade_command(shell: Shell, given: str) -> int:
    """Answer the newest edition of each checklist from now on.

    Answers stay. Those to questions whose meaning changed ask to be confirmed; their keys are
    written to stdout.
    """
    session = shell.open(given)
    before = session.view.editions
    confirm = session.upgrade(shell.library.editions.values())
    taken = [edition for name, edition in session.view.editions.items() if before[name] != edition]
    if not taken:
        tell(_("{id} already answers the newest editions.").format(id=session.identity))
    for edition in taken:
        checklist = edition.checklist
        old = before[checklist.id].checklist.version
        tell(f"{checklist.title}: {old} → {checklist.version}")
    if confirm:
        words = ngettext(
            "{n} answer to be confirmed, because the question changed:",
            "{n} answers to be confirmed, because the question changed:",
            len(confirm),
        )
        tell(words.format(n=number(len(confirm))))
    for key in confirm:
        say(key)
    return ExitStatus.OK
