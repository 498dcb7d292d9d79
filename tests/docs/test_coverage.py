"""docs/coverage.md: fresh, and every practice that the documents urge is asked about."""

from __future__ import annotations

import re

import pytest
from tools.make_coverage import PAGE, coverage, must_be_asked, shipped

LIBRARY = shipped()
MUST = must_be_asked()
TEXT = PAGE.read_text(encoding="utf-8")


def part(head: str, text: str = TEXT) -> str:
    """What stands under a heading, to the next one of its depth."""
    depth = head.split(" ", maxsplit=1)[0]
    after = text.split(f"\n{head}\n", 1)[1]
    return re.split(rf"^#{{2,{len(depth)}}} ", after, flags=re.MULTILINE)[0]


def row(of: str, text: str) -> str:
    (found,) = (line for line in text.splitlines() if line.startswith(f"| `{of}`"))
    return found


def test_the_page_is_fresh():
    """After a change of the checklists: .venv/bin/python tools/make_coverage.py"""
    assert coverage(LIBRARY, MUST) == TEXT


def test_all_that_the_documents_list_or_recommend_is_asked_about():
    assert len(MUST) == len(set(MUST)) == 96
    assert "**96 of 96** practices" in TEXT
    assert "Not yet" not in TEXT
    standings = {LIBRARY.provisions[name].standing for name in MUST}
    assert standings == {"listed", "recommended"}


def test_what_is_not_asked_about_is_said():
    page = coverage(LIBRARY, [*MUST, "forgotten"])
    assert "**96 of 97** practices" in page
    assert "Not yet: `forgotten`." in page


@pytest.mark.parametrize("source", LIBRARY.sources.values(), ids=lambda source: source.id)
def test_every_source_has_its_rows(source):
    under = part(f"### {source.short}")
    own = [each for each in LIBRARY.provisions.values() if each.source == source.id]
    for provision in own:
        line = row(provision.id, under)
        assert provision.article.replace("[", r"\[") in line
        assert re.search(r"`[a-z-]+/[a-z0-9-]+` \|$", line), line


def test_every_question_has_its_row():
    questions = part("## Questions")
    for edition in LIBRARY.editions.values():
        for question in edition.questions.values():
            line = row(f"{edition.checklist.id}/{question.id}", questions)
            assert all(f"`{basis.id}`" in line for basis in question.basis)


def test_both_directions_agree():
    for name in ("coe-13-1", "incorporate-treaties"):
        there = {
            re.match(r"\| `([^`]+)`", line)[1]
            for line in part("## Questions").splitlines()
            if f"`{name}`" in line and "the same answer as" not in line
        }
        source = LIBRARY.sources[LIBRARY.provisions[name].source]
        line = row(name, part(f"### {source.short}"))
        assert set(re.findall(r"`([a-z-]+/[a-z0-9-]+)`", line)) == there


def test_a_practice_stands_under_every_document_that_names_it():
    provision = LIBRARY.provisions["adopt-national-action-plan"]
    named = {provision.source, *(place.source for place in provision.also)}
    assert len(named) == 3
    for source in named:
        assert "`adopt-national-action-plan`" in part(f"### {LIBRARY.sources[source].short}")


def test_the_eight_points_are_asked_about():
    lines = re.findall(
        r"^\| (\d)\. .*\| (.+) \|$", part("## Points of good practice"), re.MULTILINE
    )
    assert [int(number) for number, _ in lines] == list(range(1, 9))
    assert all(questions.startswith("`") for _, questions in lines)


def test_tables_are_whole():
    for line in TEXT.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) in (4, 5, 6), line


def test_links_lead_to_headings():
    heads = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    known = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}
    linked = re.findall(r"\]\(#([^)]+)\)", TEXT)
    assert len(linked) == len(set(linked)) == len(heads) - 1
    assert set(linked) <= known
