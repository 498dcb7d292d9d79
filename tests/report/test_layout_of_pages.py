"""Where pages end: no heading alone, no row cut, nothing left over on a page of its own."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from assess.report import blocks
from assess.report.blocks import Block, Fact, text
from assess.report.pdf import render
from tests.report.test_tagging import document

LINES = "\n".join(["filler"] * 2)


def pages(*given: Block, paper: str = "a4") -> list[str]:
    data, _, _ = render(document(*given), paper=paper)  # type: ignore[arg-type]
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def page_of(words: str, found: list[str]) -> int:
    return next(number for number, page in enumerate(found) if words in page)


@pytest.mark.parametrize("before", range(16, 29))
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_heading_and_what_leads_on_stand_with_what_they_lead_to(before: int, paper: str) -> None:
    table = blocks.Table(("Head",), tuple((text(f"row {n} end"),) for n in range(6)), (1,))
    filler = [blocks.Paragraph(text(LINES))] * before
    lead = blocks.Paragraph(text("This leads on."))
    found = pages(*filler, blocks.Heading("The heading", 2), lead, table, paper=paper)
    places = {page_of(words, found) for words in ("The heading", "leads on", "row 0 end")}
    assert len(places) == 1
    last = [page_of(f"row {n} end", found) for n in (4, 5)]
    assert last[0] == last[1]  # the last row does not stand alone


@pytest.mark.parametrize("before", range(16, 29))
def test_the_beginning_and_the_end_of_an_entry_stay_together(before: int) -> None:
    facts = tuple(Fact(f"Label {n}", (text(f"fact {n} end"),)) for n in range(12))
    entry = blocks.Entry("A1", text("What about it?"), text("marks"), facts)
    found = pages(*[blocks.Paragraph(text(LINES))] * before, entry)
    assert page_of("What about it?", found) == page_of("fact 0 end", found)
    assert page_of("fact 10 end", found) == page_of("fact 11 end", found)


def test_a_long_note_in_a_cell_flows_over_pages_and_other_rows_are_whole() -> None:
    long = " ".join(f"w{n}" for n in range(2500))
    rows = ((text("first"), text("a")), (text(long), text("beside")), (text("last"), text("b")))
    found = pages(blocks.Table(("A", "B"), rows, (3, 1)))
    assert len(found) > 2
    assert all("A B" in page for page in found)  # the head is on every page
    whole = " ".join(found)
    assert all(f"w{n} " in whole for n in range(2499))


@pytest.mark.parametrize(
    ("lines", "same"), [(20, False), (60, True), (85, False)], ids=["short", "left over", "full"]
)
def test_a_part_begins_a_page_unless_little_is_left_over_on_it(lines: int, same: bool) -> None:
    """53 lines fill a page: a part that is short leaves its page alone, a tail shares its own."""
    first = tuple(blocks.Paragraph(text("filler")) for _ in range(lines * 3 // 4))
    parts = (blocks.Part("One", "one", first), blocks.Part("Two", "two", ()))
    data, count, _ = render(replace(document(), parts=parts))
    read = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    assert ("filler" in read[-1]) is same
    assert count == (3 if lines == 85 else 2)


def test_a_head_is_not_broken_inside_a_word() -> None:
    rows = ((text("a"), text("b")),)
    (page,) = pages(blocks.Table(("Wide", "Responsibilities"), rows, (97, 3)))
    assert "Responsibilities" in page


@pytest.mark.parametrize("before", range(1, 45))
def test_a_part_that_may_share_a_page_begins_where_there_is_room_for_it(before: int) -> None:
    first = tuple(blocks.Paragraph(text("filler")) for _ in range(before))
    second = blocks.Part("Two", "two", (blocks.Paragraph(text("words " * 300)),), new_page=False)
    parts = (blocks.Part("One", "one", first), second)
    data, _, _ = render(replace(document(), parts=parts))
    read = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    shared = next(page for page in read if "Two" in page)
    assert shared.count("words") > 100
