"""How text in any script is laid out: lines, splits, labels, links, and what no font holds."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.flowables import AnchorFlowable

from assess.report import style
from assess.report.blocks import Span, text
from assess.report.prose import Prose, Style
from assess.report.shaped import ShapedParagraph
from assess.report.shaping import shape
from assess.report.typeface import BOLD, Typesetter
from tests.report.scripts import NOTES, content, nfc, paragraph, pdf, spoken

LONG = {
    "Thai": "กระทรวงยุติธรรมมีหน้าที่ดูแลช่องว่างทางกฎหมายที่พบ" * 12,
    "Arabic": "وزارة العدل الفجوات القانونية المكتشفة (المادة 12) " * 12,
    "Chinese": "司法部发现的法律差距，见第十二条。" * 20,
    "Khmer": "ក្រសួងយុត្តិធម៌គម្លាតផ្លូវច្បាប់" * 20,
    "no spaces": "ж́" * 3000,
    "joined": "ل" * 3000,
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("width", [60.0, 400.0])
def test_lines_fit_and_lose_nothing(name: str, width: float) -> None:
    words = nfc(LONG[name])
    lines = Prose([(words, Style())]).lines(0, width * 100, width * 100)
    assert "".join(line.words for line in lines) == words
    assert max(line.width for line in lines) <= width * 100
    assert all(before.start < after.start for before, after in pairwise(lines))


def test_thai_lines_end_between_words() -> None:
    words = "กระทรวงยุติธรรม"
    lines = Prose([(words * 3, Style())]).lines(0, 5000, 5000)
    assert {line.words for line in lines} <= {"กระทรวง", "ยุติธรรม", words, "ยุติธรรมกระทรวง"}


def test_no_line_starts_with_a_mark() -> None:
    lines = Prose([(nfc(LONG["Khmer"]), Style())]).lines(0, 900, 900)
    assert not [line for line in lines if line.words[:1] in "្ាិីឹឺុូួ"]


@pytest.mark.parametrize("name", ["Thai", "Arabic"])
def test_a_paragraph_splits_over_pages(name: str) -> None:
    whole = paragraph(LONG[name])
    height = whole.wrap(200, 1000)[1]
    first, rest = whole.split(200, height / 2)
    assert isinstance(first, ShapedParagraph)
    assert isinstance(rest, ShapedParagraph)
    assert first.words + rest.words == nfc(LONG[name])
    assert first.wrap(200, 1000)[1] <= height / 2
    assert "".join(spoken(pdf([paragraph(LONG[name])], pagesize=(300, 260)))) == nfc(LONG[name])


def test_no_single_line_is_left_on_a_page() -> None:
    whole = paragraph(LONG["Thai"])
    _, height = whole.wrap(200, 1000)
    assert whole.split(200, style.BODY.leading + 1) == []
    _, rest = whole.split(200, height - 1)
    assert len(rest.words) > len(LONG["Thai"]) / 30
    assert whole.split(200, height) == [whole]


def test_newlines_end_lines_and_each_has_its_direction() -> None:
    lines = Prose([("وزارة\n\nMinistry\n", Style())]).lines(0, 1e6, 1e6)
    assert [(line.words, line.base) for line in lines] == [
        *(("وزارة", 1), ("", 1), ("Ministry", 0), ("", 1))
    ]


def test_a_bullet_hangs_at_the_side_where_the_text_starts() -> None:
    look = style.BULLET
    arabic, thai = (paragraph(NOTES[name], look, "•") for name in ("Arabic", "Thai"))
    dots = {}
    for name, made in (("Arabic", arabic), ("Thai", thai)):
        made.wrap(300, 500)
        data = content(pdf([made], pagesize=(444, 800)))
        first = data[data.index(b"<FEFF2022>") :]
        dots[name] = float(first[first.index(b"BT 1 0 0 1 ") + 11 :].split()[0])
    assert dots["Thai"] == pytest.approx(look.bulletIndent)
    assert dots["Arabic"] > 250


def test_a_label_in_words_stays_at_the_left_column() -> None:
    look = ParagraphStyle("fact", style.BODY, leftIndent=80)
    made = paragraph(NOTES["Arabic"], look, "หมายเหตุ")
    made.wrap(300, 500)
    assert spoken(pdf([made]))[0] == "หมายเหตุ"
    assert made._indent(0) == made._indent(1) == 80


def test_links_lead_where_they_say() -> None:
    typesetter = Typesetter()
    made = typesetter.paragraph(
        text("ดู ", Span("คำถาม", to="there"), " وزارة ", Span("ที่มา", url="https://example.org")),
        style.BODY,
    )
    data = pdf([made, AnchorFlowable("there")])
    annotations = [note.get_object() for note in PdfReader(io.BytesIO(data)).pages[0]["/Annots"]]
    assert annotations[0]["/Dest"] or annotations[0]["/Contents"] is not None
    assert annotations[1]["/A"]["/URI"] == "https://example.org"
    for note in annotations:
        left, bottom, right, top = map(float, note["/Rect"])
        assert right - left > 10
        assert 5 < top - bottom < 20


def test_bold_and_italic_take_their_fonts() -> None:
    made = Typesetter().paragraph(
        (Span("ไทย", bold=True), Span("ไทย", italic=True), Span("abc", italic=True), Span("ไทย")),
        style.BODY,
    )
    assert [piece.font for piece in made.prose.pieces] == [
        *("AssessThai-Bold", "AssessThai", "AssessText-Italic", "AssessThai")
    ]
    heading = paragraph("ไทย", ParagraphStyle("h", style.BODY, fontName=BOLD))
    assert heading.prose.pieces[0].font == "AssessThai-Bold"


def test_tall_letters_get_room_between_lines() -> None:
    tight = ParagraphStyle("tight", style.BODY, leading=style.BODY.fontSize)
    thai, khmer = (paragraph(LONG[name], tight) for name in ("Thai", "Khmer"))
    heights = [made.wrap(200, 1000)[1] / len(made._lines) for made in (thai, khmer)]
    assert min(heights) > style.BODY.fontSize


HOSTILE = [
    "[/red] ไทย [bold]",
    '<img src="/etc/passwd"> ไทย',
    '<a href="javascript:alert(1)">ไทย</a>',
    "ไทย <b> R&D & <i",
    "ไทย\x00\x07\x1b[31m",
    "ไทย \ud800 \udfff",
    "ไทย 😀👩‍👩‍👧 🇰🇭",
    "ไทย ) Tj ET (",
    "ا\u200d\u200c\u200b\u2066ب\u2069\u202eabc\u202c",
    "\u0301\u0e34 ่ ោះ ़",
    "ไ",
    "\u200b",
    "ไทย\n\n\n",
    "ไทย\u2028x\u2029y\r\nz\tq",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_text(words: str) -> None:
    typesetter = Typesetter()
    made = typesetter.paragraph((Span(words),), style.BODY)
    data = pdf([made])
    page = PdfReader(io.BytesIO(data)).pages[0]
    assert "/Annots" not in page
    assert not page.images
    if isinstance(made, ShapedParagraph):
        assert "".join(spoken(data)) == made.words.replace("\n", "")


def test_what_no_font_holds_is_named_and_never_dropped() -> None:
    typesetter = Typesetter()
    shaped = typesetter.paragraph(text("ไทย 😀 \ud800 𒀀"), style.BODY)
    plain = typesetter.paragraph(text("plain 😀"), style.BODY)
    assert "".join(spoken(pdf([shaped]))) == "ไทย [U+1F600] [U+D800] [U+12000]"
    assert not isinstance(plain, ShapedParagraph)
    words = PdfReader(io.BytesIO(pdf([plain]))).pages[0].extract_text()
    assert "plain [U+1F600]" in words
    (message,) = typesetter.messages()
    assert "U+1F600 GRINNING FACE" in message
    assert "U+D800" in message


def test_joiners_and_directions_are_kept_and_cost_no_message() -> None:
    typesetter = Typesetter()
    words = "क्\u200dष می\u200cخواهم \u2067اب\u2069 a\u00adb\u2060c"
    made = typesetter.paragraph(text(words), style.BODY)
    assert "".join(spoken(pdf([made]))) == words
    assert typesetter.messages() == ()


def test_letters_are_shaped_once() -> None:
    paragraph(LONG["Thai"])
    before = shape.cache_info().misses
    paragraph(LONG["Thai"])
    assert shape.cache_info().misses == before
