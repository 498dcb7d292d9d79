"""What ``meets`` of a basis must look like, kind by kind.

Full credit must satisfy every provision, and not every answer may: otherwise a country in place
would fail its duty, or one without anything would meet it.
"""

from __future__ import annotations

from fractions import Fraction

from assess.core.duties import could_bind
from assess.core.numbers import plain
from assess.core.questions import (
    Basis,
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.core.sources import Obligation, Provision
from assess.library.keys import nearest

Told = tuple[str, str] | None
"""A message and its remedy, or None where nothing is wrong."""


def wrong(question: Question, basis: Basis, provision: Provision) -> Told:
    """Say what is wrong with the ``meets`` of one basis."""
    if not could_bind(provision):
        return _must_be_left_out(basis, provision)
    if isinstance(question, InformationQuestion):
        return (
            f"“{basis.id}” is mandatory, but an information question cannot show that it is met.",
            "Ask it with another kind, or cite a practice or an optional provision here.",
        )
    if basis.meets is None:
        return (
            f"“{basis.id}” is mandatory, but nothing says what meets it.",
            f'Write {{ id = "{basis.id}", meets = {_example(question)} }}.',
        )
    return _misfit(question, basis)


def _must_be_left_out(basis: Basis, provision: Provision) -> Told:
    if basis.meets is None:
        return None
    mandatory = provision.obligation is Obligation.MANDATORY
    kind = "not verified" if mandatory else f"of obligation “{provision.obligation}”"
    return (
        f"“{basis.id}” is {kind}: it is never a duty, so nothing meets it.",
        f'Write "{basis.id}" alone, without meets.',
    )


def _example(question: Question) -> str:
    match question:
        case MaturityQuestion():
            return f"1 (a level, up to {len(question.levels) - 1})"
        case NumberQuestion():
            return "the number"
        case ElementsQuestion():
            return f'["{question.elements[0].id}", …] (the elements that it asks for)'
        case ChoiceQuestion():
            return f'["{question.options[-1].id}", …] (the options that will do)'
    return '"yes"'


def _misfit(question: Question, basis: Basis) -> Told:
    match question:
        case MaturityQuestion():
            return _level(question, basis)
        case NumberQuestion():
            return _number(question, basis)
        case ElementsQuestion():
            return _ids(basis, [element.id for element in question.elements], "element")
        case ChoiceQuestion():
            known = [option.id for option in question.options]
            return _ids(basis, known, "option") or _options(question, basis)
    if isinstance(question, YesNoQuestion) and basis.meets != "yes":
        return "Only “yes” can meet a provision here.", 'Write meets = "yes".'
    return None


def _level(question: MaturityQuestion, basis: Basis) -> Told:
    top = len(question.levels) - 1
    if not isinstance(basis.meets, Fraction) or basis.meets.denominator != 1:
        return "For levels, meets is the number of a level.", f"Write a level from 1 to {top}."
    if basis.meets == 0:
        return (
            "Level 0 cannot meet a provision: every answer would meet it.",
            f"Write the least level that meets it, from 1 to {top}.",
        )
    if basis.meets > top:
        return (
            f"There is no level {plain(basis.meets)}.",
            f"Write the least level that meets it, from 1 to {top}.",
        )
    return None


def _ids(basis: Basis, known: list[str], what: str) -> Told:
    if not isinstance(basis.meets, tuple):
        return (
            f"For this kind, meets is a list of {what} ids.",
            f"Write some of: {', '.join(known)}.",
        )
    strange = next((name for name in basis.meets if name not in known), None)
    if strange:
        hint = nearest(strange, known)
        return f"There is no {what} “{strange}”.", f"{hint} It has: {', '.join(known)}.".strip()
    if len(set(basis.meets)) < len(basis.meets):
        return f"An {what} is named twice.", "Name each once."
    return None


def _options(question: ChoiceQuestion, basis: Basis) -> Told:
    assert isinstance(basis.meets, tuple)
    least = min(option.credit for option in question.options if option.id in basis.meets)
    left_out = [o.id for o in question.options if o.credit >= least and o.id not in basis.meets]
    if left_out:
        return (
            "An option that earns as much or more does not meet the provision.",
            f"Add {', '.join(left_out)}, or change the credits.",
        )
    if len(basis.meets) == len(question.options):
        return "Every option meets the provision.", "List only the options that will do."
    return None


def _number(question: NumberQuestion, basis: Basis) -> Told:
    if not isinstance(basis.meets, Fraction):
        return "For this kind, meets is a number.", "Write the number that the provision sets."
    full = [band.start for band in question.bands if band.credit == 1]
    if not full:
        return None
    if question.rising:
        if basis.meets <= question.bands[0].start:
            return (
                "Every number meets the provision.",
                f"Write a number above {plain(question.bands[0].start)}.",
            )
        fits = basis.meets <= full[0]
        bound = f"at most {plain(full[0])}"
    else:
        after = next((b.start for b in question.bands if b.start > full[-1]), full[-1])
        # Whole numbers: the last that earns everything is one below the next band.
        fits = basis.meets >= after - 1
        bound = f"at least {plain(max(after - 1, Fraction(0)))}"
    if fits:
        return None
    return (
        f"{plain(basis.meets)} {question.unit} meets the provision, but full credit does not.",
        f"Write a number of {bound}, or change the bands.",
    )
