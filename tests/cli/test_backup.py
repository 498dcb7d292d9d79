"""``assess backup``: out to a file, and back in when one agrees."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run


def test_out_and_back(run: Run) -> None:
    made = run("new", "--country", "Mongolia").out.strip()
    done = run("backup", "copy.sqlite3")
    assert (done.status, done.out) == (0, "copy.sqlite3\n")
    assert run("delete", made, "--yes").status == 0
    asked = run("backup", "copy.sqlite3", "--restore")
    assert asked.status == 5
    assert "1 assessment" in asked.err
    assert made not in run("list").out
    assert run("backup", "copy.sqlite3", "--restore", typed="y\n").status == 0
    assert made in run("list").out


def test_the_copies_there_are(run: Run) -> None:
    assert "no backup yet" in run("backup").err
    run("new", "--country", "Mongolia")
    run("list")
    done = run("backup")
    assert Path(done.out.strip()).is_file()
    assert run("backup", "--restore").status == 2


def test_nothing_is_overwritten(run: Run) -> None:
    run("new", "--country", "Mongolia")
    Path("letter.txt").write_text("dear")
    assert run("backup", "letter.txt").status == 4
    assert Path("letter.txt").read_text() == "dear"
    assert run("backup", "letter.txt", "--restore", "--yes").status == 4
