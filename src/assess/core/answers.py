"""Whether an answer fits its question, and what it earns."""

from __future__ import annotations

from fractions import Fraction

from assess.core.assessment import Answer
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.language import gettext as _

_FIELD = {"maturity": "level", "yes-no": "yes", "elements": "elements", "choice": "option"}
_EVERYWHERE = ("unknown", "not_applicable", "awaiting")


def response_field(question: Question) -> str:
    """The response field of :class:`Answer` that answers this kind of question."""
    if isinstance(question, InformationQuestion):
        return question.answer
    return _FIELD.get(question.kind, "number")


def misfit(question: Question, answer: Answer) -> str | None:
    """Say why ``answer`` cannot be an answer to ``question``; None when it fits.

    Does not know the profile: whether "not applicable" meets a duty is for ``scope``.
    """
    given = answer.response
    if given is None:
        return None
    if isinstance(question, YesNoQuestion) and question.from_profile:
        return _("This is answered in the profile, by the status of the treaty.")
    if given == "not_applicable":
        if answer.not_applicable not in question.na_reasons:
            offered = "; ".join(question.na_reasons) or _("none")
            return _(
                "Not a reason this question accepts for not applicable (offered: {reasons})."
            ).format(reasons=offered)
        return None
    if given in _EVERYWHERE:
        return None
    if given != response_field(question):
        return _("This question is answered with “{kind}”, not “{given}”.").format(
            kind=response_field(question), given=given
        )
    return _out_of_range(question, answer)


def _out_of_range(question: Question, answer: Answer) -> str | None:
    match question:
        case MaturityQuestion(levels=levels) if answer.level not in range(len(levels)):
            return _("There is no level {level}; levels go from 0 to {last}.").format(
                level=answer.level, last=len(levels) - 1
            )
        case ElementsQuestion(elements=elements):
            strange = sorted(set(answer.elements or ()) - {element.id for element in elements})
            return _("There is no element “{id}”.").format(id=strange[0]) if strange else None
        case ChoiceQuestion(options=options) if answer.option not in {o.id for o in options}:
            return _("There is no option “{id}”.").format(id=answer.option)
        case NumberQuestion(bands=bands, unit=unit) if answer.number is not None:
            if Fraction(answer.number) < bands[0].start:
                return _("The lowest number that can be answered is {number} {unit}.").format(
                    number=bands[0].start, unit=unit
                )
    return None


def credit(question: Question, answer: Answer) -> Fraction:
    """Return what a fitting answer to a scored question earns, 0 to 1.

    Maturity: the level's credit (n/4). Yes: 1. Elements: the share present, at most 1/2 while an
    essential one is missing. Choice: the option's. Number: that of the last band that starts at
    or below it.
    """
    match question:
        case MaturityQuestion():
            return question.earned[answer.level or 0]
        case YesNoQuestion():
            return Fraction(bool(answer.yes))
        case ElementsQuestion(elements=elements):
            present = set(answer.elements or ())
            share = Fraction(len(present), len(elements))
            missing = any(element.essential and element.id not in present for element in elements)
            return min(share, Fraction(1, 2)) if missing else share
        case ChoiceQuestion(options=options):
            return next(option.credit for option in options if option.id == answer.option)
        case NumberQuestion(bands=bands):
            number = Fraction(answer.number or 0)
            return [band.credit for band in bands if band.start <= number][-1]
    raise TypeError(f"a question of kind {question.kind} is not scored")
