"""``assess demo``: the worked examples, scored and printed, without a network."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from assess.cli.cases import bring_in_cases, write_report
from assess.cli.out import say, table, tell
from assess.cli.scores import duties_words, name_words, score_cells
from assess.cli.shell import Shell
from assess.core.numbers import percent
from assess.core.terms import count_words
from assess.core.view import View
from assess.errors import ExitStatus, StoreError
from assess.session import Session, Store

_FOLDER = Path("reports")


@click.command("demo")
@click.pass_obj
def demo_command(shell: Shell) -> int:
    """See the worked examples: brought in, scored, and printed into the folder reports.

    Four countries: an invented one, fully answered, and Mongolia, Finland and Australia as public
    documents of 2011 describe them. Doing it again changes nothing.
    """
    store, kept = _store(shell)
    views = [
        Session(store, identity, shell.origin).view
        for identity in bring_in_cases(store, shell.library)
    ]
    for view in views:
        _show(view)
    say("Gap reports:")
    for view in views:
        path = _FOLDER / f"{view.assessment.id}-gap-report.pdf"
        result = write_report(view, path)
        say(f"  {path}  ({count_words(result.pages, 'page')})")
        for message in result.messages:
            tell(f"assess: {path}: {message}")
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
        tell("assess: the worked examples are shown, but not kept.")
        return MemoryStore(), False


def _show(view: View) -> None:
    now = view.assessment
    done, asked = view.progress
    say(f"{name_words(view)}  ({now.id})")
    say(now.header_note)
    say(f"{done} of {count_words(asked, 'question')} answered.")
    say(f"Your country's duties: {duties_words(view)}.\n")
    heads = ["Checklist", "Score", "Possible range", "Rating", "Duties met", "Answered"]
    rows = []
    for name, result in view.results.items():
        duties = View(now, {name: result.edition}).duty_count
        rows.append(
            [
                result.edition.checklist.title,
                *score_cells(result),
                result.rated.words,
                f"{duties.met} of {duties.total}" if duties.total else "–",
                f"{percent(result.coverage)} %",
            ]
        )
    table(heads, rows, right=(1, 2, 4, 5))
    say()


def _next(views: list[View], *, kept: bool) -> None:
    tell("")
    if not kept:
        tell(f"To keep them, name a file that can be written:  {program()} --store FILE demo")
        return
    first, name = views[0].assessment.id, program()
    tell("What to type next:")
    tell(f"  {name}                        open the screens")
    tell(f"  {name} open {first}    the screens, on one of them")
    tell(f"  {name} gaps {first}    what is missing, first things first")
    tell(f"  {name} new                    start an assessment of your own")


def program() -> str:
    """What to type to call this program: its name, or where it lies when it is not on the path."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m assess"
    if called.stem != "assess" or shutil.which("assess"):
        return "assess"
    return os.path.relpath(called)
