"""``assess export`` and ``import``: assessment files out, files of all kinds in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from assess.cli.forms_in import Where, begins_as_pdf, import_form, read_form
from assess.cli.manage import confirmed
from assess.cli.out import say, tell, write_exactly
from assess.cli.shell import Shell
from assess.errors import (
    AssessError,
    AssessmentFileError,
    ExitStatus,
    NotFound,
    ReportError,
    StoreError,
)
from assess.exchange.assessment_file import (
    AssessmentFile,
    ImportPlan,
    ImportResult,
    apply,
    export,
    plan,
    read,
    read_file,
)
from assess.language import gettext as _
from assess.language import ngettext, number

_OUT = click.Path(dir_okay=False, path_type=Path)


@click.command("export")
@click.argument("given", metavar="ID")
@click.option("-o", "--output", type=_OUT, metavar="FILE", help="Default, and -: stdout.")
@click.option(
    "--no-history",
    is_flag=True,
    help="Leave out who changed what and when, and the questions as they were asked.",
)
@click.pass_obj
def export_command(shell: Shell, given: str, output: Path | None, *, no_history: bool) -> int:
    """Write an assessment as a file to hand over (*.assess.toml)."""
    session = shell.open(given)
    text = export(shell.store, session.identity, history=not no_history)
    if output is None or str(output) == "-":
        write_exactly(text)
        return ExitStatus.OK
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise AssessError(
            _("{output} cannot be written: {why}.").format(output=output, why=error.strerror),
            _("Name another file or folder."),
        ) from error
    tell(_("Written: {id}.").format(id=session.identity))
    say(str(output))
    return ExitStatus.OK


@click.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--yes", is_flag=True, help="Take over every difference without being asked.")
@click.option("--into", metavar="ID", default="", help="Put a filled form into this assessment.")
@click.option(
    "--country",
    metavar="NAME",
    default="",
    help="A form made of checklists alone: start an assessment of this country.",
)
@click.option("--invented", is_flag=True, help="With --country: it is invented (for training).")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="With --country: the reference date. Default: the form's, else today.",
)
@click.pass_obj
def import_command(
    shell: Shell,
    files: tuple[Path, ...],
    into: str,
    country: str,
    date: dt.datetime | None,
    *,
    invented: bool,
    yes: bool,
) -> int:
    """Take in assessment files and filled forms (Excel, PDF); nothing is overwritten.

    What a file adds to an assessment in the store is merged. Where its text says something else,
    the differences are listed, and taken over when you agree. A file that is damaged is refused
    whole. Of a form, an empty field changes nothing, and what does not fit is listed by question.
    The ids of the assessments go to stdout.
    """
    where = Where(into, country, date.date() if date else None, invented)
    worst = ExitStatus.OK
    for path in files:
        if not path.exists():
            raise NotFound(_("There is no file {path}.").format(path=path), _("Check the name."))
        try:
            status = _import(shell, path, where, yes=yes)
        except StoreError:
            raise
        except AssessError as error:  # the other files are taken in all the same
            tell(f"assess: {error}")
            status = error.status
        worst = max(worst, status)
    return worst


def _import(shell: Shell, path: Path, where: Where, *, yes: bool) -> ExitStatus:
    file = _inside(path)
    form = None if file else read_form(path)
    if form is not None:
        return import_form(shell, form, where, yes=yes)
    if where.named:
        raise AssessmentFileError(
            _("{file} is no form: --into and --country are for forms.").format(file=path.name),
            (),
            _("Import it without them: it knows where it belongs."),
        )
    planned = plan(file or read_file(path), shell.store, shell.library)
    _list(planned)
    if planned.needs_confirmation and not confirmed(_question(planned), yes=yes):
        return ExitStatus.CANCELLED
    result = apply(planned, shell.store, confirmed=planned.needs_confirmation)
    tell(f"{planned.name}: {_done(result)}")
    say(result.identity)
    return ExitStatus.OK


def _inside(path: Path) -> AssessmentFile | None:
    """The assessment file inside a report; None where ``path`` is no report of ours.

    Raises AssessError for a report that carries none.
    """
    with path.open("rb") as file:
        if not begins_as_pdf(file.read(1024)):
            return None
    from assess.report.archive import read_attachment, read_identity  # noqa: PLC0415

    try:
        attached = read_attachment(path)
    except ReportError:
        return None  # locked or damaged: whoever reads forms says which, and what to do
    if attached:
        return read(attached.data, attached.name)
    if read_identity(path):
        raise AssessError(
            _("{path} is a report without its assessment file.").format(path=path),
            _("Write it with “assess report ID --attach”, or ask for the assessment file."),
        )
    return None


def _list(planned: ImportPlan) -> None:
    parts = {
        _("The file says something else than the store"): planned.differences,
        _("Cannot be read and would be left out"): planned.left_out,
        _("Kept, but do not count as they stand"): planned.problems,
    }
    for head, lines in parts.items():
        if lines:
            tell(f"{head}:")
        for line in lines:
            tell(f"  {line}")


def _question(planned: ImportPlan) -> str:
    parts = []
    if planned.differences:
        count = len(planned.differences)
        words = ngettext("taking over {n} difference", "taking over {n} differences", count)
        parts.append(words.format(n=number(count)))
    if planned.left_out:
        count = len(planned.left_out)
        words = ngettext("leaving out {n} answer", "leaving out {n} answers", count)
        parts.append(words.format(n=number(count)))
    return _("Import {name}, {what}?").format(name=planned.name, what=_(" and ").join(parts))


def _done(result: ImportResult) -> str:
    added = result.events + result.changes
    if result.is_new:
        return _("a new assessment.")
    words = ngettext("{n} change added.", "{n} changes added.", added)
    return words.format(n=number(added)) if added else _("nothing new.")
