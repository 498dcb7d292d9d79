"""What every command is handed: store, library and origin, each made when first asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.out import tell
from assess.core.changes import Origin
from assess.session import Session, resolve_id

if TYPE_CHECKING:
    from assess.library import Library
    from assess.store import SqliteStore


@dataclass
class Shell:
    """The store and the library of one run; ``store_path`` None means the usual place."""

    store_path: Path | None = None

    @property
    def named(self) -> bool:
        """Whether the user named the store, by option or variable."""
        return self.store_path is not None or bool(os.environ.get("ASSESS_STORE"))

    @cached_property
    def origin(self) -> Origin:
        """Where changes come from: this machine's clock, its user, its randomness."""
        from assess.store.origin import system_origin  # noqa: PLC0415 (reading needs none)

        return system_origin(os.environ)

    @cached_property
    def library(self) -> Library:
        """The checklists. Raises ContentError."""
        from assess.library import load  # noqa: PLC0415 (not every command reads checklists)

        return load()

    @cached_property
    def store(self) -> SqliteStore:
        """The store; what it has to say goes to stderr. Raises StoreError."""
        from assess.store import open_store  # noqa: PLC0415 (not every command opens the store)

        store = open_store(self.store_path)
        for note in store.notes:
            tell(f"assess: {note}")
        return store

    def open(self, given: str) -> Session:
        """Open the assessment that ``given`` names or shortens. Raises NotFound."""
        return self.session(resolve_id(self.store, given))

    def session(self, identity: str) -> Session:
        """Open the assessment of this full id. Raises NotFound."""
        return Session(self.store, identity, self.origin)

    def close(self) -> None:
        if "store" in self.__dict__:
            self.store.close()


@contextmanager
def shell(store_path: Path | None) -> Iterator[Shell]:
    """A shell whose store is closed at the end."""
    opened = Shell(store_path)
    try:
        yield opened
    finally:
        opened.close()
