"""The history of an assessment in plain words: what each change was about, before and after."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from assess.core.assessment import Answer, InstrumentStatus
from assess.core.history import Change
from assess.core.questions import Question
from assess.core.terms import answer_words, date_words, instrument_words
from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, noop, number

_STATUS = {
    "title": noop("Title"),
    "period": noop("Period"),
    "depth": noop("Depth"),
    "case": noop("Kind of assessment"),
    "prepared_by": noop("Prepared by"),
    "stage": noop("Draft or final"),
}

_CHOSEN = ("status/depth", "status/stage", "status/case")
"""What is chosen of few words; other texts are typed, and stay as they are."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words. ``subject`` is the question or field; ``before`` and ``after`` are ""
    where there was or is nothing."""

    subject: str
    before: str
    after: str


def told(change: Change, view: View) -> Told:
    """Say what a change was about, what stood there before, and what stands there after it."""
    key = change.event.key
    if key.startswith("answer/"):
        return _of_answer(change, key.removeprefix("answer/"), view)
    return Told(subject(key, view), value(key, change.before, view), value(key, change.after, view))


def _of_answer(change: Change, key: str, view: View) -> Told:
    question = _question(key, view)
    asked = question.text if question else key
    try:
        before, after = change.answers
    except ValidationError:
        unread = _("not readable by this version")
        return Told(asked, unread if change.before else "", unread if change.after else "")
    return Told(asked, _answer(question, before, view), _answer(question, after, view))


def _question(key: str, view: View) -> Question | None:
    for edition in view.editions.values():
        for question in edition.questions.values():
            if edition.key(question) == key:
                return question
    return None


def _answer(question: Question | None, answer: Answer | None, view: View) -> str:
    """The answer with all that stands beside it."""
    if answer is None:
        return ""
    response = answer.response
    if question is not None:
        said = answer_words(question, answer, view.assessment.profile)
    else:
        said = "" if response is None else str(getattr(answer, response))
    parts = [said or _("No answer.")]
    if answer.note:
        parts.append(_("Note: {note}").format(note=answer.note))
    if answer.evidence:
        count = len(answer.evidence)
        words = ngettext("{n} document: {titles}.", "{n} documents: {titles}.", count)
        titles = "; ".join(each.title for each in answer.evidence)
        parts.append(words.format(n=number(count), titles=titles))
    marks = {"flag": _("Flagged."), "unsure": _("Unsure."), "private": _("The note is private.")}
    parts += [words for name, words in marks.items() if getattr(answer, name)]
    return " ".join(parts)


def subject(key: str, view: View) -> str:
    """What an event of this key is about: "Treaty or law: UNTOC"; of an answer, its key."""
    kind, _sep, name = key.partition("/")
    if kind == "answer":
        return name
    if kind == "status":
        return _(_STATUS[name]) if name in _STATUS else name
    if kind == "edition":
        title = view.editions[name].checklist.title if name in view.editions else name
        return _("Checklist: {title}").format(title=title)
    field, _sep, which = name.partition("/")
    if field == "role":
        return _("Role: {role}").format(role=_(which))
    if field == "instrument":
        source = view.sources.get(which)
        return _("Treaty or law: {name}").format(name=source.short if source else which)
    return _("Country") if field == "country" else _("Reference date")


def value(key: str, content: Any, view: View) -> str:
    """The content of a field of the profile, a status or a checklist, in words."""
    if content is None:
        return ""
    try:
        return _known_value(key, content, view)
    except (KeyError, TypeError, ValueError, AttributeError):  # of a newer version
        return _("not readable by this version")


def _known_value(key: str, content: Any, view: View) -> str:
    if key.startswith("answer/"):
        return _answer(None, Answer.model_validate(content), view)
    if key == "profile/country":
        code = content.get("code", "")
        return f"{content['country']} ({code})" if code else str(content["country"])
    if key == "profile/reference-date":
        return date_words(dt.date.fromisoformat(content))
    if key.startswith("profile/role/"):
        return _("does not apply: {reason}").format(reason=content)
    if key.startswith("profile/instrument/"):
        status = InstrumentStatus.model_validate(content)
        return instrument_words(status, view.assessment.profile.reference_date)
    if key.startswith("edition/"):
        edition = view.editions.get(key.removeprefix("edition/"))
        if edition is not None and edition.id == content["edition"]:
            return _("version {version}").format(version=edition.checklist.version)
        return _("edition {id}").format(id=content["edition"][:12])
    return _(content) if key in _CHOSEN else str(content)
