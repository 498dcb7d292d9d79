"""A few screens as they look: every screen once, and the ways in which they differ.

What the screens do is tested elsewhere; these tell when something moves or changes its colour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from assess.errors import StoreError
from assess.settings import Settings
from assess.store.memory import MemoryStore
from tests.snapshots.picture import compare
from tests.tui.sample import World

NARROW, WIDE, WIDEST = (80, 24), (120, 40), (160, 50)
RIGHT_TO_LEFT = "قانون مكافحة الاتجار بالأشخاص (رقم 9)، מידע, and English."


class Full(MemoryStore):
    """A store whose disk is full once the assessment is there."""

    full = False

    def append(self, *args: object, **more: object) -> None:
        if self.full:
            raise StoreError("The disk is full.", "Free some space.")
        super().append(*args, **more)  # type: ignore[arg-type]


def answered(world: World) -> World:
    """The sample with something of everything."""
    world.answer("period", level=2, note=RIGHT_TO_LEFT)
    world.answer("law", yes=True, flag=True)
    world.answer("parts", elements=["act"], unsure=True)
    world.answer("body", unknown="nobody-knows")
    return world


def filled_up(world: World) -> World:
    """The disk is full when the first key is pressed."""
    assert isinstance(world.store, Full)
    world.store.full = True
    return world


def as_it_is(world: World) -> World:
    return world


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the keys that lead there, and what it is taken of."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = NARROW
    theme: str = ""
    world: Callable[[World], World] = answered
    on: bool = True


SHOTS = (
    Shot("home-full", on=False),
    Shot("home-wide-light", on=False, size=WIDE, theme="light"),
    Shot("new", ("n",), on=False),
    Shot("question", ("left", "left")),
    Shot("question-light", ("left", "left"), theme="light"),
    Shot("question-high-contrast", ("left", "left"), theme="high-contrast"),
    Shot("question-monochrome", ("left", "left"), theme="monochrome"),
    Shot("question-wide", (), size=WIDE),
    Shot("question-widest", (), size=WIDEST),
    Shot("question-right-to-left", ("j", "2", "enter")),
    Shot("question-unsaved", ("right", "1"), world=filled_up),
    Shot("question-menu", ("right", "u"), world=as_it_is),
    Shot("outline", ("o",)),
    Shot("documents-empty", ("d",)),
    Shot("review", ("v",)),
    Shot("review-light-wide", ("v",), size=WIDE, theme="light"),
    Shot("gaps", ("g",)),
    Shot("gaps-empty", ("g",), world=as_it_is),
    Shot("what-if", ("g", "i", "right")),
    Shot("scoreboard", ("s",)),
    Shot("report", ("r",)),
    Shot("settings", ("comma",), on=False),
    Shot("help", ("question_mark",)),
)


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with all colours, in the same folder wherever the tests run."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir("/")  # paths are shown in full


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
async def test_a_screen_looks_as_it_did(shot: Shot) -> None:
    world = shot.world(World(Full()))
    app = world.app(on=shot.on, settings=Settings(theme=shot.theme))
    async with app.run_test(size=shot.size) as pilot:
        await pilot.pause()
        for key in shot.keys:
            await pilot.press(key)
            await pilot.pause()
        compare(app, shot.name)


async def test_an_empty_list_looks_as_it_did() -> None:
    world = World()
    world.store = MemoryStore()
    app = world.app(on=False)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        compare(app, "home-empty")
