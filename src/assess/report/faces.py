"""The typefaces that ship with the program: which script each holds, registered when first used.

The text face (Latin, Greek, Cyrillic) and the faces of signs are always there; the face of another
script is read from its file only when a text needs it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "AssessText"
BOLD = "AssessText-Bold"
ITALIC = "AssessText-Italic"
SIGNS = "AssessSigns"
BOXES = "AssessBoxes"

LINK = "#1d4f7c"
"""The colour of what leads elsewhere."""

_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    SIGNS: "Inter-Signs.ttf",
    BOXES: "NotoSansSymbols2-Signs.ttf",
}

_PRIVATE = 0xE000
"""Glyphs that no character stands for are printed as characters from here on."""


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface in one or more weights, for one script (an ISO 15924 code; empty: several)."""

    regular: str
    bold: str
    italic: str
    script: str = ""

    def font(self, *, bold: bool, italic: bool) -> str:
        """The registered name of the font for a style; there is no bold italic."""
        return self.bold if bold else self.italic if italic else self.regular

    def holds(self, code: int) -> bool:
        """Whether the face has a glyph for ``code``; its weights hold the same."""
        return code in font(self.regular).face.charToGlyph


TEXT = Face(REGULAR, BOLD, ITALIC)
SIGN = Face(SIGNS, SIGNS, SIGNS)
BOX = Face(BOXES, BOXES, BOXES)


def _script(name: str, file: str, script: str) -> Face:
    regular = f"Assess{name}"
    _FILES[regular] = f"{file}-Regular.ttf"
    _FILES[f"{regular}-Bold"] = f"{file}-Bold.ttf"
    return Face(regular, f"{regular}-Bold", regular, script)


_ARABIC = _script("Arabic", "NotoSansArabic", "Arab")
_DEVANAGARI = _script("Devanagari", "NotoSansDevanagari", "Deva")
_MYANMAR = _script("Myanmar", "NotoSansMyanmar", "Mymr")
_KHMER = _script("Khmer", "NotoSansKhmer", "Khmr")
_HEBREW = _script("Hebrew", "NotoSansHebrew", "Hebr")
_HANGUL = _script("Hangul", "NotoSansKR", "Hang")
EAST = _script("East", "NotoSansSC", "Hani")

_BLOCKS = sorted(
    (
        (0x0590, 0x05FF, _HEBREW),
        (0x0600, 0x06FF, _ARABIC),
        (0x0750, 0x077F, _ARABIC),
        (0x0870, 0x08FF, _ARABIC),
        (0x0900, 0x097F, _DEVANAGARI),
        (0x0980, 0x09FF, _script("Bengali", "NotoSansBengali", "Beng")),
        (0x0B80, 0x0BFF, _script("Tamil", "NotoSansTamil", "Taml")),
        (0x0E00, 0x0E7F, _script("Thai", "NotoSansThai", "Thai")),
        (0x0E80, 0x0EFF, _script("Lao", "NotoSansLao", "Laoo")),
        (0x1000, 0x109F, _MYANMAR),
        (0x1100, 0x11FF, _HANGUL),
        (0x1780, 0x17FF, _KHMER),
        (0x19E0, 0x19FF, _KHMER),
        (0x1CD0, 0x1CFF, _DEVANAGARI),
        (0x2460, 0x24FF, EAST),
        (0x2E80, 0x312F, EAST),
        (0x3130, 0x318F, _HANGUL),
        (0x31F0, 0x9FFF, EAST),
        (0xA830, 0xA839, _DEVANAGARI),
        (0xA8E0, 0xA8FF, _DEVANAGARI),
        (0xA9E0, 0xA9FF, _MYANMAR),
        (0xAA60, 0xAA7F, _MYANMAR),
        (0xAC00, 0xD7A3, _HANGUL),
        (0xF900, 0xFAFF, EAST),
        (0xFB1D, 0xFB4F, _HEBREW),
        (0xFB50, 0xFDFF, _ARABIC),
        (0xFE30, 0xFE4F, EAST),
        (0xFE70, 0xFEFC, _ARABIC),
        (0xFF00, 0xFFEF, EAST),
    ),
    key=lambda block: block[0],
)
_STARTS = [first for first, _, _ in _BLOCKS]


@cache
def font(name: str) -> TTFont:
    """The registered font called ``name``, read from its file the first time."""
    with as_file(files("assess.report") / "fonts" / _FILES[name]) as path:
        made = TTFont(name, str(path))
    pdfmetrics.registerFont(made)
    return made


@cache
def coverage() -> dict[str, frozenset[int]]:
    """Register the fonts of text and signs, once; return the code points that each one holds."""
    found = {
        name: frozenset(font(name).face.charToGlyph)
        for name in (REGULAR, BOLD, ITALIC, SIGNS, BOXES)
    }
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD
    )
    for name in (SIGNS, BOXES):
        pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
    return found


@cache
def text_coverage() -> frozenset[int]:
    """The code points that the text face holds in every style."""
    found = coverage()
    return found[REGULAR] & found[BOLD] & found[ITALIC]


def script_face(code: int) -> Face | None:
    """The face for the script of ``code``; None for Latin, Greek, Cyrillic and common signs."""
    place = bisect_right(_STARTS, code) - 1
    return _BLOCKS[place][2] if place >= 0 and code <= _BLOCKS[place][1] else None


@cache
def face(code: int) -> Face | None:
    """The face that prints ``code``; None where no font holds it."""
    own = script_face(code)
    if own and own.holds(code):
        return own
    if code in text_coverage():
        return TEXT
    found = coverage()
    for name, kind in ((SIGNS, SIGN), (BOXES, BOX), (REGULAR, TEXT)):
        if code in found[name]:
            return kind
    return None


@cache
def ignorable(character: str) -> bool:
    """Whether a character shows nothing by itself: joiners, marks of direction, variants."""
    code = ord(character)
    return unicodedata.category(character) == "Cf" or 0xFE00 <= code <= 0xFE0F or code == 0x034F


def prints(words: str) -> bool:
    """Whether the fonts hold every letter and sign of ``words``."""
    return all(
        character in "\n\r\t" or ignorable(character) or face(ord(character)) is not None
        for character in set(unicodedata.normalize("NFC", words))
    )


@cache
def glyph_codes(name: str) -> dict[int, int]:
    """The code by which each glyph of a font is printed, by the glyph's number.

    Glyphs that stand for no character (conjuncts, forms of a letter inside a word) get codes of the
    private use area, always the same ones.
    """
    made = font(name)
    codes = {glyph: letters[0] for glyph, letters in made.face.glyphToChar.items()}
    code = _PRIVATE
    for glyph in range(1, made.face.numGlyphs):
        if glyph in codes:
            continue
        while code in made.face.charToGlyph:
            code += 1
        codes[glyph] = code
        made.face.charToGlyph[code] = glyph
        made.face.charWidths[code] = made.face.hmetrics[glyph][0]
    return codes
