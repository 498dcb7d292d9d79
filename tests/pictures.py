"""Makes the pictures of the pages from the running program: ``python -m tests.pictures``.

Screens are exported from the real app on the invented country's answers, each from a program
started anew, at a fixed time and with a fixed name; the pages of the report and of the form are
real ones, by pdftoppm. Doing it again gives the same bytes, unless the program changed.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import chdir
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from assess.cli.cases import ReportChoice, bring_in_cases, write_report
from assess.core.origin import Origin
from assess.forms.making import form_of
from assess.forms.printed import pdf
from assess.library import Library, load
from assess.report.layouts import names
from assess.session import Session
from assess.settings import Settings
from assess.store.memory import MemoryStore
from assess.tui.app import AssessApp
from assess.tui.themes import Colours

IMAGES = Path(__file__).parents[1] / "docs" / "images"
CASE = "sample-country"
SMALL = (80, 24)
TAILS = 4.0
"""Room under the last line, for letters such as g."""
WAIT = 0.3
"""Seconds that a screen may go on computing after its last key before its picture is taken."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen: its name, the keys that lead to it, and the size of the window.

    ``typed`` is text, typed after the keys. ``home``: the keys begin at the list of assessments,
    else at the questions of the invented country.
    """

    name: str
    keys: tuple[str, ...] = ()
    typed: str = ""
    home: bool = False
    size: tuple[int, int] = SMALL


TO_QUESTION = ("j", *"reflection", "space", *"granting", "enter")
SCREENS = (
    Picture("home", home=True),
    Picture("new", ("n",), "mongo", home=True),
    Picture("question", TO_QUESTION),
    Picture("question-120", TO_QUESTION, size=(120, 40)),
    Picture("question-160", TO_QUESTION, size=(160, 50)),
    Picture("unknown", (*TO_QUESTION, "u")),
    Picture("note", (*TO_QUESTION, "n")),
    Picture("documents", (*TO_QUESTION, "d")),
    Picture("search", ("slash",), "guideline"),
    Picture("outline", (*TO_QUESTION, "o")),
    Picture("review", ("v",)),
    Picture("gaps", ("g",)),
    Picture("road", ("g", "t")),
    Picture("what-if", ("g", "i", "right", "right", "down", "right")),
    Picture("scoreboard", ("s", "2")),
    Picture("report-dialog", ("r",)),
    Picture("history", ("escape", "h")),
    Picture("settings", ("s",), home=True),
    Picture("help", ("question_mark",)),
)


def main() -> None:
    """Write docs/images/<name>.svg of every screen, and .png of the pages."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    IMAGES.mkdir(exist_ok=True)
    library, store = load(), MemoryStore()
    bring_in_cases(store, library)
    origin = Origin(now=lambda: datetime(2026, 7, 1, tzinfo=UTC), who="", token=lambda: "")
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for picture in SCREENS:
            path = IMAGES / f"{picture.name}.svg"
            svg = asyncio.run(screen(picture, store, library, origin))
            path.write_text(svg, "utf-8", newline="\n")
            sys.stdout.write(f"{path}\n")
        pages(Session(store, CASE, origin), Path(folder))
    for old in {*IMAGES.iterdir()} - {*written()}:
        old.unlink()


def written() -> Iterable[Path]:
    """Every picture that this script makes."""
    yield from (IMAGES / f"{picture.name}.svg" for picture in SCREENS)
    yield from (IMAGES / f"{name}.png" for name in ("report", "form"))


async def screen(picture: Picture, store: MemoryStore, library: Library, origin: Origin) -> str:
    """Return the picture of a screen, as SVG."""
    app = AssessApp(
        store,
        lambda: library,
        origin,
        open_id=None if picture.home else CASE,
        layouts=lambda: sorted(names()),
        settings=Settings(report_folder="/home/official/reports"),
    )
    app.shows = Colours.MANY  # whatever the terminal has in which this runs
    async with app.run_test(size=picture.size) as pilot:
        await settle(pilot)
        for key in (*picture.keys, *picture.typed):
            await pilot.press(key)
            await pilot.pause()
        await settle(pilot)
        return tidy(app.export_screenshot(title="assess"), picture.name)


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(WAIT)


def tidy(svg: str, name: str) -> str:
    """Return the picture fit for a page.

    Without the fonts, which a browser would fetch from the network; with a name of its own in
    place of a number that depends on how it was made; and with room for the tails of the letters
    on the last line.
    """
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", name, svg)
    room = r'(-clip-terminal">\s*<rect x="0" y="0" width="[\d.]+" height=")([\d.]+)'
    return re.sub(room, lambda found: f"{found[1]}{float(found[2]) + TAILS:.1f}", svg)


def pages(session: Session, folder: Path) -> None:
    view, file = session.view, folder / "pages.pdf"
    write_report(view, file, choice=ReportChoice("one-page"))
    page(file, "report", 1)
    file.write_bytes(pdf(form_of(view, view.editions, empty=True))[0])
    page(file, "form", 3)  # two questions


def page(file: Path, name: str, number: int) -> None:
    chosen = ["-f", str(number), "-l", str(number), "-singlefile", "-png", "-r", "80"]
    subprocess.run(["pdftoppm", *chosen, file, IMAGES / name], check=True)
    sys.stdout.write(f"{IMAGES / name}.png\n")


if __name__ == "__main__":
    main()
