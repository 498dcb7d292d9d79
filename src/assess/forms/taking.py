"""A filled form beside an assessment: what it adds, and what it says against it.

Nothing stored is overwritten and an empty field changes nothing. What was filled in, or changed,
becomes an answer. Where the assessment came to say something else that the form did not show,
that is a difference, and waits for a yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assess.core.answers import misfit
from assess.core.assessment import Answer
from assess.core.changes import (
    NewAssessment,
    answer_content,
    first_events,
    meaning_mark,
    new_event,
)
from assess.core.checklist import Edition
from assess.core.duties import binding
from assess.core.events import Event, Fold
from assess.core.origin import Origin
from assess.core.questions import Question
from assess.core.terms import answer_words
from assess.core.view import View
from assess.forms.filled import FilledForm, Said, Written, strange_words, understood
from assess.forms.manifest import Asked
from assess.forms.merge import Merge, same
from assess.language import gettext as _
from assess.port import Store
from assess.session import Session

_WORDS = 90

_Sides = tuple[Answer, Answer]
"""What stands now, and what would after the import."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the form says against what stands now; both in words, on one line."""

    number: int
    what: str
    now: str
    said: str

    def __str__(self) -> str:
        return _("question {n}, {what}: now {now}; the form says {said}").format(
            n=self.number, what=self.what, now=self.now, said=self.said
        )


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What importing a form would do; nothing is done yet.

    ``answers`` are the new answers by key without the differences, ``confirmed`` with them.
    ``unchanged`` counts questions at which the form says what stands already.
    ``left_out`` lists, in words, what does not fit and would be left out.
    """

    name: str
    identity: str
    answers: Mapping[str, Answer]
    confirmed: Mapping[str, Answer]
    differences: tuple[Difference, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...] = ()
    unchanged: int = 0
    new: NewAssessment | None = None

    @property
    def needs_confirmation(self) -> bool:
        return bool(self.differences or self.left_out)


def plan(form: FilledForm, view: View, new: NewAssessment | None = None) -> FormPlan:
    """Compare a filled form with the assessment that it goes into; nothing is changed.

    ``new``: ``view`` is of an assessment that is to be started with this form.
    """
    taking = _Taking(form, view)
    taking.run()
    return FormPlan(
        name=form.name,
        identity=view.assessment.id,
        answers=taking.answers,
        confirmed=taking.confirmed,
        differences=tuple(taking.differences),
        left_out=tuple(taking.left_out),
        notes=tuple(taking.notes()),
        unchanged=taking.unchanged,
        new=new,
    )


def apply(planned: FormPlan, store: Store, origin: Origin, *, confirmed: bool) -> int:
    """Do what a plan says, in one transaction; return the number of answers that changed.

    Without confirmation the differences are passed over. Raises StoreError, NotFound.
    """
    answers = planned.confirmed if confirmed else planned.answers
    events: list[Event] = []
    if planned.new is not None:
        editions = {each.id: each for each in planned.new.editions}
        events += first_events(origin, planned.identity, planned.new)
        fold = Fold.of(events)
    else:
        view = Session(store, planned.identity, origin).view
        editions = {view.assessment.editions[name]: each for name, each in view.editions.items()}
        fold = store.current(planned.identity)
    owners = {
        each.key(question): name
        for name, each in reversed(editions.items())
        for question in each.questions.values()
    }
    reason = _("From the form {name}.").format(name=planned.name)
    for key, answer in answers.items():
        content, name = answer_content(answer), f"answer/{key}"
        event = new_event(origin, planned.identity, fold, name, content, reason, owners[key])
        events.append(event)
        fold = fold.add(event)
    if events:
        store.append(planned.identity, events, planned.new.editions if planned.new else ())
    return len(answers)


def _asked(editions: tuple[Edition, ...]) -> dict[str, tuple[Edition, Question]]:
    found: dict[str, tuple[Edition, Question]] = {}
    for edition in editions:
        for question in edition.questions.values():
            found.setdefault(edition.key(question), (edition, question))
    return found


@dataclass
class _Taking:
    """One comparison on its way."""

    form: FilledForm
    view: View
    answers: dict[str, Answer] = field(default_factory=dict)
    confirmed: dict[str, Answer] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    unchanged: int = 0

    def run(self) -> None:
        self.left_out += strange_words(self.form)
        asked = _asked(tuple(self.view.editions.values()))
        for each in self.form.manifest.questions:
            written = self.form.written.get(each.key)
            if written is None:
                continue
            if each.key not in asked:
                if _anything(written):
                    self._leave(each, _("this assessment does not ask it"))
                continue
            edition, question = asked[each.key]
            if meaning_mark(question) != each.mark:
                if _anything(written):
                    self._leave(each, _("the question has changed since the form was made"))
                continue
            said = understood(each, question, written)
            for why in said.wrong:
                self._leave(each, why)
            self._take(each, edition, question, said)

    def notes(self) -> Iterator[str]:
        """Say that the form was made of another edition, if so."""
        for name, edition in self.form.manifest.editions.items():
            now = self.view.assessment.editions.get(name)
            if now is not None and now != edition:
                yield _(
                    "The form was made from another edition of the checklist “{name}”. Answers to "
                    "questions that still mean the same are taken."
                ).format(name=name)

    def _leave(self, asked: Asked, why: str) -> None:
        self.left_out.append(
            _("question {n} ({key}): {why}").format(n=asked.number, key=asked.key, why=why)
        )

    def _take(self, asked: Asked, edition: Edition, question: Question, said: Said) -> None:
        before = self.view.assessment.answers.get(asked.key, Answer())
        stale = self._stale(asked.key, question, before)
        disputed = f"answer/{asked.key}" in self.view.assessment.disagreements
        merge = Merge(asked, before, said, stale=stale, disputed=disputed)
        duty = binding(edition, question, self.view.assessment.profile)
        if duty and "not_applicable" in (merge.response or {}):
            self._leave(asked, _("not applicable is not accepted: this is your country's duty"))
            merge.response = None
        sure, full = merge.merged(all_of_it=False), merge.merged(all_of_it=True)
        again = asked.key in self.view.assessment.to_confirm and merge.response is not None
        if again or not same(sure, before):
            self.answers[asked.key] = sure
        if again or not same(full, before):
            self.confirmed[asked.key] = full
        elif said.response or said.note:
            self.unchanged += 1
        for what in merge.against:
            found = self._difference(asked, question, what, (before, full))
            self.differences.append(found)

    def _stale(self, key: str, question: Question, before: Answer) -> bool:
        """Whether the answer that stands counts for nothing, so that any other takes its place."""
        return (
            before.response in (None, "awaiting")
            or key in self.view.assessment.to_confirm
            or misfit(question, before) is not None
        )

    def _difference(self, asked: Asked, question: Question, what: str, sides: _Sides) -> Difference:
        """``what``: "answer" or "note"."""
        profile = self.view.assessment.profile
        if what == "note":
            return Difference(asked.number, _("note"), *(_line(side.note) for side in sides))
        words = (_line(answer_words(question, side, profile)) for side in sides)
        return Difference(asked.number, _("answer"), *words)


def _line(text: str) -> str:
    """A text in quotes, on one line, cut where it is long."""
    line = " ".join(text.split())
    if not line:
        return _("nothing")
    return f"“{line[:_WORDS]}…”" if len(line) > _WORDS else f"“{line}”"


def _anything(written: Written) -> bool:
    """Whether anything at all was filled in."""
    documents = any(any(document.values()) for document in written.documents)
    said = written.answer != "" or written.other or written.note.strip() or written.unread
    return bool(said or any(written.parts) or written.unsure or documents)
