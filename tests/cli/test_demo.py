"""``assess demo``: the worked examples from nothing, twice, and where nothing can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

import assess.cli.demo
from assess.core.assessment import Answer
from assess.core.events import Event
from assess.report import WriteResult
from assess.session import Session
from assess.store import open_store
from assess.store.origin import system_origin

from .conftest import Run

CASES = ["sample-country", "australia-2011", "finland-2011", "mongolia-2011"]


@pytest.fixture
def no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write empty reports: their pages are tested elsewhere."""

    def write(_view: object, path: Path, *, events: list[Event]) -> WriteResult:
        assert events
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"%PDF-")
        return WriteResult(1, ())

    monkeypatch.setattr(assess.cli.demo, "write_report", write)


@pytest.mark.slow
def test_writes_four_reports(run: Run, place: Path) -> None:
    done = run("demo")
    assert done.status == 0, done.err
    for case in CASES:
        path = place / "reports" / f"{case}-gap-report.pdf"
        assert path.read_bytes().startswith(b"%PDF-")
        assert path.stat().st_size > 50_000
    before = {path.name: path.read_bytes() for path in (place / "reports").iterdir()}
    assert run("demo").out == done.out
    assert {path.name: path.read_bytes() for path in (place / "reports").iterdir()} == before


@pytest.mark.usefixtures("no_pages")
class TestDemo:
    def test_shows_each_case_with_what_it_says_of_itself(self, run: Run) -> None:
        done = run("demo")
        assert done.status == 0, done.err
        for case in CASES:
            assert f"({case})\n" in done.out
            assert f"reports/{case}-gap-report.pdf" in done.out
        assert "An invented country" in done.out
        assert done.out.count("not the country's own assessment") == 3
        assert "Your country's duties: " in done.out
        assert "assess open sample-country" in done.err

    def test_shows_all_when_asked(self, run: Run, place: Path) -> None:
        more = run("demo").err
        every = run("demo", "--all")
        assert "more worked examples can be opened" in more
        assert "more worked example" not in every.err
        assert len(list((place / "reports").iterdir())) > len(CASES)
        listed = run("list").out
        assert all(f"({name.split()[0]})" in every.out for name in listed.splitlines()[1:])

    def test_twice_changes_nothing(self, run: Run) -> None:
        first = run("demo").out
        exported = run("export", "mongolia").out
        assert run("demo").out == first
        assert run("export", "mongolia").out == exported
        assert len(run("list").out.splitlines()) == 15

    def test_what_was_changed_since_stays(self, run: Run) -> None:
        run("demo")
        store = open_store()
        session = Session(store, "mongolia-2011", system_origin({}))
        key = next(key for key, answer in session.assessment.answers.items() if answer.response)
        session.answer(key, Answer(unknown="nobody-knows"))
        store.close()
        assert run("demo").status == 0
        assert '"state": "unknown"' in run("score", "mongolia", "--json").out

    def test_shows_what_it_cannot_keep(
        self, run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (place / "home").write_text("not a folder")
        monkeypatch.delenv("ASSESS_STORE")
        monkeypatch.setenv("XDG_DATA_HOME", str(place / "home"))
        monkeypatch.setenv("HOME", str(place / "home"))
        done = run("demo")
        assert done.status == 0
        assert "(sample-country)" in done.out
        assert "not kept" in done.err
        assert "--store FILE" in done.err

    def test_a_store_that_was_named_must_work(self, run: Run, place: Path) -> None:
        (place / "file").write_text("")
        assert run("--store", "file/x.sqlite3", "demo").status == 4
