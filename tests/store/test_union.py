"""Stores hold sets of events: what they answer depends on the set, not on how it came together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.core.events import Event, Fold
from assess.port import Store
from assess.store import SqliteStore, open_store
from assess.store.memory import MemoryStore
from tests.store.graph import FOLD_TABLES, IDENTITY, graphs


@pytest.fixture(scope="module")
def disk(tmp_path_factory) -> Iterator[SqliteStore]:
    with closing(open_store(tmp_path_factory.mktemp("union") / "assess.sqlite3")) as store:
        yield store


@pytest.fixture(scope="module", params=["sqlite", "memory"])
def kept(request, disk) -> Store:
    return MemoryStore() if request.param == "memory" else disk


def grown(store: Store, *batches: Iterable[Event]) -> tuple[list[Event], Fold]:
    """What a store says after appending these batches to an empty assessment."""
    if IDENTITY in store.assessments():
        store.delete(IDENTITY)
    for batch in batches:
        store.append(IDENTITY, list(batch))
    return store.events(IDENTITY), store.current(IDENTITY)


def rows(store: SqliteStore) -> list[list[tuple]]:
    """The rows of the fold as they are on disk."""
    return [sorted(store._db.execute(f"SELECT * FROM {table}").fetchall()) for table in FOLD_TABLES]


@given(events=graphs(), random=st.randoms(use_true_random=False))
def test_neither_order_nor_batches_matter(kept, events, random):
    mixed = [*events, *events[:2]]
    random.shuffle(mixed)
    cut = random.randrange(len(mixed) + 1)
    by_one = grown(kept, *([event] for event in mixed))
    assert by_one == grown(kept, mixed[:cut], mixed[cut:]) == grown(kept, events)
    assert by_one[1] == Fold.of(events)


@given(events=graphs(), random=st.randoms(use_true_random=False))
def test_a_store_rebuilt_from_its_events_equals_the_one_that_grew(disk, events, random):
    random.shuffle(events)
    grown(disk, *([event] for event in events))
    before = rows(disk)
    disk.check(IDENTITY)
    disk.rebuild(IDENTITY)
    assert rows(disk) == before
    disk.check(IDENTITY)


@given(events=graphs(), random=st.randoms(use_true_random=False))
def test_a_rebuilt_store_goes_on_like_the_one_that_grew(disk, events, random):
    """Rebuilding in the middle keeps what is known of events that have not come yet."""
    random.shuffle(events)
    half = len(events) // 2
    grown(disk, events[:half])
    disk.rebuild(IDENTITY)
    disk.append(IDENTITY, events[half:])
    assert disk.current(IDENTITY) == Fold.of(events)


@given(events=graphs(), marks=st.lists(st.integers(1, 7), min_size=8, max_size=8))
def test_merging_is_commutative_associative_and_idempotent(kept, events, marks):
    """Three copies, each holding some of the events: bits 1, 2 and 4 of its mark say which."""
    pairs = list(zip(events, marks, strict=False))
    a, b, c = ([e for e, mark in pairs if mark & bit] for bit in (1, 2, 4))
    whole = grown(kept, a, b, c)
    assert grown(kept, b, a, c) == grown(kept, c, b, a) == whole
    b_and_c, _ = grown(kept, b, c)
    assert grown(kept, a, b_and_c) == whole
    assert grown(kept, a, b, c, a, b, c) == whole
