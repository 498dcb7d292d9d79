"""``assess verify``: whether a printed report belongs to the assessment as it stands."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assess.cli.cases import ReportChoice, write_report
from assess.cli.out import say, tell
from assess.cli.shell import Shell
from assess.cli.shown import on_paper
from assess.core.comparison import AnswerChange, Difference, compare
from assess.core.events import Event, Fold, as_of, assessment
from assess.core.fingerprint import SHOWN, fingerprint
from assess.core.terms import answer_words
from assess.core.view import View
from assess.errors import AssessError, ExitStatus, NotFound
from assess.exchange.assessment_file import SUFFIX, apply, plan, read, read_file
from assess.language import gettext as _
from assess.language import moment, ngettext, number
from assess.port import Store, resolve_id
from assess.report.archive import Identity, read_attachment, read_identity
from assess.report.layouts import find
from assess.session import Session
from assess.settings import Paper
from assess.store.memory import MemoryStore

if TYPE_CHECKING:
    from assess.exchange.assessment_file import AssessmentFile


PAPERS: tuple[Paper, ...] = ("a4", "letter")


class NoReport(AssessError):
    """The file is no report of this program."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """One copy of an assessment: the picture of it now, and its events."""

    store: Store
    view: View
    events: list[Event]

    def as_of(self, heads: tuple[str, ...]) -> View:
        """The picture that a copy with these heads showed. Raises NotFound."""
        identity = self.view.assessment.id
        then = assessment(identity, Fold.of(as_of(self.events, heads)))
        return View(then, {name: self.store.edition(e) for name, e in then.editions.items()})


@click.command("verify")
@click.argument("report", metavar="REPORT.pdf", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("given", metavar="[ID|FILE]", default="")
@click.pass_obj
def verify_command(shell: Shell, report: Path, given: str) -> int:
    """Say whether a report belongs to an assessment as it stands, and if not, what changed since.

    ID is an assessment of the store, FILE an assessment file; left out, the assessment that the
    report names. Exit status 0: it belongs to it, and nothing changed since.
    """
    stamp = read_identity(report)
    if stamp is None:
        raise NoReport(
            _("{path} is no report of this program: it names no assessment.").format(path=report),
            _("Give the PDF as it was written; a printed and scanned one cannot be checked."),
        )
    copy = _copy(shell, report, stamp, given)
    if copy.view.assessment.id != stamp.assessment:
        say(
            _("No: the report is about the assessment {report}, and this is {other}.").format(
                report=stamp.assessment, other=copy.view.assessment.id
            )
        )
        return ExitStatus.PROBLEMS
    if fingerprint(copy.view.assessment) == stamp.fingerprint:
        say(
            _("Yes: the report shows the assessment {id} as it stands ({fingerprint}).").format(
                id=stamp.assessment, fingerprint=stamp.fingerprint[:SHOWN]
            )
        )
        return _pages(shell, report, stamp, copy, copy.view)
    return _changed(shell, report, stamp, copy)


def _copy(shell: Shell, report: Path, stamp: Identity, given: str) -> _Copy:
    if given.endswith(SUFFIX) or (given and Path(given).is_file()):
        return _of_file(shell, read_file(Path(given)))
    try:
        identity = resolve_id(shell.store, given or stamp.assessment)
    except NotFound:
        attached = None if given else read_attachment(report)
        if attached is None:
            raise
        tell(_("The assessment is not in the store; the file inside the report is looked at."))
        return _of_file(shell, read(attached.data, attached.name))
    session = shell.session(identity)
    return _Copy(shell.store, session.view, shell.store.events(identity))


def _of_file(shell: Shell, file: AssessmentFile) -> _Copy:
    """The assessment of a file, without putting it into the user's store."""
    aside = MemoryStore()
    result = apply(plan(file, aside, shell.library), aside, confirmed=True)
    session = Session(aside, result.identity, shell.origin)
    return _Copy(aside, session.view, aside.events(result.identity))


