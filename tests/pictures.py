"""Makes the pictures of README.md from the running program: ``python -m tests.pictures``.

Screens are exported from the real app on the invented country's answers; the page is the one for
the minister of its real report, by pdftoppm.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from assess.cli.cases import bring_in_cases, write_report
from assess.core.origin import Origin
from assess.library import load
from assess.session import Session
from assess.store.memory import MemoryStore
from assess.tui.app import AssessApp

IMAGES = Path(__file__).parents[1] / "docs" / "images"
CASE = "sample-country"
PAGE = 2
"""The page for the minister, after the cover."""

# Name of the picture, and the keys that lead there from the last one.
SCREENS = (("home", ()), ("question", ("enter", "right", "right")), ("gaps", ("g",)))


def main() -> None:
    """Write docs/images/<screen>.svg and docs/images/report.png."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    IMAGES.mkdir(exist_ok=True)
    library, store = load(), MemoryStore()
    bring_in_cases(store, library)
    origin = Origin(now=lambda: datetime(2026, 7, 1, tzinfo=UTC), who="", token=lambda: "")
    asyncio.run(screens(AssessApp(store, lambda: library, origin)))
    page(Session(store, CASE, origin))


async def screens(app: AssessApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for name, keys in SCREENS:
            await pilot.press(*keys)
            await pilot.pause()
            path = IMAGES / f"{name}.svg"
            # Without the fonts, which a browser would fetch from the network.
            svg = app.export_screenshot(title="assess")
            picture = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
            path.write_text(picture, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{path}\n")


def page(session: Session) -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.pdf"
        write_report(session.view, report)
        chosen = ["-f", str(PAGE), "-l", str(PAGE), "-singlefile", "-png", "-r", "80"]
        subprocess.run(["pdftoppm", *chosen, report, IMAGES / "report"], check=True)
    sys.stdout.write(f"{IMAGES / 'report.png'}\n")


if __name__ == "__main__":
    main()
