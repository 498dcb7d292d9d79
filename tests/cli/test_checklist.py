"""``assess checklist``: without a store, for people who read and write checklists."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import assess.library
from assess.cli.catalogue import catalogue, catalogue_json
from assess.cli.page import outline, page
from assess.cli.paper import Paper
from tests.unit.library_files import SOURCES

from .conftest import Run, library


def rows(text: str) -> list[str]:
    """The ids of the checklists in a part of the list, row by row."""
    found = [re.match(r"  ([a-z-]+) .* (\d+) +(\d+)$", line) for line in text.splitlines()]
    return [each[1] for each in found if each]


def test_list_has_every_checklist_under_its_pillar_once(run: Run, place: Path) -> None:
    done = run("checklist", "list")
    assert (done.status, done.err) == (0, "")
    pillars, points = done.out.split("Checklists by point", 1)
    assert sorted(rows(pillars)) == sorted(library().editions)
    assert set(rows(points)) == set(library().editions)
    heads = [line for line in pillars.splitlines() if line and line[0].isupper()][1:]
    assert heads == ["Prevention", "Protection", "Prosecution", "Partnership"]
    prosecution = pillars.split("\nProsecution\n")[1].split("\n\n")[0]
    assert "trafficker-sanctions" in rows(prosecution)
    assert "victim-protection" not in rows(prosecution)
    assert not (place / "store.sqlite3").exists()


def test_list_counts_questions_and_core(run: Run) -> None:
    questions = library().editions["reflection-period"].questions.values()
    core = sum(question.core for question in questions)
    line = next(x for x in run("checklist", "list").out.splitlines() if "reflection-period" in x)
    assert line.split()[-2:] == [str(len(questions)), str(core)]
    assert "Victim reflection period and residence" in line


def test_list_has_the_eight_points_with_the_checklists_that_ask_about_them(run: Run) -> None:
    points = run("checklist", "list").out.split("Checklists by point", 1)[1]
    assert "GFMD 2008 paper RT 2.2 and GFMD 2008 Round Table 2 report" in points.splitlines()[0]
    parts = re.split(r"\n\n(?=\d\. |Under none)", points)[1:]
    assert [part[:2] for part in parts] == [*(f"{n}." for n in range(1, 9)), "Un"]
    assert rows(parts[1]) == ["national-action-plan"]
    assert rows(parts[4]) == ["employer-sanctions", "trafficker-sanctions"]
    for element, part in zip(library().key_elements, parts, strict=False):
        for name, edition in library().editions.items():
            cites = any(each in edition.provision_by_id for each in element.practices)
            assert (name in rows(part)) == cites, (element.number, name)
    under_one = {name for part in parts[:-1] for name in rows(part)}
    assert set(rows(parts[-1])) == set(library().editions) - under_one


def test_list_fits_a_narrow_terminal(run: Run) -> None:
    for width in (60, 80):
        text = catalogue(library(), Paper(width))
        assert max(map(len, text.splitlines())) <= width
        assert "migrant-worker-protection" in text


def test_list_says_which_checklists_are_ones_own() -> None:
    own = {"border-management": Path("border-management.toml"), "data-and-research": Path("d.toml")}
    mixed = replace(library(), own=own, replaced=frozenset(["border-management"]))
    lines = catalogue(mixed, None).splitlines()
    (border,) = {line for line in lines if line.startswith("  border-management ")}
    assert "access to asylum (your own, in place of the shipped one) " in border
    assert any("Data and research (your own) " in line for line in lines)
    said = {each["id"]: each["own"] for each in catalogue_json(mixed)["checklists"]}
    assert said["data-and-research"] == "your own"
    assert said["victim-protection"] == ""


def test_list_as_json(run: Run) -> None:
    found = json.loads(run("checklist", "list", "--json").out)
    assert set(found) == {"format", "program", "checklists", "points", "points_listed_by"}
    assert found["format"] == "assess-checklists/1"
    assert [each["id"] for each in found["checklists"]] == list(library().editions)
    for each in found["checklists"]:
        assert set(each) == {
            "id", "title", "version", "summary", "questions", "core", "shared", "pillar", "own",
            "points",
        }  # fmt: skip
        for point in found["points"]:
            listed = each["id"] in point["checklists"]
            assert listed == (point["number"] in each["points"])
    assert [point["number"] for point in found["points"]] == list(range(1, 9))
    named = [source["id"] for source in found["points_listed_by"]]
    assert named == ["gfmd-2008-paper", "gfmd-2008-report"]


@pytest.mark.parametrize("name", sorted(library().editions))
def test_show_prints_all_that_the_file_says(run: Run, name: str) -> None:
    shown = run("checklist", "show", name, "--full")
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


@pytest.mark.parametrize("name", sorted(library().editions))
def test_show_is_short(run: Run, name: str) -> None:
    shown = run("checklist", "show", name)
    edition = library().editions[name]
    assert (shown.status, shown.err) == (0, "")
    assert max(map(len, shown.out.splitlines())) <= 96
    assert len(shown.out.splitlines()) < 5 * len(edition.questions)
    words = " ".join(shown.out.split())
    assert "Next step" not in words
    for number, question in enumerate(edition.questions.values(), 1):
        said = words.split(f" {number}. {question.text} [", 1)[1].split("]")[0]
        marks = said.split(", ")
        assert marks[0] == question.id
        assert ("core" in marks) == question.core
        assert ("must-have" in marks) == question.must_have
        assert ("not scored" in marks) != question.scored
        assert ("asked only if question" in said) == (question.when is not None)
        assert (f"the same answer as {question.same_as}" in marks) == bool(question.same_as)


def test_show_in_a_terminal_says_where_the_rest_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    shown = run("checklist", "show", "reflection")
    assert "assess checklist show reflection-period --full" in shown.err
    assert max(map(len, shown.out.splitlines())) == 60
    full = run("checklist", "show", "reflection", "--full")
    assert full.err == ""
    assert not any(line.lstrip().startswith("%") for line in full.out.splitlines())


def test_show_indents_follow_ups_and_names_their_parent(run: Run) -> None:
    lines = run("checklist", "show", "reflection-period").out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("     3. What is the shortest"))
    assert "asked only if question 2 earns at least 50 %]" in lines[at + 1]


def test_show_full_says_what_meets_a_duty(run: Run) -> None:
    words = " ".join(run("checklist", "show", "reflection", "--full").out.split())
    assert "Where in force, your country's duty; met by at least 30 days." in words
    duty = words.split("art. 13(1) (binds its parties): ", 1)[1]
    assert "your country's duty; met by level 4." in duty[:300]
    practice = words.split("(good practice, recommended): ", 1)[1].split(" - ")[0]
    assert "duty" not in practice


def test_show_full_never_calls_a_duty_what_is_not_verified(run: Run) -> None:
    for name, edition in library().editions.items():
        doubtful = [each for each in edition.provisions if not each.verified]
        words = " ".join(run("checklist", "show", name, "--full").out.split()) if doubtful else ""
        for provision in doubtful:
            after = words.split(f"text not verified): {provision.requires}", 1)[1]
            assert not after.startswith(" Where in force")


def test_show_fits_a_narrow_terminal() -> None:
    for edition in library().editions.values():
        for text in (outline(edition, Paper(60)), page(edition, Paper(60))):
            assert max(map(len, text.splitlines())) <= 60


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


POINT = """
[[key_element]]
number = 1
statement = "A plan."
practices = ["good"]
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["good"]', '["god"]', "There is no practice “god”. → Did you mean “good”?"),
        ('["good"]', "[]", "The list is empty."),
        ("number = 1", 'number = "1"', "This must be a whole number."),
        ("number = 1", "number = 0", "The number is out of bounds"),
        ("statement", "statment", "Did you mean “statement”?"),
        (POINT, POINT + POINT, "There are two points 1."),
    ],
)
def test_check_tells_what_is_wrong_with_a_point(
    run: Run, place: Path, old: str, new: str, said: str
) -> None:
    (place / "sources.toml").write_text(SOURCES + POINT, "utf-8")
    assert run("checklist", "check", "sources.toml").out == ""
    (place / "sources.toml").write_text(SOURCES + POINT.replace(old, new), "utf-8")
    done = run("checklist", "check", "sources.toml")
    assert done.status == 1
    assert said in done.out
    assert re.search(r"sources\.toml:\d+: key_element", done.out)


def test_check_of_a_missing_path(run: Run) -> None:
    assert run("checklist", "check", "none.toml").status == 3


def test_schema_is_the_shipped_one(run: Run) -> None:
    schema = json.loads(run("checklist", "schema").out)
    shipped = assess.library.content_folder("checklists") / "checklist.schema.json"
    assert schema == json.loads(shipped.read_text("utf-8"))