def _changed(shell: Shell, report: Path, stamp: Identity, copy: _Copy) -> ExitStatus:
    """The report shows another state: say which, and what changed since."""
    say(
        _("No: the report shows another state of the assessment {id} ({fingerprint}).").format(
            id=stamp.assessment, fingerprint=stamp.fingerprint[:SHOWN]
        )
    )
    try:
        then = copy.as_of(stamp.heads)
    except NotFound as error:
        unknown = _("This copy never held that state, so what differs cannot be said. {remedy}")
        say(unknown.format(remedy=error.remedy))
        return ExitStatus.PROBLEMS
    if fingerprint(then.assessment) != stamp.fingerprint:
        say(_("The report names changes that do not give its fingerprint: do not trust it."))
        return ExitStatus.PROBLEMS
    say(
        _("It was the state of {when}. Since then:").format(
            when=moment(datetime.fromisoformat(then.assessment.changed_at))
        )
    )
    for line in _lines(compare(then, copy.view), then, copy.view):
        say(f"  {line}")
    _pages(shell, report, stamp, copy, then)
    return ExitStatus.PROBLEMS


def _lines(found: Difference, then: View, now: View) -> Iterator[str]:
    yield ngettext("{n} answer changed.", "{n} answers changed.", len(found.answers)).format(
        n=number(len(found.answers))
    )
    for change in found.answers:
        yield _answer_line(change, then, now)
    for result in found.results:
        yield _("{checklist}: then {before}; now {after}.").format(
            checklist=result.title,
            before=result.before.words if result.before else _("not part of it"),
            after=result.after.words if result.after else _("not part of it"),
        )
    for duty in found.duties:
        of = duty.after or duty.before
        assert of
        yield _("Your country's duty, {article}: then {before}; now {after}.").format(
            article=f"{of.provision.source} {of.provision.article}",
            before=duty.before.status.words if duty.before else _("no duty"),
            after=duty.after.status.words if duty.after else _("no duty"),
        )
    for name in found.fields:
        yield _("Changed too: {what}.").format(what=_FIELDS[name]())


_FIELDS = {
    "title": lambda: _("the title"),
    "period": lambda: _("the period"),
    "depth": lambda: _("the depth"),
    "prepared_by": lambda: _("who prepared it"),
    "stage": lambda: _("whether it is a draft or final"),
    "case": lambda: _("what kind of example it is"),
    "profile": lambda: _("what is said about the country"),
    "editions": lambda: _("the checklists, or their versions"),
    "disagreements": lambda: _("what copies disagree about"),
    "to_confirm": lambda: _("which answers are to be confirmed"),
}


def _answer_line(change: AnswerChange, then: View, now: View) -> str:
    for view in (now, then):
        for edition in view.editions.values():
            for question in edition.questions.values():
                if edition.key(question) == change.key:
                    before, after = (
                        answer_words(question, answer, each.assessment.profile) or _("no answer")
                        for answer, each in ((change.before, then), (change.after, now))
                    )
                    if before == after:
                        return _("“{question}”: note, documents or marks.").format(
                            question=question.text
                        )
                    return _("“{question}”: then {before} Now {after}").format(
                        question=question.text, before=before, after=after
                    )
    return change.key


def _pages(shell: Shell, report: Path, stamp: Identity, copy: _Copy, view: View) -> ExitStatus:
    """Say whether the pages are those that this program writes for the state of the report."""
    try:
        layout = find(stamp.layout, shell.own_layouts)
    except NotFound:
        words = _("Its pages were not compared: there is no layout “{name}” here.")
        say(words.format(name=stamp.layout))
        return ExitStatus.OK
    attached = read_attachment(report)
    inside = attached.data if attached else None
    events = as_of(copy.events, view.assessment.heads)
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / "again.pdf"
        for paper in PAPERS:
            choice = ReportChoice(layout, paper, stamp.disclosure, inside)
            write_report(on_paper(shell, view), again, events=events, choice=choice)
            if again.read_bytes() == report.read_bytes():
                say(_("Its pages are, byte for byte, what this program writes for that state."))
                return ExitStatus.OK
    say(
        _(
            "But its pages are not, byte for byte, what this program writes for that state: it "
            "comes from another version or language, or was changed. Write it anew and compare."
        )
    )
    return ExitStatus.PROBLEMS
