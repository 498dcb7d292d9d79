"""An assessment file brought into a store: first a plan that changes nothing, then its doing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from assess.core.checklist import Edition
from assess.core.events import Event
from assess.core.sources import Source
from assess.errors import Problem
from assess.exchange.checking import refused
from assess.exchange.comparing import Comparison, Difference
from assess.exchange.editions import Shelf
from assess.exchange.misfits import misfits, unknown_instruments
from assess.exchange.reading import AssessmentFile
from assess.port import Store


class Content(Protocol):
    """What is needed of the library: current editions by checklist id, sources by id."""

    @property
    def editions(self) -> Mapping[str, Edition]: ...
    @property
    def sources(self) -> Mapping[str, Source]: ...


@dataclass(frozen=True)
class ImportPlan:
    """What importing a file would do; nothing is done yet.

    ``events`` and ``editions`` are those that the store does not hold. ``changes`` is one event
    for each of ``differences``; ``left_out`` lists the answers that cannot be read: both need
    confirmation. ``problems`` lists what is kept, but does not count as it stands.
    """

    name: str
    identity: str
    is_new: bool
    events: tuple[Event, ...]
    changes: tuple[Event, ...]
    editions: tuple[Edition, ...]
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[Problem, ...]

    @property
    def needs_confirmation(self) -> bool:
        return bool(self.differences or self.left_out)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. ``events`` and ``changes`` count what was added to the store."""

    identity: str
    is_new: bool
    events: int
    changes: int
    editions: int


def plan(incoming: AssessmentFile, store: Store, library: Content) -> ImportPlan:
    """Compare a file with what is stored, and say what importing it would do.

    Raises AssessmentFileError where the assessment could not be opened afterwards, StoreError.
    """
    shelf = Shelf(incoming.editions, store, library.editions)
    found = Comparison(incoming, store, shelf)
    refusals = found.refusals()
    if refusals:
        raise refused(incoming.name, refusals)
    cited = {source for edition in found.editions for source in edition.source_by_id}
    problems = [
        *found.unknown,
        *misfits(incoming, found.editions),
        *unknown_instruments(incoming, cited | set(library.sources)),
    ]
    return ImportPlan(
        name=incoming.name,
        identity=found.identity,
        is_new=found.stored is None,
        events=found.new_events,
        changes=tuple(found.changes),
        editions=shelf.to_store(found.named()),
        differences=tuple(sorted(found.differences)),
        problems=tuple(sorted(problems)),
        left_out=incoming.left_out,
    )


def apply(plan: ImportPlan, store: Store, *, confirmed: bool) -> ImportResult:
    """Do what a plan says, in one transaction; nothing at all where it adds nothing.

    Without confirmation the differences are passed over, and a file with answers that cannot be
    read is refused. Raises AssessmentFileError, StoreError.
    """
    if plan.left_out and not confirmed:
        raise refused(plan.name, plan.left_out)
    changes = plan.changes if confirmed else ()
    if plan.events or changes or plan.editions:
        store.append(plan.identity, (*plan.events, *changes), plan.editions)
    counts = (len(plan.events), len(changes), len(plan.editions))
    return ImportResult(plan.identity, plan.is_new, *counts)
