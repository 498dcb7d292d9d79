"""The structure of the PDF: what software that reads it aloud is told, and in which order."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from assess.report import blocks
from assess.report.blocks import Block, Cover, Document, Fact, Part, Span, text
from assess.report.pdf import render
from tests.report.tag_tree import tag_tree

BAR = blocks.ScoreBar(62, 55, 78, "62 % (55–78)", (30, 60, 85))


def document(*given: Block, cover: Cover | None = None) -> Document:
    return Document(
        title="Title",
        author="assess",
        subject="Subject",
        language="en-GB",
        running="Running title",
        notice="Foot",
        changed=dt.datetime(2011, 9, 7, tzinfo=dt.UTC),
        cover=cover,
        parts=(Part("Part", "part", given),),
    )


def tree(*given: Block, cover: Cover | None = None) -> str:
    return tag_tree(render(document(*given, cover=cover))[0])


def test_the_tree_of_a_small_document() -> None:
    cover = Cover("Gap report", "Örland", "", "Read this.", (Fact("Period", (text("2011"),)),))
    entry = blocks.Entry(
        "A1.1",
        text("What is there?"),
        text("must-have"),
        (Fact("Answer", (text("yes"), text("no"))), Fact("Note", (text("Закон"),))),
    )
    found = tree(
        blocks.Paragraph(
            text(
                "See ", Span("below", to="x"), " and ", Span("it", url="https://example.org/"), "."
            )
        ),
        blocks.Heading("List", anchor="x"),
        blocks.Bullets((text("one"), text(Span("two", to="x")))),
        blocks.Table(("Head", "Score"), ((text("a"), BAR), (text("b"), ())), (1, 1)),
        entry,
        blocks.ToSign(("Name",)),
        cover=cover,
    )
    key = (
        "Figure alt='Key to the bars: solid is certain; hatched is possible, unanswered or "
        "unknown; a diamond is the score; a thin line is the cut-off of a rating.' "
        "'certainpossible: unanswered or unknownscorecut-off of a rating'"
    )
    assert (
        found
        == f"""\
Document
  Sect
    P 'Gap report'
    H1 'Örland'
    P 'Read this.'
    L None
      LI
        Lbl 'Period'
        LBody '2011'
    H2 'Contents'
    TOC
      TOCI
        Reference
          Link 'Part' →page
      … '2'
  Sect
    H1 'Part'
    P 'See '
      Link 'below' →page
    … ' and '
      Link 'it' →https://example.org/
    … '.'
    H2 'List'
    L Disc
      LI
        Lbl '•'
        LBody 'one'
      LI
        Lbl '•'
        LBody
          Link 'two' →page
    {key}
    Table
      THead
        TR
          TH Column 'Head'
          TH Column 'Score'
      TBody
        TR
          TH Row 'a'
          TD
            Figure alt='Bar from 0 to 100 %: score 62 %, possible range 55 to 78 %.' ''
            P '62 % (55–78)'
        TR
          TH Row 'b'
          TD
    H3 'A1.1' 'What is there?'
    P 'must-have'
    L None
      LI
        Lbl 'Answer'
        LBody
          P 'yes'
          P 'no'
      LI
        Lbl 'Note'
        LBody 'Закон'
    P 'Name'
