"""Who changed what, when: every event with what it put in the place of what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assess.core.assessment import Answer
from assess.core.events import Event, order

ANSWER = "answer/"


@dataclass(frozen=True, slots=True)
class Change:
    """One event, with the contents that it replaced and its own (None: nothing).

    Where it replaced several sides of a disagreement ``before`` is the latest of them.
    """

    event: Event
    before: Any
    after: Any

    @property
    def question(self) -> str:
        """The key of the answer that it changed; empty for profile, status and checklists."""
        return self.event.key.removeprefix(ANSWER) if self.event.key.startswith(ANSWER) else ""

    @property
    def answers(self) -> tuple[Answer | None, Answer | None]:
        """The answer before and after. Raises ValidationError for a change of something else."""
        was, now = (
            None if content is None else Answer.model_validate(content)
            for content in (self.before, self.after)
        )
        return was, now


def history(events: Iterable[Event], key: str = "") -> list[Change]:
    """Return every change, the newest first; with ``key`` (that of events) those of one thing."""
    known = {event.id: event for event in events}
    found = []
    for event in sorted(known.values(), key=order, reverse=True):
        if key and event.key != key:
            continue
        replaced = sorted((known[name] for name in event.replaces if name in known), key=order)
        found.append(Change(event, replaced[-1].content if replaced else None, event.content))
    return found
