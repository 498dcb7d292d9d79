"""Stores to test with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assess.port import Store
from assess.store import SqliteStore, open_store
from assess.store.memory import MemoryStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "assess.sqlite3"


@pytest.fixture
def disk(path: Path) -> Iterator[SqliteStore]:
    """An open store on disk."""
    with closing(open_store(path)) as store:
        yield store


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Every store there is."""
    if request.param == "memory":
        yield MemoryStore()
    else:
        with closing(open_store(tmp_path / "contract.sqlite3")) as opened:
            yield opened
