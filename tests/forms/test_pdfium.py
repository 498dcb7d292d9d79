"""The viewer of Chromium (pdfium) fills in a form: clicks, typed text, saved as a copy."""

from __future__ import annotations

import ctypes
import io
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from assess.core.assessment import Answer
from assess.forms.printed import pdf
from tests.forms.filling import SCRIPTS, bring, fields, form_for, started
from tests.forms.material import KINDS

ANSWERS = {
    "alpha/law": Answer(level=2, note=SCRIPTS[0], unsure=True),
    "alpha/practice": Answer(not_applicable="no army", note="two\nlines"),
    "alpha/parts": Answer(elements=("b",), note=SCRIPTS[1]),
    "alpha/days": Answer(number=45),
    "alpha/really": Answer(yes=False, evidence=({"title": SCRIPTS[2], "reference": "5"},)),
    "alpha/when": Answer(unknown="not-collected"),
}


def places(data: bytes) -> dict[str, dict[str, tuple[int, float, float]]]:
    """Page and middle of each widget, by field and state ("" for texts)."""
    found: dict[str, dict[str, tuple[int, float, float]]] = {}
    with pikepdf.open(io.BytesIO(data)) as opened:
        for number, page in enumerate(opened.pages):
            for widget in page.Annots:
                looks = widget.get("/AP", {}).get("/N", {})
                buttons = "/Off" in looks if not isinstance(looks, pikepdf.Stream) else False
                state = next((n for n in looks if n != "/Off"), "") if buttons else ""
                name = str(widget.get("/T", widget.get("/Parent", {}).get("/T", "")))
                left, low, right, high = (float(value) for value in widget.Rect)
                middle = (number, (left + right) / 2, (low + high) / 2)
                found.setdefault(name, {})[state] = middle
    return found


def typed(data: bytes, values: dict[str, str]) -> bytes:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    form = document.formenv.raw
    known = places(data)
    pages: list[Any] = [document[number] for number in range(len(document))]
    for name, value in values.items():
        if name.endswith("kind"):
            continue  # a list of the viewer's own; left empty it is a public document
        state = value if value.startswith("/") else ""
        number, x, y = known[name][state]
        page = pages[number].raw
        pdfium.FORM_OnMouseMove(form, page, 0, x, y)
        pdfium.FORM_OnLButtonDown(form, page, 0, x, y)
        pdfium.FORM_OnLButtonUp(form, page, 0, x, y)
        if not state:
            wide = ctypes.create_string_buffer(value.encode("utf-16-le") + b"\x00\x00")
            text = ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort))
            pdfium.FORM_ReplaceSelection(form, page, text)
        pdfium.FORM_ForceToKillFocus(form)
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def test_clicks_and_typed_text_come_back() -> None:
    store, session = started(KINDS)
    form = form_for(session)
    data = pdf(form, fillable=True)[0]
    planned = bring(typed(data, fields(form, ANSWERS)), session, store)
    assert not planned.needs_confirmation, planned
    assert session.assessment.answers == ANSWERS
