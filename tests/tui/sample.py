"""One small checklist with a question of every kind, and assessments of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from assess.core.assessment import Answer, InstrumentStatus, Profile
from assess.core.changes import NewAssessment
from assess.core.checklist import Edition
from assess.core.origin import Origin
from assess.session import Session
from assess.store.memory import MemoryStore
from assess.tui.app import AssessApp
from assess.tui.screens.question import QuestionScreen

DAY = dt.date(2026, 6, 30)

SOURCES = [
    {"id": "treaty", "short": "The Treaty", "title": "A treaty on all this", "kind": "treaty"},
    {"id": "paper", "short": "The Paper", "title": "A paper of good practice", "kind": "document"},
]
PROVISIONS = [
    {
        "id": "shall",
        "source": "treaty",
        "article": "art. 13",
        "obligation": "mandatory",
        "requires": "States shall grant a period.",
        "verified": True,
    },
    {
        "id": "good",
        "source": "paper",
        "article": "p. 4",
        "obligation": "practice",
        "requires": "Grant it to everyone presumed to be a victim.",
        "standing": "listed",
        "verified": True,
    },
]


def _question(name: str, text: str, **more: Any) -> dict[str, Any]:
    basis = {"basis": ["good"]}
    extra = {"dimension": "practice", "why": f"Why of {name}.", "look_at": [f"register of {name}"]}
    return {"id": name, "text": text, **basis, **extra, **more}


QUESTIONS = [
    _question("bound", "Is the country bound by the Treaty?", kind="yes-no", from_profile="treaty"),
    _question(
        "period",
        "In practice, who is offered the period?",
        kind="maturity",
        levels=["Nobody.", "Some.", "Most.", "All.", "All, in writing."],
        must_have=True,
        core=True,
        basis=[{"id": "shall", "meets": 2}, "good"],
        recommend=["Begin.", "Widen.", "Reach all.", "Write it."],
        lead=["interior"],
    ),
    _question("law", "Is there a law?", kind="yes-no", core=True, na_reasons=["A federal matter."]),
    _question(
        "parts",
        "Which parts are there?",
        kind="elements",
        elements=[
            {"id": "act", "text": "The act", "essential": True},
            {"id": "means", "text": "The means"},
            {"id": "purpose", "text": "The purpose"},
        ],
        recommend="Adopt each part that is missing, one after the other. " * 8 + "Then publish it.",
    ),
]
MORE = [
    _question(
        "body",
        "Which body decides?",
        kind="choice",
        options=[
            {"id": "none", "text": "None", "credit": 0},
            {"id": "police", "text": "The police alone", "credit": "1/2"},
            {"id": "several", "text": "Several together", "credit": 1},
        ],
    ),
    _question(
        "length",
        "How long is the period?",
        kind="number",
        unit="days",
        bands=[{"from": 0, "credit": 0}, {"from": 30, "credit": 1}],
        when={"question": "body", "credit_at_least": "1/2"},
    ),
    _question("victims", "How many victims?", kind="information", answer="number", unit="people"),
    _question("since", "Since when?", kind="information", answer="date"),
    _question("remarks", "What else is to be said?", kind="information", answer="text"),
    _question("arrive", "Who receives people?", kind="yes-no", roles=["destination"]),
]


def edition(
    name: str = "period",
    title: str = "Victim reflection period",
    conflicts: Sequence[Mapping[str, Any]] = (),
) -> Edition:
    """A checklist with every kind of question, in two sections."""
    return Edition.model_validate(
        {
            "checklist": {
                "id": name,
                "title": title,
                "version": "1.0.0",
                "summary": "Sample.",
                "scope_note": "None.",
            },
            "sections": [
                {"id": "granting", "title": "Granting the period", "questions": QUESTIONS},
                {"id": "running", "title": "Running it", "questions": MORE},
            ],
            "provisions": PROVISIONS,
            "sources": SOURCES,
            "conflicts": conflicts,
        }
    )


class Content:
    """A library of these checklists; ``notes`` and ``own`` are those of a folder of the user's."""

    def __init__(
        self, *editions: Edition, notes: Sequence[str] = (), own: Collection[str] = ()
    ) -> None:
        self.editions = {each.checklist.id: each for each in editions}
        self.notes = notes
        self.own = own


def origin() -> Origin:
    """A clock that ticks a second a look, and tokens that count."""
    start, ticks, tokens = dt.datetime(2026, 7, 1, 9, 0, tzinfo=dt.UTC), count(), count(1)
    return Origin(
        lambda: start + dt.timedelta(seconds=next(ticks)),
        "official",
        lambda: f"tok{next(tokens):03}",
    )


class World:
    """A store with one assessment of the sample checklist, and the app on it."""

    def __init__(
        self,
        store: MemoryStore | None = None,
        conflicts: Sequence[Mapping[str, Any]] = (),
        **profile: Any,
    ) -> None:
        self.store = store or MemoryStore()
        self.origin = origin()
        self.edition = edition(conflicts=conflicts)
        status = {"treaty": InstrumentStatus(status="in-force", since=dt.date(2020, 1, 1))}
        given = {"country": "Sampleland", "reference_date": DAY, "instruments": status} | profile
        self.new = NewAssessment(
            profile=Profile.model_validate(given),
            editions=(self.edition,),
            title="A sample",
            period="2026",
            case="invented",
        )
        self.id = Session.start(self.store, self.new, self.origin).identity

    def session(self) -> Session:
        return Session(self.store, self.id, self.origin)

    def answer(self, question: str, **response: Any) -> None:
        self.session().answer(f"period/{question}", Answer.model_validate(response))

    def answered(self, question: str) -> Answer:
        return self.session().assessment.answers.get(f"period/{question}") or Answer()

    def app(self, *, on: bool = True, **more: Any) -> AssessApp:
        more = {"open_id": self.id if on else None} | more
        return AssessApp(self.store, lambda: Content(self.edition), self.origin, **more)


def text(pilot: Pilot[None]) -> str:
    """Everything on the screen, as a terminal would show it."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def flat(pilot: Pilot[None]) -> str:
    """The screen on one line, so that wrapping does not matter."""
    return " ".join(text(pilot).replace("│", " ").split())


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other and wait for what they do."""
    await pilot.press(*keys)
    await pilot.pause()


async def write(pilot: Pilot[None], typed: str) -> None:
    """Type a text: the first letter by its key, the rest at once, as fast typing arrives."""
    await pilot.press(typed[0])
    pilot.app.post_message(Paste(typed[1:]))
    await pilot.pause()
    await pilot.pause()


async def go(pilot: Pilot[None], question: str) -> None:
    """Go to a question by its id with the arrow keys, from the first one."""
    for way in ("left", "right"):
        before = None
        while here(pilot) not in (question, before):
            before = here(pilot)
            await press(pilot, way)
    assert here(pilot) == question


def here(pilot: Pilot[None]) -> str:
    """The id of the question on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, QuestionScreen)
    assert screen.shown
    return screen.shown.question_id


@asynccontextmanager
async def running(app: AssessApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Run an app without a terminal, until its first screens are there."""
    async with app.run_test(size=size) as pilot:
        for _ in range(5):
            await pilot.pause()
        yield pilot
