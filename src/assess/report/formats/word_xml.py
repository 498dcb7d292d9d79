"""Pieces of a Word document as XML: runs, links, bookmarks, paragraphs, tables, pictures.

Strings, because a long report has tens of thousands of them. Every text that goes in is escaped
here; lengths are twentieths of a point (EMU, 12,700 a point, for pictures).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

from assess.report import blocks
from assess.report.blocks import Text
from assess.report.formats.common import one_line, right_to_left, visible, web

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_SPACES = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMES.items())
_EMU = 12_700
_BOOKMARK_LIMIT = 40


def rooted(xml: str) -> str:
    """``xml`` inside one element that declares every name space."""
    return f"<w:body {_SPACES}>{xml}</w:body>"


def run(words: str, *, bold: bool = False, italic: bool = False, style: str = "") -> str:
    """A run of text; lines and tabs in it stay lines and tabs."""
    looks = [f'<w:rStyle w:val="{style}"/>'] if style else []
    looks += ["<w:b/><w:bCs/>"] if bold else []
    looks += ["<w:i/><w:iCs/>"] if italic else []
    looks += ["<w:rtl/>"] if right_to_left(words) else []
    look = f"<w:rPr>{''.join(looks)}</w:rPr>" if looks else ""
    pieces = re.split(r"([\n\t])", visible(words))
    signs = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    made = "".join(
        signs.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in pieces
        if piece
    )
    return f"<w:r>{look}{made}</w:r>"


def tab() -> str:
    return "<w:r><w:tab/></w:r>"


def field(instruction: str, shown: str = "1") -> str:
    """A field that the program fills in, such as PAGE; ``shown`` until it does."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(shown)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


def paragraph(content: str, style: str = "", *, more: str = "", rtl: bool = False) -> str:
    """A paragraph of runs; ``more`` are properties that come after the style."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += more + ("<w:bidi/>" if rtl else "")
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{content}</w:p>"


def cell(content: str, width: int, *, fill: str = "") -> str:
    """A cell of a table; it needs a paragraph at least."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    look = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
    return f"<w:tc>{look}{content or '<w:p/>'}</w:tc>"


def row(cells: Sequence[str], *, head: bool = False, height: int = 0) -> str:
    """A row that no page break cuts; a head is repeated on every page."""
    looks = "<w:cantSplit/>"
    looks += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    looks += "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{looks}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Sequence[str], widths: Sequence[int], style: str, *, head: bool, words: str) -> str:
    """A table; ``words`` say what it is to those who cannot see it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="04{20 * head:02}" '
        f'w:firstRow="{int(head)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(one_line(words))}/></w:tblPr>"
    )
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


class Inside:
    """Links, bookmarks and pictures of one document, which need numbers and names of their own.

    ``known``: what can be linked to. ``relate`` registers an address and returns its id.
    """

    def __init__(self, relate: Callable[[str], str]) -> None:
        self._relate = relate
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._count = 0

    def name(self, anchor: str) -> str:
        """The bookmark of an anchor: letters, digits and _, 40 at most, each once."""
        if anchor not in self._names:
            base = "_" + re.sub(r"[^A-Za-z0-9]", "_", anchor)[: _BOOKMARK_LIMIT - 8]
            made, number = base, 1
            while made.casefold() in self._taken:
                number += 1
                made = f"{base}_{number}"
            self._taken.add(made.casefold())
            self._names[anchor] = made
        return self._names[anchor]

    def marked(self, content: str, anchor: str) -> str:
        """``content`` as what an anchor stands for."""
        if not anchor:
            return content
        self._count += 1
        start = f'<w:bookmarkStart w:id="{self._count}" w:name="{self.name(anchor)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self._count}"/>'

    def words(self, words: Text) -> str:
        """A text as runs and links."""
        return "".join(map(self._span, words))

    def _span(self, span: blocks.Span) -> str:
        link = span.to or web(span.url)
        style = "Hyperlink" if link else ""
        made = run(span.text, bold=span.bold, italic=span.italic, style=style)
        if span.to:
            return (
                f'<w:hyperlink w:anchor="{self.name(span.to)}" w:history="1">{made}</w:hyperlink>'
            )
        if link:
            return f'<w:hyperlink r:id="{self._relate(link)}" w:history="1">{made}</w:hyperlink>'
        return made

    def picture(self, relation: str, width: float, height: float, words: str) -> str:
        """A picture in the line, with what it shows in words; its size is in points."""
        self._count += 1
        wide, high = round(width * _EMU), round(height * _EMU)
        number, told = self._count, quoteattr(one_line(words))
        name = f'id="{number}" name="Picture {number}" descr={told}'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {name}/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
            f'picture"><pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
            '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></w:r>"
        )