"""
    )


def test_headings_leave_no_level_out() -> None:
    entry = blocks.Entry("A1", text("Q?"), (), ())
    found = tree(blocks.Heading("Deep", 3), entry, blocks.Heading("Two", 2), entry)
    levels = [line.split()[0] for line in found.splitlines() if line.lstrip().startswith("H")]
    assert levels == ["H1", "H2", "H3", "H2", "H3"]


def test_a_repeated_head_is_read_once_and_a_cut_paragraph_is_one() -> None:
    rows = tuple((text(f"row {n}"),) for n in range(120))
    long = " ".join(f"w{n}" for n in range(3000))
    found = tree(blocks.Table(("Only head",), rows, (1,)), blocks.Paragraph(text(long)))
    assert found.count("Only head") == 1
    assert [f"TH Row 'row {n}'" in found for n in range(120)] == [True] * 120
    cut = [line for line in found.splitlines() if "'w0 " in line]
    assert len(cut) == 1
    assert cut[0].count("' '") >= 2  # its pieces, one a page
    assert "w2999" in cut[0]


def test_a_row_higher_than_a_page_is_cut_and_loses_nothing() -> None:
    long = " ".join(f"w{n}" for n in range(4000))
    found = tree(blocks.Table(("A", "B"), ((text(long), text("beside")),), (1, 1)))
    assert found.count("TR") == 2
    assert "beside" in found
    assert all(f"w{n}" in found for n in range(0, 4000, 97))


def test_a_table_without_rows_is_a_head_without_a_body() -> None:
    found = tree(blocks.Table(("A", "B"), (), (1, 1)))
    assert "THead" not in found
    assert "TBody" not in found
    assert "TH Column 'A'" in found


def test_rows_to_be_filled_by_hand_keep_their_cells() -> None:
    found = tree(blocks.Table(("A", "B"), (((), ()), ((), ())), (1, 1), room=1))
    assert found.count("TR") == 3
    assert found.count("TD") == 4


def test_text_of_other_scripts_is_marked_with_its_letters_and_links() -> None:
    found = tree(
        blocks.Paragraph(text("ภาษาไทย ", Span("ลิงก์", to="part"))),
        blocks.Bullets((text("العربية"),)),
    )
    assert "P 'ภาษาไทย ลิงก์'\n      Link →page" in found
    assert "LBody 'العربية'" in found


def test_figures_say_what_they_show() -> None:
    said = replace(BAR, alternative="Sixty-two")
    found = tree(
        blocks.DutyBar(1, 2, 3, ("1 met", "2 not met", "3 not known")),
        blocks.Bars(((text("Law"), said), (text("None"), blocks.ScoreBar(None, None, None, "–")))),
        blocks.Table(("Field",), ((blocks.Shade(40, "40", "Forty"),),), (1,)),
    )
    figures = [line.strip() for line in found.splitlines() if "Figure" in line]
    assert figures[0].startswith("Figure alt='1 met, 2 not met, 3 not known'")
    assert [line for line in figures if "Sixty-two" in line]
    assert [line for line in figures if "no score" in line]
    assert [line for line in figures if "Forty" in line]
    assert all("alt=" in line for line in figures)


PAINTING = {"Tj", "TJ", "f", "S", "B", "f*", "B*", "s", "b", "Do", "sh"}


def unmarked(data: bytes) -> Iterator[str]:
    """Operators that paint without saying what."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += {"BMC": 1, "BDC": 1, "EMC": -1}.get(name, 0)
                if name in PAINTING and depth != 1 and not (name in {"Tj", "TJ"} and depth == 2):
                    yield name
            assert depth == 0


def test_everything_painted_is_marked() -> None:
    cover = Cover("Gap report", "Country", "", "Read this.", ())
    data, _, _ = render(
        document(
            blocks.Paragraph(text("words"), "notice"),
            blocks.Bars(((text("Law"), BAR),)),
            blocks.Table(("Head", ""), ((text("a"), ()),), (1, 1), room=2),
            blocks.ToSign(("Name", "Date")),
            cover=cover,
        )
    )
    assert list(unmarked(data)) == []


def test_links_have_words_are_printed_and_know_their_element() -> None:
    data, _, _ = render(document(blocks.Paragraph(text("See ", Span("the\npart", to="part")))))
    page = PdfReader(io.BytesIO(data)).pages[0]
    links = [each.get_object() for each in page["/Annots"]]
    assert {link["/Contents"] for link in links} == {"the part"}
    assert all(link["/F"] == 4 and "/StructParent" in link for link in links)
    assert page["/Tabs"] == "/S"


@pytest.mark.parametrize("count", [1, 60])
def test_contents_name_the_page_of_every_part(count: int) -> None:
    parts = tuple(Part(f"Part {n}", f"p{n}", (blocks.Paragraph(text("x")),)) for n in range(count))
    cover = Cover("Gap report", "Country", "", "Read this.", ())
    data, pages, _ = render(replace(document(cover=cover), parts=parts))
    read = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]
    assert len(read) == pages
    for n in range(count):
        page = next(at for at, words in enumerate(read, 1) if f"Part {n} x" in words)
        assert any(f"Part {n} {page}" in words for words in read[: page - 1])
        assert f"page {page} of {pages}" in read[page - 1]


def test_the_tool_prints_the_tree_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(render(document())[0])
    assert tag_tree(path) == "Document\n  Sect\n    H1 'Part'\n"
