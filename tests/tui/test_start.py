"""What is imported before the first screen is painted: only what it takes to paint it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("assess.session", "babel", "click", "pycountry", "pydantic", "reportlab", "tree_sitter")
_PAINT = """
import asyncio, os, sys
from pathlib import Path
from assess.cli.handed import handed
from assess.cli.shell import shell
from assess.tui.app import AssessApp
import assess.__main__, assess.cli.screens
from assess.tui.screens.assessments import AssessmentList

found = []

def painted(self):
    found.extend(name for name in sys.argv[2:] if name in sys.modules)
    self.app.exit()

AssessmentList._look_first = painted

async def main(services):
    app = AssessApp(services.store, services.load_library, services.origin)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

with shell(Path(sys.argv[1])) as opened:
    asyncio.run(main(handed(opened)))
print(*found)
"""


@pytest.mark.parametrize("kept", [False, True], ids=["first start", "with settings"])
def test_the_first_screen_is_painted_without_what_only_others_need(tmp_path, kept):
    if kept:
        (tmp_path / "settings.toml").write_text('name = "N"\ntheme = "light"\n')
    ran = subprocess.run(
        [sys.executable, "-c", _PAINT, str(tmp_path / "store.sqlite3"), *HEAVY],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert ran.stdout.split() == []
