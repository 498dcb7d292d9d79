"""Where assessments are kept: SQLite behind the port :class:`assess.session.Store`.

``open_store`` is the way in. ``memory.MemoryStore`` keeps the same promises without a file.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path

from assess.store.place import store_path
from assess.store.sqlite import SqliteStore

__all__ = ["SqliteStore", "open_store"]


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
    day = today or dt.datetime.now().astimezone().date()
    return SqliteStore.open(store_path(path, environ), day)
