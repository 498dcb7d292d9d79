"""Filled questionnaires, taken in by ``assess import``."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from assess.cli import given
from assess.cli.manage import confirmed
from assess.cli.out import say, tell
from assess.cli.shell import Shell
from assess.core.assessment import Profile
from assess.core.changes import NewAssessment, first_events, new_id
from assess.core.events import Fold, assessment
from assess.core.view import View
from assess.errors import AnswerRefused, AssessmentFileError, ExitStatus, NotFound
from assess.forms.filled import FilledForm, day
from assess.forms.manifest import written
from assess.forms.taking import FormPlan, apply, plan
from assess.language import gettext as _
from assess.language import ngettext, number

_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Where:
    """Where the answers of a form go, as the user said: an assessment, or a country to start."""

    into: str = ""
    country: str = ""
    date: dt.date | None = None
    invented: bool = False

    @property
    def named(self) -> bool:
        """Whether the user said anything."""
        return bool(self.into or self.country or self.date or self.invented)


def begins_as_pdf(start: bytes) -> bool:
    """Whether the first bytes of a file are those of a PDF; a little may stand before them."""
    return b"%PDF-" in start


def read_form(path: Path) -> FilledForm | None:
    """Read a filled form; None where the file is neither a workbook nor a PDF.

    Raises AssessmentFileError for a workbook or PDF that holds no form.
    """
    data = _read(path, 1024)
    if data.startswith(b"PK\x03\x04"):
        from assess.forms.from_spreadsheet import read  # noqa: PLC0415 (a large library)
    elif begins_as_pdf(data):
        from assess.forms.from_pdf import read  # noqa: PLC0415 (a large library)
    else:
        return None
    whole = _read(path, _LIMIT + 1)
    if len(whole) > _LIMIT:
        raise AssessmentFileError(
            _("{file} is larger than {n} MB; no form is.").format(
                file=path.name, n=_LIMIT // 1024 // 1024
            ),
            (),
            _("Check that it is the right file."),
        )
    return read(whole, path.name)


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise AssessmentFileError(
            _("{file} cannot be read: {why}.").format(file=path, why=error.strerror),
            (),
            _("Check the name, and that you may read it."),
        ) from error


def import_form(shell: Shell, form: FilledForm, where: Where, *, yes: bool) -> ExitStatus:
    """List what a form brings and, confirmed where needed, take it in."""
    planned = _planned(shell, form, where)
    if planned.new is not None and not planned.confirmed:
        raise AssessmentFileError(
            _("{file}: no answer is filled in; no assessment was started.").format(file=form.name),
            (),
            _("Save it after filling it in, then import it again."),
        )
    _list(planned)
    if planned.needs_confirmation and not confirmed(_question(planned), yes=yes):
        return ExitStatus.CANCELLED
    changed = apply(planned, shell.store, shell.origin, confirmed=True)
    _done(planned, changed)
    say(planned.identity)
    return ExitStatus.OK


def _planned(shell: Shell, form: FilledForm, where: Where) -> FormPlan:
    if where.into:
        return plan(form, shell.open(where.into).view)
    home = form.manifest.assessment
    if not home:
        return _started(shell, form, where)
    if where.named:
        raise AssessmentFileError(
            _("{file} is a form of the assessment {id}: it starts no other one.").format(
                file=form.name, id=home
            ),
            (),
            _("Leave out --country; to put it into another assessment: --into ID"),
        )
    if home not in shell.store.assessments():
        raise NotFound(
            _("{file} is a form of the assessment {id}, which is not here.").format(
                file=form.name, id=home
            ),
            _("Import that assessment first, or name another one: --into ID"),
        )
    return plan(form, shell.session(home).view)


def _started(shell: Shell, form: FilledForm, where: Where) -> FormPlan:
    """What a form of checklists alone starts; the same form never starts two assessments."""
    typed = where.country or form.country
    if not typed:
        raise AssessmentFileError(
            _("{file} was made for any country and does not say which.").format(file=form.name),
            (),
            _("Name the assessment (--into ID), or start one: --country NAME"),
        )
    name, code = given.country(typed, invented=where.invented)
    known = shell.library.editions
    chosen = [each for each in form.manifest.editions if each in known]
    if not chosen:
        raise NotFound(
            _("{file} answers checklists that are not here: {names}.").format(
                file=form.name, names=", ".join(form.manifest.editions)
            ),
            _("See: assess checklist list"),
        )
    new = NewAssessment(
        profile=Profile(country=name, code=code, reference_date=_reference(shell, form, where)),
        editions=tuple(known[each] for each in chosen),
        case="invented" if where.invented else "",
    )
    origin = replace(shell.origin, token=lambda: _token(form))
    identity = new_id(new.profile, origin)
    if identity in shell.store.assessments():
        return plan(form, shell.session(identity).view)
    events = first_events(origin, identity, new)
    editions = {each.checklist.id: each for each in new.editions}
    return plan(form, View(assessment(identity, Fold.of(events)), editions), new)


def _reference(shell: Shell, form: FilledForm, where: Where) -> dt.date:
    if where.date:
        return where.date
    if form.date != "":
        try:
            return day(form.date)
        except AnswerRefused as error:
            raise AssessmentFileError(
                _("{file}, the reference date: {why}").format(file=form.name, why=error),
                (),
                _("Mend it in the form, or give it here: --date YYYY-MM-DD"),
            ) from error
    return shell.origin.now().astimezone().date()


def _token(form: FilledForm) -> str:
    """Six characters that grow from what was filled in."""
    said = f"{written(form.manifest)}{sorted(form.written.items(), key=lambda item: item[0])!r}"
    digits = int(hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest(), 16)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    return "".join(letters[digits // 36**place % 36] for place in range(6))


def _list(planned: FormPlan) -> None:
    for note in planned.notes:
        tell(f"{planned.name}: {note}")
    parts: dict[str, tuple[object, ...]] = {
        _("The form says something else than the store"): planned.differences,
        _("Does not fit and would be left out"): planned.left_out,
    }
    for head, lines in parts.items():
        if lines:
            tell(f"{head}:")
        for line in lines:
            tell(f"  {planned.name}: {line}")


def _question(planned: FormPlan) -> str:
    against, out = len(planned.differences), len(planned.left_out)
    taking = ngettext("taking over {n} difference", "taking over {n} differences", against).format(
        n=number(against)
    )
    leaving = ngettext("leaving out {n} entry", "leaving out {n} entries", out).format(
        n=number(out)
    )
    if against and out:
        words = _("Import {file}, {taking} and {leaving}?")
    elif against:
        words = _("Import {file}, {taking}?")
    else:
        words = _("Import {file}, {leaving}?")
    return words.format(file=planned.name, taking=taking, leaving=leaving)


def _done(planned: FormPlan, changed: int) -> None:
    count = ngettext("{n} answer taken in.", "{n} answers taken in.", changed).format(
        n=number(changed)
    )
    if planned.new is not None:
        count = _("a new assessment of {country}: {count}").format(
            country=planned.new.profile.country, count=count
        )
    elif not changed:
        count = _("nothing new.")
    tell(f"{planned.name}: {count}")
