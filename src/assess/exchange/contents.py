"""What an assessment file says, as the contents of events by key."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from assess.core.assessment import Assessment
from assess.core.changes import answer_content, profile_changes
from assess.core.checklist import Edition
from assess.core.events import canonical
from assess.core.questions import Question
from assess.language import gettext as _

_STATUS = ("title", "period", "depth", "case", "prepared_by")
_SHOWN = 60


def contents(assessment: Assessment) -> dict[str, Any]:
    """Return the contents that events would hold, by key, for all but the checklists.

    What says nothing (an empty title, an answer without anything) is left out. Two assessments
    that say the same have contents of the same canonical JSON.
    """
    status = {f"status/{name}": getattr(assessment, name) for name in _STATUS}
    if assessment.stage != "draft":
        status["status/stage"] = assessment.stage
    said = {f"answer/{key}": answer_content(a) for key, a in assessment.answers.items()}
    filled = {key: value for key, value in {**status, **said}.items() if value not in ("", None)}
    return filled | profile_changes(None, assessment.profile)


def same(one: Any, other: Any) -> bool:
    """Whether two contents say the same."""
    return canonical(one) == canonical(other)


def in_words(content: Any, other: Any) -> str:
    """Return a content on one line; of two tables only the fields in which they differ."""
    if content is None:
        return _("nothing")
    if not isinstance(content, dict):
        return _short(content)
    against = other if isinstance(other, dict) else {}
    parts = [
        f"{name} = {_short(value)}"
        for name, value in content.items()
        if not same(value, against.get(name))
    ]
    missing = [_("no {name}").format(name=name) for name in against if name not in content]
    return ", ".join(parts + missing)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def asked(editions: Iterable[Edition]) -> dict[str, tuple[Edition, Question]]:
    """Return each answer key with the question it answers: its own one before those sharing it."""
    found: dict[str, tuple[Edition, Question]] = {}
    for edition in editions:
        for question in edition.questions.values():
            key = edition.key(question)
            if key not in found or question.same_as is None:
                found[key] = (edition, question)
    return found


_FIELDS = {"country": "country", "reference-date": "reference_date"}


def place_of(key: str) -> tuple[str, ...]:
    """Return where an assessment file says what events of this key hold."""
    match key.split("/", 2):
        case ["answer", *rest]:
            return ("answers", "/".join(rest))
        case ["profile", "role", role]:
            return ("profile", "roles_off", role)
        case ["profile", "instrument", instrument]:
            return ("profile", "instruments", instrument)
        case ["profile", field]:
            return ("profile", _FIELDS.get(field, field))
        case ["edition", *_]:
            return ("assessment", "checklists")
        case [_, field]:
            return ("assessment", field)
    return ()


def name_of(key: str) -> str:
    """Return what events of this key are about, in plain words."""
    match key.split("/", 2):
        case ["answer", *rest]:
            return _("answer to “{question}”").format(question="/".join(rest))
        case ["profile", "role", role]:
            return _("why the country is no country of {role}").format(role=role)
        case ["profile", "instrument", instrument]:
            return _("treaty or law “{instrument}”").format(instrument=instrument)
        case ["edition", checklist]:
            return _("checklist “{checklist}”").format(checklist=checklist)
        case [_, field]:
            return field.replace("-", " ").replace("_", " ")
    return key
