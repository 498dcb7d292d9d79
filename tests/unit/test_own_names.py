"""Looking countries up in their own languages leaves those languages as they were."""

from __future__ import annotations

import subprocess
import sys

_LOOK_UP = """
import gettext
from assess import language
from assess.tui.countries import own_names
assert own_names()["DEU"] == ("Deutschland",)
language.use(gettext.NullTranslations(), "de")
assert language.number(1234) == "1.234"
"""


def test_numbers_are_written_after_countries_were_looked_up_in_their_own_language() -> None:
    """In a process of its own: what the locale library read once, it keeps."""
    done = subprocess.run(
        [sys.executable, "-c", _LOOK_UP], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
