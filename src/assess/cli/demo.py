"""``assess demo``: the worked examples, scored and printed, without a network."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from assess.cli.cases import bring_in_cases, write_report
from assess.cli.out import prose, say, tell
from assess.cli.scores import duties_words, name_words, score_table
from assess.cli.shell import Shell
from assess.core.view import View
from assess.errors import ExitStatus, StoreError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.port import Store
from assess.session import Session

_FOLDER = Path("reports")
_SHOWN = ("sample-country", "australia-2011", "finland-2011", "mongolia-2011")
"""The cases that are shown unless all are asked for: a whole one comes first."""


@click.command("demo")
@click.option("--all", "everything", is_flag=True, help="Show and print every worked example.")
@click.pass_obj
def demo_command(shell: Shell, *, everything: bool) -> int:
    """See the worked examples: brought in, scored, and printed into the folder reports.

    Four countries: an invented one, fully answered, and Mongolia, Finland and Australia as public
    documents of 2011 describe them. The others are brought in too. Doing it again changes nothing.
    """
    store, kept = _store(shell)
    cases = bring_in_cases(store, shell.library)
    others = [name for name in cases if name not in _SHOWN]
    chosen = [*_SHOWN, *others] if everything else _SHOWN
    views = [Session(store, identity, shell.origin).view for identity in chosen]
    for view in views:
        _show(view)
    say(_("Gap reports:"))
    for view in views:
        path = _FOLDER / f"{view.assessment.id}-gap-report.pdf"
        events = store.events(view.assessment.id)
        result = write_report(view, path, events=events)
        pages = ngettext("{n} page", "{n} pages", result.pages).format(n=number(result.pages))
        say(f"  {path}  ({pages})")
        for message in result.messages:
            tell(f"assess: {path}: {message}")
    if kept and not everything:
        more = ngettext(
            "{n} more worked example can be opened: {command}",
            "{n} more worked examples can be opened: {command}",
            len(others),
        )
        tell(more.format(n=number(len(others)), command=f"{program()} list"))
    _next(views, kept=kept)
    return ExitStatus.OK


def _store(shell: Shell) -> tuple[Store, bool]:
    """The store, and whether it stays: in memory where the usual place cannot be used."""
    try:
        return shell.store, True
    except StoreError as error:
        if shell.named:
            raise
        from assess.store.memory import MemoryStore  # noqa: PLC0415

        tell(f"assess: {error}")
        tell(_("assess: the worked examples are shown, but not kept."))
        return MemoryStore(), False


def _show(view: View) -> None:
    now = view.assessment
    done, asked = view.progress
    prose(f"{name_words(view)}  ({now.id})")
    prose(now.header_note)
    words = ngettext("{done} of {n} question answered.", "{done} of {n} questions answered.", asked)
    prose(words.format(done=number(done), n=number(asked)))
    prose(_("Your country's duties: {duties}.").format(duties=duties_words(view)))
    say()
    score_table(view)
    say()


def _next(views: list[View], *, kept: bool) -> None:
    tell("")
    if not kept:
        words = _("To keep them, name a file that can be written:  {command}")
        command = f"{program()} --store FILE demo"
        tell(words.format(command=command))
        return
    first, name = views[0].assessment.id, program()
    tell(_("What to type next:"))
    for more, what in (
        ("", _("open the screens")),
        (f" open {first}", _("the same, on one of these")),
        (f" gaps {first}", _("what is missing")),
        (" new", _("start your own")),
    ):
        tell(f"  {name}{more:{len(first) + 8}}{what}")


def program() -> str:
    """What to type to call this program: its name, or where it lies when it is not on the path."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m assess"
    if called.stem != "assess" or shutil.which("assess"):
        return "assess"
    return min(os.path.relpath(called), str(called.absolute()), key=len)
