"""Make the fonts in src/assess/report/fonts from published ones. Run by hand when a font changes.

    python -m venv /tmp/fonts && /tmp/fonts/bin/pip install "fonttools==4.68.*"
    /tmp/fonts/bin/python tools/make_fonts.py [TARGET]

Downloads the packages in SOURCES (pip, into a temporary folder), fixes weight and width, keeps the
characters below, and writes the fonts with their licences: all are under the SIL Open Font
License. The same packages and the same fonttools give the same bytes.

Hints go, the PDF does without. Layout tables stay as far as a script needs them to be shaped.
Han characters are those of the national standards of China, Japan, Korea and Taiwan, in the
shapes used in China.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).parents[1] / "src" / "assess" / "report" / "fonts"
VERSION = "0.1.0"
CORE, SEA, RTL, SOUTH, CJK = (
    f"justmytype-{name}"
    for name in ("western-core", "intl-sea", "intl-rtl", "intl-south-asia", "intl-cjk")
)
SOURCES = (CORE, SEA, RTL, SOUTH, CJK)

Ranges = tuple[tuple[int, int], ...]

LETTERS: Ranges = (
    (0x20, 0x7E),
    (0xA0, 0x36F),  # Latin, phonetic, modifiers, combining marks
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic
    (0x1AB0, 0x1AFF),
    (0x1C80, 0x1C8F),
    (0x1DC0, 0x1DFF),
    (0x1E00, 0x1EFF),  # Latin additional: Vietnamese
    (0x1F00, 0x1FFF),  # Greek extended
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),  # currencies
    (0x20D0, 0x20FF),
    (0x2100, 0x218F),  # letterlike, fractions
    (0x25CC, 0x25CC),
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E5D),
    (0xA640, 0xA69F),
    (0xA720, 0xA7FF),
    (0xFB00, 0xFB06),
    (0xFE20, 0xFE2F),
    (0xFFFD, 0xFFFD),
)
SIGNS: Ranges = (
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2300, 0x23FF),
    (0x25A0, 0x27BF),
    (0x2900, 0x297F),
)
JOINERS: Ranges = ((0x20, 0x20), (0xA0, 0xA0), (0x200C, 0x200D), (0x25CC, 0x25CC))
"""In every script's face: spaces, joiners, and a ring for marks that stand alone."""

