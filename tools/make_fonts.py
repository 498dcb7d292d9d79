"""Make the fonts in src/assess/report/fonts from published ones. Run once, by hand.

    python -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools
    /tmp/fonts/bin/pip download --no-deps -d /tmp/fonts justmytype-western-core==0.1.0
    /tmp/fonts/bin/python tools/make_fonts.py /tmp/fonts/justmytype_western_core-0.1.0-*.whl

Takes Noto Sans (text), Inter (arrows and mathematical signs) and Noto Sans Symbols 2 (boxes and
ticks) out of the wheel, fixes weight and width, keeps the characters below and drops layout
tables and hints, which the PDF writer does not use. All three are under the SIL Open Font
License, whose texts are written beside the fonts.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).parents[1] / "src" / "assess" / "report" / "fonts"
INSIDE = "justmytype_western_core/fonts/ofl"

LETTERS = (
    (0x20, 0x7E),
    (0xA0, 0x36F),  # Latin, phonetic, modifiers, combining marks
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic
    (0x1C80, 0x1C8F),
    (0x1DC4, 0x1DFF),
    (0x1E00, 0x1EFF),  # Latin additional: Vietnamese
    (0x1F00, 0x1FFF),  # Greek extended
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),  # currencies
    (0x2100, 0x218F),  # letterlike, fractions
    (0x25CC, 0x25CC),
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E5D),
    (0xA640, 0xA69F),
    (0xA720, 0xA7FF),
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
SIGNS = ((0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x27BF), (0x2900, 0x297F))

FONTS = (
    ("notosans/NotoSans[wdth,wght].ttf", {"wght": 400, "wdth": 100}, "NotoSans-Regular", LETTERS),
    ("notosans/NotoSans[wdth,wght].ttf", {"wght": 700, "wdth": 100}, "NotoSans-Bold", LETTERS),
    (
        "notosans/NotoSans-Italic[wdth,wght].ttf",
        {"wght": 400, "wdth": 100},
        "NotoSans-Italic",
        LETTERS,
    ),
    ("inter/Inter[opsz,wght].ttf", {"wght": 400, "opsz": 14}, "Inter-Signs", SIGNS),
    ("notosanssymbols2/NotoSansSymbols2-Regular.ttf", {}, "NotoSansSymbols2-Signs", SIGNS),
)
LICENCES = ("notosans", "inter", "notosanssymbols2")


def characters(ranges: Iterable[tuple[int, int]]) -> list[int]:
    return [code for first, last in ranges for code in range(first, last + 1)]


def make(data: bytes, axes: dict[str, int], name: str, codes: list[int]) -> None:
    """Write one static subset as ``name``.ttf; says its size."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    if axes:
        font = instancer.instantiateVariableFont(font, axes, updateFontNames=False)
    for record in font["name"].names:
        if record.nameID == 6:
            record.string = name
    options = subset.Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        glyph_names=False,
        recalc_timestamp=False,
    )
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "MVAR", "HVAR", "avar"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    path = TARGET / f"{name}.ttf"
    font.save(path, reorderTables=True)
    print(f"{path.name}: {len(font.getBestCmap())} characters, {path.stat().st_size // 1024} KB")  # noqa: T201


def main(wheel: str) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for source, axes, name, ranges in FONTS:
            make(archive.read(f"{INSIDE}/{source}"), axes, name, characters(ranges))
        for family in LICENCES:
            text = archive.read(f"{INSIDE}/{family}/OFL.txt").decode().replace("\r\n", "\n")
            (TARGET / f"OFL-{family}.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
