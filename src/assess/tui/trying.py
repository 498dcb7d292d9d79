"""Answers that can be tried, and what they would change, in words. Nothing here is saved."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from rich.text import Text

from assess.core.assessment import Answer
from assess.core.comparison import Difference, DutyChange, ResultChange
from assess.core.duties import Duty
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.core.result import ChecklistResult
from assess.core.review import waits_for_parent
from assess.core.scope import QuestionState, State
from assess.core.terms import band_words, where_words
from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.tui.narrowing import Narrowing
from assess.tui.words import safe


@dataclass(frozen=True, slots=True)
class Trial:
    """One answer that can be tried: its digit ("" without one), its words, and the response."""

    key: str
    words: str
    response: dict[str, Any]


def can_be_tried(question: Question) -> bool:
    """Whether another answer to a question can change a score here."""
    return question.scored and not getattr(question, "from_profile", None)


class Asked(NamedTuple):
    """One question that can be tried: where it is asked, and its state without trials."""

    checklist: str
    state: QuestionState


def groups(
    view: View, then: View, tried: Collection[str], only: Narrowing
) -> list[tuple[str, list[Asked]]]:
    """The questions to try, with a heading each group: gaps first, then what trials open.

    ``then`` is the view with what is ``tried`` (by key). An answer that is shared stands once.
    """
    gaps = [
        Asked(gap.checklist, gap.state)
        for gap in only.gaps(view.gaps)
        if can_be_tried(gap.state.question)
    ]
    seen = {gap.key for gap in view.gaps}
    opened: list[Asked] = []
    unanswered: list[Asked] = []
    in_place: list[Asked] = []
    for name, result in view.results.items():
        for state, later in zip(result.states, then.results[name].states, strict=True):
            if state.key in seen or not _offered(only, name, state.question):
                continue
            seen.add(state.key)
            if _open(result, state):
                if state.state is State.UNANSWERED:
                    unanswered.append(Asked(name, state))
                elif state.state is State.ANSWERED:
                    in_place.append(Asked(name, state))
            elif _open(then.results[name], later) or state.key in tried:
                opened.append(Asked(name, state))
    return [
        (_("Gaps to try"), gaps),
        (_("Opened by what is tried"), opened),
        (_("Unanswered"), unanswered),
        (_("In place"), in_place),
    ]


def _offered(only: Narrowing, checklist: str, question: Question) -> bool:
    return can_be_tried(question) and only.lets((checklist,), question)


def _open(result: ChecklistResult, state: QuestionState) -> bool:
    """Whether a question is asked and can be answered now."""
    return state.asked and not waits_for_parent(result, state)


def trials(question: Question, answer: Answer) -> list[Trial]:
    """The answers to try, the one that earns least first.

    Of parts: none, those of ``answer``, then one more at a time (essential ones first) up to all.
    """
    match question:
        case MaturityQuestion(levels=levels):
            return [Trial(str(n), text, {"level": n}) for n, text in enumerate(levels)]
        case YesNoQuestion():
            no, yes = _("No."), _("Yes.")
            return [Trial("0", no, {"yes": False}), Trial("1", yes, {"yes": True})]
        case ChoiceQuestion(options=options):
            found = [
                (each.credit, Trial(str(n), each.text, {"option": each.id}))
                for n, each in enumerate(options, 1)
            ]
            return [trial for _credit, trial in sorted(found, key=lambda pair: pair[0])]
        case NumberQuestion(bands=bands):
            numbered = enumerate(bands, 1)
            by_credit = sorted(numbered, key=lambda pair: pair[1].credit)
            return [_band(question, n, band.start) for n, band in by_credit]
        case ElementsQuestion():
            return _parts(question, answer)
    return []


def _band(question: NumberQuestion, n: int, start: Fraction) -> Trial:
    return Trial(str(n), band_words(question, start), {"number": _decimal(start)})


def _decimal(value: Fraction) -> str:
    """The start of a band as an answer holds it: rounded up where it does not end."""
    scaled = -(-value.numerator * 10**6 // value.denominator)
    return f"{scaled // 10**6}.{scaled % 10**6:06}"


def _parts(question: ElementsQuestion, answer: Answer) -> list[Trial]:
    present = list(answer.elements or ())
    missing = [each for each in question.elements if each.id not in present]
    missing.sort(key=lambda each: not each.essential)
    sets: list[list[str]] = [[], *([present] if present else [])]
    for each in missing:
        sets.append([*sets[-1], each.id])
    found = []
    for ids in sets:
        words = _("{n} of {all} parts").format(n=number(len(ids)), all=len(question.elements))
        ordered = tuple(each.id for each in question.elements if each.id in ids)
        found.append(Trial("", words, {"elements": ordered}))
    return found


def standing(question: Question, options: list[Trial], answer: Answer) -> int | None:
    """The place among ``options`` of what ``answer`` says; None where it says none of them."""
    if isinstance(question, NumberQuestion):
        if answer.number is None:
            return None
        now = band_words(question, Fraction(answer.number))
        return next((n for n, trial in enumerate(options) if trial.words == now), None)
    said = answer.model_dump(exclude_none=True)
    for n, trial in enumerate(options):
        if all(name in said and said[name] == value for name, value in trial.response.items()):
            return n
    return None


def difference_lines(before: View, after: View, difference: Difference) -> list[Text]:
    """What would change: per checklist its score, range and rating; then the duties."""
    lines: list[Text] = []
    for change in difference.results:
        if change.before and change.after:
            lines += _result_lines(change, change.before, change.after)
    lines += _duty_lines(before, after, difference.duties)
    if not lines:
        lines.append(Text(_("No score, range, rating or duty would change.")))
    return lines


def _result_lines(
    change: ResultChange, before: ChecklistResult, after: ChecklistResult
) -> Iterable[Text]:
    yield Text(safe(change.title), "bold")
    yield Text(_("  Score   {before} → {after}").format(before=before.score, after=after.score))
    was, now = before.rated.words, after.rated.words
    if was == now:
        yield Text(_("  Rating  stays “{rating}”").format(rating=now))
    else:
        yield Text(_("  Rating  “{before}” → “{after}”").format(before=was, after=now))


def _duty_lines(before: View, after: View, changes: Iterable[DutyChange]) -> Iterable[Text]:
    changed = list(changes)
    if not changed:
        return
    was, now = before.duty_count, after.duty_count
    yield Text(_("Your country's duties"), "bold")
    yield Text(
        _("  met {met} → {met_then}; not met {not_met} → {not_met_then}; not known "
          "{not_known} → {not_known_then}").format(
            met=was.met, met_then=now.met, not_met=was.not_met, not_met_then=now.not_met,
            not_known=was.not_known, not_known_then=now.not_known,
        )
    )  # fmt: skip
    for change in changed:
        duty = change.after or change.before
        if duty:
            yield Text(
                _("  {where}: {before} → {after}").format(
                    where=duty_place(after, duty),
                    before=change.before.status.words if change.before else _("no duty"),
                    after=change.after.status.words if change.after else _("no duty"),
                )
            )


def duty_place(view: View, duty: Duty) -> str:
    """Source and article of a duty."""
    for edition in view.editions.values():
        if duty.provision.id in edition.provision_by_id:
            return where_words(edition, duty.provision)
    return duty.provision.article


def tried_words(count: int) -> str:
    """How many answers are tried, and that nothing is saved."""
    tried = ngettext("{n} answer tried", "{n} answers tried", count).format(n=number(count))
    return _("{tried}; nothing is saved").format(tried=tried)
