"""The truth of an assessment: a set of events that never change, and its fold.

Every event's identity is the sha256 of its canonical JSON, and names the events that it
replaces, so that the set is a hash graph: merging two copies is the union of their sets, and any
change shows. Current is what nothing replaces.

Keys: ``status/title|period|depth|case|prepared_by|stage``, ``edition/<checklist>``,
``profile/country``, ``profile/reference-date``, ``profile/role/<role>``,
``profile/instrument/<id>`` and ``answer/<checklist>/<question>``. Content None takes a value back.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field

from assess.core.assessment import Answer, Assessment, InstrumentStatus, Profile, Signature
from assess.core.fields import Frozen, Role
from assess.core.text import LINE_LIMIT, NOTE_LIMIT
from assess.errors import NotFound, StoreDamaged, TextRefused
from assess.language import gettext as _

COUNTRY_VOICE = "country"


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, dict):
        return {_normal(key): _normal(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(item) for item in value]
    if isinstance(value, float):
        raise TypeError("events hold no binary floats; write the number as text")
    return value


def canonical(value: Any) -> str:
    """Return the one JSON text of ``value``: sorted keys, NFC, line feeds, no spaces."""
    return json.dumps(_normal(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z", re.ASCII
)


def _moment(value: str) -> str:
    if not _MOMENT.fullmatch(value):
        raise ValueError("must be a time in UTC such as 2026-01-31T09:00:00Z")
    datetime.fromisoformat(value)  # raises ValueError for 31 February
    return value


class Event(Frozen):
    """One change of an answer, a profile field or a status; by whom, when, and on what it builds.

    ``replaces`` names the current events of this key and voice that the author saw; ``after``
    the heads that the author's copy held. ``at`` is UTC, ISO 8601.
    """

    schema_version: Literal[1] = Field(default=1, alias="schema")
    assessment: str = Field(max_length=LINE_LIMIT)
    key: str = Field(max_length=LINE_LIMIT)
    voice: str = Field(default=COUNTRY_VOICE, max_length=LINE_LIMIT)
    who: str = Field(max_length=LINE_LIMIT)
    at: Annotated[str, AfterValidator(_moment)]
    content: Any = None
    reason: str = Field(default="", max_length=NOTE_LIMIT)
    edition: str = ""
    replaces: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @cached_property
    def id(self) -> str:
        return hashlib.sha256(self.canonical().encode()).hexdigest()

    def canonical(self) -> str:
        """Return the JSON whose sha256 is the identity; it holds everything but the identity."""
        return canonical(self.model_dump(by_alias=True))

    @classmethod
    def checked(cls, identity: str, text: str) -> Self:
        """Read an event back. Raises StoreDamaged when its content is not that of ``identity``."""
        event = cls.model_validate_json(text)
        if event.id != identity:
            raise StoreDamaged(
                _("Event {id} was changed after it was written.").format(id=identity[:12]),
                _("Restore the store from a backup."),
            )
        return event

    @cached_property
    def answer(self) -> Answer | None:
        """The content of an answer event as a model. Raises ValidationError."""
        return None if self.content is None else Answer.model_validate(self.content)

    @cached_property
    def signature(self) -> Signature:
        """By whom and when the change was made."""
        return Signature(who=self.who, at=self.at)


def order(event: Event) -> tuple[str, str]:
    """Sort key: by time, then identity, so that every copy sorts alike."""
    return (event.at, event.id)


def as_of(events: Iterable[Event], heads: Iterable[str]) -> list[Event]:
    """Return those of ``events`` that a copy with these heads held, by time.

    Raises NotFound when one of the heads is not among ``events``: this copy does not know that
    state.
    """
    known = {event.id: event for event in events}
    waiting, held = list(heads), set[str]()
    while waiting:
        identity = waiting.pop()
        if identity in held:
            continue
        if identity not in known:
            raise NotFound(
                _("This copy does not hold the change {id}.").format(id=identity[:12]),
                _("Import the copy that it comes from."),
            )
        held.add(identity)
        waiting += (*known[identity].after, *known[identity].replaces)
    return sorted((known[identity] for identity in held), key=order)


@dataclass(frozen=True, slots=True)
class Fold:
    """What nothing replaces, by key, and the heads that the next event comes after."""

    current: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        """Fold a set of events, given in any order, some perhaps twice."""
        known = {event.id: event for event in events}
        replaced = {identity for event in known.values() for identity in event.replaces}
        seen = replaced | {identity for event in known.values() for identity in event.after}
        current: dict[str, tuple[Event, ...]] = {}
        for identity, event in sorted(known.items(), key=lambda item: order(item[1])):
            if identity not in replaced:
                current[event.key] = (*current.get(event.key, ()), event)
        return cls(dict(sorted(current.items())), frozenset(known) - seen)

    def add(self, event: Event) -> Fold:
        """Fold one more event whose author saw all of this fold."""
        kept = (e for e in self.current.get(event.key, ()) if e.id not in event.replaces)
        sides = tuple(sorted((*kept, event), key=order))
        return Fold(
            {**self.current, event.key: sides},
            (self.heads - set(event.after) - set(event.replaces)) | {event.id},
        )

    def replaced_by(self, key: str, voice: str) -> tuple[str, ...]:
        """The current events of ``key`` and ``voice``: what a new event there replaces."""
        return tuple(sorted(e.id for e in self.current.get(key, ()) if e.voice == voice))

    def value(self, key: str, default: Any = None) -> Any:
        """The content of the latest current event of ``key``."""
        sides = self.current.get(key)
        return default if not sides or sides[-1].content is None else sides[-1].content


def _under(fold: Fold, prefix: str) -> dict[str, Event]:
    """The latest current event of every key below ``prefix`` that holds something."""
    return {
        key.removeprefix(prefix): sides[-1]
        for key, sides in fold.current.items()
        if key.startswith(prefix) and sides[-1].content is not None
    }


def _profile(fold: Fold) -> Profile:
    country = fold.value("profile/country", {})
    return Profile(
        country=country.get("country", "?"),
        code=country.get("code", ""),
        reference_date=fold.value("profile/reference-date", "1900-01-01"),
        roles_off={
            Role(role): event.content for role, event in _under(fold, "profile/role/").items()
        },
        instruments={
            name: InstrumentStatus.model_validate(event.content)
            for name, event in _under(fold, "profile/instrument/").items()
        },
    )


def assessment(identity: str, fold: Fold) -> Assessment:
    """Return the assessment as it stands.

    Where sides disagree the latest stands here; ``disagreements`` holds every side, and the
    score takes the lowest (see ``scope``). An answer is to be confirmed when its question
    changed its meaning in an upgrade (whose event names it) after which it was not given again.
    """
    try:
        editions = _under(fold, "edition/")
        placed = sorted(editions.items(), key=lambda item: (int(item[1].content["place"]), item[0]))
        answers = _under(fold, "answer/")
        unsure = {name for event in editions.values() for name in event.content.get("confirm", ())}
        own = Assessment(
            id=identity,
            title=fold.value("status/title", ""),
            period=fold.value("status/period", ""),
            depth=fold.value("status/depth", "full"),
            case=fold.value("status/case", ""),
            prepared_by=fold.value("status/prepared_by", ""),
            stage=fold.value("status/stage", "draft"),
            profile=_profile(fold),
            editions={name: event.content["edition"] for name, event in placed},
            to_confirm=frozenset(key for key, event in answers.items() if event.id in unsure),
            disagreements={
                key: tuple(event.content for event in sides)
                for key, sides in fold.current.items()
                if len(sides) > 1 and len({canonical(event.content) for event in sides}) > 1
            },
            changed_at=max((order(s[-1])[0] for s in fold.current.values()), default=""),
            heads=tuple(sorted(fold.heads)),
        )
        # Each was checked when its event was read; to check all again would take longer than
        # to save the one that changed.
        given = {
            "answers": {key: event.answer for key, event in answers.items() if event.answer},
            "signed": {key: event.signature for key, event in answers.items()},
        }
        return own.model_copy(update=given)
    except (ValueError, KeyError, TypeError, AttributeError, TextRefused) as error:
        raise StoreDamaged(
            _("Assessment {identity} holds an event that this version cannot read: {error}").format(
                identity=identity, error=error
            ),
            _("Update assess, or restore the store from a backup."),
        ) from error
