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
from assess.library.keys import nearest

_KEPT = "The answer is kept, but does not count."


def misfits(file: AssessmentFile, editions: Sequence[Edition]) -> Iterator[Problem]:
    """List the answers that no question of ``editions`` asks, or that do not fit theirs."""
    questions = asked(editions)
    profile = file.said.profile
    for key, answer in file.said.answers.items():
        path = ("answers", key)
        if key not in questions:
            message, remedy = _unknown(key, editions, questions)
            yield file.problem(path, f"{message} {_KEPT}", remedy)
            continue
        wrong = misfit(questions[key][1], answer)
        if wrong:
            remedy = "Write an answer that the question offers."
            yield file.problem((*path, answer.response or ""), f"{wrong} {_KEPT}", remedy)
        elif answer.not_applicable is not None and _is_duty(key, editions, profile):
            message = f"Not applicable is not accepted: this is your country's duty. {_KEPT}"
            remedy = "Answer it, or say that it is unknown."
            yield file.problem((*path, "not_applicable"), message, remedy)


def unknown_instruments(file: AssessmentFile, known: Iterable[str]) -> Iterator[Problem]:
    """List the treaties and laws of the profile that no checklist knows."""
    names = sorted(set(known))
    for name in file.said.profile.instruments:
        if name not in names:
            message = f"No checklist knows a treaty or law “{name}”. Its status is kept."
            path = ("profile", "instruments", name)
            yield file.problem(
                path, message, nearest(name, names) or f"Known are: {', '.join(names)}."
            )


def _unknown(key: str, editions: Sequence[Edition], questions: Iterable[str]) -> tuple[str, str]:
    checklist, _, name = key.partition("/")
    for edition in editions:
        if edition.checklist.id != checklist:
            continue
        if name in edition.questions:
            owner = edition.key(edition.questions[name])
            return "This question shares the answer of another.", f"Answer it as “{owner}”."
        there = [known for known in questions if known.startswith(f"{checklist}/")]
        remedy = nearest(key, there) or f"See: assess checklist show {checklist}"
        return f"Checklist “{checklist}” has no question “{name}”.", remedy
    message = f"No checklist “{checklist}” is answered here."
    return message, nearest(key, questions) or "Name its checklist under checklists."


def _is_duty(key: str, editions: Sequence[Edition], profile: Profile) -> bool:
    return any(
        binding(edition, question, profile)
        for edition in editions
        for question in edition.questions.values()
        if edition.key(question) == key
    )
