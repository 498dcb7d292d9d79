"""Write the reports of the worked cases that stand in ``reports/samples``.

Run with ``make samples``. The same state and version of the program give the same bytes; the
versions of the libraries that write them stand in ``made-with.json``.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from assess.cli.cases import ReportChoice, bring_in_cases, write_report
from assess.core.changes import Origin
from assess.library import load
from assess.session import Session
from assess.store.memory import MemoryStore

FOLDER = Path(__file__).parents[1] / "reports" / "samples"
VERSIONS = "made-with.json"
LIBRARIES = ("reportlab", "pikepdf", "uharfbuzz", "icu4py", "pillow")

_FULL = ("sample-country", "mongolia-2011", "finland-2011", "australia-2011")
_ALL_LAYOUTS = ("full", "brief", "one-page", "annex")


def choices(case: str) -> Iterator[ReportChoice]:
    """What is written of a worked case: the invented one in every layout and for every reader."""
    if case == "sample-country":
        yield from (ReportChoice(layout) for layout in _ALL_LAYOUTS)
        yield ReportChoice("brief", "letter")
        yield from (ReportChoice("full", disclosure=readers) for readers in ("partner", "public"))
    elif case in _FULL:
        yield ReportChoice("full")
    else:
        yield ReportChoice("brief")


def made_with() -> dict[str, str]:
    """The versions of what the bytes depend on."""
    found = {name: version(name) for name in LIBRARIES}
    return {**found, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def write_all(folder: Path) -> list[Path]:
    """Write every sample into ``folder``; return their paths."""
    library, store = load(), MemoryStore()
    origin = Origin(now=lambda: datetime(2026, 7, 1, tzinfo=UTC), who="", token=lambda: "")
    written = []
    for case in bring_in_cases(store, library):
        view, events = Session(store, case, origin).view, store.events(case)
        for choice in choices(case):
            name = choice.file_name(case).removesuffix(".pdf")
            path = folder / f"{name}{'-letter' if choice.paper == 'letter' else ''}.pdf"
            write_report(view, path, events=events, choice=choice)
            written.append(path)
    (folder / VERSIONS).write_text(json.dumps(made_with(), indent=1) + "\n", encoding="utf-8")
    return written


if __name__ == "__main__":
    for old in FOLDER.glob("*.pdf"):
        old.unlink()
    for path in write_all(FOLDER):
        sys.stdout.write(f"{path.relative_to(FOLDER.parents[1])} {path.stat().st_size:,}\n")
