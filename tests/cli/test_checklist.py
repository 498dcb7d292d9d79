"""``assess checklist``: without a store, for people who read and write checklists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import assess.library

from .conftest import Run, library


def test_list_names_all(run: Run, place: Path) -> None:
    done = run("checklist", "list")
    assert done.status == 0
    assert [line.split()[0] for line in done.out.splitlines()[1:]] == list(library().editions)
    assert not (place / "store.sqlite3").exists()


@pytest.mark.parametrize("name", sorted(library().editions))
def test_show_prints_all_that_the_file_says(run: Run, name: str) -> None:
    shown = run("checklist", "show", name)
    assert shown.status == 0
    assert max(map(len, shown.out.splitlines())) <= 96
    words = " ".join(shown.out.split())
    for section, question in library().editions[name].walk():
        texts = [section.title, question.text, question.why, *question.look_at]
        texts += getattr(question, "levels", ())
        texts += [part.text for part in getattr(question, "elements", ())]
        texts += [part.text for part in getattr(question, "options", ())]
        texts += [question.recommend] if isinstance(question.recommend, str) else question.recommend
        edition = library().editions[name]
        texts += [edition.provision_by_id[basis.id].requires for basis in question.basis]
        for text in texts:
            assert " ".join(text.split()) in words, f"{question.id}: {text}"


def test_show_says_what_meets_a_duty(run: Run) -> None:
    assert "Met by " in run("checklist", "show", "palermo").out


def test_show_knows_its_names(run: Run) -> None:
    done = run("checklist", "show", "nothing")
    assert done.status == 3
    assert "palermo-alignment" in done.err


def test_check_is_content_with_the_shipped_ones(run: Run) -> None:
    done = run("checklist", "check")
    assert (done.status, done.out) == (0, "")
    assert "No problem" in done.err


def test_check_reports_line_key_and_remedy_of_each_problem(run: Run, place: Path) -> None:
    source = assess.library.content_folder("checklists") / "reflection-period.toml"
    text = source.read_text("utf-8")
    bad = text.replace("horizon = ", "horizont = ").replace('kind = "number"', 'kind = "nummer"')
    (place / "reflection-period.toml").write_text(bad, "utf-8")
    done = run("checklist", "check", "reflection-period.toml")
    assert done.status == 1
    assert "reflection-period.toml:" in done.out
    assert "horizon" in done.out
    assert "nummer" in done.out
    assert len(done.out.splitlines()) > 10
    assert "problems found" in done.err


def test_check_of_a_missing_path(run: Run) -> None:
    assert run("checklist", "check", "none.toml").status == 3


def test_schema_is_the_shipped_one(run: Run) -> None:
    schema = json.loads(run("checklist", "schema").out)
    shipped = assess.library.content_folder("checklists") / "checklist.schema.json"
    assert schema == json.loads(shipped.read_text("utf-8"))
