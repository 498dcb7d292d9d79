"""A form made from an assessment, or from checklists alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assess.core.answers import misfit
from assess.core.assessment import Answer
from assess.core.changes import meaning_mark
from assess.core.checklist import Edition
from assess.core.duties import binding
from assess.core.fingerprint import fingerprint
from assess.core.numbers import plain
from assess.core.questions import NumberQuestion, Question
from assess.core.scope import QuestionState, State
from assess.core.terms import answer_words
from assess.core.view import View
from assess.core.vocabulary import DUTY
from assess.forms.follow import condition_words
from assess.forms.sheet import (
    DOCUMENTS,
    Entry,
    Form,
    Item,
    Part,
    Sheet,
    choices,
    entry_of,
    others,
)
from assess.language import gettext as _


def numbers(editions: Iterable[Edition]) -> dict[str, int]:
    """Return the number of each answer, by key: the same for the same editions in the same order.

    Every question has its number, asked now or not, so that numbers never move.
    """
    found: dict[str, int] = {}
    for edition in editions:
        for question in edition.questions.values():
            found.setdefault(edition.key(question), len(found) + 1)
    return found


def form_of(
    view: View,
    worded: Mapping[str, Edition] | None = None,
    *,
    only: Sequence[str] = (),
    empty: bool = False,
) -> Form:
    """Return the form of an assessment, filled in with what it says.

    ``worded``: its editions in the language of the form. ``only``: the checklists to print (the
    numbers stay those of the whole). ``empty``: nothing filled in. Notes marked private are
    never filled in: a form goes to others.
    """
    now = view.assessment
    known = numbers(view.editions.values())
    printed: set[str] = set()
    sheets = []
    for name, edition in view.editions.items():
        if only and name not in only:
            continue
        maker = _Maker(edition, (worded or view.editions)[name], known, view, empty=empty)
        sheets.append(maker.sheet(now.editions[name], printed))
    return Form(
        sheets=tuple(sheets),
        assessment=now.id,
        country=now.profile.country,
        title=now.title,
        reference_date=now.profile.reference_date,
        state=fingerprint(now),
    )


def form_of_checklists(
    editions: Sequence[Edition], worded: Mapping[str, Edition] | None = None
) -> Form:
    """Return the empty form of checklists alone, for whoever may answer them."""
    known = numbers(editions)
    printed: set[str] = set()
    shown = worded or {}
    return Form(
        tuple(
            _Maker(each, shown.get(each.checklist.id, each), known).sheet(each.id, printed)
            for each in editions
        )
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the questions of one edition; ``worded`` is the same one in another language."""

    edition: Edition
    worded: Edition
    numbers: Mapping[str, int]
    view: View | None = None
    empty: bool = False

    def sheet(self, identity: str, printed: set[str]) -> Sheet:
        """``printed`` are the keys of questions that stand earlier in the form."""
        head = self.worded.checklist
        return Sheet(
            id=head.id,
            title=head.title,
            version=self.edition.checklist.version,
            edition=identity,
            summary=head.summary,
            parts=tuple(self._parts(printed)),
        )

    def _parts(self, printed: set[str]) -> Iterator[Part]:
        states = self._states()
        for section, worded in zip(self.edition.sections, self.worded.sections, strict=True):
            items = []
            for question in section.questions:
                key, state = self.edition.key(question), states.get(question.id)
                if key in printed or (state is not None and not _printed(state)):
                    continue
                printed.add(key)
                items.append(self._item(question, key, state))
            if items:
                yield Part(worded.title, tuple(items))

    def _states(self) -> dict[str, QuestionState]:
        if self.view is None:
            return {}
        result = self.view.results[self.edition.checklist.id]
        return {state.question.id: state for state in result.states}

    def _item(self, question: Question, key: str, state: QuestionState | None) -> Item:
        worded = self.worded.questions[question.id]
        duty = bool(self._duty(question))
        reasons = () if duty else question.na_reasons
        return Item(
            number=self.numbers[key],
            key=key,
            mark=meaning_mark(question),
            entry=entry_of(question),
            text=worded.text,
            why=worded.why,
            choices=choices(worded) if entry_of(question) is not Entry.PROFILE else (),
            others=others(reasons, () if duty else worded.na_reasons),
            notices=(*self._notices(question, duty=duty), *self._earlier(worded, key)),
            unit=getattr(worded, "unit", ""),
            lowest=_lowest(question),
            reasons=reasons,
            shown=Answer() if self.empty else self._shown(question, key, state),
        )

    def _duty(self, question: Question) -> bool:
        profile = self.view.assessment.profile if self.view else None
        return bool(profile and binding(self.edition, question, profile))

    def _notices(self, question: Question, *, duty: bool) -> Iterator[str]:
        if question.must_have:
            yield _("must-have")
        if duty:
            yield _(DUTY)
        if question.when:
            parent = self.worded.questions[question.when.question]
            number = self.numbers[self.edition.key(parent)]
            yield condition_words(number, parent, question.when.credit_at_least)
        if entry_of(question) is Entry.PROFILE:
            yield _(
                "Nothing to fill in: the answer follows from the treaties stated under "
                "“about your country”."
            )

    def _earlier(self, worded: Question, key: str) -> Iterator[str]:
        """The answer that is asked for again, because its question or the period changed."""
        if self.view is None or self.empty or key not in self.view.assessment.to_confirm:
            return
        answer = self.view.assessment.answers.get(key)
        words = answer_words(worded, answer, self.view.assessment.profile)
        if words:
            yield _("Earlier answer, to be given again: {answer}").format(answer=words)

    def _shown(self, question: Question, key: str, state: QuestionState | None) -> Answer:
        """The answer as a form may show it; nothing of what waits to be said again."""
        answer = self.view.assessment.answers.get(key) if self.view and state else None
        if self.view is None or answer is None:
            return Answer()
        stale = key in self.view.assessment.to_confirm or answer.awaiting is not None
        if stale or misfit(question, answer):
            answer = answer.without_response()
        return answer.model_copy(
            update={
                "note": "" if answer.private else answer.note,
                "evidence": answer.evidence[:DOCUMENTS],
                "flag": False,
                "private": False,
            }
        )


def _printed(state: QuestionState) -> bool:
    """Whether a question stands on the form: follow-ups do, whatever the parent's answer is now."""
    return state.state not in (State.OUT_OF_SCOPE, State.NOT_YET_ASKED)


def _lowest(question: Question) -> str:
    return plain(question.bands[0].start) if isinstance(question, NumberQuestion) else ""
