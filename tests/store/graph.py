"""Events for the tests of the stores: single ones, and random hash graphs."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from assess.core.checklist import Edition
from assess.core.events import Event
from tests.unit.builders import edition, maturity, section

IDENTITY = "mng-2011-k3x9qd"
FOLD_TABLES = ("current", "head", "awaited")


def event(content: Any = None, key: str = "answer/list/a", second: int = 0, **more: Any) -> Event:
    """An event of one assessment, ``second`` seconds after midnight."""
    fields = {"assessment": IDENTITY, "who": "me", "at": f"2026-01-01T00:00:{second:02}Z"}
    return Event(**{**fields, "key": key, "content": content, **more})


def chain(length: int, **more: Any) -> list[Event]:
    """Events of one key, each in place of the one before."""
    made: list[Event] = []
    for n in range(length):
        before = (made[-1].id,) if made else ()
        made.append(event({"level": n % 5}, second=n % 60, replaces=before, after=before, **more))
    return made


def checklist(name: str = "list") -> Edition:
    """An edition of one question."""
    return edition(section("s", maturity("a")), name=name)


@st.composite
def graphs(draw: st.DrawFn) -> list[Event]:
    """Events that replace and come after any earlier ones, of any key, some never to be seen."""
    known: list[Event] = []
    unseen = [event("never here", reason=str(n)).id for n in range(2)]
    for n in range(draw(st.integers(1, 8))):
        targets = st.sets(st.sampled_from([*(e.id for e in known), *unseen]), max_size=3)
        known.append(
            event(
                draw(st.sampled_from([None, {"level": 1}, "é", ["1.5"]])),
                key=draw(st.sampled_from(["answer/list/a", "answer/list/b", "status/title"])),
                second=draw(st.integers(0, 3)),
                voice=draw(st.sampled_from(["country", "police"])),
                replaces=tuple(sorted(draw(targets))),
                after=tuple(sorted(draw(targets))),
                reason=str(n),
            )
        )
    return known
