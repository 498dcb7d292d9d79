"""``assess form``: the questionnaire to fill in elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from assess.cli.given import checklists
from assess.cli.out import say, tell
from assess.cli.shell import Shell
from assess.cli.shown import shown, tell_missing
from assess.core.sets import sets
from assess.errors import AssessError, ExitStatus, NotFound
from assess.forms.making import form_of, form_of_checklists
from assess.forms.sheet import Form
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.port import resolve_id

_OUT = click.Path(dir_okay=False, path_type=Path)
_FOLDER = Path("forms")


@click.command("form")
@click.argument("given", metavar="ID|CHECKLIST...", nargs=-1, required=True)
@click.option(
    "--to",
    "kind",
    type=click.Choice(["xlsx", "pdf", "docx"]),
    default="xlsx",
    show_default=True,
    help="Excel; PDF to print (or --fillable); Word, to change before printing.",
)
@click.option("--fillable", is_flag=True, help="With --to pdf: with fields, for the screen.")
@click.option("--blank", is_flag=True, help="Leave out the answers given so far.")
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="With --to pdf: the size of its pages.",
)
@click.option("-o", "--output", type=_OUT, metavar="FILE", help="Default: a new file in forms/.")
@click.option("--replace", is_flag=True, help="Write over the file that --output names.")
@click.pass_obj
def form_command(  # noqa: PLR0913 (one for each option)
    shell: Shell,
    given: tuple[str, ...],
    kind: str,
    paper: str,
    output: Path | None,
    *,
    fillable: bool,
    blank: bool,
    replace: bool,
) -> int:
    """Write a questionnaire to fill in on paper, in Excel or in a PDF.

    With the ID of an assessment it holds the answers given so far; checklists after the ID choose
    some of its own. With checklists (or sets of them) alone it is empty, for any country. Filled
    in, Excel and PDF forms come back with: assess import FILE. Handwriting: assess enter ID.
    Notes marked private are never in a form. Its path goes to stdout.
    """
    if fillable and kind != "pdf":
        raise click.UsageError(_("--fillable goes with --to pdf; Excel forms always have fields."))
    form = form_given(shell, given, blank=blank)
    tell_missing(shell)
    data, messages = _writer(kind, paper, fillable=fillable)(form)
    for message in messages:
        tell(f"assess: {message}")
    name = form.assessment or "-".join(each.id for each in form.sheets)[:60]
    place = output or _free(_FOLDER, f"{name}-form", kind)
    _write(place, data, replace=replace)
    count = sum(1 for _item in form.items)
    words = ngettext("Written: {n} question.", "Written: {n} questions.", count)
    tell(words.format(n=number(count)))
    say(str(place))
    return ExitStatus.OK


def form_given(shell: Shell, given: tuple[str, ...], *, blank: bool = False) -> Form:
    """Return the form of an assessment (and checklists of it), or of checklists alone.

    Raises NotFound where the first name is neither.
    """
    editions = shell.library.editions
    known = {*editions, *(each.id for each in sets(editions))}
    if all(name in known for name in given):
        return _of_checklists(shell, given)
    try:
        identity = resolve_id(shell.store, given[0])
    except NotFound as error:
        try:
            return _of_checklists(shell, given)
        except NotFound:
            raise NotFound(
                _("{why} It is no checklist either.").format(why=error.message),
                _("See: assess list, and: assess checklist list"),
            ) from error
    view = shell.session(identity).view
    only = checklists(shell, given[1:]) if given[1:] else []
    strange = [name for name in only if name not in view.editions]
    if strange:
        raise NotFound(
            _("{assessment} does not answer the checklist “{name}”.").format(
                assessment=identity, name=strange[0]
            ),
            _("It answers: {names}.").format(names=", ".join(view.editions)),
        )
    return form_of(view, shown(shell, view).editions, only=only, empty=blank)


def _of_checklists(shell: Shell, given: tuple[str, ...]) -> Form:
    editions = [shell.library.editions[name] for name in checklists(shell, given)]
    if shell.translations is None:
        return form_of_checklists(editions)
    page = shell.translations.page
    return form_of_checklists(editions, {each.checklist.id: page(each) for each in editions})


def _writer(kind: str, paper: str, *, fillable: bool) -> Callable[[Form], tuple[bytes, list[str]]]:
    """The function that writes a form; each library is loaded only when it is used."""
    if kind == "xlsx":
        from assess.forms.spreadsheet import workbook  # noqa: PLC0415

        return lambda form: (workbook(form), [])
    if kind == "docx":
        from assess.forms.word import document  # noqa: PLC0415

        return lambda form: (document(form), [])
    from assess.forms.printed import pdf  # noqa: PLC0415

    size = "letter" if paper == "letter" else "a4"
    return lambda form: pdf(form, fillable=fillable, paper=size)  # type: ignore[arg-type]


def _free(folder: Path, name: str, kind: str) -> Path:
    """A file that is not there yet: a form that somebody filled in is never written over."""

    def names() -> Iterator[Path]:
        yield folder / f"{name}.{kind}"
        for count in range(2, 10_000):
            yield folder / f"{name}-{count}.{kind}"

    return next(place for place in names() if not place.exists())


def _write(place: Path, data: bytes, *, replace: bool) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb" if replace else "xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise AssessError(
            _("There is a file {file} already; it may hold answers.").format(file=place),
            _("Name another file, or add --replace."),
        ) from error
    except OSError as error:
        raise AssessError(
            _("{file} cannot be written: {why}.").format(file=place, why=error.strerror),
            _("Name another file or folder."),
        ) from error
