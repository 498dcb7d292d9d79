"""What the screens are handed by the program that opens them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from assess.core.changes import Origin
from assess.core.checklist import Edition
from assess.core.view import View
from assess.session import Session, Store


class Checklists(Protocol):
    """The part of the library that screens read."""

    @property
    def editions(self) -> Mapping[str, Edition]:
        """Editions by checklist id, in file-name order."""

    @property
    def own(self) -> Collection[str]:
        """The ids of the user's own checklists."""

    @property
    def notes(self) -> Sequence[str]:
        """What the user has to know about own checklists: one paragraph or more each."""


Progress = Callable[[int, int], None]
"""Called with pages done and pages in all (0: not known yet). It raises :class:`Stopped` when the
user cancels; the writer lets that through and leaves no half-written file."""

ReportWriter = Callable[[View, Path, Progress], object]


class Stopped(Exception):
    """The user cancelled the report."""


@dataclass(frozen=True)
class Services:
    """Store, content, clock and name, and the two jobs that screens start but do not do.

    ``load_cases`` brings the worked examples into the store and returns their ids;
    ``write_report`` writes the gap report of a view to a path.
    """

    store: Store
    load_library: Callable[[], Checklists]
    origin: Origin
    load_cases: Callable[[], list[str]] | None = None
    write_report: ReportWriter | None = None

    @cached_property
    def library(self) -> Checklists:
        """The checklists on offer, read when first needed. Raises ContentError."""
        return self.load_library()

    def open(self, identity: str) -> Session:
        """Open a kept assessment. Raises NotFound and StoreError."""
        return Session(self.store, identity, self.origin)
