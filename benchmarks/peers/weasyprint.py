"""WeasyPrint: an HTML page with a style sheet, untagged."""

from __future__ import annotations

from html import escape

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from benchmarks.content import Heading, Line, Piece, Rows
from benchmarks.peers.fonts import BOLD, REGULAR

_STYLE = f"""
@font-face {{ font-family: Text; src: url(file://{REGULAR}) }}
@font-face {{ font-family: Text; font-weight: bold; src: url(file://{BOLD}) }}
@page {{ size: A4; margin: 54pt }}
body {{ font: 9.5pt/12.6pt Text; margin: 0 }}
h1 {{ font-size: 19pt; line-height: 24pt }} h2 {{ font-size: 12.5pt }} h3 {{ font-size: 10.5pt }}
p {{ margin: 0 0 2pt }} p.labelled {{ padding-left: 72pt; text-indent: -72pt }}
b.label {{ display: inline-block; width: 72pt; text-indent: 0; font-weight: normal }}
table {{ width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 9pt }}
td, th {{ text-align: left; vertical-align: top; border-bottom: 0.4pt solid grey; padding: 3pt 0 }}
"""


def render(content: list[Piece]) -> bytes:
    """Return the PDF of ``content``."""
    body = "".join(map(_html, content))
    page = f"<html lang=en><head><title>Report</title></head><body>{body}</body></html>"
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=_STYLE, font_config=fonts)
    return bytes(weasyprint.HTML(string=page).write_pdf(stylesheets=[sheet], font_config=fonts))


def _html(piece: Piece) -> str:
    if isinstance(piece, Heading):
        return f"<h{piece.level}>{escape(piece.words)}</h{piece.level}>"
    if isinstance(piece, Line):
        if not piece.label:
            return f"<p>{escape(piece.words)}</p>"
        label = f"<b class=label>{escape(piece.label)}</b>"
        return f"<p class=labelled>{label}{escape(piece.words)}</p>"
    return _table(piece)


def _table(piece: Rows) -> str:
    columns = "".join(f"<col style='width: {100 * w / sum(piece.widths)}%'>" for w in piece.widths)
    head = "".join(f"<th>{escape(words)}</th>" for words in piece.head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(words)}</td>' for words in row)}</tr>" for row in piece.rows
    )
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>{rows}</table>"
