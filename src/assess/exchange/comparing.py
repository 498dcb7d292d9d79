"""One assessment file beside what is stored: what it adds, and what it says against it.

Import merges: it adds the file's events to those that the store holds. What the text of a file
says beyond its events becomes events too, always the same ones for the same file. What the text
says *against* them (or, without events, against the store) is a difference and waits for a yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assess.core.checklist import Edition
from assess.core.events import COUNTRY_VOICE, Event, Fold, assessment
from assess.errors import NotFound, Problem
from assess.exchange.contents import asked, contents, in_words, name_of, place_of, same
from assess.exchange.editions import Shelf
from assess.exchange.reading import AssessmentFile
from assess.language import gettext as _
from assess.library.keys import nearest
from assess.port import Store


@dataclass(frozen=True, order=True, slots=True)
class Difference:
    """Something that the text of a file says against its events, or against the store.

    ``key`` is that of the events; ``now`` and ``said`` are each one line, in words.
    """

    file: str
    line: int
    key: str
    now: str
    said: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return _("{place}: {what}: now {now}; the file says {said}").format(
            place=place, what=name_of(self.key), now=self.now, said=self.said
        )


class Comparison:
    """One file beside what is stored; nothing is changed.

    ``additions`` are the events that the text adds, ``changes`` those that it would put in place
    of others, one for each of ``differences``; ``unknown`` lists checklists that nobody knows.
    """

    def __init__(self, file: AssessmentFile, store: Store, shelf: Shelf) -> None:
        self.file = file
        self.shelf = shelf
        self.identity = file.said.id
        self.stored = _stored(store, self.identity)
        # A file with its events is compared with these: what its editor saw.
        self._base = Fold.of(file.events or self.stored or ())
        self._before = assessment(self.identity, self._base)
        self.additions: list[Event] = []
        self.changes: list[Event] = []
        self.differences: list[Difference] = []
        self.unknown: list[Problem] = []
        self._compare()

    @cached_property
    def editions(self) -> list[Edition]:
        """The editions that the answers of the text are given to."""
        found = []
        for name in dict.fromkeys([*self.file.checklists, *self._before.editions]):
            known = self._before.editions.get(name)
            edition = self.shelf.get(known) if known else self.shelf.current(name)
            found += [edition] if edition else []
        return found

    @cached_property
    def new_events(self) -> tuple[Event, ...]:
        """What the store is to hold beside what it has, without any change confirmed."""
        stored = {event.id for event in self.stored or ()}
        return tuple(e for e in (*self.file.events, *self.additions) if e.id not in stored)

    def outcomes(self) -> Iterator[Fold]:
        """Yield the fold without and with the changes confirmed."""
        events = [*(self.stored or ()), *self.new_events]
        yield Fold.of(events)
        if self.changes:
            yield Fold.of([*events, *self.changes])

    def _compare(self) -> None:
        questions = asked(self.editions)
        before = contents(self._before) | self._checklists() if self._base.current else {}
        stored = {event.id for event in self.stored or ()}
        for key, content in self._wanted(before).items():
            if same(content, before.get(key)):
                continue
            asking = key.removeprefix("answer/") if key.startswith("answer/") else ""
            edition = questions[asking][0].id if asking in questions else ""
            event = self._event(key, content, edition)
            if event.id in stored:
                continue  # confirmed when this file was imported before
            if key in self._base.current:
                self.changes.append(event)
                self.differences.append(self._difference(event, before.get(key)))
            else:
                self.additions.append(event)

    def _event(self, key: str, content: Any, edition: str) -> Event:
        """The event that the text makes: always the same from the same file and base."""
        change = key in self._base.current
        return Event(
            assessment=self.identity,
            key=key,
            who=self.file.who,
            at=self.file.at,
            content=content,
            edition=edition,
            replaces=self._base.replaced_by(key, COUNTRY_VOICE) if change else (),
            after=tuple(sorted(self._base.heads)) if change else (),
        )

    def _difference(self, event: Event, before: Any) -> Difference:
        line = self.file.places.line(place_of(event.key))
        words = (in_words(before, event.content), in_words(event.content, before))
        return Difference(self.file.name, line, event.key, *words)

    def _wanted(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """What the text says, by key; None for what it takes back.

        Only a file with its events takes back by leaving out; any other may be in part.
        """
        said = contents(self.file.said)
        if self.file.events:
            unread = {f"answer/{key}" for key in self.file.unread}
            kept = unread | {key for key in before if key.startswith("edition/")}
            gone = [key for key in before if key not in said and key not in kept]
            said |= dict.fromkeys(gone)
        elif self.stored is not None and "depth" not in self.file.stated:
            del said["status/depth"]
        return said | self._wanted_checklists()

    def _checklists(self) -> dict[str, Any]:
        """The contents of the current edition events."""
        keys = [f"edition/{name}" for name in self._before.editions]
        return {key: self._base.value(key) for key in keys}

    def _wanted_checklists(self) -> dict[str, Any]:
        before, order = self._checklists(), list(self._before.editions)
        named, first = list(self.file.checklists), 0
        wanted: dict[str, Any] = {}
        if not self.file.events:
            named = [name for name in named if name not in order]
            first = max((content["place"] + 1 for content in before.values()), default=0)
        elif named == order:
            return {}
        else:
            wanted = dict.fromkeys(before)
        for place, name in enumerate(named, start=first):
            key = f"edition/{name}"
            edition = None if key in before else self.shelf.current(name)
            if key in before:
                wanted[key] = {**before[key], "place": place}
            elif edition:
                wanted[key] = {"edition": edition.id, "place": place}
            else:
                self.unknown.append(self._unknown(name))
        return wanted

    def _unknown(self, name: str) -> Problem:
        remedy = nearest(name, self.shelf.checklists) or _("See: assess checklist list")
        message = _(
            "There is no checklist “{name}”. Answers to it are kept, but do not count."
        ).format(name=name)
        return self.file.problem(("assessment", "checklists"), message, remedy)

    def refusals(self) -> list[Problem]:
        """Say why the assessment could not be opened after the import, if so."""
        problems = []
        for fold in self.outcomes():
            for name, identity in _needed(fold):
                edition = self.shelf.get(identity)
                if edition is None:
                    wrong = _("The edition {identity} of checklist “{name}” is missing.").format(
                        identity=identity[:12], name=name
                    )
                elif edition.checklist.id != name:
                    wrong = _("The edition {identity} is not one of checklist “{name}”.").format(
                        identity=identity[:12], name=name
                    )
                else:
                    continue
                remedy = _("Ask for the file as assess exports it, with its history.")
                problems.append(self.file.problem(("edition",), wrong, remedy))
        return list(dict.fromkeys(problems))

    def named(self) -> set[str]:
        """The editions that any outcome needs."""
        return {identity for fold in self.outcomes() for _, identity in _needed(fold)}


def _needed(fold: Fold) -> Iterable[tuple[str, str]]:
    """Checklist and edition of every side of every checklist that is answered."""
    for key, sides in fold.current.items():
        for event in sides:
            if key.startswith("edition/") and event.content is not None:
                yield key.removeprefix("edition/"), event.content["edition"]


def _stored(store: Store, identity: str) -> list[Event] | None:
    try:
        return store.events(identity)
    except NotFound:
        return None
