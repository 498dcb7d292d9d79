"""``make`` on machines that lack something: a message that says what, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the Makefile and nothing installed."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS", "PYTHON"))}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        env=clean,
        timeout=60,
    )


def python(folder: Path, body: str) -> str:
    """A stand-in for a Python that is not as it should be."""
    path = folder / "python-stand-in"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return f"PYTHON={path}"


def test_lists_what_there_is(folder: Path) -> None:
    done = make(folder)
    assert [line.split()[1] for line in done.stdout.splitlines()][:2] == ["demo", "test"]


def test_names_the_version_that_is_needed(folder: Path) -> None:
    old = 'case "$*" in *version_info*) exit 1;; --version) echo Python 3.9.2;; esac'
    done = make(folder, "demo", python(folder, old))
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Python 3.9.2" in done.stderr
    assert not (folder / ".venv").exists()


def test_names_the_debian_package(folder: Path) -> None:
    bare = 'case "$*" in *ensurepip*) echo "ModuleNotFoundError: ensurepip" >&2; exit 1;; esac'
    done = make(folder, "demo", python(folder, bare))
    assert done.returncode != 0
    assert "python3-venv" in done.stderr
    assert "Error: ensurepip" not in done.stderr


def test_a_second_run_installs_nothing(folder: Path) -> None:
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "assess").write_text("#!/bin/sh\necho demo ran\n")
    (programs / "assess").chmod(0o755)
    for stamp in (".made", ".installed"):
        (folder / ".venv" / stamp).touch()
    done = make(folder, "demo", "PYTHON=/none")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "demo ran"
    assert "installing" not in done.stdout
