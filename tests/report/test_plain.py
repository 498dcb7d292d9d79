"""Plain paragraphs: lines as the PDF library would break them, and every letter on the page."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as LibraryParagraph

from assess.report import style
from assess.report.blocks import Span, text
from assess.report.plain import PlainParagraph
from assess.report.typeface import REGULAR, Typesetter

WORDS = st.lists(
    st.text("abcWÄß.,-/()Ж", min_size=1, max_size=12) | st.just("w" * 90), min_size=1, max_size=60
)


def plain(*parts: str | Span, look: ParagraphStyle = style.BODY) -> PlainParagraph:
    made = Typesetter().paragraph(text(*parts), look)
    assert isinstance(made, PlainParagraph)
    return made


def printed(paragraph: PlainParagraph, width: float = 300) -> str:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 4000), initialFontName=REGULAR)
    _, height = paragraph.wrap(width, 4000)
    paragraph.drawOn(canvas, 50, 3900 - height)
    canvas.save()
    return PdfReader(io.BytesIO(file.getvalue())).pages[0].extract_text()


@given(WORDS, st.integers(60, 500))
@example(["a"], 60)
@settings(max_examples=60, deadline=None)
def test_lines_break_where_the_library_breaks_them(words: list[str], width: int) -> None:
    """Words wider than a line apart: the library begins a line for them.

    A line that is filled to a thousandth of a point may go either way: sums are rounded.
    """
    fitting = [word for word in words if word != "w" * 90]
    ours = plain(" ".join(fitting))
    theirs = LibraryParagraph(" ".join(fitting), style.BODY)
    if fitting and max(map(len, fitting)) * 9.5 < width:
        near = (width - 0.001, width, width + 0.001)
        assert ours.wrap(width, 1e6)[1] in {theirs.wrap(each, 1e6)[1] for each in near}


@given(WORDS, st.booleans())
@settings(max_examples=40, deadline=None)
def test_every_letter_is_printed_in_any_mixture(words: list[str], bold: bool) -> None:
    spans = [Span(f"{word} ", bold=bold and n % 2 == 0) for n, word in enumerate(words)]
    found = printed(plain(*spans))
    assert "".join(found.split()) == "".join(words)


def test_a_word_in_two_styles_stays_on_its_line() -> None:
    made = plain(*["x " * 20, Span("bold", bold=True), "tail ", "y"])
    lines = [line.strip() for line in printed(made, 140).splitlines()]
    assert any("boldtail" in line for line in lines)


def test_line_ends_and_empty_lines_are_kept() -> None:
    made = plain("one\ntwo\n\nthree\n")
    assert made.wrap(300, 1e6)[1] == 4 * style.BODY.leading
    assert [line.strip() for line in printed(made).splitlines() if line.strip()] == [
        "one",
        "two",
        "three",
    ]


def test_more_letters_than_one_subset_of_a_font_holds() -> None:
    letters = "".join(map(chr, [*range(0xA1, 0xAD), *range(0xAE, 0x220), *range(0x400, 0x460)]))
    words = " ".join(letters[n : n + 8] for n in range(0, len(letters), 8))
    assert "".join(printed(plain(words)).split()) == words.replace(" ", "")


@pytest.mark.parametrize(("room", "lines"), [(0, 0), (1.5, 0), (2, 2), (3.2, 3), (5, 4), (9, 0)])
def test_it_is_cut_between_lines_without_orphans_and_widows(room: float, lines: int) -> None:
    """Six lines: one alone is neither left nor taken over."""
    made = plain("\n".join(f"line {n}" for n in range(6)))
    leading = style.BODY.leading
    pieces = made.split(300, room * leading)
    if room == 9:
        assert pieces == [made]
    elif not lines:
        assert pieces == []
    else:
        heights = [piece.wrap(300, 1e6)[1] / leading for piece in pieces]
        assert heights == [lines, 6 - lines]
