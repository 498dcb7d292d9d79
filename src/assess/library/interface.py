"""The program's own words in other languages: ``lang/<language>/interface.po``.

The file is an ordinary gettext catalogue, made from the template ``lang/interface.pot`` and read
as it is: nothing needs to be compiled.
"""

from __future__ import annotations

import gettext
import io
import string
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import polib

from assess.errors import ContentError, Problem
from assess.language import gettext as _
from assess.language import number, use

NAME = "interface"


def place(folder: Path, language: str) -> Path:
    """Return where a folder of checklists holds the program's words in a language."""
    return folder / "lang" / language / f"{NAME}.po"


def template(folder: Path) -> Path:
    """Return where the template that translators start from is."""
    return folder / "lang" / f"{NAME}.pot"


def speak(language: str, folders: Sequence[Path]) -> None:
    """Speak ``language`` from now on, with the words found in ``folders``, the first one first.

    What no file translates stays English. Where there is no file at all, so do numbers and dates.
    Raises ContentError with every problem of a file that cannot be used.
    """
    found = [_read(path) for folder in folders if (path := place(folder, language)).is_file()]
    for first, second in pairwise(found):
        first.add_fallback(second)
    if found:
        use(found[0], language)


def to_translate(template: Path, language: str, known: Sequence[Path]) -> tuple[str, str]:
    """Return a PO file for a translator, and in words how much of it is translated.

    Every text of the template is in it; what ``known`` files translate is filled in, the first
    one first. A text whose English is gone stays at the end as obsolete.
    """
    made, *more = [parse(path) for path in known] or [polib.POFile(wrapwidth=100)]
    for earlier in more:
        _fill(made, earlier)
    made.merge(parse(template))
    made.metadata |= {
        "Content-Type": "text/plain; charset=utf-8",
        "Language": language,
        "Plural-Forms": made.metadata.get("Plural-Forms") or _plural_forms(language),
    }
    return str(made), _counts(made)


def taken_in(template: Path, came: Path, language: str, known: Sequence[Path]) -> tuple[str, str]:
    """Return what a translator sent back with what was known before, and its count in words.

    Raises ContentError with every text that cannot be used.
    """
    problems = [problem for entry in parse(came) for problem in flaws(entry, str(came))]
    if problems:
        raise ContentError(
            _("A translation of the program cannot be used."),
            problems,
            _("Mend these texts; nothing was taken in."),
        )
    return to_translate(template, language, [came, *known])


def _fill(made: polib.POFile, earlier: polib.POFile) -> None:
    """Take over from ``earlier`` what ``made`` does not translate."""
    for entry in earlier:
        there = made.find(entry.msgid)
        if there is None:
            made.append(entry)
        elif not there.translated():
            there.msgstr, there.msgstr_plural = entry.msgstr, entry.msgstr_plural
            there.flags = entry.flags


def _plural_forms(language: str) -> str:
    """How a language counts, as the header of its catalogue says it."""
    from babel.messages.plurals import get_plural  # noqa: PLC0415 (only translators need it)

    return str(get_plural(language.replace("-", "_")).plural_forms)


def _counts(file: polib.POFile) -> str:
    done = len(file.translated_entries())
    left = len(file.untranslated_entries()) + len(file.fuzzy_entries())
    return _("{done} of {all} texts translated").format(done=number(done), all=number(done + left))


def _read(path: Path) -> gettext.GNUTranslations:
    file = parse(path)
    problems = [problem for entry in file for problem in flaws(entry, str(path))]
    if not file.metadata.get("Plural-Forms") and any(entry.msgid_plural for entry in file):
        why = _("Its header has no line “Plural-Forms”; a PO editor writes one.")
        problems.append(Problem(str(path), 0, "", why))
    if problems:
        raise ContentError(
            _("A translation of the program cannot be used."),
            problems,
            _("Mend it, or go on in English: --lang en"),
        )
    return gettext.GNUTranslations(io.BytesIO(file.to_binary()))


def parse(path: Path) -> polib.POFile:
    """Read a PO file. Raises ContentError when it is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = _("It cannot be read: {why}.").format(why=error.strerror or error)
    except UnicodeDecodeError:
        why = _("The text is not UTF-8; save it as UTF-8.")
    else:
        try:
            file = polib.pofile(text)
        except (OSError, ValueError) as error:
            why = _("This is not a PO file: {why}").format(why=error)
        else:
            return file
    problem = Problem(str(path), 0, "", why)
    raise ContentError(_("A translation of the program cannot be used."), [problem])


def flaws(entry: polib.POEntry, name: str) -> list[Problem]:
    """What is wrong with one translated text: names in braces that the English does not have.

    A name that is left out is allowed (a plural form may say "one"); another would stop the
    program when the text is shown.
    """
    if entry.obsolete or entry.fuzzy:
        return []
    known = fields(entry.msgid) | fields(entry.msgid_plural)
    found = []
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        wrong = fields(text) - known
        if wrong:
            message = _("“{text}”: what stands in braces is not that of the English: {names}.")
            said = message.format(text=entry.msgid, names=", ".join(sorted(wrong)))
            found.append(Problem(name, entry.linenum, "", said))
    return found


def fields(text: str) -> set[str]:
    """What stands in braces: "path" of {path}; the whole text where braces do not match."""
    try:
        parts = list(string.Formatter().parse(text or ""))
    except ValueError:
        return {text}
    names = {name for _before, name, _form, _sign in parts if name is not None}
    return names | {form for _before, _name, form, _sign in parts if form and "{" in form}
