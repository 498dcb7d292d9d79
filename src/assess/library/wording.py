"""What the models object to, in plain words: message, remedy and place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assess.core.questions import SharedQuestion
from assess.library.findings import Finding, Loc, at, shown, step
from assess.library.keys import KINDS, closest, example, known_keys, model_at, nearest

_NO_ID = ("Use small letters, digits and single hyphens", ', such as "reflection-period".')
_PATTERNS = {
    "version": ("is not a version.", 'Write three numbers, such as "1.0.0".'),
    "same_as": ("names no question.", 'Write same_as = "checklist/question".'),
}
_EITHER = {
    "recommend": (
        "This must be one text, or a list of texts.",
        'Write recommend = "…", or for levels a list with one text for each level but the top.',
    ),
    "meets": (
        "This is not a level, a number, “yes” or a list of ids.",
        'Write meets = 2, meets = 30, meets = "yes" or meets = ["…"], as the kind asks.',
    ),
}
_OWN_KEYS = "id, weight, weight_why, core, must_have, when and roles"


def findings(error: ValidationError, document: Any, base: Loc = ()) -> Iterator[Finding]:
    """Yield one finding for each place of ``document`` that the models object to.

    ``base`` is where the part that was checked stands in the document.
    """
    found: dict[Loc, list[ErrorDetails]] = {}
    for each in error.errors(include_url=False):
        loc = _place(document, (*base, *each["loc"]), each["type"])
        found.setdefault(loc, []).append(each)
    misspelt = {meant for loc in found if (meant := _meant(document, loc)) in found}
    for loc, errors in found.items():
        # Of the forms that a value could have, the one that fits best is the one objected to
        # deepest; and a list is not too short because one of its items is wrong.
        deeper = any(len(other) > len(loc) and other[: len(loc)] == loc for other in found)
        unknown = errors[0]["type"] == "extra_forbidden"
        if (unknown or not deeper) and loc not in misspelt:
            yield Finding(loc, *_told(errors, document, loc))


def _place(document: Any, loc: Loc, kind: str) -> Loc:
    """``loc`` without the names that pydantic gives to the forms a value could have."""
    place: Loc = ()
    rest: Sequence[str | int] = loc
    if len(loc) > 4 and loc[0] == "section" and loc[2] == "question":
        place, rest = loc[:4], loc[6:] if loc[4] == "asked" else loc[5:]
    here = at(document, place)
    for position, part in enumerate(rest, start=1):
        inside = step(here, part)
        named = isinstance(here, dict) and part in here
        if inside is None and not named and not (kind == "missing" and position == len(rest)):
            continue
        place, here = (*place, part), inside
    return (*place, "kind") if kind.startswith("union_tag") else place


def _meant(document: Any, loc: Loc) -> Loc | None:
    """Where an unknown key would stand if it were written right; None for another place."""
    model, key = model_at(document, loc[:-1]), loc[-1:]
    if not model or not key or not isinstance(key[0], str) or key[0] in known_keys(model):
        return None
    word = closest(key[0], known_keys(model))
    # A key that is there is no slip for one that is missing.
    return (*loc[:-1], word) if word and word not in at(document, loc[:-1]) else None


def _told(errors: list[ErrorDetails], document: Any, loc: Loc) -> tuple[str, str]:
    error, key = errors[0], str(next((part for part in loc[::-1] if isinstance(part, str)), ""))
    if len(errors) > 1 and key in _EITHER:
        return _EITHER[key]
    if error["type"] == "missing":
        owner = model_at(document, loc[:-1])
        return f"“{key}” is missing.", f"Add {example(owner, key)}."
    if error["type"] == "extra_forbidden":
        return _unknown_key(document, loc)
    if error["type"].startswith("union_tag"):
        return _kind(at(document, loc))
    tell = _WORDS.get(error["type"])
    if tell:
        return tell(error, key)
    return f"{error['msg']}.", f"Write it as in the example: {example(None, key)}."


def _unknown_key(document: Any, loc: Loc) -> tuple[str, str]:
    key, model = str(loc[-1]), model_at(document, loc[:-1])
    owners = [kind for kind, each in KINDS.items() if key in known_keys(each)]
    if model is SharedQuestion and owners:
        return (
            f"“{key}” cannot stand beside same_as.",
            f"Remove it: it comes from the question that is shared. Own keys are {_OWN_KEYS}.",
        )
    if model in KINDS.values() and owners:
        kind = at(document, (*loc[:-1], "kind"))
        return (
            f"A question of kind “{kind}” has no “{key}”.",
            f"Remove it; it belongs to kind {' or '.join(owners)}.",
        )
    known = known_keys(model) if model else []
    hint = nearest(key, known)
    return f"Unknown key {shown(key)}.", hint or f"Keys here are: {', '.join(known)}."


def _kind(given: Any) -> tuple[str, str]:
    kinds = f"Write one of: {', '.join(KINDS)}."
    if given is None:
        return "“kind” is missing.", f'Add kind = "…". {kinds}'
    hint = nearest(given, KINDS) if isinstance(given, str) else ""
    return f"There is no kind {shown(given)}.", f"{hint} {kinds}".strip()


def _pattern(error: ErrorDetails, key: str) -> tuple[str, str]:
    message, remedy = _PATTERNS.get(key, ("is not an id.", "".join(_NO_ID)))
    return f"{shown(error['input'])} {message}", remedy


def _one_of(error: ErrorDetails, key: str) -> tuple[str, str]:
    if key == "format":
        return _format(error)
    known = re.findall(r"'([^']+)'", error["ctx"]["expected"])
    given = error["input"]
    hint = nearest(given, known) if isinstance(given, str) else ""
    return f"{shown(given)} is not known here.", f"{hint} Write one of: {', '.join(known)}.".strip()


def _format(error: ErrorDetails) -> tuple[str, str]:
    reads = error["ctx"]["expected"].strip("'")
    return (
        f"The format {shown(error['input'])} is not one that this version reads.",
        f"This version reads {reads}. For a newer format, install a newer version of the program.",
    )


def _too_long(error: ErrorDetails, _key: str) -> tuple[str, str]:
    length, most = len(error["input"]), error["ctx"]["max_length"]
    return (
        f"The text has {length:,} characters; at most {most:,} are kept.",
        f"Shorten it by {length - most:,}.",
    )


def _count(error: ErrorDetails, key: str) -> tuple[str, str]:
    context = error["ctx"]
    least, most = context.get("min_length"), context.get("max_length")
    if not context["actual_length"]:
        return "The list is empty.", f"Write it as in the example: {example(None, key)}."
    asked = f"at least {least}" if least is not None else f"at most {most}"
    return (
        f"The list has {context['actual_length']} items; it must have {asked}.",
        "Add what is missing." if least is not None else "Keep those that matter most.",
    )


def _number(error: ErrorDetails, key: str) -> tuple[str, str]:
    said = str(error["ctx"]["error"])
    subject = "This" if said.startswith("must") else "The number"
    return f"{subject} {said}.", f"Write it as in the example: {example(None, key)}."


def _bound(error: ErrorDetails, _key: str) -> tuple[str, str]:
    context = error["ctx"]
    bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
    return f"The number is out of bounds: it must be {bound}.", "Write a number within the bounds."


def _wrong(must: str, remedy: str = "") -> Callable[[ErrorDetails, str], tuple[str, str]]:
    def tell(_error: ErrorDetails, key: str) -> tuple[str, str]:
        how = remedy or f"Write it as in the example: {example(None, key)}."
        return f"This must be {must}.", how

    return tell


_WORDS: dict[str, Callable[[ErrorDetails, str], tuple[str, str]]] = {
    "string_type": _wrong("text", "Put it in quotes."),
    "string_too_short": lambda _error, _key: ("The text is empty.", "Write it, or drop the key."),
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "bool_type": _wrong("true or false", "Write true or false without quotes."),
    "int_type": _wrong("a whole number", "Write it with digits only, without quotes."),
    "literal_error": _one_of,
    "enum": _one_of,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
    "too_short": _count,
    "too_long": _count,
    "tuple_type": _wrong("a list in square brackets"),
    "model_type": _wrong("a table"),
    "model_attributes_type": _wrong("a table"),
    "date_type": _wrong("a date, without quotes"),
    "date_from_datetime_inexact": _wrong("a date without a time"),
    "value_error": _number,
}
