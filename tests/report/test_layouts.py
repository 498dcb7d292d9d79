"""Layouts: which parts a report has, read strictly; the short ones keep to their pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from assess.core.view import View
from assess.errors import ContentError, NotFound
from assess.library import content_folder
from assess.report import build, write
from assess.report.blocks import Document, Table, plain_text
from assess.report.layout import Layout, parts
from assess.report.layouts import find, names, read
from tests.report.conftest import ANSWERS, alpha, beta, checklist, make_view, question, section

SHIPPED = ("annex", "brief", "full", "one-page")

GOOD = """
format = "assess-layout/1"

[layout]
id = "mine"
title = "Mine"
summary = "For us."

[[part]]
part = "minister"
steps = 2

[[part]]
part = "glossary"
"""


def written(folder: Path, text: str, name: str = "mine") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(written(folder, text))
    return [
        f"{problem.line} {problem.key}: {problem.message} {problem.remedy}"
        for problem in caught.value.problems
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_layout_can_be_used(name: str) -> None:
    layout = find(name)
    assert layout.name == name
    assert build(make_view(), layout=name).layout == name


def test_there_are_no_other_shipped_layouts() -> None:
    assert tuple(names()) == SHIPPED


def test_the_full_layout_has_every_part() -> None:
    assert {choice.part for choice in find("full").part} == set(parts())


def test_a_layout_of_ones_own_is_used_by_its_name(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    assert list(names(tmp_path)) == ["annex", "brief", "full", "mine", "one-page"]
    document = build(make_view(), layout=find("mine", tmp_path))
    assert [part.anchor for part in document.parts] == ["minister", "glossary"]
    steps = [b for b in document.parts[0].blocks if isinstance(b, Table) and b.room]
    assert len(steps[0].rows) == 2


def test_ones_own_layout_stands_in_place_of_a_shipped_one(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace('"mine"', '"brief"'), "brief")
    assert len(find("brief", tmp_path).part) == 2
    assert len(find("brief").part) == 4


def test_an_unknown_layout_names_the_nearest() -> None:
    with pytest.raises(NotFound) as caught:
        find("breif")
    assert str(caught.value) == "There is no layout “breif”. Did you mean “brief”?"
    with pytest.raises(NotFound, match=r"There are: annex, brief, full, one-page\."):
        find("zzz")


def test_every_problem_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text = (
        GOOD.replace("steps = 2", "stpes = 2")
        .replace('title = "Mine"', 'titel = "Mine"')
        .replace('part = "glossary"', 'part = "glosary"')
    )
    assert problems(tmp_path, text) == [
        "4 layout.title: “title” is missing. Add it.",
        "6 layout.titel: There is no key “titel” here. Did you mean “title”?",
        "11 part[0].stpes: There is no key “stpes” here. Did you mean “steps”?",
        "14 part[1].part: There is no part “glosary”. Did you mean “glossary”?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("steps = 2", 'steps = "two"', "11 part[0].steps: “two” cannot be used here: input should"),
        ("steps = 2", "steps = -1", "11 part[0].steps: "),
        ("steps = 2", "strength = 1", "Did you mean “strengths”?"),
        ('id = "mine"', 'id = "other"', "The id is “other”, but the file is called mine.toml."),
        ("assess-layout/1", "assess-layout/9", "2 format: “assess-layout/9” cannot be used here"),
        ('part = "glossary"', 'part = "minister"', "The part “minister” stands here a second time"),
        ('part = "glossary"', 'part = "cover"', "The cover is not the first part. Put it first."),
        ('part = "glossary"', "new_page = true", "This part has no name. The parts are: cover, "),
        ('[[part]]\npart = "glossary"', "", ""),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = GOOD.replace(old, new)
    if not told:
        assert len(read(written(tmp_path, text)).part) == 1
        return
    (found,) = problems(tmp_path, text)
    assert told in found


@pytest.mark.parametrize("data", [b"part = [", b"\xff\xfe", b'part = "x"', b"part = [1]"])
def test_what_is_no_layout_at_all_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(ContentError, match="The layout cannot be used"):
        read(path)
    with pytest.raises(ContentError):
        read(tmp_path / "none.toml")


# -- the short ones keep to their pages -----------------------------------------------------


def many(count: int, answers: dict[str, Any] | None = None) -> View:
    """A country with so many checklists, named as long as shipped ones, all gaps."""
    long = "How far has the national law been reviewed against the standards that bind it, {n}?"
    editions = [
        checklist(
            f"list{n}",
            [
                section(
                    "all",
                    [
                        question(
                            f"q{k}",
                            "yes-no",
                            must_have=k < 2,
                            text=long.format(n=k),
                            recommend="Adopt by decree, publish and fund a plan with names, dates "
                            "and a body that checks each year whether it is carried out.",
                            pillar=("prevention", "protection", "prosecution", "partnership")[k],
                            dimension=("law", "practice", "law", "practice")[k],
                        )
                        for k in range(4)
                    ],
                )
            ],
            title=f"Coordination and international cooperation on migration {n}",
        )
        for n in range(count)
    ]
    given = {f"list{n}/q{k}": {"yes": n % 3 == 0 and k > 1} for n in range(count) for k in range(4)}
    return make_view(given if answers is None else answers, editions)


@pytest.mark.parametrize(("layout", "most"), [("one-page", 1), ("brief", 4)])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("count", [0, 1, 5, 6, 18])
def test_short_layouts_keep_to_their_pages(
    tmp_path: Path, layout: str, most: int, paper: Any, count: int
) -> None:
    result = write(build(many(count), layout=layout), tmp_path / "r.pdf", paper=paper)
    assert result.pages <= most
    assert not result.messages


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("count", [0, 3, 5, 18])
def test_the_ministers_page_is_one_page_in_the_full_report(
    tmp_path: Path, paper: Any, count: int
) -> None:
    write(build(many(count)), tmp_path / "r.pdf", paper=paper)
    reader = PdfReader(tmp_path / "r.pdf")
    parts_of = [item for item in reader.outline if not isinstance(item, list)]
    first, second = (reader.get_destination_page_number(item) or 0 for item in parts_of[:2])
    assert parts_of[0].title == "One page for the minister"
    assert second == first + 1


def words(document: Document) -> list[str]:
    return [
        plain_text(block.text)
        for part in document.parts
        for block in part.blocks
        if hasattr(block, "text") and not isinstance(block.text, str)
    ]


def test_what_does_not_fit_is_counted_and_found_elsewhere() -> None:
    view = many(18)
    one = "Those that stand lowest are shown; 14 more are in the full report."
    assert one in words(build(view, layout="one-page"))
    brief = words(build(view, layout="brief"))
    assert "Those that stand lowest are shown; 12 more are in the full report." in brief
    full = words(build(view))
    assert "Those that stand lowest are shown; 14 more are in Where the country stands." in full


def test_the_lowest_are_shown_in_their_order() -> None:
    page = build(many(18), layout="one-page").parts[0]
    table = next(block for block in page.blocks if isinstance(block, Table))
    shown = [plain_text(row[0]).split()[0] for row in table.rows]  # type: ignore[arg-type]
    assert shown == ["B", "C", "E", "F"]


def test_more_pages_than_promised_are_told(tmp_path: Path) -> None:
    text = GOOD.replace('summary = "For us."', 'summary = "For us."\nmost_pages = 1')
    layout: Layout = read(written(tmp_path, text))
    result = write(build(make_view(ANSWERS, [alpha(), beta()]), layout=layout), tmp_path / "r.pdf")
    assert result.pages == 3
    assert result.messages == ("The layout “mine” promises 1 page at most; this report has 3.",)


def test_layouts_ship_with_the_program() -> None:
    assert {path.name for path in content_folder("reports").glob("*.toml")} == {
        f"{name}.toml" for name in SHIPPED
    }
