"""Notes in every script: the letters typed are in the file, in the order they are read in."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.platypus import Table

from assess.report import style
from assess.report.blocks import Span
from assess.report.plain import PlainParagraph
from assess.report.prose import Prose, Style
from assess.report.shaped import ShapedParagraph
from assess.report.shaping import operators, shape
from assess.report.typeface import Typesetter
from tests.report.scripts import NOTES, SHAPED, content, nfc, paragraph, pdf, spoken

TWO_WAYS = {"Arabic", "Hebrew", "mixed", "mixed, from the right"}
"""Notes in which numbers or names stand the other way; poppler guesses their order."""
ONE_WAY = [name for name in NOTES if name not in TWO_WAYS]


@pytest.mark.parametrize("name", SHAPED)
def test_a_span_of_each_line_says_the_letters_typed(name: str) -> None:
    assert "".join(spoken(pdf([paragraph(NOTES[name])]))) == nfc(NOTES[name])


@pytest.mark.parametrize("name", NOTES)
def test_no_letter_prints_as_a_missing_glyph(name: str) -> None:
    data = pdf([paragraph(NOTES[name]), paragraph(NOTES[name], bold=True)])
    assert b"<00>" not in content(data)
    typesetter = Typesetter()
    typesetter.paragraph((Span(NOTES[name]),), style.BODY)
    assert typesetter.messages() == ()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
@pytest.mark.parametrize("name", ONE_WAY)
def test_pdftotext_reads_what_was_typed(name: str, tmp_path: Path) -> None:
    assert "".join(nfc(NOTES[name]).split()) in "".join(_pdftotext(NOTES[name], tmp_path).split())


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
@pytest.mark.parametrize(
    "words", ["وزارة العدل الفجوات القانونية", "بِسْمِ اللَّهِ", "משרד המשפטים שָׁלוֹם"]
)
def test_pdftotext_reads_right_to_left_words(words: str, tmp_path: Path) -> None:
    found = [line for line in _pdftotext(words, tmp_path).splitlines() if line]
    assert found == [words]


def _pdftotext(words: str, folder: Path) -> str:
    """What poppler reads, without the marks of direction that it adds."""
    (folder / "a.pdf").write_bytes(pdf([paragraph(words)]))
    command = ["pdftotext", str(folder / "a.pdf"), "-"]
    out = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return "".join(letter for letter in out.strip("\f") if not "\u202a" <= letter <= "\u202e")


@pytest.mark.parametrize("name", SHAPED)
def test_the_pen_ends_where_the_shaper_says(name: str) -> None:
    """Marks raised or shifted take the pen back: nothing after them drifts."""
    for piece in Prose([(nfc(NOTES[name]), Style())]).pieces:
        if not piece.shaped.glyphs:
            continue
        document = _Document()
        drawn = operators(piece.shaped.glyphs, piece.font, 10, document)
        moved = sum(-float(token) for array in drawn.split("[")[1:] for token in _numbers(array))
        widths = getFont(piece.font).face.charWidths
        own = sum(widths[glyph.code] for glyph in piece.shaped.glyphs)
        assert own + moved == pytest.approx(piece.shaped.width, abs=0.5)
        rises = [
            token
            for token, after in zip(drawn.split(), drawn.split()[1:], strict=False)
            if after == "Ts"
        ]
        assert not rises or rises[-1] == "0"


class _Document:
    """As much of a document as a font asks for."""

    def __init__(self) -> None:
        self.fontMapping: dict[str, str] = {}
        self.delayedFonts: list[object] = []


def _numbers(array: str) -> list[str]:
    return [token for token in array.partition("]")[0].split() if not token.startswith("<")]


def test_khmer_subscripts_are_one_cluster_with_their_letter() -> None:
    shaped = shape("ស្ត្រី", "AssessKhmer", "Khmr", right_to_left=False)
    assert {glyph.place for glyph in shaped.glyphs} == {0}
    assert shaped.below > 200  # the subscript hangs below the line


def test_right_to_left_words_stand_from_right_to_left() -> None:
    (line,) = Prose([(NOTES["Arabic"], Style())]).lines(0, 1e9, 1e9)
    standing = [piece.words for piece in line.visual() if not piece.space]
    assert standing[0] == "2025"
    assert standing[-1] == "وزارة"
    assert standing[3:6] == [")", "12", "المادة"]  # the brackets are mirrored by the font
    assert line.base == 1


def test_a_name_from_the_right_stays_in_its_place() -> None:
    (line,) = Prose([("see وزارة العدل (art. 12) here", Style())]).lines(0, 1e9, 1e9)
    standing = "|".join(piece.words for piece in line.visual() if not piece.space)
    assert standing == "see|العدل|وزارة|(art.|12)|here"


def test_plain_letters_need_no_shaper() -> None:
    assert isinstance(paragraph(NOTES["Vietnamese"]), PlainParagraph)
    assert isinstance(paragraph(NOTES["Thai"]), ShapedParagraph)
    assert isinstance(paragraph("Ж́"), ShapedParagraph)  # an accent that has no letter of its own


def test_an_english_report_loads_no_shaper() -> None:
    program = (
        "import sys; from assess.report.typeface import Typesetter;"
        "from assess.report import style; from assess.report.blocks import text;"
        "Typesetter().paragraph(text('Café – Łódź, Москва, ≥ 5 ☑'), style.BODY);"
        "print([n for n in ('icu4py.breakers', 'assess.report.shaping') if n in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert out.stdout.strip() == "[]"


def test_every_font_of_every_script_is_embedded() -> None:
    data = pdf([paragraph(words) for words in NOTES.values()])
    fonts = [
        font.get_object()
        for page in PdfReader(io.BytesIO(data)).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    names = {font["/BaseFont"].partition("+")[2] for font in fonts}
    assert {"NotoSansThai-Regular", "NotoSansArabic-Regular", "NotoSansSC-Regular"} <= names
    for font in fonts:
        assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]


def test_the_same_bytes_whatever_was_printed_before() -> None:
    first = pdf([paragraph(NOTES["Arabic"]), paragraph(NOTES["Khmer"])])
    pdf([paragraph(NOTES["Khmer"]), paragraph("ស្ត្រី ខ្ញុំ"), paragraph("لا إله")])
    assert pdf([paragraph(NOTES["Arabic"]), paragraph(NOTES["Khmer"])]) == first


def test_heads_and_cells_of_tables() -> None:
    rows = [
        [paragraph(NOTES["Thai"], style.HEAD), paragraph(NOTES["Arabic"], style.HEAD)],
        [paragraph(NOTES["Arabic"], style.CELL), paragraph(NOTES["Thai"] * 9, style.CELL)],
    ]
    data = pdf([Table(rows, colWidths=[200, 200], repeatRows=1)])
    said = "".join(spoken(data))
    assert said.count(nfc(NOTES["Arabic"])) == 2
    assert said.count(nfc(NOTES["Thai"])) == 10


def test_a_bookmark_keeps_its_script() -> None:
    typesetter = Typesetter()
    assert typesetter.outline("แผน\n ١٢ \ud800\x07") == "แผน ١٢ [U+D800][U+0007]"
