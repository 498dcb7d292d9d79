"""Line mode from the command line: its options, and where it goes without being asked for."""

from __future__ import annotations

import sys

import pytest

from assess.cli import lines
from assess.errors import ExitStatus
from tests.cli.conftest import place, run, started  # noqa: F401 (fixtures)


def test_line_mode_opens_the_list_and_one_assessment(run, started):  # noqa: F811
    done = run("--plain", typed="q\n")
    assert done.status == 0, done.err
    assert started in done.out
    done = run("open", started[:3], "--plain", typed="go 2\nquit\n")
    assert done.status == 0, done.err
    assert "Question 2 of" in done.out
    assert "Everything is saved." in done.out


def test_a_paragraph_stays_on_one_line_where_that_is_asked_for(run, started):  # noqa: F811
    folded = run("open", started, "--plain", typed="go 2\n")
    whole = run("open", started, "--no-wrap", typed="go 2\n")
    assert max(map(len, folded.out.splitlines())) <= 80
    assert max(map(len, whole.out.splitlines())) > 80


def test_it_goes_with_no_other_command(run):  # noqa: F811
    for option in ("--plain", "--no-wrap"):
        done = run(option, "list")
        assert done.status == ExitStatus.USAGE
        assert "assess open ID --plain" in done.err


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_only_a_terminal_is_dumb(monkeypatch, stream):
    class Terminal:
        def __init__(self, is_one):
            self.isatty = lambda: is_one

    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal(is_one=True))
    assert lines.is_dumb({"TERM": "dumb"})
    assert not lines.is_dumb({"TERM": "xterm"})
    assert not lines.is_dumb({})
    monkeypatch.setattr(sys, stream, Terminal(is_one=False))
    assert not lines.is_dumb({"TERM": "dumb"})
