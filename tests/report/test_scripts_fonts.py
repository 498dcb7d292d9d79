"""The fonts that ship: whole faces, free to give away, and no more than asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assess.report import faces
from tests.report.scripts import NOTES, nfc

FOLDER = Path(faces.__file__).parent / "fonts"


def test_every_font_has_its_licence() -> None:
    fonts = sorted(FOLDER.glob("*.ttf"))
    assert len(fonts) == len(faces._FILES)
    for font in fonts:
        family = font.stem.partition("-")[0].lower()
        licence = (FOLDER / f"OFL-{family}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in licence.upper()


@pytest.mark.parametrize("face", sorted({face for *_, face in faces._BLOCKS}, key=str))
def test_bold_holds_what_regular_does(face: faces.Face) -> None:
    regular, bold = (set(faces.font(name).face.charToGlyph) for name in (face.regular, face.bold))
    private = set(range(0xE000, 0xF900))
    assert regular - private == bold - private
    assert {0x20, 0xA0, 0x25CC} <= regular


@pytest.mark.parametrize("name", NOTES)
def test_the_fonts_hold_every_script(name: str) -> None:
    assert faces.prints(nfc(NOTES[name]))


def test_the_fonts_hold_the_characters_of_national_standards() -> None:
    codes = range(0xB0A1, 0xF7FF)
    for codec in ("gb2312", "euc_jp", "euc_kr", "big5"):
        letters = {code.to_bytes(2, "big").decode(codec, "ignore") for code in codes}
        han = [letter for letter in letters if len(letter) == 1 and "一" <= letter <= "龥"]
        assert len(han) > 4000
        assert [letter for letter in han if not faces.prints(letter)] == []
    assert faces.prints("".join(map(chr, range(0xAC00, 0xD7A4))))
    assert faces.prints("ぁ-んァ-ヶー、。「」")


def test_what_no_font_holds_does_not_print() -> None:
    assert not faces.prints("😀")
    assert not faces.prints("\x07")
    assert faces.prints("a\u200d\u2066\n\t")


@pytest.mark.parametrize("name", sorted(faces._FILES))
def test_every_font_has_a_space(name: str) -> None:
    """The PDF library sets the space after a sign in the sign's font."""
    assert {0x20, 0xA0} <= set(faces.font(name).face.charToGlyph)
