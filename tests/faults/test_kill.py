"""Power cuts: whatever the screen showed as saved is there when the program starts again."""

from __future__ import annotations

import random
import re
import time
from datetime import UTC, datetime
from itertools import count

import pytest

from assess.core.assessment import Answer, Profile
from assess.core.changes import NewAssessment
from assess.core.origin import Origin
from assess.session import Session
from assess.store import open_store
from tests.faults.typist import Typist
from tests.unit.builders import DAY, edition, maturity, section

QUESTIONS = 40
ROUNDS = 20
LIST = edition(section("s", *(maturity(f"q{n:02}") for n in range(QUESTIONS))))
RIGHT = "\x1b[C"

_ASKED = re.compile(r"\b(q\d\d)\?")
_CHOSEN = re.compile(r"●\s+(\d)\s")


def shown(lines: list[str]) -> tuple[str, int] | None:
    """The question on the screen and the level shown as its answer, if one is."""
    if any("unsaved" in line.lower() for line in lines):
        return None
    asked = next((found[1] for line in lines if (found := _ASKED.search(line))), None)
    chosen = next((found[1] for line in lines if (found := _CHOSEN.search(line))), None)
    return (asked, int(chosen)) if asked and chosen else None


def saved(store_path, identity: str) -> dict[str, set[int]]:
    """Every level that was ever kept as the answer to a question, by its id."""
    store = open_store(store_path)
    found: dict[str, set[int]] = {}
    for event in store.events(identity):
        if event.key.startswith("answer/") and isinstance(event.answer, Answer):
            found.setdefault(event.key.rpartition("/")[2], set()).add(event.answer.level)
    store.close()
    return found


@pytest.mark.slow
@pytest.mark.terminal
@pytest.mark.parametrize("seed", range(10))
def test_every_answer_shown_as_saved_survives_a_kill(tmp_path, seed):
    """``ROUNDS`` rounds for each of ten seeds: 200 kills at random moments."""
    chance, numbers = random.Random(seed), count()
    path = tmp_path / "assess.sqlite3"
    origin = Origin(lambda: datetime.now(UTC), "typist", lambda: f"{next(numbers):06}")
    store = open_store(path)
    new = NewAssessment(Profile(country="Testland", reference_date=DAY), (LIST,))
    identity = Session.start(store, new, origin).identity
    store.close()
    seen: set[tuple[str, int]] = set()
    looks = 0
    for _ in range(ROUNDS):
        typist = Typist(path, "open", identity)
        typist.until("?")
        end = time.monotonic() + chance.uniform(0.05, 0.9)
        while time.monotonic() < end:
            typist.type(f"{chance.randint(0, 4)}{RIGHT if chance.random() < 0.6 else ''}")
            if typist.read(chance.choice([0, 0.02, 0.08])) and (now := shown(typist.lines)):
                seen.add(now)
                looks += 1
        typist.kill()
        if now := shown(typist.lines):
            seen.add(now)
        kept = saved(path, identity)
        lost = {(name, level) for name, level in seen if level not in kept.get(name, set())}
        assert not lost
    assert looks >= ROUNDS, "too little was shown for the test to mean anything"
