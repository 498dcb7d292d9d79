"""How fields that are filled in already look, in any script: viewers lack the letters for many."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from assess.forms.boxes import Field, Slot
from assess.report.blocks import Span
from assess.report.typeface import REGULAR, Typesetter

_EDGE, _PALE = HexColor("#4d5763"), HexColor("#fff8d6")
_PAD = 2.5


def drawn(fields: Sequence[Field], typesetter: Typesetter, pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Return, by name, what each filled text field shows: forms to be put upon ``pdf``'s pages."""
    filled = [
        (field, field.what) for field in fields if isinstance(field.what, Slot) and field.what.value
    ]
    if not filled:
        return {}
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, initialFontName=REGULAR)
    for field, slot in filled:
        left, bottom, right, top = field.rect
        _page(canvas, slot, (right - left, top - bottom), typesetter)
    canvas.save()
    with pikepdf.open(file) as pages:
        return {
            slot.name: pdf.copy_foreign(page.as_form_xobject())
            for page, (_field, slot) in zip(pages.pages, filled, strict=True)
        }


def _page(canvas: Canvas, slot: Slot, size: tuple[float, float], typesetter: Typesetter) -> None:
    width, height = size
    canvas.setPageSize(size)
    canvas.setFillColor(_PALE)
    canvas.setStrokeColor(_EDGE)
    canvas.rect(0.5, 0.5, width - 1, height - 1, fill=1)
    style = ParagraphStyle("filled", fontName=REGULAR, fontSize=9, leading=11)
    text = typesetter.paragraph((Span(slot.shown),), style)
    _width, needed = text.wrap(width - 2 * _PAD, 10_000)
    above = _PAD if slot.lines > 1 else (height - style.leading) / 2
    text.drawOn(canvas, _PAD, height - above - needed)
    canvas.showPage()
