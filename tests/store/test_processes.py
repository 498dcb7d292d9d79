"""Several programs on one store, and programs killed in the middle of a write."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from assess.core.events import Fold
from assess.store import open_store
from tests.store.graph import IDENTITY, chain, event

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
import assess.store.sqlite
from assess.store import open_store
from tests.store.graph import IDENTITY, event

path, who, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
if sys.argv[4] == "network":
    assess.store.sqlite.on_network = lambda path: True
store = open_store(path)
for n in range(count):
    # Like a session: on what is current now, so that programs meet on the same key.
    fold = store.current(IDENTITY) if n or IDENTITY in store.assessments() else None
    seen = fold.replaced_by("answer/list/a", "country") if fold else ()
    heads = tuple(sorted(fold.heads)) if fold else ()
    one = event({"level": n % 5}, second=n % 60, who=who, reason=str(n), replaces=seen, after=heads)
    store.append(IDENTITY, [one, event("x" * 5000, "status/title", who=who, reason=str(n))])
    print(one.id, flush=True)
"""


EITHER_JOURNAL = pytest.mark.parametrize("folder", ["own", "network"])


def writer(path, who, count, folder):
    """Start a program that appends pairs of events and names each pair once it is saved."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), who, str(count), folder],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_open_stores_see_and_keep_what_the_other_wrote(path):
    events = chain(6)
    with closing(open_store(path)) as one, closing(open_store(path)) as other:
        for n, each in enumerate(events):
            (one if n % 2 else other).append(IDENTITY, [each])
        assert one.events(IDENTITY) == other.events(IDENTITY) == events
        assert one.current(IDENTITY) == other.current(IDENTITY) == Fold.of(events)


def test_two_stores_that_answer_the_same_question_keep_both_sides(path):
    with closing(open_store(path)) as one, closing(open_store(path)) as other:
        one.append(IDENTITY, [event({"level": 1})])
        seen = other.current(IDENTITY)
        base = {
            "replaces": seen.replaced_by("answer/list/a", "country"),
            "after": tuple(seen.heads),
        }
        one.append(IDENTITY, [event({"level": 2}, second=1, **base)])
        other.append(IDENTITY, [event({"level": 4}, second=2, **base)])
        sides = one.current(IDENTITY).current["answer/list/a"]
        assert [side.content for side in sides] == [{"level": 2}, {"level": 4}]


@pytest.mark.slow
@EITHER_JOURNAL
def test_programs_that_start_and_write_at_once_lose_nothing(path, folder):
    """All four make the store, too: whoever comes first lays it out."""
    programs = [writer(path, f"w{n}", 25, folder) for n in range(4)]
    saved = set()
    for program in programs:
        out, err = program.communicate(timeout=120)
        assert program.returncode == 0, err
        saved |= set(out.split())
    with closing(open_store(path)) as store:
        events = store.events(IDENTITY)
        assert len(saved) == 100
        assert len(events) == 200
        assert saved <= {e.id for e in events}
        assert store.current(IDENTITY) == Fold.of(events)
        assert store.notes == []


@pytest.mark.slow
@EITHER_JOURNAL
def test_a_program_killed_while_writing_lost_nothing_that_it_called_saved(path, folder):
    saved = set()
    for round_ in range(5):
        program = writer(path, f"round {round_}", 100_000, folder)
        for _ in range(10 + round_ * 7):
            saved.add(program.stdout.readline().strip())
        program.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        rest, err = program.communicate(timeout=60)
        assert not err
        # A line that the kill cut short was saved all the same, but cannot be looked up.
        saved |= {line for line in rest.split() if len(line) == 64}
        with closing(open_store(path)) as store:
            events = store.events(IDENTITY)
            assert saved <= {e.id for e in events}
            assert len(events) % 2 == 0, "a write is all there or not at all"
            store.check(IDENTITY)
            assert store.notes == []
    assert len(saved) >= 5 * 10
