"""When a follow-up is to be answered, in words that name numbers and levels of the form."""

from __future__ import annotations

from fractions import Fraction

from assess.core.numbers import plain
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.language import gettext as _
from assess.language import ngettext, number


def condition_words(place: int, parent: Question, least: Fraction) -> str:
    """Say when the follow-up of question ``place`` (its number) is answered.

    ``least`` is the credit that the answer to ``parent`` must earn.
    """
    match parent:
        case MaturityQuestion(earned=earned):
            level = next(n for n, credit in enumerate(earned) if credit >= least)
            return _("Only if the answer to question {n} is level {level} or higher.").format(
                n=place, level=level
            )
        case YesNoQuestion():
            return _("Only if the answer to question {n} is yes.").format(n=place)
        case ChoiceQuestion(options=options):
            signs = [str(n) for n, each in enumerate(options, 1) if each.credit >= least]
            return _("Only if the answer to question {n} is one of these: {answers}.").format(
                n=place, answers=", ".join(signs)
            )
        case ElementsQuestion(elements=elements):
            parts = -(-least.numerator * len(elements) // least.denominator)
            words = ngettext(
                "Only if question {n} has at least {parts} part.",
                "Only if question {n} has at least {parts} parts.",
                parts,
            )
            return words.format(n=place, parts=number(parts))
        case NumberQuestion(bands=bands, unit=unit):
            starts = [band.start for band in bands if band.credit >= least]
            if parent.rising and starts:
                return _("Only if the answer to question {n} is at least {least} {unit}.").format(
                    n=place, least=plain(starts[0]), unit=unit
                )
    return _("Only if the answer to question {n} gives reason to.").format(n=place)
