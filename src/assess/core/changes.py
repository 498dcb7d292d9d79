"""What a change writes: the events, and their contents by key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from assess.core.assessment import Answer, Assessment, Depth, Profile, Stage
from assess.core.checklist import Edition
from assess.core.events import COUNTRY_VOICE, Event, Fold, canonical
from assess.core.origin import Origin
from assess.core.questions import Question
from assess.core.text import LINE_LIMIT, clean
from assess.language import gettext as _


def new_id(profile: Profile, origin: Origin) -> str:
    """Return an id such as ``mng-2011-k3x9qd``: country, year and six random characters."""
    letters = "".join(c for c in profile.country.lower() if c.isascii() and c.isalnum())
    country = (profile.code or letters[:3] or "own").lower()
    return f"{country}-{profile.reference_date.year}-{origin.token()}"


def profile_changes(old: Profile | None, new: Profile) -> dict[str, Any]:
    """Return the event contents by key that turn ``old`` into ``new``."""
    wanted = _profile_contents(new)
    known = _profile_contents(old) if old else {}
    changed = {key: value for key, value in wanted.items() if known.get(key) != value}
    return changed | {key: None for key in known if key not in wanted}


def _profile_contents(profile: Profile) -> dict[str, Any]:
    contents: dict[str, Any] = {
        "profile/country": {"country": profile.country, "code": profile.code},
        "profile/reference-date": profile.reference_date.isoformat(),
    }
    for role, reason in profile.roles_off.items():
        contents[f"profile/role/{role}"] = reason
    for name, status in profile.instruments.items():
        contents[f"profile/instrument/{name}"] = status.model_dump(
            mode="json", exclude_defaults=True
        )
    return contents


class Status(TypedDict, total=False):
    """What can be changed of an assessment beside its profile and answers; None: as it is."""

    title: str | None
    period: str | None
    depth: Depth | None
    prepared_by: str | None
    stage: Stage | None


def status_changes(own: Assessment, status: Status) -> dict[str, Any]:
    """Return the event contents by key that give ``own`` another status.

    Raises TextRefused for a text that is too long.
    """
    named = {
        "title": _("The title"),
        "period": _("The period"),
        "prepared_by": _("The name of who prepared it"),
    }
    return {
        f"status/{name}": clean(
            str(value), what=named.get(name, name), limit=LINE_LIMIT, lines=False
        )
        for name, value in status.items()
        if value is not None and value != getattr(own, name)
    }


def answer_content(answer: Answer) -> dict[str, Any] | None:
    """Return an answer as an event holds it; None when nothing at all is said."""
    return answer.model_dump(mode="json", exclude_defaults=True) or None


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What is asked before an assessment starts."""

    profile: Profile
    editions: tuple[Edition, ...]
    depth: Depth = "full"
    title: str = ""
    period: str = ""
    case: str = ""
    prepared_by: str = ""

    def contents(self) -> dict[str, Any]:
        """The contents of its first events, by key."""
        named = ("title", "period", "case", "prepared_by")
        status = {name: getattr(self, name) for name in named}
        contents: dict[str, Any] = {f"status/{k}": v for k, v in status.items() if v}
        contents["status/depth"] = self.depth
        contents |= profile_changes(None, self.profile)
        for place, edition in enumerate(self.editions):
            contents[f"edition/{edition.checklist.id}"] = {"edition": edition.id, "place": place}
        return contents


def first_events(origin: Origin, identity: str, new: NewAssessment) -> list[Event]:
    """Return the events that start an assessment, each after the one before."""
    return in_order(origin, identity, new.contents().items())


def in_order(
    origin: Origin,
    identity: str,
    contents: Iterable[tuple[str, Any]],
    reasons: Mapping[str, str] | None = None,
) -> list[Event]:
    """Return one event for each key and content of a new assessment, each after the one before.

    ``reasons``: why, by key, where there is something to say.
    """
    events: list[Event] = []
    fold = Fold()
    for key, content in contents:
        reason = (reasons or {}).get(key, "")
        event = new_event(origin, identity, fold, key, content, reason)
        events.append(event)
        fold = fold.add(event)
    return events


