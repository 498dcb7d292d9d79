"""The shape of ``--json``: what docs/reference.md promises, key for key, and the numbers in it."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from assess.core.scope import State

from .conftest import Run

SHARE = {"exact", "percent"}
ASSESSMENT = {
    "id", "title", "country", "code", "period", "reference_date", "depth", "case", "note",
    "changed_at",
}  # fmt: skip
CHECKLIST = {
    "id", "title", "version", "edition", "score", "low", "high", "answered", "provisional",
    "rating", "rating_low", "rating_high", "rating_words", "rating_holds", "must_haves_missing",
    "documents", "road", "sections", "questions",
}  # fmt: skip
QUESTION = {
    "id", "key", "section", "text", "kind", "must_have", "scored", "state", "because", "answer",
    "unknown", "credit", "low", "high", "documents", "flag", "duties",
}  # fmt: skip
GAP = {
    "key", "checklist", "text", "answer", "state", "credit", "priority", "reason", "gain",
    "gain_next", "opens", "opens_up_to", "also", "must_have", "duties", "next_step", "lead",
    "effort", "horizon",
}  # fmt: skip
RATINGS = {"in place", "mostly in place", "partly in place", "mostly missing"}


@pytest.fixture
def case(run: Run) -> str:
    """A worked example that holds all kinds and states."""
    from assess.cli.cases import bring_in_cases  # noqa: PLC0415 (needs the fixtures' store)
    from assess.store import open_store  # noqa: PLC0415

    from .conftest import library  # noqa: PLC0415

    store = open_store()
    cases = bring_in_cases(store, library())
    store.close()
    return next(name for name in cases if "sample" in name)


def share(value: Any) -> Fraction | None:
    """Check a share and return it exactly."""
    if value is None:
        return None
    assert set(value) == SHARE
    exact = Fraction(value["exact"])
    assert 0 <= exact <= 1
    assert value["percent"] == (200 * exact + 1) // 2
    return exact


def test_score(run: Run, case: str) -> None:
    done = run("score", case, "--json")
    assert (done.status, done.err) == (0, "")
    data = json.loads(done.out)
    assert set(data) == {
        "format", "program", "assessment", "progress", "duties", "checklists", "caveats",
    }  # fmt: skip
    assert data["format"] == "assess-score/1"
    assert set(data["assessment"]) == ASSESSMENT
    assert set(data["progress"]) == {"done", "asked"}
    duties = data["duties"]
    assert set(duties) == {"met", "not_met", "not_known", "total", "list", "later_standards"}
    assert duties["total"] == duties["met"] + duties["not_met"] + duties["not_known"]
    assert len(duties["list"]) == duties["total"]
    for duty in duties["list"]:
        assert set(duty) == {"provision", "source", "article", "status", "questions"}
        assert duty["status"] in {"met", "not met", "not known"}


def test_score_of_each_checklist(run: Run, case: str) -> None:
    data = json.loads(run("score", case, "--json").out)
    assert len(data["checklists"]) == 5
    for each in data["checklists"]:
        assert set(each) == CHECKLIST
        score, low, high = (share(each[name]) for name in ("score", "low", "high"))
        assert score is not None
        assert low is not None
        assert high is not None
        assert low <= score <= high
        share(each["answered"])
        assert {each["rating"], each["rating_low"], each["rating_high"]} <= RATINGS | {None}
        assert set(each["rating_holds"]) == {"in", "of"}
        assert set(each["documents"]) == {
            "cited", "positive", "must_haves_cited", "must_haves", "score",
        }  # fmt: skip
        assert each["road"] is None or set(each["road"]) == {
            "target", "reaches", "so_far", "steps",
        }  # fmt: skip
        assert {tuple(section) for section in each["sections"]} == {
            ("id", "title", "score", "low", "high")
        }


def test_score_of_each_question(run: Run, case: str) -> None:
    data = json.loads(run("score", case, "--json").out)
    questions = [question for each in data["checklists"] for question in each["questions"]]
    states = {state.value for state in State}
    for question in questions:
        assert set(question) == QUESTION
        assert question["state"] in states
        assert set(question["duties"].values()) <= {"met", "not met", "not known"}
        low, credit, high = (share(question[name]) for name in ("low", "credit", "high"))
        if credit is not None:
            assert low is not None
            assert high is not None
            assert low <= credit <= high
    assert {question["state"] for question in questions} >= {"answered", "unknown"}


def test_gaps(run: Run, case: str) -> None:
    done = run("gaps", case, "--json")
    assert (done.status, done.err) == (0, "")
    data = json.loads(done.out)
    assert set(data) == {"format", "program", "assessment", "gaps", "caveats"}
    assert data["format"] == "assess-gaps/1"
    assert data["gaps"]
    for gap in data["gaps"]:
        assert set(gap) == GAP
        gain, nearer = (Fraction(gap[name]["exact"]) for name in ("gain", "gain_next"))
        assert 0 <= nearer <= gain <= 100
        assert float(gap["gain"]["points"]) == pytest.approx(float(gain), abs=0.051)
        assert gap["reason"]
    order = [(gap["priority"], -Fraction(gap["gain"]["exact"])) for gap in data["gaps"]]
    assert order == sorted(order)


def test_gain_is_new_score_minus_old(run: Run, case: str) -> None:
    """What a gap adds is at most what is missing from 100 %."""
    scores = json.loads(run("score", case, "--json").out)["checklists"]
    missing = {each["id"]: 100 * (1 - Fraction(each["score"]["exact"])) for each in scores}
    for gap in json.loads(run("gaps", case, "--json").out)["gaps"]:
        assert Fraction(gap["gain"]["exact"]) <= missing[gap["checklist"]]


def test_every_key_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "reference.md").read_text("utf-8")
    for key in sorted(SHARE | ASSESSMENT | CHECKLIST | QUESTION | GAP):
        assert f"`{key}`" in text, key


def test_every_key_of_a_report_is_documented(run: Run, case: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    done = run("report", case, "--to", "json", "--layout", "one-page", "-o", str(path))
    assert done.status == 0, done.err
    page = (Path(__file__).parents[2] / "docs" / "reference.md").read_text("utf-8")
    here = page.partition("### `assess report ID --to json`")[2].partition("\n### ")[0]
    data = json.loads(path.read_text("utf-8"))
    for key in (*data, *data["parts"][0]):
        assert f"`{key}`" in here, key
