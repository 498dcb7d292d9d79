"""A small assessment, a library and short ways to import, for the tests of assessment files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from assess.core.assessment import Answer, InstrumentStatus, Profile
from assess.core.changes import NewAssessment
from assess.core.checklist import Edition
from assess.core.origin import Origin
from assess.core.sources import Source
from assess.core.view import View
from assess.exchange.assessment_file import ImportPlan, ImportResult, apply, plan, read
from assess.port import Store
from assess.session import Session
from assess.store.memory import MemoryStore
from tests.unit.builders import SOURCES, edition, maturity, section

ONE = edition(
    section(
        "first",
        maturity("law"),
        maturity("practice", na_reasons=["never here"], basis=[{"id": "shall", "meets": 2}]),
        {"id": "days", "text": "How many days?", "kind": "number", "unit": "days",
         "basis": ["good"], "bands": [{"from": 0, "credit": 0}, {"from": 30, "credit": 1}]},
    ),
    name="alpha",
)  # fmt: skip
TWO = edition(
    section("only", maturity("plan"), maturity("law-too", same_as="alpha/law")), name="beta"
)


@dataclass(frozen=True)
class Shelves:
    """A library as far as importing needs one."""

    editions: Mapping[str, Edition]
    sources: Mapping[str, Source]


def library(*editions: Edition) -> Shelves:
    sources = {each["id"]: Source.model_validate(each) for each in SOURCES}
    return Shelves({each.checklist.id: each for each in editions or (ONE, TWO)}, sources)


LIBRARY = library()


def origin(who: str = "A. Official", start: datetime = datetime(2026, 3, 1, tzinfo=UTC)) -> Origin:
    """A clock that gains a second with each look."""
    ticks = iter(range(10**6))
    return Origin(lambda: start + timedelta(seconds=next(ticks)), who, lambda: "k3x9qd")


def profile(**more: Any) -> Profile:
    given = {"country": "Testland", "reference_date": date(2026, 1, 1), **more}
    return Profile.model_validate(given)


def started(*editions: Edition, store: Store | None = None, **more: Any) -> tuple[Store, Session]:
    """A new assessment of these editions in a new store."""
    kept = store or MemoryStore()
    new = NewAssessment(
        profile=profile(
            instruments={"treaty": InstrumentStatus(status="in-force")},
            roles_off={"transit": "An island."},
        ),
        editions=editions or (ONE, TWO),
        **{"title": "First try", "period": "2025", **more},
    )
    return kept, Session.start(kept, new, origin())


def answered() -> tuple[Store, Session]:
    """An assessment with answers in several states, one of them given twice."""
    store, session = started()
    session.answer("alpha/law", Answer(level=1, note="Was: one"))
    documents = ({"title": "Act 5", "date": "2020"}, {"title": "Decree", "reference": "7/2021"})
    session.answer("alpha/law", Answer(level=3, note="Two\nlines", evidence=documents, flag=True))
    session.answer("alpha/practice", Answer(unknown="nobody-knows"))
    session.answer("alpha/days", Answer(number="30.5"))
    session.answer("beta/plan", Answer(awaiting="ministry of justice"))
    return store, session


def bring(text: str, store: Store, *, confirmed: bool = False, of: Any = LIBRARY) -> ImportResult:
    return apply(planned(text, store, of=of), store, confirmed=confirmed)


def planned(text: str, store: Store, *, of: Any = LIBRARY) -> ImportPlan:
    return plan(read(text.encode(), "file.assess.toml"), store, of)


def view(store: Store, identity: str) -> View:
    return Session(store, identity, origin()).view


def ids(store: Store, identity: str) -> set[str]:
    return {event.id for event in store.events(identity)}


def scores(seen: View) -> dict[str, Any]:
    """Every number of every checklist."""
    return {
        name: (
            each.score,
            each.coverage,
            each.rated,
            each.documents,
            [(state.state, state.credit, state.duties) for state in each.states],
        )
        for name, each in seen.results.items()
    }
