"""What the screens are handed by the program that opens them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assess.core.origin import Origin
from assess.port import Store
from assess.settings import Paper, Settings

if TYPE_CHECKING:
    from assess.core.checklist import Edition
    from assess.core.view import View
    from assess.session import Session


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


@dataclass(frozen=True, slots=True)
class ReportWish:
    """Which report is wanted: its layout by name, who may read it, the paper, whether the
    assessment file goes into it, and in which format ("pdf", "docx" …)."""

    layout: str = "full"
    disclosure: str = "internal"
    paper: Paper = "a4"
    attach: bool = False
    to: str = "pdf"


class Written(Protocol):
    """What came of writing a report."""

    @property
    def pages(self) -> int:
        """How many pages it has; 0 where they are not counted."""

    @property
    def messages(self) -> Sequence[str]:
        """What could not be printed as it is."""


Progress = Callable[[int, int], None]
"""Called with pages done and pages in all (0: not known yet). It raises :class:`Stopped` when the
user cancels; the writer lets that through and leaves no half-written file."""

ReportJob = Callable[[Path, Progress], Written]
"""Writes one report; everything it needs of the store is read already, so that it may run in a
thread."""

ReportWriter = Callable[["View", ReportWish], ReportJob]
"""Prepares the report of a view. Raises AssessError."""


class Stopped(Exception):
    """The user cancelled the report."""


@dataclass
class Services:
    """Store, content, clock and name, settings, and the jobs that screens start but do not do.

    ``load_cases`` brings the worked examples into the store and returns their ids;
    ``write_report`` prepares the gap report of a view; ``layouts`` names the layouts there are;
    ``export`` gives the text of an assessment's file; ``keep_settings`` writes settings to disk.
    ``outbox``: the screens are shown in a browser, so files are written to this folder, and sent
    to the browser from there; the user names no place on this machine.
    ``notes``: what the user has to know of store and settings from the start.
    ``left_file``: where answers are written that could not be saved when the program ended.
    """

    store: Store
    load_library: Callable[[], Checklists]
    origin: Origin
    load_cases: Callable[[], list[str]] | None = None
    write_report: ReportWriter | None = None
    layouts: Callable[[], Sequence[str]] = field(default=lambda: ("full",))
    export: Callable[[str], str] | None = None
    settings: Settings = field(default_factory=Settings)
    keep_settings: Callable[[Settings], None] | None = None
    outbox: Path | None = None
    left_file: Path | None = None
    notes: Sequence[str] = ()

    @cached_property
    def library(self) -> Checklists:
        """The checklists on offer, read when first needed. Raises ContentError."""
        return self.load_library()

    def open(self, identity: str) -> Session:
        """Open a kept assessment. Raises NotFound and StoreError."""
        from assess.session import Session  # noqa: PLC0415 (not for the list of assessments)

        return Session(self.store, identity, self.origin)

    def save_settings(self, settings: Settings) -> None:
        """Hold to these settings from now on, and keep them. Raises StoreError; they hold then
        while the program runs."""
        if settings.signature != self.settings.signature and settings.signature:
            self.origin = replace(self.origin, who=settings.signature)
        self.settings = settings
        if self.keep_settings:
            self.keep_settings(settings)
