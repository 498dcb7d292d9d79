"""What is typed after the number of a question: signs of answers, values, documents."""

from __future__ import annotations

from typing import Any

from assess.core.assessment import Evidence
from assess.errors import AnswerRefused, AssessError
from assess.forms.filled import day, number, shortened
from assess.forms.sheet import Entry, Item
from assess.language import gettext as _

_KINDS = ("public", "internal", "statement", "not-disclosed")
_DOCUMENT = ("title", "reference", "date", "place", "kind")


class Refused(AssessError):
    """A line that cannot be taken; what stands is as it was."""


def document(text: str) -> Evidence:
    """Read "title; reference; date; place; kind". Raises Refused, ValidationError."""
    parts = [part.strip() for part in text.split(";")]
    if len(parts) > len(_DOCUMENT):
        raise Refused(
            _("A document has at most five parts."), "12 doc title; reference; date; place; kind"
        )
    given = dict(zip(_DOCUMENT, parts, strict=False))
    kind = given.pop("kind", "").lower() or "public"
    if kind not in _KINDS:
        raise Refused(
            _("{found} is no kind of document.").format(found=shortened(kind)),
            _("Kinds: {kinds}.").format(kinds=", ".join(_KINDS)),
        )
    return Evidence.model_validate({**given, "kind": kind})


def response(item: Item, rest: str) -> dict[str, Any]:
    """What an answer typed by its sign says. Raises Refused, AnswerRefused."""
    sign = "".join(rest.lower().split())
    for other in item.others:
        if sign == other.sign:
            return dict(other.response)
    if sign == "x":
        return _only_reason(item)
    match item.entry:
        case Entry.SEVERAL:
            return {"elements": _parts(item, rest)}
        case Entry.NUMBER:
            return {"number": number(rest)}
        case Entry.DATE:
            return {"date": day(rest)}
        case Entry.TEXT:
            return {"text": rest}
    sign = {"yes": "y", "no": "n"}.get(sign, sign)
    for choice in item.choices:
        if sign == choice.sign:
            return dict(choice.response)
    raise _none_of(item, rest)


def _only_reason(item: Item) -> dict[str, Any]:
    reasons = [each for each in item.others if each.sign.startswith("x")]
    if len(reasons) == 1:
        return dict(reasons[0].response)
    if not reasons:
        raise Refused(_("“Not applicable” is not offered at question {n}.").format(n=item.number))
    signs = ", ".join(f"{item.number} {each.sign}" for each in reasons)
    raise Refused(_("Say which reason: {signs}.").format(signs=signs))


def _parts(item: Item, rest: str) -> tuple[str, ...]:
    signs = rest.replace(",", " ").replace(";", " ").split()
    if signs == ["0"]:
        return ()
    known = {each.sign: str(each.response["part"]) for each in item.choices}
    for sign in signs:
        if sign not in known:
            raise _none_of(item, sign)
    return tuple(name for sign, name in known.items() if sign in signs)


def _none_of(item: Item, found: str) -> AnswerRefused:
    signs = [each.sign for each in (*item.choices, *item.others)]
    if item.entry is Entry.SEVERAL:
        signs = ["0", *signs]
    return AnswerRefused(
        _("{found} is none of the answers to question {n}.").format(
            found=shortened(found), n=item.number
        ),
        _("They are: {signs}.").format(signs=", ".join(signs)),
    )
