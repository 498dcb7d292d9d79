"""The fields of a PDF form, as every viewer knows them: radio buttons, check boxes, texts, lists.

Written with a PDF library that knows Unicode values; the printing library's own fields hold
Latin letters only.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from assess.core.text import LINE_LIMIT, NOTE_LIMIT
from assess.forms.boxes import Field, Mark, Slot
from assess.forms.drawn import drawn
from assess.report.typeface import Typesetter

MANIFEST = "assess-form"
"""The hidden field in which a form says what it is."""

NOTHING = "none"
"""The radio button by which an answer is taken back."""

_READ_ONLY = 1
_MULTILINE = 1 << 12
_RADIO = 1 << 15
_COMBO = 1 << 17
_HIDDEN, _PRINT = 2, 4
_DARK, _PALE = "0.30 0.34 0.39", "1 0.973 0.839"
_CIRCLE = 0.5523
"""How far the handles of a quarter of a circle reach, for a radius of 1."""


def with_fields(
    data: bytes, fields: Sequence[Field], manifest: str, typesetter: Typesetter
) -> bytes:
    """Return a PDF with ``fields`` upon its pages, and ``manifest`` in a hidden one.

    Where texts are filled in already, ``typesetter`` draws them. Viewers are asked to draw the
    fields themselves only where nothing is: most of them know Latin letters alone.
    """
    pdf = pikepdf.open(io.BytesIO(data))
    _Fields(pdf, drawn(fields, typesetter, pdf)).add(fields, manifest)
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


class _Fields:
    """Adds fields to one PDF, in the order in which they are read."""

    def __init__(self, pdf: pikepdf.Pdf, drawn: Mapping[str, Any]) -> None:
        self._pdf, self._drawn = pdf, drawn
        self._groups: dict[str, Any] = {}
        self._looks = {
            (round_, on): pdf.make_indirect(_appearance(pdf, round_=round_, on=on))
            for round_ in (True, False)
            for on in (True, False)
        }
        helvetica = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
        dingbats = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
        fonts = Dictionary(Helv=pdf.make_indirect(helvetica), ZaDb=pdf.make_indirect(dingbats))
        pdf.Root.AcroForm = pdf.make_indirect(
            Dictionary(
                Fields=Array(),
                NeedAppearances=not drawn,
                DA=String("/Helv 10 Tf 0 g"),
                DR=Dictionary(Font=fonts),
            )
        )

    def add(self, fields: Iterable[Field], manifest: str) -> None:
        for page in self._pdf.pages:
            page.obj.Annots = Array(page.obj.get("/Annots", Array()))
            page.obj.Tabs = Name.R
        hidden = Dictionary(
            FT=Name.Tx, T=String(MANIFEST), V=String(manifest), Ff=_READ_ONLY, F=_HIDDEN
        )
        self._place(hidden, 0, (0, 0, 0, 0), self._pdf.Root.AcroForm.Fields)
        for field in fields:
            if isinstance(field.what, Slot):
                self._slot(field, field.what)
            elif field.what.one_of:
                self._radio(field, field.what)
            else:
                self._check(field, field.what)

    def _place(self, widget: Any, page: int, rect: Iterable[float], into: Any) -> None:
        obj = self._pdf.pages[page].obj
        widget.Type, widget.Subtype, widget.P = Name.Annot, Name.Widget, obj
        widget.Rect = Array([round(value, 2) for value in rect])
        widget = self._pdf.make_indirect(widget)
        into.append(widget)
        obj.Annots.append(widget)

    def _slot(self, field: Field, slot: Slot) -> None:
        widget = Dictionary(
            FT=Name.Ch if slot.options else Name.Tx,
            T=String(slot.name),
            TU=String(slot.tip or slot.label),
            V=String(slot.value),
            DV=String(slot.value),
            DA=String(f"/Helv {10 if slot.lines > 1 else 9} Tf 0 g"),
            F=_PRINT,
            MK=Dictionary(BC=_colour(_DARK), BG=_colour(_PALE)),
            BS=Dictionary(W=1, S=Name.S),
        )
        if slot.name in self._drawn:
            widget.AP = Dictionary(N=self._drawn[slot.name])
        if slot.options:
            empty = Array([String(""), String(" ")])
            widget.Ff = _COMBO
            widget.Opt = Array(
                [empty, *(Array([String(sign), String(text)]) for sign, text in slot.options)]
            )
        else:
            widget.MaxLen = NOTE_LIMIT if slot.lines > 1 else LINE_LIMIT
            widget.Ff = _MULTILINE if slot.lines > 1 else 0
        self._place(widget, field.page, field.rect, self._pdf.Root.AcroForm.Fields)

    def _radio(self, field: Field, mark: Mark) -> None:
        if mark.name not in self._groups:
            group = self._pdf.make_indirect(
                Dictionary(
                    FT=Name.Btn,
                    T=String(mark.name),
                    TU=String(mark.question),
                    Ff=_RADIO,
                    V=Name.Off,
                    DV=Name.Off,
                    Kids=Array(),
                )
            )
            self._groups[mark.name] = group
            self._pdf.Root.AcroForm.Fields.append(group)
        group = self._groups[mark.name]
        widget = self._button(mark, mark.sign, round_=True)
        if mark.on:
            group.V = group.DV = Name(f"/{mark.sign}")
        widget.Parent = group
        self._place(widget, field.page, field.rect, group.Kids)

    def _check(self, field: Field, mark: Mark) -> None:
        widget = self._button(mark, "Yes", round_=False)
        widget.FT, widget.T = Name.Btn, String(mark.name)
        widget.V = widget.DV = Name.Yes if mark.on else Name.Off
        self._place(widget, field.page, field.rect, self._pdf.Root.AcroForm.Fields)

    def _button(self, mark: Mark, state: str, *, round_: bool) -> Any:
        looks = Dictionary()
        looks[f"/{state}"] = self._looks[round_, True]
        looks["/Off"] = self._looks[round_, False]
        return Dictionary(
            TU=String(mark.tip),
            F=_PRINT,
            AS=Name(f"/{state}") if mark.on else Name.Off,
            AP=Dictionary(N=looks),
            MK=Dictionary(BC=_colour(_DARK), BG=_colour(_PALE), CA=String("l" if round_ else "8")),
            BS=Dictionary(W=1, S=Name.S),
            DA=String("/ZaDb 0 Tf 0 g"),
        )


def _colour(numbers: str) -> Array:
    return Array([float(each) for each in numbers.split()])


def _appearance(pdf: pikepdf.Pdf, *, round_: bool, on: bool) -> Any:
    """How a button of 10 by 10 points looks, marked or not."""
    edge = _circle(5, 5, 4.6) if round_ else "0.4 0.4 9.2 9.2 re"
    parts = [f"q {_DARK} RG {_PALE} rg 0.8 w {edge} B Q"]
    if on and round_:
        parts.append(f"q 0 0 0 rg {_circle(5, 5, 2.6)} f Q")
    elif on:
        parts.append("q 0 0 0 RG 1.4 w 2.2 2.2 m 7.8 7.8 l 2.2 7.8 m 7.8 2.2 l S Q")
    stream = pdf.make_stream(" ".join(parts).encode())
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, 10, 10])
    return stream


def _circle(x: float, y: float, radius: float) -> str:
    """A circle as path operators of four curves."""
    k = radius * _CIRCLE
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    curves = [
        (right, y + k, x + k, high, x, high),
        (x - k, high, left, y + k, left, y),
        (left, y - k, x - k, low, x, low),
        (x + k, low, right, y - k, right, y),
    ]
    drawn = " ".join(" ".join(f"{value:.3f}" for value in curve) + " c" for curve in curves)
    return f"{right:.3f} {y:.3f} m {drawn} h"
