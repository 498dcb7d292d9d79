"""A form as a PDF: to print and fill in by hand, or to fill in on the screen."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
)

from assess.core.fingerprint import SHOWN
from assess.forms.boxes import Field, Mark, Marked, Room, Slot
from assess.forms.fields import NOTHING, with_fields
from assess.forms.manifest import manifest_of, written
from assess.forms.sheet import DOCUMENTS, Choice, Entry, Form, Item
from assess.forms.words import (
    about,
    document_fields,
    document_kinds,
    how_fillable,
    how_printed,
)
from assess.language import gettext as _
from assess.language import spoken
from assess.report.blocks import Span
from assess.report.typeface import BOLD, REGULAR, Typesetter

Paper = Literal["a4", "letter"]

_SIZES = {"a4": A4, "letter": LETTER}
_MARGIN, _TOP, _BOTTOM = 50.0, 46.0, 50.0
_INDENT = 26.0
"""Where the text of a question begins, right of its number."""

_INK, _QUIET, _ACCENT = HexColor("#16191d"), HexColor("#4d5763"), HexColor("#12395b")
_PASSES = 2
"""Pages are counted in the first pass and printed in the second."""


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    given = {"fontName": REGULAR, "textColor": _INK, "leading": size * 1.3, **more}
    return ParagraphStyle(name, fontSize=size, **given)


_TITLE = _style("title", 19, textColor=_ACCENT, spaceAfter=4)
_SHEET = _style("sheet", 15, textColor=_ACCENT, spaceAfter=4)
_PART = _style("part", 11.5, textColor=_ACCENT, spaceBefore=8, spaceAfter=3)
_TEXT = _style("text", 9.5, spaceAfter=2)
_QUESTION = _style(
    "question", 10.5, leftIndent=_INDENT, bulletIndent=0, bulletFontName=BOLD, bulletFontSize=10.5
)
_ASIDE = _style("aside", 8.5, textColor=_QUIET, leftIndent=_INDENT)
_CHOICE = _style("choice", 9.5)


def pdf(form: Form, *, fillable: bool = False, paper: Paper = "a4") -> tuple[bytes, list[str]]:
    """Return ``form`` as the bytes of a PDF, and messages for the user."""
    typesetter = Typesetter()
    data, total, fields = b"", 0, list[Field]()
    for _number in range(_PASSES):
        fields = []
        maker = _Story(form, typesetter, fields if fillable else None)
        pages = _Pages(form, _SIZES[paper], total)
        pages.build(list(maker.story()))
        data, total = pages.file.getvalue(), pages.page
    if fillable:
        data = with_fields(data, fields, written(manifest_of(form)), typesetter)
    return data, list(typesetter.messages())


class _Pages(BaseDocTemplate):  # type: ignore[misc]
    """Page furniture: what the form is of, so that loose sheets find each other, and the page."""

    def __init__(self, form: Form, size: tuple[float, float], total: int) -> None:
        self.file = io.BytesIO()
        super().__init__(
            self.file,
            pagesize=size,
            title=form.heading,
            subject="assess-form",
            lang=spoken(),
            displayDocTitle=True,
            invariant=1,
            initialFontName=REGULAR,
        )
        self._total = total
        names = [form.heading, form.assessment, form.state[:SHOWN]]
        self._name = " · ".join(name for name in names if name)
        width, height = size
        frame = Frame(
            _MARGIN,
            _BOTTOM,
            width - 2 * _MARGIN,
            height - _TOP - _BOTTOM,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._furniture))

    def _furniture(self, canvas: Canvas, _document: Any) -> None:
        width = self.pagesize[0]
        style = _style("foot", 8, textColor=_QUIET)
        name = Typesetter().paragraph((Span(self._name),), style)
        name.wrap(width - 2 * _MARGIN - 90, 30)
        name.drawOn(canvas, _MARGIN, _BOTTOM - 24)
        canvas.saveState()
        canvas.setFillColor(_QUIET)
        canvas.setFont(REGULAR, 8)
        words = _("page {n} of {total}").format(n=self.page, total=self._total or 1)
        canvas.drawRightString(width - _MARGIN, _BOTTOM - 21, words)
        canvas.restoreState()


class _Story:
    """The form as flowables. ``fields`` collects the fields of a form to fill in on the screen."""

    def __init__(self, form: Form, typesetter: Typesetter, fields: list[Field] | None) -> None:
        self._form, self._typesetter, self._fields = form, typesetter, fields

    def _set(self, text: str, style: ParagraphStyle, *, bold: bool = False, label: str = "") -> Any:
        return self._typesetter.paragraph((Span(text, bold=bold),), style, label)

    def story(self) -> Iterator[Flowable]:
        yield from self._front()
        for sheet in self._form.sheets:
            yield CondPageBreak(10_000)
            yield self._set(sheet.title, _SHEET, bold=True)
            yield self._set(sheet.summary, _TEXT)
            for part in sheet.parts:
                title = self._set(part.title, _PART, bold=True)
                for place, item in enumerate(part.items):
                    yield from self._blocks(item, title if place == 0 else None)

    def _front(self) -> Iterator[Flowable]:
        yield self._set(self._form.heading, _TITLE, bold=True)
        for name, value in about(self._form):
            text = (Span(f"{name}: ", bold=True), Span(value))
            yield self._typesetter.paragraph(text, _TEXT)
        if not self._form.assessment:
            slots = [
                Slot(_("Country"), "country", 3),
                Slot(_("Reference date (year-month-day)"), "date", 2),
            ]
            yield self._room(slots)
        if self._fields is None:
            yield self._room(
                [Slot(_("Filled in by"), "", 3), Slot(_("Agency"), "", 3), Slot(_("Date"), "", 2)]
            )
        yield Spacer(0, 8)
        how = how_printed(self._form) if self._fields is None else how_fillable()
        numbered = _style("how", 9.5, leftIndent=18, bulletIndent=0, spaceAfter=3)
        for number, line in enumerate(how, 1):
            yield self._set(line, numbered, label=f"{number}.")

    def _blocks(self, item: Item, title: Flowable | None) -> Iterator[Flowable]:
        """The question with its boxes, then the room to write: a page may end between them."""
        yield KeepTogether([*([title] if title else []), *self._question(item)])
        if item.entry is not Entry.PROFILE:
            yield KeepTogether(list(self._beside(item)))

    def _question(self, item: Item) -> Iterator[Flowable]:
        yield Spacer(0, 9)
        yield self._set(item.text, _QUESTION, bold=True, label=str(item.number))
        if item.notices:
            yield self._set(" · ".join(item.notices), _ASIDE, bold=True)
        if item.why:
            yield self._set(item.why, _ASIDE)
        if item.entry is Entry.PROFILE:
            return
        yield Spacer(0, 3)
        yield from self._answers(item)
        unsure = Choice("unsure", _("I am not sure of this answer"))
        yield self._mark(f"q{item.number}s", unsure, item, on=item.shown.unsure)

    def _answers(self, item: Item) -> Iterator[Flowable]:
        name, shown = f"q{item.number}", item.shown
        match item.entry:
            case Entry.ONE:
                yield from self._group(name, item, (*item.choices, *item.others))
                return
            case Entry.SEVERAL:
                there = item.ticked(shown)
                for choice in item.choices:
                    part = f"{name}p{choice.sign}"
                    yield self._mark(part, choice, item, on=choice.sign in there)
                none = Choice("0", _("None of these"))
                yield from self._group(f"{name}o", item, (none, *item.others))
                return
            case Entry.NUMBER:
                label = _("Number ({unit})").format(unit=item.unit) if item.unit else _("Number")
                value = "" if shown.number is None else format(shown.number, "f")
            case Entry.DATE:
                label, value = _("Date (year-month-day)"), str(shown.date or "")
            case _:
                label, value = _("Answer"), shown.text or ""
        tip = f"{item.number}. {item.text}"
        yield self._room([Slot(label, f"{name}v", 1, value=value, tip=tip)], indent=_INDENT)
        yield from self._group(f"{name}o", item, item.others)

    def _group(self, name: str, item: Item, choices: tuple[Choice, ...]) -> Iterator[Flowable]:
        """Boxes of which one is marked; on the screen also one that takes the answer back."""
        sign = item.sign_of(item.shown)
        if item.entry is Entry.SEVERAL and item.shown.elements == ():
            sign = "0"
        for choice in choices:
            yield self._mark(name, choice, item, on=choice.sign == sign, one_of=True)
        if self._fields is not None:
            words = _("no answer") if item.entry is Entry.ONE else _("as above, or no answer")
            none = Choice(NOTHING, words)
            yield self._mark(name, none, item, on=not sign, one_of=True)

    def _mark(
        self, name: str, choice: Choice, item: Item, *, on: bool, one_of: bool = False
    ) -> Marked:
        question = f"{item.number}. {item.text}"
        mark = Mark(name, choice.sign, on, one_of, question, f"{question} {choice.text}")
        sign = "" if choice.sign in (NOTHING, "unsure") else choice.sign
        return Marked(mark, sign, self._set(choice.text, _CHOICE), _INDENT, self._fields)

    def _beside(self, item: Item) -> Iterator[Flowable]:
        name, shown = f"q{item.number}", item.shown
        question = f"{item.number}. {item.text}"
        label = _("Note on question {n}").format(n=item.number)
        note = Slot(label, f"{name}n", 1, value=shown.note, lines=2, tip=f"{question} {label}")
        yield self._room([note], indent=_INDENT)
        for place in range(1, DOCUMENTS + 1):
            kept = shown.evidence[place - 1] if place <= len(shown.evidence) else None
            values = kept.model_dump() if kept else {}
            yield self._room(list(_document_slots(name, place, values, question)), indent=_INDENT)

    def _room(self, slots: list[Slot], indent: float = 0) -> Room:
        return Room(slots, indent, self._typesetter, self._fields)


_SHARES = {"kind": 3.1, "title": 4.0, "reference": 2.3, "date": 1.7, "place": 2.3}


def _document_slots(
    name: str, place: int, values: Mapping[str, str], question: str
) -> Iterator[Slot]:
    for field, label in document_fields().items():
        words = _("Document {n}: {field}").format(n=place, field=label)
        yield Slot(
            words if field == "kind" else label,
            f"{name}d{place}{field}",
            _SHARES[field],
            value=values.get(field, ""),
            tip=f"{question} {words}",
            options=tuple((each.sign, each.text) for each in document_kinds())
            if field == "kind"
            else (),
        )
