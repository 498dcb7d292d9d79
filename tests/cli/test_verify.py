"""``assess verify``: whether a report belongs to an assessment; the file that it carries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assess.core.assessment import Answer
from assess.session import Session
from assess.store import open_store
from assess.store.origin import system_origin

from .conftest import Run

PAGES = "Its pages are, byte for byte, what this program writes for that state."


@pytest.fixture
def identity(run: Run) -> str:
    """A quick assessment of one checklist with one answer."""
    line = ("--checklist", "reflection-period", "--depth", "quick", "--date", "2026-06-30")
    made = run("new", "--country", "Mongolia", *line).out.strip()
    answer(made, 1)
    return made


def answer(identity: str, level: int, note: str = "") -> None:
    store = open_store()
    session = Session(store, identity, system_origin({}))
    edition = session.view.editions["reflection-period"]
    key = next(
        edition.key(q)
        for q in edition.questions.values()
        if q.kind == "maturity" and q.core and not q.when
    )
    session.answer(key, Answer(level=level, note=note))
    store.close()


def report(run: Run, identity: str, *more: str) -> str:
    return run("report", identity, "--layout", "one-page", "-o", "r.pdf", *more).out.strip()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_report_belongs_to_the_state_it_was_written_of(run: Run, identity: str, paper: str):
    done = run("verify", report(run, identity, "--paper", paper))
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Yes: the report shows the assessment {identity} as it stands")
    assert PAGES in done.out


def test_what_changed_since_is_listed(run: Run, identity: str):
    written = report(run, identity)
    answer(identity, 3, note="[/red]")
    done = run("verify", written)
    assert done.status == 1
    assert done.out.startswith("No: the report shows another state")
    assert "1 answer changed." in done.out
    assert "then Level 1 of 4:" in done.out
    assert "Now Level 3 of 4:" in done.out
    assert re.search(r": then \d+ % \([^;]+; now 75 % \(", done.out)
    assert PAGES in done.out, "the pages are those of the earlier state"


def test_a_note_alone_is_a_change_too(run: Run, identity: str):
    written = report(run, identity)
    answer(identity, 1, note="more")
    assert "”: note, documents or marks." in run("verify", written).out


def test_a_report_whose_pages_were_changed_is_not_believed(run: Run, identity: str):
    written = Path(report(run, identity))
    written.write_bytes(written.read_bytes() + b"\n% changed\n")
    done = run("verify", str(written))
    assert done.status == 1
    assert "not, byte for byte" in done.out


def test_against_a_file_and_another_assessment(run: Run, identity: str):
    written = report(run, identity)
    run("export", identity, "-o", "now.assess.toml")
    assert run("verify", written, "now.assess.toml").status == 0
    answer(identity, 0)
    run("export", identity, "--no-history", "-o", "later.assess.toml")
    late = run("verify", written, "later.assess.toml")
    assert late.status == 1
    assert "This copy never held that state" in late.out
    other = run("new", "--country", "Finland", "--checklist", "reflection-period").out.strip()
    assert f"this is {other}" in run("verify", written, other).out


def test_what_is_no_report_is_said(run: Run, identity: str):
    Path("n.pdf").write_text("no pdf")
    assert run("verify", "n.pdf").status == 1
    assert "not a PDF file" in run("verify", "n.pdf").err
    gone = run("verify", report(run, identity), "nowhere")
    assert gone.status == 3


def test_a_report_carries_its_assessment_file(run: Run, identity: str, monkeypatch):
    written = report(run, identity, "--attach")
    assert run("verify", written).status == 0
    monkeypatch.setenv("ASSESS_STORE", "other.sqlite3")
    assert "the file inside the report is looked at" in run("verify", written).err
    done = run("import", written)
    assert (done.status, done.out.strip()) == (0, identity)
    assert run("verify", written).status == 0


def test_a_report_without_its_file_cannot_be_imported(run: Run, identity: str):
    done = run("import", report(run, identity))
    assert done.status == 1
    assert "--attach" in done.err


@pytest.mark.parametrize("readers", ["partner", "public"])
def test_only_an_internal_report_may_carry_the_file(run: Run, identity: str, readers: str):
    done = run("report", identity, "--disclosure", readers, "--attach", "-o", "r.pdf")
    assert done.status == 1
    assert "what is left out here" in done.err
    assert not Path("r.pdf").exists()