THAI: Ranges = ((0x0E00, 0x0E7F),)
LAO: Ranges = ((0x0E80, 0x0EFF),)
KHMER: Ranges = ((0x1780, 0x17FF), (0x19E0, 0x19FF), (0x200B, 0x200B))
MYANMAR: Ranges = ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0x200B, 0x200B))
HEBREW: Ranges = ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))
ARABIC: Ranges = (
    (0x0600, 0x06FF),
    (0x0750, 0x077F),
    (0x0870, 0x08FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFC),
)
DEVANAGARI: Ranges = ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA830, 0xA839), (0xA8E0, 0xA8FF))
BENGALI: Ranges = ((0x0980, 0x09FF), (0x0964, 0x0965))
TAMIL: Ranges = ((0x0B80, 0x0BFF), (0x0964, 0x0965))
HANGUL: Ranges = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3))
EAST: Ranges = (
    (0x00B7, 0x00B7),
    (0x2014, 0x2014),
    (0x2018, 0x2019),
    (0x201C, 0x201D),
    (0x2025, 0x2026),
    (0x2460, 0x24FF),
    (0x2E80, 0x2FDF),
    (0x3000, 0x30FF),  # punctuation, kana
    (0x3100, 0x312F),
    (0x31F0, 0x31FF),
    (0x3200, 0x33FF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
)
HAN = ("gb2312", "euc_jp", "euc_kr", "big5")

MARKS = ("ccmp", "mark", "mkmk")


@dataclass(frozen=True)
class Job:
    """One font to write: where it comes from, at which place of its axes, and what it keeps."""

    package: str
    source: str
    axes: dict[str, int]
    name: str
    ranges: Ranges
    features: tuple[str, ...] = ()
    codecs: tuple[str, ...] = ()
    """Han characters in these encodings are kept too."""


def _pair(package: str, family: str, ranges: Ranges) -> Iterator[Job]:
    """Regular and bold of a script's face, with all that shaping may ask of it."""
    for name, weight in (("Regular", 400), ("Bold", 700)):
        yield Job(
            package,
            f"{family.lower()}/{family}[wdth,wght].ttf",
            {"wght": weight, "wdth": 100},
            f"{family}-{name}",
            JOINERS + ranges,
            tuple(subset.Options._layout_features_default),  # noqa: SLF001 (no public name for it)
        )


def _east(family: str, ranges: Ranges, codecs: tuple[str, ...]) -> Iterator[Job]:
    """Regular and bold of an East Asian face, which needs little shaping."""
    for name, weight in (("Regular", 400), ("Bold", 700)):
        yield Job(
            CJK,
            f"{family.lower()}/{family}[wght].ttf",
            {"wght": weight},
            f"{family}-{name}",
            JOINERS + ranges,
            MARKS,
            codecs,
        )


JOBS = (
    *(
        Job(
            CORE,
            f"notosans/{source}[wdth,wght].ttf",
            {"wght": weight, "wdth": 100},
            name,
            LETTERS,
            MARKS,
        )
        for source, weight, name in (
            ("NotoSans", 400, "NotoSans-Regular"),
            ("NotoSans", 700, "NotoSans-Bold"),
            ("NotoSans-Italic", 400, "NotoSans-Italic"),
        )
    ),
    Job(CORE, "inter/Inter[opsz,wght].ttf", {"wght": 400, "opsz": 14}, "Inter-Signs", SIGNS),
    Job(CORE, "notosanssymbols2/NotoSansSymbols2-Regular.ttf", {}, "NotoSansSymbols2-Signs", SIGNS),
    *_pair(SEA, "NotoSansThai", THAI),
    *_pair(SEA, "NotoSansLao", LAO),
    *_pair(SEA, "NotoSansKhmer", KHMER),
    *_pair(SEA, "NotoSansMyanmar", MYANMAR),
    *_pair(RTL, "NotoSansArabic", ARABIC),
    *_pair(RTL, "NotoSansHebrew", HEBREW),
    *_pair(SOUTH, "NotoSansDevanagari", DEVANAGARI),
    *_pair(SOUTH, "NotoSansBengali", BENGALI),
    *_pair(SOUTH, "NotoSansTamil", TAMIL),
    *_east("NotoSansKR", HANGUL, ()),
    *_east("NotoSansSC", EAST, HAN),
)


def characters(job: Job) -> set[int]:
    """The code points that a job keeps, where its source has them."""
    codes = {code for first, last in job.ranges for code in range(first, last + 1)}
    return codes.union(*(_han(codec) for codec in job.codecs))


def _han(codec: str) -> Iterable[int]:
    """The Han characters of a two-byte encoding."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            letter = bytes((lead, trail)).decode(codec, "ignore")
            if len(letter) == 1 and (
                0x3400 <= ord(letter) <= 0x9FFF or 0xF900 <= ord(letter) <= 0xFAFF
            ):
                yield ord(letter)


def make(data: bytes, job: Job, target: Path) -> None:
    """Write one static subset as ``target``/<name>.ttf; says its size."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    options = subset.Options(
        hinting=False,
        layout_features=list(job.features),
        notdef_outline=True,
        glyph_names=False,
        recalc_timestamp=False,
    )
    # First the characters, then the weight: the other way round East Asian faces take minutes.
    options.drop_tables += [
        *([] if job.features else ["GSUB", "GPOS", "GDEF"]),
        "vhea",
        "vmtx",
        "VORG",
        "VVAR",
    ]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters(job))
    cutter.subset(font)
    if job.axes:
        font = instancer.instantiateVariableFont(font, job.axes, updateFontNames=False)
    for table in ("STAT", "MVAR", "HVAR", "avar", "DSIG"):
        if table in font:
            del font[table]
    for record in font["name"].names:
        if record.nameID == 6:
            record.string = job.name
    path = target / f"{job.name}.ttf"
    font.save(path, reorderTables=True)
    print(f"{path.name}: {len(font.getBestCmap())} characters, {path.stat().st_size // 1024} KB")  # noqa: T201


def fetch(folder: Path) -> dict[str, zipfile.ZipFile]:
    """Download the packages into ``folder``; return them opened, by name."""
    wanted = [f"{name}=={VERSION}" for name in SOURCES]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(folder)]
    subprocess.run([*pip, *wanted], check=True)  # noqa: S603 (our own words)
    return {
        name: zipfile.ZipFile(next(folder.glob(f"{name.replace('-', '_')}-*.whl")))
        for name in SOURCES
    }


def main(target: Path = TARGET) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        archives = fetch(Path(folder))
        for job in JOBS:
            inside = f"{job.package.replace('-', '_')}/fonts/ofl"
            archive = archives[job.package]
            make(archive.read(f"{inside}/{job.source}"), job, target)
            family = job.source.partition("/")[0]
            licence = archive.read(f"{inside}/{family}/OFL.txt").decode().replace("\r\n", "\n")
            (target / f"OFL-{family}.txt").write_text(licence, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
