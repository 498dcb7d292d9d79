"""What a question of each kind must have beyond the shape of its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
)
from assess.library.findings import Finding, Loc

_LEVELS = 5


def findings(question: Question, loc: Loc) -> Iterator[Finding]:
    """Yield what is wrong with one question that its kind and its own table tell."""
    match question:
        case MaturityQuestion():
            yield from _maturity(question, loc)
        case ElementsQuestion():
            yield from _distinct([e.id for e in question.elements], (*loc, "elements"), "id")
            yield from _distinct([e.text for e in question.elements], (*loc, "elements"), "text")
        case ChoiceQuestion():
            yield from _choice(question, loc)
        case NumberQuestion():
            yield from _bands(question, loc)
        case InformationQuestion():
            yield from _information(question, loc)
    if isinstance(question.recommend, tuple):
        yield from _steps(question, loc)
    yield from _distinct(list(question.na_reasons), (*loc, "na_reasons"))


def _distinct(texts: Sequence[str], loc: Loc, key: str = "") -> Iterator[Finding]:
    plain = [" ".join(text.split()).casefold() for text in texts]
    if len(set(plain)) == len(plain):
        return
    seen: dict[str, int] = {}
    for place, text in enumerate(plain):
        first = seen.setdefault(text, place)
        if first < place:
            where = (*loc, place, key) if key else (*loc, place)
            what = f"{key or 'text'} is the same as that of {loc[-1]}[{first}]"
            yield Finding(where, f"The {what}.", "Make each different from the others.")


def _maturity(question: MaturityQuestion, loc: Loc) -> Iterator[Finding]:
    yield from _distinct(question.levels, (*loc, "levels"))
    given, levels = question.level_credits, len(question.levels)
    if given is None:
        if levels != _LEVELS:
            yield Finding(
                (*loc, "levels"),
                f"There are {levels} levels; without credits there must be five.",
                "Describe five levels, or add credits with one number for each level.",
            )
        return
    at = (*loc, "credits")
    if len(given) != levels:
        yield Finding(
            at,
            f"There are {len(given)} credits for {levels} levels.",
            "Give one credit for each level.",
        )
    for place, (low, high) in enumerate(pairwise(given), start=1):
        if high <= low:
            yield Finding(
                (*at, place),
                "The credit is not higher than that of the level below.",
                "Let credits rise from level to level.",
            )
    yield from _best(given, at)


def _best(credits_: Sequence[Fraction], loc: Loc) -> Iterator[Finding]:
    if not credits_ or max(credits_) != 1:
        yield Finding(loc, "The best answer does not earn 1.", "Let the best answer earn 1.")


def _choice(question: ChoiceQuestion, loc: Loc) -> Iterator[Finding]:
    at = (*loc, "options")
    yield from _distinct([option.id for option in question.options], at, "id")
    yield from _distinct([option.text for option in question.options], at, "text")
    for place, (low, high) in enumerate(pairwise(question.options), start=1):
        if high.credit < low.credit:
            yield Finding(
                (*at, place, "credit"),
                "The credit is lower than that of the option before.",
                "List the options from the lowest credit to the highest.",
            )
    yield from _best([option.credit for option in question.options], at)


def _bands(question: NumberQuestion, loc: Loc) -> Iterator[Finding]:
    at = (*loc, "bands")
    for place, (low, high) in enumerate(pairwise(question.bands), start=1):
        if high.start <= low.start:
            yield Finding(
                (*at, place, "from"),
                "The band does not start above the band before.",
                "List the bands from the lowest number to the highest.",
            )
        if (high.credit < low.credit) if question.rising else (high.credit > low.credit):
            yield Finding(
                (*at, place, "credit"),
                "The credits of the bands rise and fall.",
                "Let them only rise, or only fall, from band to band.",
            )
    yield from _best([band.credit for band in question.bands], at)
    if len({band.credit for band in question.bands}) == 1:
        yield Finding(at, "Every number earns the same.", "Let at least two bands differ.")


def _information(question: InformationQuestion, loc: Loc) -> Iterator[Finding]:
    for key, given in (
        ("must_have", question.must_have),
        ("core", question.core),
        ("weight", question.weight != 1),
    ):
        if given:
            yield Finding(
                (*loc, key),
                f"An information question is never scored, so it has no “{key}”.",
                "Remove it, or ask with another kind.",
            )


def _steps(question: Question, loc: Loc) -> Iterator[Finding]:
    at = (*loc, "recommend")
    if not isinstance(question, MaturityQuestion):
        yield Finding(
            at,
            f"A question of kind “{question.kind}” has one recommendation, not a list.",
            "Write one text.",
        )
        return
    steps, needed = len(question.recommend), len(question.levels) - 1
    whole = question.level_credits is not None or len(question.levels) == _LEVELS
    if steps != needed and whole:
        yield Finding(
            at,
            f"There are {steps} recommendations for {needed} levels below the top.",
            f"Write {needed} texts, the next step from level 0 first; or one text for all.",
        )
