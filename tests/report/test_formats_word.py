"""The Word file holds its elements in the order that the standard gives: Word refuses others."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from assess.report import build
from assess.report.formats.docx import render
from tests.report.conftest import make_view
from tests.report.reading import every_block, quiet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "pBdr": "top left bottom right between bar",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "sectPr": "reference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings",
}


def trees(data: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {
            name: etree.fromstring(file.read(name))
            for name in file.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }


def out_of_order(tree: Any) -> Iterator[tuple[str, list[str]]]:
    for name, words in ORDER.items():
        known = words.split()
        for element in tree.iter(f"{W}{name}"):
            found = [
                etree.QName(child).localname for child in element if str(child.tag).startswith(W)
            ]
            if name == "sectPr":  # heads and feet in any order
                found = [re.sub("(header|footer)Ref", "ref", each) for each in found]
            places = [known.index(each) if each in known else -1 for each in found]
            if places != sorted(places) or -1 in places:
                yield name, found


@pytest.mark.parametrize("words", ["words", "تقرير"])
def test_elements_stand_in_order(words: str) -> None:
    for document in (every_block(words), build(make_view())):
        for name, tree in trees(render(document, on_progress=quiet)).items():
            assert not list(out_of_order(tree)), name


def test_every_style_that_is_named_is_there() -> None:
    found = trees(render(every_block("words"), on_progress=quiet))
    known = {each.get(f"{W}styleId") for each in found["word/styles.xml"].iter(f"{W}style")}
    for tree in found.values():
        for kind in ("pStyle", "rStyle", "tblStyle"):
            named = {each.get(f"{W}val") for each in tree.iter(f"{W}{kind}")}
            assert named <= known, named - known


def test_every_cell_ends_with_a_paragraph_and_every_row_is_full() -> None:
    body = trees(render(every_block("words"), on_progress=quiet))["word/document.xml"]
    for table in body.iter(f"{W}tbl"):
        columns = len(table.find(f"{W}tblGrid"))
        for row in table.iter(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            assert len(cells) == columns
            assert all(cell[-1].tag == f"{W}p" for cell in cells)
        assert table.getnext().tag == f"{W}p"
