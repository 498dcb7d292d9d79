"""The styles of the Word report: real ones, so that a ministry can give it another look at once."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from assess.report.formats.common import Paper

_FONT = "Arial"
_INK, _QUIET = RGBColor(0x16, 0x19, 0x1D), RGBColor(0x4D, 0x57, 0x63)
_ACCENT, _LINK = RGBColor(0x12, 0x39, 0x5B), RGBColor(0x0B, 0x4A, 0x82)
_SIZES: dict[Paper, tuple[int, int]] = {"a4": (11906, 16838), "letter": (12240, 15840)}
_MARGIN = 1134
LABELS = 1900
"""The width of the column of labels."""

TABLE = "AssessTable"
FORM = "AssessForm"


def line_width(paper: Paper) -> int:
    """The width of a line of text, in twentieths of a point."""
    return _SIZES[paper][0] - 2 * _MARGIN


def prepare(made: Any, paper: Paper, language: str) -> None:
    """Give an empty document its page and its styles."""
    for section in made.sections:
        width, height = _SIZES[paper]
        section.page_width, section.page_height = Pt(width / 20), Pt(height / 20)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Pt(_MARGIN / 20))
        section.header_distance = section.footer_distance = Pt(28)
    styles = made.styles
    _language(styles, language)
    _look(styles["Normal"], 9.5, _INK, after=4)
    for level, size in enumerate((18, 13, 11, 10, 10, 10), 1):
        colour = _ACCENT if level < 3 else _INK
        style = styles[f"Heading {level}"]
        _look(style, size, colour, bold=True, before=16 - 2 * min(level, 5), after=3)
        style.font.italic = False
    _look(styles["Title"], 28, _ACCENT, bold=True, after=4)
    _no_border(styles["Title"])
    _look(styles["Subtitle"], 15, _INK, after=14)
    styles["Subtitle"].font.italic = False
    _look(styles["List Bullet"], 9.5, _INK, after=2)
    _look(styles["Caption"], 8.5, _QUIET, bold=False, after=4)
    _look(styles["Header"], 8.5, _QUIET, after=0)
    _look(styles["Footer"], 8.5, _QUIET, after=0)
    for name in ("Header", "Footer"):
        _one_tab(styles[name], line_width(paper))
    _own(styles)
    _tables(styles)


def _own(styles: Any) -> None:
    normal = styles["Normal"]

    def add(name: str, size: float, colour: RGBColor = _INK, **more: Any) -> Any:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _look(style, size, colour, **more)
        return style

    add("Kind", 13, _QUIET, after=6)
    add("Lead", 12, after=6)
    add("Small", 8.5, _QUIET, after=4)
    add("Formula", 9.5, after=6).font.italic = True
    styles["Formula"].paragraph_format.left_indent = Cm(0.7)
    _framed(add("Notice", 9.5, before=12, after=12))
    add("Marks", 8.5, _QUIET, after=2).paragraph_format.keep_with_next = True
    add("Cell", 9, after=0)
    add("Cell Head", 8.5, _QUIET, bold=True, after=0).paragraph_format.keep_with_next = True
    for name, size in (("Fact", 9.5), ("Reference", 8.5)):
        form = add(name, size, after=2).paragraph_format
        form.left_indent, form.first_line_indent = Pt(LABELS / 20), Pt(-LABELS / 20)
        form.tab_stops.add_tab_stop(Pt(LABELS / 20))
    add("Contents", 10, after=2)
    sign = add("To Sign", 8.5, _QUIET, before=0, after=0)
    sign.element.get_or_add_pPr().insert(0, _border("top", 0))
    label = styles.add_style("Fact Label", WD_STYLE_TYPE.CHARACTER)
    label.font.size, label.font.color.rgb = Pt(8.5), _QUIET
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = _LINK


def _look(
    style: Any,
    size: float,
    colour: RGBColor,
    *,
    bold: bool | None = None,
    before: float = 0,
    after: float = 0,
) -> None:
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.color.rgb, font.bold = _FONT, Pt(size), colour, bold
    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:cs"), _FONT)
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = 1.1


def _language(styles: Any, language: str) -> None:
    """The language of every text that says nothing else."""
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
        lang.set(qn("w:eastAsia"), language)
        lang.set(qn("w:bidi"), language)


def _one_tab(style: Any, place: int) -> None:
    """One stop, at the end of the line: for the number of the page."""
    stops = style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Pt(place / 20), WD_TAB_ALIGNMENT.RIGHT)


def _no_border(style: Any) -> None:
    properties = style.element.pPr
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _border(side: str, space: int) -> Any:
    line = f'<w:{side} w:val="single" w:sz="6" w:space="{space}" w:color="16191D"/>'
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")


def _framed(style: Any) -> None:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="16191D"/>'
        for side in ("top", "left", "bottom", "right")
    )
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
    style.element.get_or_add_pPr().insert(0, borders)


def _tables(styles: Any) -> None:
    """One table to read, ruled between rows; one to fill in, with every cell in a box."""
    lines = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9AA4AF"/>'
    for name, identity, sides in (
        ("Assess Table", TABLE, ("top", "bottom", "insideH")),
        ("Assess Form", FORM, ("top", "left", "bottom", "right", "insideH", "insideV")),
    ):
        borders = "".join(lines.format(side=side) for side in sides)
        xml = (
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{identity}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
            f"<w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
            '<w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
            '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
            '</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
            '<w:shd w:val="clear" w:color="auto" w:fill="ECEFF2"/></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
        styles.element.append(parse_xml(xml))
