"""How long the core and the store take, each beside a bare floor in the same run."""

from __future__ import annotations

import sqlite3
import statistics
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import tomli
from tests.unit.builders import scored
from tests.unit.test_road import large_case

from assess.core.assessment import Answer, Profile
from assess.core.changes import NewAssessment
from assess.core.origin import Origin
from assess.core.questions import MaturityQuestion
from assess.core.road import road
from assess.core.scoring import score
from assess.library import content_folder, load
from assess.session import Session
from assess.store import open_store
from benchmarks.measure import Measure, median_ms

MISSION = (
    "palermo-alignment",
    "national-action-plan",
    "whole-of-government",
    "reflection-period",
    "employer-sanctions",
)
_COLD = """
import time, tomli
from assess.library import content_folder, load
files = [content_folder("checklists") / f"{name}.toml" for name in (*NAMES, "sources")]
start = time.perf_counter()
done = WORK
print(time.perf_counter() - start)
"""
_LOAD = "load(ids=NAMES)"
_PARSE = '[tomli.loads(path.read_text(encoding="utf-8")) for path in files]'


def cold_ms(*works: str, times: int = 9) -> list[float]:
    """Medians of expressions, each time the first work of a new process, in turn.

    Nothing that an earlier run left in memory can help; imports are not counted.
    """
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for work, those in zip(works, taken, strict=True):
            script = _COLD.replace("WORK", work).replace("NAMES", repr(MISSION))
            printed = subprocess.run(  # noqa: S603 (this interpreter, our own text)
                [sys.executable, "-c", script], check=True, capture_output=True, text=True
            ).stdout
            those.append(float(printed) * 1000)
    return [statistics.median(those) for those in taken]


def loading_five() -> tuple[float, float]:
    """Load the five of the mission, checked and resolved, in a fresh process.

    Against reading and parsing, with tomli alone, the five files and ``sources.toml``.
    """
    ours, floor = cold_ms(_LOAD, _PARSE)
    return ours, floor


def loading_all() -> tuple[float, float]:
    """Load all checklists against reading and parsing the same files with tomli alone."""
    folder = content_folder("checklists")
    files = list(folder.glob("*.toml"))
    return (
        median_ms(load),
        median_ms(lambda: [tomli.loads(path.read_text(encoding="utf-8")) for path in files]),
    )


def a_session(folder: Path) -> Session:
    """Five checklists with every maturity question answered."""
    origin = Origin(lambda: datetime.now(UTC), "benchmark", lambda: "abcdef")
    profile = Profile(country="Benchmark", reference_date=datetime.now(UTC).date())
    editions = tuple(load(ids=MISSION).editions.values())
    store = open_store(folder / "assess.sqlite3")
    session = Session.start(store, NewAssessment(profile, editions), origin)
    for edition in editions:
        for question in edition.questions.values():
            if isinstance(question, MaturityQuestion) and not question.same_as:
                session.answer(edition.key(question), Answer(level=2))
    return session


def keystroke(folder: Path) -> tuple[float, float]:
    """One answer, committed and scored again, against one bare SQLite commit (WAL, FULL)."""
    session = a_session(folder)
    levels = iter(range(10_000))

    def answer() -> None:
        view = session.answer("reflection-period/granting", Answer(level=next(levels) % 2))
        assert view.results
        assert view.gaps

    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE row (content TEXT)")
    return median_ms(answer), median_ms(
        lambda: bare.execute("INSERT INTO row VALUES (?)", ("x" * 400,))
    )


def the_road() -> tuple[float, float]:
    """The road over 120 questions against scoring the same checklist once."""
    edition, answers = large_case(1)
    found = scored(edition, answers)
    return median_ms(lambda: road(found)), median_ms(lambda: score(found.states))


def measures(folder: Path) -> list[Measure]:
    """All measures of the core, library and store; ``folder`` is for their stores."""
    rows = {
        ("load five checklists, fresh process", "parsing their files with tomli"): loading_five(),
        ("load all checklists", "parsing the same files with tomli"): loading_all(),
        ("one answer kept and scored", "one bare SQLite commit"): keystroke(folder),
        ("road over 120 questions", "scoring them once"): the_road(),
    }
    return [Measure(what, floor_is, *taken) for (what, floor_is), taken in rows.items()]
