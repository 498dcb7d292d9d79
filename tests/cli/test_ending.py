"""Exit statuses, and what reaches a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assess.cli.out import safe
from assess.errors import ExitStatus

from .conftest import Run

MODULE = [sys.executable, "-m", "assess"]


def process(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own, with no terminal."""
    return subprocess.run(
        [*MODULE, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, **more},
        timeout=60,
    )


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("--version", ExitStatus.OK),
        ("--help", ExitStatus.OK),
        ("list", ExitStatus.OK),
        ("fly", ExitStatus.USAGE),
        ("score", ExitStatus.USAGE),
        ("score x --jsn", ExitStatus.USAGE),
        ("score nowhere", ExitStatus.NOT_FOUND),
        ("checklist show nowhere", ExitStatus.NOT_FOUND),
        ("--store . list", ExitStatus.USAGE),
        ("--store file/x.sqlite3 list", ExitStatus.STORE),
    ],
)
def test_statuses(run: Run, place: Path, line: str, status: ExitStatus) -> None:
    (place / "file").write_text("")
    done = run(*line.split())
    assert done.status == status, done.err
    assert "Traceback" not in done.err
    assert bool(done.err) == (status is not ExitStatus.OK or line == "list")


def test_a_store_that_is_no_database(run: Run, place: Path) -> None:
    (place / "store.sqlite3").write_text("This is a letter, not a database. " * 40)
    done = run("list")
    assert (done.status, done.out) == (4, "")
    assert "store.sqlite3" in done.err


def test_process_gives_the_status_and_a_message() -> None:
    done = process("score", "nowhere")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("assess: There is no assessment “nowhere”")


def test_no_argument_and_no_terminal() -> None:
    done = process()
    assert (done.returncode, done.stdout) == (2, "")
    assert "terminal" in done.stderr


def test_stdout_is_utf8_whatever_the_locale() -> None:
    done = process("checklist", "show", "reflection-period", "--full", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "“" in done.stdout


def test_a_reader_that_stops_early() -> None:
    command = (
        f"{sys.executable} -m assess checklist show palermo | head -1; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(
        ["bash", "-c", command], check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("plain ü Ж 国\n\tx", "plain ü Ж 国\n\tx"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://x\x1b\\link", "link"),
        ("\x9b2Jx\x85\x7f\x08\r", "x"),
        ("\x1bcreset", "creset"),
    ],
)
def test_no_escape_sequence_reaches_the_terminal(given: str, left: str) -> None:
    assert safe(given) == left


def test_user_text_is_never_markup(run: Run) -> None:
    run("new", "--country", "[/b][red]Land", "--invented", "--title", "\x1b[31m[bold]x")
    listed = run("list").out
    assert "[/b][red]Land" in listed
    assert "[bold]x" in listed
    assert "\x1b" not in listed
