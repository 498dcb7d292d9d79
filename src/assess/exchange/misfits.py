"""Answers of a file that are kept, but do not count as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assess.core.answers import misfit
from assess.core.assessment import Profile
from assess.core.checklist import Edition
from assess.core.duties import binding
from assess.errors import Problem
from assess.exchange.contents import asked
from assess.exchange.reading import AssessmentFile
from assess.language import gettext as _
from assess.language import noop as N_
from assess.library.keys import nearest

_KEPT = N_("The answer is kept, but does not count.")


def misfits(file: AssessmentFile, editions: Sequence[Edition]) -> Iterator[Problem]:
    """List the answers that no question of ``editions`` asks, or that do not fit theirs."""
    questions = asked(editions)
    profile = file.said.profile
    for key, answer in file.said.answers.items():
        path = ("answers", key)
        if key not in questions:
            message, remedy = _unknown(key, editions, questions)
            yield file.problem(path, f"{message} {_(_KEPT)}", remedy)
            continue
        wrong = misfit(questions[key][1], answer)
        if wrong:
            remedy = _("Write an answer that the question offers.")
            yield file.problem((*path, answer.response or ""), f"{wrong} {_(_KEPT)}", remedy)
        elif answer.not_applicable is not None and _is_duty(key, editions, profile):
            message = _("Not applicable is not accepted: this is your country's duty.")
            remedy = _("Answer it, or say that it is unknown.")
            yield file.problem((*path, "not_applicable"), f"{message} {_(_KEPT)}", remedy)


def unknown_instruments(file: AssessmentFile, known: Iterable[str]) -> Iterator[Problem]:
    """List the treaties and laws of the profile that no checklist knows."""
    names = sorted(set(known))
    for name in file.said.profile.instruments:
        if name not in names:
            message = _("No checklist knows a treaty or law “{name}”. Its status is kept.").format(
                name=name
            )
            path = ("profile", "instruments", name)
            yield file.problem(
                path,
                message,
                nearest(name, names) or _("Known are: {names}.").format(names=", ".join(names)),
            )


def _unknown(key: str, editions: Sequence[Edition], questions: Iterable[str]) -> tuple[str, str]:
    checklist, _slash, name = key.partition("/")
    for edition in editions:
        if edition.checklist.id != checklist:
            continue
        if name in edition.questions:
            owner = edition.key(edition.questions[name])
            return _("This question shares the answer of another."), _(
                "Answer it as “{owner}”."
            ).format(owner=owner)
        there = [known for known in questions if known.startswith(f"{checklist}/")]
        remedy = nearest(key, there) or _("See: assess checklist show {checklist}").format(
            checklist=checklist
        )
        return _("Checklist “{checklist}” has no question “{name}”.").format(
            checklist=checklist, name=name
        ), remedy
    message = _("No checklist “{checklist}” is answered here.").format(checklist=checklist)
    return message, nearest(key, questions) or _("Name its checklist under checklists.")


def _is_duty(key: str, editions: Sequence[Edition], profile: Profile) -> bool:
    return any(
        binding(edition, question, profile)
        for edition in editions
        for question in edition.questions.values()
        if edition.key(question) == key
    )
