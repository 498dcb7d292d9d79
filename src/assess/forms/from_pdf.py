"""A filled PDF form read back, whichever program filled it in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from assess.errors import AssessmentFileError
from assess.forms.columns import FIELDS
from assess.forms.fields import MANIFEST, NOTHING
from assess.forms.filled import FilledForm, Written
from assess.forms.manifest import Asked, Manifest
from assess.forms.manifest import read as read_manifest
from assess.forms.sheet import DOCUMENTS, Entry
from assess.language import gettext as _

_NAME = re.compile(r"q(\d{1,5})([a-z]\w*)?")
_DEEPEST = 8


def read(data: bytes, name: str) -> FilledForm:
    """Read a filled PDF. Raises AssessmentFileError where it holds no form of this program."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            values = dict(_fields(pdf))
            kind = "" if values else _kind(pdf)
    except pikepdf.PasswordError as error:
        raise _refused(
            name, _("it is locked with a password"), _("Save it without a password.")
        ) from error
    except pikepdf.PdfError as error:
        again = _("Ask for the file again, or save it again in the program that filled it in.")
        raise _refused(name, _("it is damaged, or no PDF"), again) from error
    if not values:
        raise _refused(name, kind, _what_to_do())
    if not values.get(MANIFEST):
        raise _refused(name, _("it is a form, but not one made by this program"), _what_to_do())
    manifest = read_manifest(values[MANIFEST], name)
    return FilledForm(
        name=name,
        manifest=manifest,
        written={each.key: _written(each, values) for each in manifest.questions},
        country=values.get("country", "").strip(),
        date=values.get("date", "").strip(),
        strange=tuple(_strange(manifest, values)),
    )


def _refused(name: str, why: str, remedy: str) -> AssessmentFileError:
    words = _("{file} cannot be imported: {why}. Nothing was changed.")
    return AssessmentFileError(words.format(file=name, why=why), (), remedy)


def _what_to_do() -> str:
    return _(
        "Type it in by its printed numbers (assess enter ID), or ask for the form as it was saved "
        "after filling it in, not printed or scanned."
    )


def _kind(pdf: pikepdf.Pdf) -> str:
    """Say what a PDF without form fields is."""
    if not any(_has_letters(page) for page in pdf.pages):
        return _("it is a scan or a photograph: its pages are pictures")
    if str(pdf.docinfo.get("/Subject", "")) == MANIFEST:
        return _(
            "its fields are gone: it is the form to print, or it was printed to PDF (flattened)"
        )
    return _("it has no form fields: it was printed to PDF (flattened), or is another document")


def _has_letters(page: pikepdf.Page) -> bool:
    return bool(page.resources.get("/Font")) if "/Resources" in page else False


def _fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Yield each field's name and value as text; a box that is not marked gives ""."""
    form = pdf.Root.get("/AcroForm")
    for field in form.get("/Fields", []) if form is not None else []:
        yield from _below(field, "", None, _DEEPEST)


def _below(field: Any, path: str, kind: Any, deeper: int) -> Iterator[tuple[str, str]]:
    name = str(field.get("/T", ""))
    whole = f"{path}.{name}" if path and name else path or name
    kind = field.get("/FT", kind)
    kids = list(field.get("/Kids", []))
    named = [kid for kid in kids if "/T" in kid]
    if named and deeper:
        for kid in named:
            yield from _below(kid, whole, kind, deeper - 1)
    elif whole:
        value = _button(field, kids) if kind == pikepdf.Name.Btn else _text(field.get("/V"))
        yield whole, value


def _button(field: Any, kids: list[Any]) -> str:
    """The state of check box or radio buttons: the field's value, else what its boxes show."""
    value = field.get("/V")
    states = [value, field.get("/AS")] if value is None else [value]
    states += [kid.get("/AS") for kid in kids] if value is None else []
    for state in states:
        text = _text(state).removeprefix("/")
        if text and text != "Off":
            return text
    return ""


def _text(value: Any) -> str:
    """A value as text; a list's first one, for fields of which several can be chosen."""
    if value is None:
        return ""
    if isinstance(value, pikepdf.Array):
        return _text(value[0]) if len(value) else ""
    if isinstance(value, pikepdf.Stream):
        return bytes(value.read_bytes()).decode("utf-8", "replace")
    return str(value)


def _written(asked: Asked, values: Mapping[str, str]) -> Written:
    name = f"q{asked.number}"

    def value(end: str) -> str:
        return values.get(f"{name}{end}", "")

    parts = {
        found.removeprefix(f"{name}p"): True
        for found, state in values.items()
        if found.startswith(f"{name}p") and state
    }
    if asked.entry is Entry.ONE:
        answer, other = value("").replace(NOTHING, ""), ""
    else:
        answer, other = value("v").strip(), value("o").replace(NOTHING, "")
    unread = []
    if asked.entry is Entry.SEVERAL and other == "0":
        other = ""
        if parts:
            unread.append(_("“None of these” is marked, and parts are marked too."))
            parts = {}
        else:
            parts = {"1": False}
    return Written(
        answer=answer,
        parts=parts,
        other=other,
        note=value("n").replace("\r\n", "\n").replace("\r", "\n"),
        unsure=bool(value("s")),
        documents=tuple(_document(values, name, place) for place in range(1, DOCUMENTS + 1)),
        unread=tuple(unread),
    )


def _document(values: Mapping[str, str], name: str, place: int) -> dict[str, str]:
    """The fields of a document; nothing where only its kind is chosen."""
    given = {each: values.get(f"{name}d{place}{each}", "").strip() for each in FIELDS}
    found = {each: value for each, value in given.items() if value}
    return found if set(found) - {"kind"} else {}


def _strange(manifest: Manifest, values: Mapping[str, str]) -> Iterator[str]:
    known = {each.number for each in manifest.questions}
    strange = {
        int(found[1])
        for each, value in values.items()
        if value and (found := _NAME.fullmatch(each)) and int(found[1]) not in known
    }
    for number in sorted(strange):
        yield _("The file answers question {n}, which the form did not ask.").format(n=number)
