"""``assess checklist basis``: which questions rest on a provision, a practice or a whole source."""

from __future__ import annotations

import json
import re

import pytest

from .conftest import Run, library


def test_basis_of_a_provision(run: Run) -> None:
    done = run("checklist", "basis", "coe-13-1")
    assert (done.status, done.err) == (0, "")
    words = " ".join(done.out.split())
    assert "CoE Anti-Trafficking Convention, art. 13(1) (binds its parties)" in words
    length = words.split("→ reflection-period/length: ", 1)[1].split("→")[0]
    assert "Where in force, your country's duty; met by at least 30 days." in length
    asked = {
        edition.key(question)
        for edition in library().editions.values()
        for question in edition.questions.values()
        if any(basis.id == "coe-13-1" for basis in question.basis)
    }
    assert set(re.findall(r"→ ([a-z/-]+):", words)) == asked


def test_basis_of_a_practice_binds_nobody(run: Run) -> None:
    done = run("checklist", "basis", "adopt-national")
    assert done.status == 0
    assert "(good practice, listed)" in done.out
    assert "→ national-action-plan/plan-adopted: " in done.out
    assert "duty" not in done.out


def test_basis_names_a_shared_answer_once(run: Run) -> None:
    words = " ".join(run("checklist", "basis", "joint-referral-protocol").out.split())
    assert words.count("→ whole-of-government/referral-protocol:") == 1
    assert "→ reflection-period/referral" not in words
    assert "The same answer counts in: reflection-period/referral" in words


def test_basis_of_a_treaty_has_all_of_its_provisions(run: Run) -> None:
    done = run("checklist", "basis", "cets197")
    own = [each.id for each in library().provisions.values() if each.source == "cets197"]
    assert re.findall(r"^  ([a-z0-9-]+): ", done.out, re.MULTILINE) == own
    assert "Its status in the profile answers: reflection-period/convention." in done.out
    assert "CETS No. 197" in done.out
    assert "No question rests on this" not in done.out


def test_basis_of_a_document_has_also_what_it_says_second(run: Run) -> None:
    found = json.loads(run("checklist", "basis", "asem-2011", "--json").out)
    plan = next(x for x in found["provisions"] if x["id"] == "adopt-national-action-plan")
    assert plan["source"] == "gfmd-2008-paper"
    assert "asem-2011" in [place["source"] for place in plan["also"]]


def test_basis_as_json(run: Run) -> None:
    found = json.loads(run("checklist", "basis", "CETS197", "--json").out)
    assert set(found) == {"format", "program", "asked", "source", "from_profile", "provisions"}
    assert (found["format"], found["asked"]) == ("assess-basis/1", "cets197")
    assert found["source"]["in_force"] == "2008-02-01"
    assert found["from_profile"] == ["reflection-period/convention"]
    for provision in found["provisions"]:
        assert set(provision) == {
            "id", "source", "article", "also", "obligation", "standing", "verified", "since",
            "requires", "threshold", "note", "questions",
        }  # fmt: skip
        for question in provision["questions"]:
            assert set(question) == {"key", "text", "meets", "met_by", "also"}
            binds = provision["obligation"] == "mandatory" and provision["verified"]
            assert bool(question["met_by"]) == binds
    questions = {
        question["key"]: question
        for provision in found["provisions"]
        if provision["id"] == "coe-13-1"
        for question in provision["questions"]
    }
    assert questions["reflection-period/length"]["meets"] == "30"
    assert questions["reflection-period/length"]["met_by"] == "at least 30 days"
    assert questions["reflection-period/no-removal"]["meets"] == ["expulsion"]


def test_basis_of_a_changed_wording_says_since_when(run: Run) -> None:
    words = " ".join(run("checklist", "basis", "eu-thb").out.split())
    assert "Where in force (this wording from 14 July 2024), your country's duty" in words


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("coe-13", "coe-13-1, coe-13-2, coe-13-3"),
        ("palermo", "could be tip, palermo-law-review"),
        ("coe-13-9", "coe-13-1"),
        ("employers' sanctions", "eu-esd"),
        ("qqqq", "Sources are: tip"),
        ("", "Sources are: tip"),
    ],
)
def test_basis_knows_its_names(run: Run, given: str, named: str) -> None:
    done = run("checklist", "basis", given)
    assert (done.status, done.out) == (3, "")
    assert named in done.err
