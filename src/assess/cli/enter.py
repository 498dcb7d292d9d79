"""``assess enter``: a handwritten form typed in by its printed numbers."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import click

from assess.cli.form import form_given
from assess.cli.given import checklists
from assess.cli.out import say, tell
from assess.cli.scores import name_words
from assess.cli.shell import Shell
from assess.cli.shown import shown
from assess.errors import ExitStatus
from assess.forms.entry import Typing, help_lines
from assess.forms.making import form_of
from assess.language import gettext as _
from assess.language import ngettext, number


@click.command("enter")
@click.argument("given", metavar="ID")
@click.option(
    "--form",
    "blank",
    metavar="CHECKLIST",
    multiple=True,
    help="Number the questions as the empty form of these checklists does (assess form CHECKLIST).",
)
@click.pass_obj
def enter_command(shell: Shell, given: str, blank: tuple[str, ...]) -> int:
    """Type in a form that was filled in by hand.

    Each line begins with the number printed at the question: "12 3" answers question 12 with
    level 3. Type help for the rest. Every line is saved at once. Lines can also come from a file:
    assess enter ID < lines.txt

    What is kept goes to stdout, mistakes go to stderr. Exit status at a terminal: 0. From a file
    or a pipe: 0 when every line was taken, else 1; the other lines are kept all the same.
    """
    session = shell.open(given)
    if blank:
        form = form_given(shell, tuple(checklists(shell, blank)))
    else:
        form = form_of(session.view, shown(shell, session.view).editions)
    typing = Typing(session, form)
    asking = sys.stdin.isatty()
    if not asking and isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    tell(f"{name_words(session.view)} ({session.identity})")
    if asking:
        for line in help_lines():
            tell(line)
    refused = _read(typing, asking=asking)
    words = ngettext("{n} line saved.", "{n} lines saved.", typing.saved)
    tell(words.format(n=number(typing.saved)))
    if refused:
        words = ngettext("{n} line was not taken.", "{n} lines were not taken.", refused)
        tell(words.format(n=number(refused)))
    *_open, missing = typing.missing()
    tell(missing)
    return ExitStatus.PROBLEMS if refused and not asking else ExitStatus.OK


def _read(typing: Typing, *, asking: bool) -> int:
    """Take line after line; return how many could not be taken."""
    refused = 0
    for place, line in enumerate(_lines(asking=asking), 1):
        reply = typing.line(line)
        for words in reply.lines:
            if reply.taken:
                say(words)
            else:
                tell(words if asking else _("line {n}: {words}").format(n=place, words=words))
        refused += not reply.taken
        if reply.done:
            break
    return refused


def _lines(*, asking: bool) -> Iterator[str]:
    while True:
        if asking:
            sys.stdout.flush()
            sys.stderr.write("> ")
            sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            return
        yield line
