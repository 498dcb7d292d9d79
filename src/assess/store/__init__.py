"""Where assessments are kept: SQLite behind the port :class:`assess.port.Store`.

``open_store`` is the way in. ``memory.MemoryStore`` keeps the same promises without a file.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assess.store.place import store_path

if TYPE_CHECKING:
    from assess.store.sqlite import SqliteStore

__all__ = ["SqliteStore", "open_store"]


def __getattr__(name: str) -> type[SqliteStore]:
    """Import the store when it is asked for: where it is kept is known without a database."""
    if name != "SqliteStore":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from assess.store.sqlite import SqliteStore  # noqa: PLC0415

    return SqliteStore


def open_store(
    path: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    *,
    today: dt.date | None = None,
) -> SqliteStore:
    """Open the store, making it first where there is none.

    The file is ``path``, else what ASSESS_STORE names, else ``assess.sqlite3`` in the user's own
    data folder. It is backed up once a day, under the date ``today`` (left out: the system's).
    ``notes`` of the store says what the user should know of it. Raises StoreTooNew when a newer
    version wrote it, and StoreError when it cannot be used; then nothing was changed.
    """
    from assess.store.sqlite import SqliteStore  # noqa: PLC0415 (only here a database is needed)

    day = today or dt.datetime.now().astimezone().date()
    return SqliteStore.open(store_path(path, environ), day)
