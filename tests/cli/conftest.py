"""Running a command line inside the test's process, in a folder and a store of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import assess.library
from assess.cli.ending import ending
from assess.cli.main import run as run_line


@dataclass(frozen=True)
class Ran:
    """What one run gave: exit status, stdout and stderr."""

    status: int
    out: str
    err: str


class Typed(io.StringIO):
    """A terminal at which the user typed this."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., Ran]

library = cache(assess.library.load)
"""The shipped checklists, read once."""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, with the store in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSESS_STORE", str(tmp_path / "store.sqlite3"))
    monkeypatch.setenv("ASSESS_USER", "tester")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(assess.library, "load", library)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line; ``typed`` is what is typed at a terminal (None: there is none)."""

    def ran(*arguments: str, typed: str | None = None) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO() if typed is None else Typed(typed))
        capsys.readouterr()
        status = ending(lambda: run_line(arguments))
        captured = capsys.readouterr()
        return Ran(int(status), captured.out, captured.err)

    return ran


@pytest.fixture
def started(run: Run) -> str:
    """The id of a new assessment of Mongolia, with one checklist, nothing answered."""
    done = run("new", "--country", "MNG", "--checklist", "reflection", "--date", "2026-06-30")
    assert done.status == 0, done.err
    return done.out.strip()
