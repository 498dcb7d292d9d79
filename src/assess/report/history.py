"""How an assessment came to be, in a few lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assess.core.events import COUNTRY_VOICE, Event, order


@dataclass(frozen=True, slots=True)
class Contributor:
    """How often one person, or one agency, changed something, and from when to when (UTC)."""

    name: str
    voice: str
    changes: int
    answers: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A change for which a reason was given; ``key`` is that of its event."""

    day: dt.date
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """Every change counted, in all and by who made it, and the reasons that were given."""

    changes: int
    answers: int
    first: dt.date
    last: dt.date
    contributors: tuple[Contributor, ...]
    reasons: tuple[Reasoned, ...]


def history(events: Iterable[Event], *, names: bool) -> History | None:
    """Sum up ``events``; None when there are none.

    Without ``names`` nobody is named, agencies are, and no reason is given: it is in own words.
    """
    known = sorted({event.id: event for event in events}.values(), key=order)
    if not known:
        return None
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in known:
        voice = "" if event.voice == COUNTRY_VOICE else event.voice
        groups.setdefault((event.who if names else "", voice), []).append(event)
    return History(
        changes=len(known),
        answers=_answers(known),
        first=_day(known[0]),
        last=_day(known[-1]),
        contributors=tuple(
            Contributor(who, voice, len(g), _answers(g), _day(g[0]), _day(g[-1]))
            for (who, voice), g in sorted(groups.items())
        ),
        reasons=tuple(
            Reasoned(_day(event), event.key, event.reason)
            for event in known
            if names and event.reason
        ),
    )


def _day(event: Event) -> dt.date:
    return dt.datetime.fromisoformat(event.at).astimezone(dt.UTC).date()


def _answers(events: list[Event]) -> int:
    return sum(event.key.startswith("answer/") for event in events)