def copied(
    origin: Origin, identity: str, new: NewAssessment, answers: Mapping[str, Answer]
) -> list[Event]:
    """Return the events that start an assessment with the answers of an earlier one.

    Every answer is to be confirmed: what was true of one period need not be true of the next.
    An answer that waits for another agency, or holds a note or documents only, needs no
    confirmation. Answers of questions that ``new`` does not ask are left out.
    """
    asked = {edition.key(q) for edition in new.editions for q in edition.questions.values()}
    contents = new.contents()
    editions = {key: contents.pop(key) for key in list(contents) if key.startswith("edition/")}
    kept = {key: answer for key, answer in answers.items() if key in asked}
    for key, answer in kept.items():
        contents[f"answer/{key}"] = answer_content(answer)
    events = in_order(origin, identity, contents.items())
    by_key = {event.key: event.id for event in events}
    confirm = {
        key: by_key[f"answer/{key}"]
        for key, answer in kept.items()
        if answer.response is not None and answer.awaiting is None
    }
    fold = Fold.of(events)
    for edition in new.editions:
        key = f"edition/{edition.checklist.id}"
        mine = {edition.key(question) for question in edition.questions.values()}
        content = editions[key] | {"confirm": sorted(confirm[k] for k in mine if k in confirm)}
        event = new_event(origin, identity, fold, key, content)
        events.append(event)
        fold = fold.add(event)
    return events


def kept(
    origin: Origin,
    identity: str,
    own: Assessment,
    editions: tuple[Edition, ...],
    answers: Mapping[str, Answer],
) -> list[Event]:
    """Return the events that start an assessment with what is known of ``own``, which is gone.

    ``answers`` are those of ``own``, and what was not saved of it. The reason of each says who
    gave it and when. Sides that disagreed are one: the answer that stood.
    """
    new = NewAssessment(
        profile=own.profile,
        editions=editions,
        depth=own.depth,
        title=own.title,
        period=own.period,
        case=own.case,
        prepared_by=own.prepared_by,
    )
    contents = new.contents()
    contents |= {f"answer/{key}": answer_content(answer) for key, answer in answers.items()}
    contents["status/stage"] = own.stage
    reasons = {
        f"answer/{key}": _("Given by {who} at {at} in {id}, which was deleted.").format(
            who=signature.who, at=signature.at, id=own.id
        )
        for key, signature in own.signed.items()
        if answers.get(key) == own.answers.get(key)
    }
    return in_order(origin, identity, contents.items(), reasons)


_MEANING = ("text", "kind", "levels", "elements", "options", "bands", "unit", "credits", "answer")


def _meaning(question: Question) -> str:
    content = question.model_dump(mode="json", by_alias=True)
    return canonical({name: content.get(name) for name in _MEANING})


def meaning_mark(question: Question) -> str:
    """Return 16 hexadecimal digits that two questions share only when they mean the same.

    What a question means is what :func:`changed_meaning` compares.
    """
    return hashlib.sha256(_meaning(question).encode()).hexdigest()[:16]


def changed_meaning(old: Edition, new: Edition, answered: set[str]) -> list[str]:
    before = {old.key(question): _meaning(question) for question in old.questions.values()}
    after = {new.key(question): _meaning(question) for question in new.questions.values()}
    return sorted(key for key in answered & set(before) & set(after) if before[key] != after[key])


def new_event(
    origin: Origin,
    identity: str,
    fold: Fold,
    key: str,
    content: Any,
    reason: str = "",
    edition: str = "",
) -> Event:
    return Event(
        assessment=identity,
        key=key,
        who=origin.who,
        at=origin.at(),
        content=content,
        reason=reason,
        edition=edition,
        replaces=fold.replaced_by(key, COUNTRY_VOICE),
        after=tuple(sorted(fold.heads)),
    )


def upgraded(
    own: Assessment, fold: Fold, known: Mapping[str, Edition], newer: Iterable[Edition]
) -> tuple[dict[str, Any], list[str]]:
    """Return the event contents by key that make ``own`` answer ``newer`` editions from now on,
    and the keys of the answers that are to be confirmed for it."""
    contents: dict[str, Any] = {}
    changed: set[str] = set()
    places = {name: place for place, name in enumerate(own.editions)}
    for edition in newer:
        name = edition.checklist.id
        confirm = changed_meaning(known[name], edition, set(own.answers))
        changed |= set(confirm)
        contents[f"edition/{name}"] = {
            "edition": edition.id,
            "place": places[name],
            "confirm": [event.id for key in confirm for event in fold.current[f"answer/{key}"]],
        }
    return contents, sorted(changed)
