"""``assess checklist translate``: a checklist out to a translator as a PO file, and back in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assess.cli.out import say, tell
from assess.cli.shell import Shell
from assess.core.checklist import Edition
from assess.errors import AssessError, ExitStatus
from assess.language import gettext as _
from assess.language import ngettext, number

if TYPE_CHECKING:
    from assess.library.translation import Entry

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("translate")
@click.argument("name", metavar="ID")
@click.argument("lang", metavar="LANG")
@click.option(
    "--read", "came", type=_FILE, metavar="FILE.po", help="Take in what the translator made."
)
@click.option(
    "-o",
    "--output",
    type=_FILE,
    metavar="FILE",
    help="Default: ID.LANG.po; with --read, lang/LANG/ID.toml in your own folder of checklists.",
)
@click.pass_obj
def translate_command(
    shell: Shell, name: str, lang: str, came: Path | None, output: Path | None
) -> int:
    """Write a PO file for a translator, or take it back in with --read.

    ID is a checklist, or "interface": the program's own words. A PO file that is there already is
    brought up to date: nothing in it is lost. The path of the file that was written goes to stdout.
    """
    from assess.cli.checklist import checklist_id  # noqa: PLC0415 (that module imports this one)

    language = _language(lang)
    if name == "interface":
        _translate_interface(shell, language, came, output)
        return ExitStatus.OK
    edition = shell.library.editions[checklist_id(shell, name)]
    if came is None:
        _write_po(shell, edition, language, output)
    else:
        _take_in(shell, edition, language, came, output)
    return ExitStatus.OK


def _translate_interface(
    shell: Shell, language: str, came: Path | None, output: Path | None
) -> None:
    """Write the program's own words for a translator, or take them into the user's own folder."""
    from assess.library import content_folder  # noqa: PLC0415
    from assess.library.interface import place, taken_in, template, to_translate  # noqa: PLC0415

    shipped, kept = content_folder("checklists"), place(shell.own_folder, language)
    known = [path for path in (kept, place(shipped, language)) if path.is_file()]
    if came is None:
        path = output or Path(f"interface.{language}.po")
        before = [path] if path.exists() else []
        text, counts = to_translate(template(shipped), language, [*before, *known])
    else:
        path = output or kept
        text, counts = taken_in(template(shipped), came, language, known)
    _write(path, text)
    tell(_("Written: {counts}.").format(counts=counts))
    say(str(path))


def _language(given: str) -> str:
    """The tag of a real language other than English. Raises UnknownLanguage."""
    import pycountry  # noqa: PLC0415 (only translators need the list of languages)

    from assess.library.translation import UnknownLanguage, tag  # noqa: PLC0415

    made = tag(given)
    if made == "en":
        raise UnknownLanguage(_("The checklists are in English."), _("Name another language."))
    code = made.partition("-")[0]
    if len(code) == 2:
        found = pycountry.languages.get(alpha_2=code)
        country = pycountry.countries.get(alpha_2=code.upper())
    else:
        found = pycountry.languages.get(alpha_3=code)
        country = pycountry.countries.get(alpha_3=code.upper())
    if found is None:
        words = ""
        if country:
            words = " " + _("It is the code of a country: {name}.").format(name=country.name)
        raise UnknownLanguage(
            _("There is no language “{code}”.").format(code=code) + words,
            _("Codes of languages are like fr, km or uk."),
        )
    if short := getattr(found, "alpha_2", ""):
        return made.replace(code, short, 1)
    return made


def _write_po(shell: Shell, edition: Edition, language: str, output: Path | None) -> None:
    from assess.library import po  # noqa: PLC0415 (only translators need the library for PO files)

    path = output or Path(f"{edition.checklist.id}.{language}.po")
    before = po.parse(path) if path.exists() else None
    text, counts = po.dump(edition, language, _known(shell, edition, language), before)
    _write(path, text)
    words = _("Brought up to date: {counts}.") if before else _("Written: {counts}.")
    tell(words.format(counts=counts))
    say(str(path))


def _known(shell: Shell, edition: Edition, language: str) -> Mapping[str, Entry]:
    """All translations there are, those of the user's own folder first."""
    from assess.library import po  # noqa: PLC0415

    found: dict[str, Entry] = {}
    for overlay in reversed(shell.translations_into(language).overlays(edition.checklist.id)):
        found = po.merged(found, overlay.entries, edition)
    return found


def _take_in(
    shell: Shell, edition: Edition, language: str, came: Path, output: Path | None
) -> None:
    from assess.library import po  # noqa: PLC0415
    from assess.library.translation import dumps, place, read  # noqa: PLC0415

    name = edition.checklist.id
    path = output or place(shell.own_folder, name, language)
    returned = po.returned(po.parse(came), str(came), edition, language)
    kept = read(path, name, language).entries if path.exists() else {}
    entries = po.merged(kept, returned.entries, edition)
    _write(path, dumps(name, language, entries))
    for warning in returned.warnings:
        tell(_("warning: {warning}").format(warning=warning))
    tell(_("Written: {count}.").format(count=po.count(edition, entries)))
    if returned.warnings:
        count = len(returned.warnings)
        words = ngettext(
            "{n} warning: taken all the same.", "{n} warnings: taken all the same.", count
        )
        tell(words.format(n=number(count)))
    say(str(path))


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all, making its folder."""
    beside = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        raise AssessError(
            _("{path} cannot be written: {why}.").format(path=path, why=error.strerror),
            _("Name another file or folder with -o."),
        ) from error
