"""``assess report``: the gap report as a file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from assess.cli.out import say, tell
from assess.cli.shell import Shell
from assess.cli.shown import in_words, on_paper, tell_missing
from assess.errors import ExitStatus
from assess.exchange.assessment_file import export
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.report.formats import FORMATS

if TYPE_CHECKING:
    from assess.cli.cases import ReportChoice

_OUT = click.Path(dir_okay=False, path_type=Path)


@click.command("report")
@click.argument("given", metavar="ID")
@click.option(
    "-o", "--output", type=_OUT, metavar="FILE", help="Default: reports/ID-gap-report.pdf."
)
@click.option(
    "--to",
    type=click.Choice(list(FORMATS)),
    help="Default: what FILE ends in, else pdf. docx to edit; xlsx and csv as tables, gaps with an "
    "action plan to fill in; html, md and json.",
)
@click.option(
    "--layout",
    metavar="NAME",
    help="full (default), brief, one-page, annex, or one of your own. xlsx and csv have none.",
)
@click.option(
    "--disclosure",
    type=click.Choice(["internal", "partner", "public"]),
    default="internal",
    help="Who may read it: internal holds all; partner no names, no private notes; "
    "public only results and the doubts about them.",
)
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), help="Default: that of your settings, or a4."
)
@click.option(
    "--attach",
    is_flag=True,
    help="Put the assessment file into the PDF: whoever has the report has every answer.",
)
@click.pass_obj
def report_command(shell: Shell, /, given: str, output: Path | None, **options: Any) -> int:
    """Write the gap report, as PDF or in another format; its path goes to stdout.

    A layout of your own is a file NAME.toml in the folder reports beside the store.
    """
    from assess.cli.cases import write_report  # noqa: PLC0415 (loads the PDF library)

    options["to"] = options["to"] or _ending(output) or "pdf"
    asked = _Asked(**options)
    asked.check()
    session = shell.open(given)
    inside = export(shell.store, session.identity).encode() if asked.attach else None
    choice = asked.choice(shell, inside)
    # Only the PDF brings its letters along: other programs have those of their reader.
    view = (on_paper if asked.to == "pdf" else in_words)(shell, session.view)
    tell_missing(shell)
    path = output or Path("reports") / choice.file_name(session.identity)
    progress = _progress if sys.stderr.isatty() else None
    events = shell.store.events(session.identity)
    result = write_report(view, path, progress, events=events, choice=choice)
    for message in result.messages:
        tell(f"assess: {message}")
    pages = ngettext("Written: {n} page.", "Written: {n} pages.", result.pages)
    tell(pages.format(n=number(result.pages)) if result.pages else _("Written."))
    say(str(path))
    return ExitStatus.OK


def _ending(output: Path | None) -> str:
    """The format that the name of a file promises; empty where it promises none."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    return ending if ending in FORMATS else ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The options of ``assess report``, as they were given."""

    to: str
    layout: str | None
    disclosure: str
    paper: Literal["a4", "letter"] | None
    attach: bool

    def check(self) -> None:
        """Refuse what a format cannot do, rather than leave it out in silence."""
        chosen = FORMATS[self.to]
        wrong = ""
        if self.attach and self.to != "pdf":
            wrong = _("--attach does not go with --to {to}: only a PDF carries a file inside.")
        elif self.layout and not chosen.blocks:
            wrong = _("--layout does not go with --to {to}: it holds every table.")
        elif self.paper and not chosen.paper:
            wrong = _("--paper does not go with --to {to}: it has no pages.")
        if wrong:
            raise click.UsageError(wrong.format(to=self.to))

    def choice(self, shell: Shell, inside: bytes | None) -> ReportChoice:
        """What is written, with what the user's settings say. Raises NotFound and ContentError."""
        from assess.cli.cases import ReportChoice  # noqa: PLC0415 (loads the PDF library)
        from assess.report.layouts import find  # noqa: PLC0415

        layout = find(self.layout or "full", shell.own_layouts)
        paper = self.paper or shell.settings.paper
        return ReportChoice(layout, paper, self.disclosure, inside, self.to)


def _progress(done: int, total: int) -> None:
    """Blocks of the report, rows or sheets: how much is done, of how much."""
    words = _("{n} of {total}").format(n=number(done), total=number(total))
    sys.stderr.write(f"\r{words} ")
    if done >= total:
        sys.stderr.write("\r" + " " * 30 + "\r")
    sys.stderr.flush()
