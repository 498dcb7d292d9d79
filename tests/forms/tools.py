"""Other programs that fill in forms; a test that needs one is skipped without it, except in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python that LibreOffice's own library is installed for."""

PDFJS = [
    Path(os.environ.get("PDFJS_FOLDER", "/nowhere")),
    Path("/usr/share/javascript/pdf/build"),
]
"""Where the browser's PDF viewer may be: PDFJS_FOLDER names a newer one."""


def need(*commands: str) -> None:
    """Skip the test where a command is missing; in CI that is a failure."""
    missing = [command for command in commands if shutil.which(command) is None]
    if missing:
        unavailable(f"{', '.join(missing)} is not installed")


def unavailable(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{why}; .ci/run installs it")
    pytest.skip(why)


def run(*command: str | Path, timeout: float = 240) -> str:
    """Run a program; return what it wrote. Fails the test with its messages where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def pdfjs() -> Path:
    """The folder with pdf.js (or pdf.mjs) and its worker."""
    for folder in PDFJS:
        if (folder / "pdf.js").exists() or (folder / "pdf.mjs").exists():
            return folder
    unavailable("pdf.js (Debian: libjs-pdf) is not installed")
    raise AssertionError("unavailable() never returns")
