"""How fast the screens are for the person at them, each beside a bare Textual app.

Everything is measured from outside, in a pseudo-terminal, on a compiled program.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from assess.core.assessment import Answer, Profile
from assess.core.changes import NewAssessment
from assess.core.origin import Origin
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.library import content_folder, load
from assess.session import Session
from assess.store import open_store
from assess.tui.shown import first
from benchmarks.measure import Measure, percentile
from benchmarks.terminal import Terminal

MISSION = (
    "palermo-alignment",
    "national-action-plan",
    "whole-of-government",
    "reflection-period",
    "employer-sanctions",
)
STARTS, KEYS, WARM = 9, 100, 10
SIZE = {"columns": 80, "lines": 24}


def answers(question: Question) -> Answer | None:
    """A middling answer to a question; None where the profile answers."""
    match question:
        case YesNoQuestion(from_profile=None):
            return Answer(yes=True)
        case MaturityQuestion():
            return Answer(level=1)
        case ElementsQuestion(elements=elements):
            return Answer(elements=(elements[0].id,))
        case ChoiceQuestion(options=options):
            return Answer(option=options[0].id)
        case NumberQuestion():
            return Answer(number=3)
        case InformationQuestion(answer="number"):
            return Answer(number=3)
        case InformationQuestion(answer="text"):
            return Answer(text="known")
        case InformationQuestion():
            return Answer(date=date(2026, 1, 1))
    return None


def fill(session: Session) -> None:
    """Answer every question that can be answered, follow-ups after their parents."""
    for edition in session.view.editions.values():
        for question in edition.questions.values():
            given = answers(question)
            if given and not question.same_as:
                session.answer(edition.key(question), given)


def a_store(folder: Path, assessments: int) -> tuple[Path, str]:
    """A store with a full five-checklist assessment, and empty ones up to the number asked for."""
    path, numbers = folder / "assess.sqlite3", count()
    origin = Origin(lambda: datetime.now(UTC), "benchmark", lambda: f"{next(numbers):06}")
    editions = tuple(load(ids=MISSION).editions.values())
    store = open_store(path)
    identity = ""
    for number in range(assessments):
        profile = Profile(country=f"Testland {number:02}", reference_date=date(2026, 1, 1))
        session = Session.start(store, NewAssessment(profile, editions), origin)
        if number == assessments - 1:
            fill(session)
            identity = session.identity
    store.close()
    return path, identity


def environment(store: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "ASSESS_STORE": str(store)}


def _starts(*programs: Callable[[], float]) -> list[float]:
    """Medians of programs started in turn, in milliseconds; the first start is not counted."""
    for program in programs:
        program()
    taken = [[program() for program in programs] for _ in range(STARTS)]
    return [statistics.median(each) * 1000 for each in zip(*taken, strict=True)]


def first_paint(folder: Path) -> Measure:
    """From nothing to the list of 50 assessments."""
    store, _ = a_store(folder, 50)

    def ours() -> float:
        with Terminal(["-m", "assess"], environment(store), **SIZE) as terminal:
            return terminal.until("Testland 49")

    def bare() -> float:
        with Terminal(["-m", "benchmarks.bare", "50"], environment(store), **SIZE) as terminal:
            return terminal.until("Row 1 of the list")

    mine, floor = _starts(ours, bare)
    return Measure(
        "start to first paint, 50 assessments", "bare app, 50 rows", mine, floor, "ms", 1.25
    )


def first_question(folder: Path) -> Measure:
    """From nothing to the first question of a full five-checklist assessment."""
    store, identity = a_store(folder, 1)
    question = _first_question_of(store, identity)
    files = [str(content_folder("checklists") / f"{name}.toml") for name in MISSION]

    def ours() -> float:
        with Terminal(["-m", "assess", "open", identity], environment(store), **SIZE) as terminal:
            return terminal.until(question)

    def bare() -> float:
        arguments = ["-m", "benchmarks.bare", "50", *files]
        with Terminal(arguments, environment(store), **SIZE) as terminal:
            return terminal.until("Row 1 of the list")

    mine, floor = _starts(ours, bare)
    return Measure(
        "open a full five-checklist assessment",
        "bare app reading its files",
        mine,
        floor,
        "ms",
        1.5,
    )


def _first_question_of(store: Path, identity: str) -> str:
    """How the question begins that is shown first; nothing else on the screen says it."""
    opened = open_store(store)
    origin = Origin(lambda: datetime.now(UTC), "benchmark", lambda: "000000")
    shown = first(Session(opened, identity, origin).view)
    opened.close()
    assert shown
    return shown.question.text[:40]


def keystroke(folder: Path) -> Iterator[Measure]:
    """A key that answers, from key to saved and repainted; and the memory held meanwhile."""
    store, identity = a_store(folder, 1)
    rows = str(sum(len(e.questions) for e in load(ids=MISSION).editions.values()))
    ours, bare = ["-m", "assess", "open", identity], ["-m", "benchmarks.bare", rows]
    with (
        Terminal(ours, environment(store), **SIZE) as mine,
        Terminal(bare, environment(store), **SIZE) as floor,
    ):
        mine.until("Testland")
        floor.until("Row 1 of the list")
        mine.settle(1.0)
        floor.settle(1.0)
        _to_a_question_of_levels(mine)
        # 2 and 1 change its answer to and fro (it is 1 now); the mark of the list moves likewise.
        # In turn, so that what else the machine does falls on both.
        pairs = [
            (mine.press("21"[n % 2]) * 1000, floor.press(("\x1b[B", "\x1b[A")[n % 2]) * 1000)
            for n in range(WARM + KEYS)
        ]
        memory, least = mine.resident, floor.resident
    _all_saved(store, identity, WARM + KEYS)
    taken, at_least = zip(*pairs[WARM:], strict=True)
    yield Measure(
        "key to saved and repainted, p95",
        f"key to repaint of a bare list of {rows}, p95",
        percentile(list(taken), 0.95),
        percentile(list(at_least), 0.95),
        "ms",
        1.5,
        f"medians {statistics.median(taken):.1f} / {statistics.median(at_least):.1f} ms",
    )
    yield Measure("memory on the questionnaire", "the bare app", memory, least, "MB", 1.4)


def _all_saved(store: Path, identity: str, keys: int) -> None:
    """Raise AssertionError unless each of the last ``keys`` keys is on the disk as an event."""
    opened = open_store(store)
    events = [event for event in opened.events(identity) if event.key.startswith("answer/")]
    opened.close()
    given = [event.content["level"] for event in events[-keys:]]
    assert given == [(2, 1)[n % 2] for n in range(keys)], "A key was not saved."


def _to_a_question_of_levels(terminal: Terminal) -> None:
    """Go on to the first question that keys answer; some are answered from the profile."""
    for _ in range(20):
        try:
            terminal.press("2")
            terminal.press("1")
        except TimeoutError:
            terminal.press("\x1b[C")
        else:
            return
    raise TimeoutError("No question was found that the keys 1 and 2 answer.")


def measures(folder: Path) -> list[Measure]:
    """All measures of the screens; ``folder`` is for their stores."""
    places = [folder / name for name in ("start", "open", "key")]
    for place in places:
        place.mkdir()
    start, opened, key = places
    return [first_paint(start), first_question(opened), *keystroke(key)]
