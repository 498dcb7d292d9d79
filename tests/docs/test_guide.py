"""docs/user.md: its keys are those of the program, its pictures are there, and it reads easily."""

from __future__ import annotations

import io
import re
from pathlib import Path
from statistics import median

import pytest
import textstat

from assess.cli.cases import bring_in_cases
from assess.library import load
from assess.plain.console import Console
from assess.plain.run import run
from assess.store.memory import MemoryStore
from assess.store.origin import system_origin
from assess.tui.commands import COMMANDS, EVERYWHERE
from assess.tui.services import Services
from tests.pictures import CASE, IMAGES, screen, written
from tests.pictures import SCREENS as SHOWN

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "user.md").read_text("utf-8")
PAGES = ("README.md", "docs/user.md", "docs/reference.md")
SCREENS = {
    "home": {"home", "export", "duplicate"},
    "new": {"new", "profile"},
    "question": {"question"},
    "unknown": {"question"},
    "note": {"writing"},
    "documents": {"documents", "document"},
    "search": {"search"},
    "outline": {"outline"},
    "review": {"review"},
    "gaps": {"gaps"},
    "road": {"gaps"},
    "what-if": {"whatif"},
    "scoreboard": {"scoreboard"},
    "report-dialog": {"report"},
    "history": {"history"},
    "settings": {"settings"},
    "help": set[str](),
}
"""The screens, by the names of the table of commands, that each picture stands for."""
WAYS = {"what-if": {"gaps"}}
"""The screens from which one comes to another, where that is neither the list nor a question."""
BESIDE = {"F1", "t"}
"""F1 stands beside ? in the table; t is a key of the help, which is a page to read."""
EASY, CONFUSING = 20, 30
"""EFLAW: up to 20 a text is very easy for readers of English as a foreign language."""


def sections() -> dict[str, str]:
    """The parts of the guide by their heading."""
    _before, *parts = re.split(r"^## ", GUIDE, flags=re.MULTILINE)
    return {head: text for head, _feed, text in (part.partition("\n") for part in parts)}


def keys_of(screens: set[str]) -> set[str]:
    """Every key of these screens as the program prints it, pairs as one and each alone."""
    rows = [command for command in COMMANDS if command.screen in screens]
    shown = {command.shown for command in rows}
    alone = {key for keys in shown for key in keys.split()}
    digits = {key for row in rows for key in row.keys.split(",") if key.isdecimal()}
    return shown | alone | digits


@pytest.mark.parametrize("head", sections())
def test_keys_named_in_the_guide_are_keys_of_the_program(head: str) -> None:
    text = sections()[head]
    pictures = {Path(name).stem for name in re.findall(r"images/([\w-]+)\.svg", text)}
    screens = set[str]().union(*(SCREENS.get(name, {"question"}) for name in pictures))
    if not pictures:  # it goes through several screens
        screens = {command.screen for command in COMMANDS}
    ways = set[str]().union(*(WAYS.get(name, set()) for name in pictures))
    known = keys_of({*screens, *ways, "question", "home", EVERYWHERE}) | BESIDE
    for key in re.findall(r"<kbd>(.*?)</kbd>", text):
        assert key in known, f"{head}: {key}"


def test_every_screen_has_its_picture_in_the_guide() -> None:
    tables = {command.screen for command in COMMANDS} - {EVERYWHERE}
    assert tables == set[str]().union(*SCREENS.values())
    assert all(f"images/{name}.svg" in GUIDE for name in SCREENS)


def test_every_picture_is_used_and_there() -> None:
    used = {
        Path(name).name
        for page in PAGES
        for name in re.findall(r"images/[\w.-]+", (ROOT / page).read_text("utf-8"))
    }
    assert used == {path.name for path in written()} == {path.name for path in IMAGES.iterdir()}
    assert sum(path.stat().st_size for path in IMAGES.iterdir()) < 1_500_000


def test_pictures_fetch_nothing() -> None:
    for path in IMAGES.glob("*.svg"):
        text = path.read_text("utf-8")
        assert "@font-face" not in text
        assert "url(http" not in text, path


async def test_a_picture_is_the_same_in_another_place_and_at_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, store = load(), MemoryStore()
    bring_in_cases(store, library)
    picture = next(each for each in SHOWN if each.name == "report-dialog")
    made = []
    for place in ("one", "another"):
        (tmp_path / place).mkdir()
        monkeypatch.chdir(tmp_path / place)
        monkeypatch.setenv("COLORTERM", "" if made else "truecolor")
        made.append(await screen(picture, store, library, system_origin({})))
    assert made[0] == made[1]
    assert "Layout" in made[0]


def test_line_mode_reads_as_the_guide_shows() -> None:
    shown = re.search(r"^```text\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    assert shown
    library, store, said = load(), MemoryStore(), io.StringIO()
    bring_in_cases(store, library)
    services = Services(store, lambda: library, system_origin({}))
    run(Console(io.StringIO("go 4 3\nquit\n"), said), services, CASE)
    assert shown[1] in said.getvalue()


def test_the_guide_is_easy_to_read() -> None:
    """For readers of English as a third language; headings, tables and commands aside."""
    prose = re.sub(r"```.*?```|!?\[(.*?)\]\(.*?\)|</?kbd>", r"\1", GUIDE, flags=re.DOTALL)
    every = (" ".join(each.split()) for each in re.split(r"\n\s*\n|\n- |\n\|", prose))
    texts = [each for each in every if len(each.split()) > 9 and each[0] not in "|#"]
    measured = {text: textstat.mcalpine_eflaw(text) for text in texts}
    assert median(measured.values()) <= EASY
    assert [text for text, value in measured.items() if value >= CONFUSING] == []
