"""Line mode in a made-up language: nothing that it says stays behind in English."""

from __future__ import annotations

import pytest

from assess.plain.table import COMMANDS
from tests.plain.conftest import Lines
from tests.pseudo import foreign, spoken, untranslated
from tests.tui.sample import Content
from tests.tui.test_pseudo import KNOWN, world

__all__ = ["world"]

TYPED = {word for command in COMMANDS for each in command.words for word in each.split()}
"""What is typed is the same in every language: a helper on the telephone can say it."""

ECHOED = (
    *("zzz", "abc", "nonsense", "June", "yes", "no", "list", "show", "cut", "drop", "new"),
    *("A sample", "own-2026-tok002"),
)

SAMPLES = {
    "reading": ("again", "why", "", "outline", "", "search φ", "", "search zzz", "score", "duties"),
    "lists": ("review", "1", "", "gaps", "1", "", "road", "", "what if", "1", "2", "", ""),
    "history": ("history", "1", "no", "history all", "", "help", "", "", ""),
    "answers": (
        "go 2",
        "3",
        "9",
        "x",
        "u",
        "1",
        "clear",
        "undo",
        "redo",
        "go 3",
        "yes",
        "x 1",
        "k",
    ),
    "parts": ("go 4", "1 2", "-1", "9", "u 2", "confirm", "flag", "unsure", "private", "a", "φ"),
    "typed": ("go 6", "12", "abc", "go 7", "5", "x", "go 8", "2011-01-01", "31 June", "nonsense"),
    "texts": ("go 9", "answer", "φφφ", ".", "n", "φ", ".show", ".help", ".", "n", ".cut", "."),
    "documents": ("go 2", "d", "a", "φ", "5", "2011", "", "", "1", "", "", "d", "x 1", "yes", ""),
    "profile": ("profile", "", "1", "", "", "report", "", "", "quit"),
}


@pytest.fixture
def said(world):
    """What line mode says to what is typed."""

    def say(*typed: str, home: bool = False) -> list[str]:
        with spoken():
            made = Lines()
            made.world, made.services.store = world, world.store
            made.services.load_library = lambda: Content(world.edition)
            return made(*typed, home=home).splitlines()

    return say


def left(lines: list[str], world) -> list[str]:
    names = (*KNOWN, *TYPED, world.id, "Ctrl+D", *ECHOED)
    return untranslated(lines, names)


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_that_is_said_of_an_assessment_stays_english(said, world, sample):
    assert left(said(*SAMPLES[sample]), world) == []


def test_nothing_that_is_said_of_the_list_of_assessments_stays_english(said, world):
    new = ("new", foreign("Nowhere"), "yes", "2026-01-01", "", "", "", "", "", "")
    lines = said("help", "", "nonsense", "1", "quit", "delete 1", "no", *new, home=True)
    assert left(lines, world) == []
