"""A form as a Word document: to print, and to change before it is printed."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.shared import Cm, Pt, RGBColor

from assess.core.text import clean
from assess.forms.sheet import DOCUMENTS, Choice, Entry, Form, Item
from assess.forms.words import about, document_fields, document_kinds, how_printed
from assess.language import gettext as _

_EMPTY, _MARKED = "☐", "☒"
_QUIET = RGBColor(0x4D, 0x57, 0x63)
_LINE = "_" * 60


def document(form: Form) -> bytes:
    """Return ``form`` as the bytes of a .docx file."""
    made = docx.Document()
    properties = made.core_properties
    properties.title, properties.author, properties.comments = form.heading, "assess", ""
    _Writer(made).write(form)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


class _Writer:
    """Writes one document."""

    def __init__(self, made: Any) -> None:
        self._made = made
        for section in made.sections:
            section.left_margin = section.right_margin = Cm(2)
            section.top_margin = section.bottom_margin = Cm(1.8)
        made.styles["Normal"].font.size = Pt(10)
        made.styles["Normal"].paragraph_format.space_after = Pt(2)

    def write(self, form: Form) -> None:
        self._made.add_heading(_text(form.heading), level=0)
        for name, value in about(form):
            line = self._made.add_paragraph()
            line.add_run(f"{_text(name)}: ").bold = True
            line.add_run(_text(value))
        if not form.assessment:
            self._made.add_paragraph(f"{_('Country')}: {_LINE}")
            self._made.add_paragraph(f"{_('Reference date (year-month-day)')}: {_LINE[:30]}")
        self._made.add_paragraph(f"{_('Filled in by')}: {_LINE}")
        self._made.add_paragraph(f"{_('Agency')}: {_LINE}  {_('Date')}: {_LINE[:20]}")
        for line in how_printed(form):
            self._made.add_paragraph(line, style="List Number")
        for sheet in form.sheets:
            self._made.add_page_break()
            self._made.add_heading(_text(sheet.title), level=1)
            self._made.add_paragraph(_text(sheet.summary))
            for part in sheet.parts:
                self._made.add_heading(_text(part.title), level=2)
                for item in part.items:
                    self._item(item)

    def _item(self, item: Item) -> None:
        self._made.add_heading(_text(f"{item.number}. {item.text}"), level=3)
        for text in [" · ".join(item.notices), item.why]:
            if text:
                run = self._made.add_paragraph().add_run(_text(text))
                run.italic, run.font.color.rgb, run.font.size = True, _QUIET, Pt(9)
        if item.entry is Entry.PROFILE:
            return
        self._answers(item)
        shown = item.shown
        self._box(Choice("", _("I am not sure of this answer")), on=shown.unsure)
        self._made.add_paragraph(_text(f"{_('Note')}: {shown.note or _LINE}"))
        self._documents(item)

    def _answers(self, item: Item) -> None:
        sign, choices = item.sign_of(item.shown), item.choices
        there = item.ticked(item.shown)
        if item.entry is Entry.SEVERAL:
            none = item.shown.elements == ()
            choices = (*choices, Choice("0", _("None of these")))
            there |= {"0"} if none else set()
        elif item.entry is not Entry.ONE:
            shown = item.shown
            value = shown.text or shown.date or shown.number
            given = _LINE[:30] if value is None else str(value)
            self._made.add_paragraph(_text(f"{_('Answer')}: {given} {item.unit}"))
        for choice in (*choices, *item.others):
            self._box(choice, on=choice.sign == sign or choice.sign in there)

    def _box(self, choice: Choice, *, on: bool) -> None:
        line = self._made.add_paragraph()
        line.paragraph_format.left_indent = Cm(1.4)
        line.paragraph_format.first_line_indent = Cm(-0.8)
        line.paragraph_format.keep_with_next = True
        line.add_run(f"{_MARKED if on else _EMPTY} ")
        line.add_run(f"{choice.sign} ".lstrip()).bold = True
        line.add_run(_text(choice.text))

    def _documents(self, item: Item) -> None:
        fields = document_fields()
        kinds = {choice.sign: choice.text for choice in document_kinds()}
        table = self._made.add_table(rows=1, cols=len(fields))
        table.style = "Table Grid"
        for cell, (name, label) in zip(table.rows[0].cells, fields.items(), strict=True):
            cell.text = _("Document: {field}").format(field=label) if name == "kind" else label
        for place in range(DOCUMENTS):
            kept = item.shown.evidence[place] if place < len(item.shown.evidence) else None
            for cell, name in zip(table.add_row().cells, fields, strict=True):
                value = str(getattr(kept, name)) if kept else ""
                cell.text = _text(kinds[value] if kept and name == "kind" else value)
        self._made.add_paragraph()


def _text(words: str) -> str:
    """Text without the controls that a Word file refuses."""
    return clean(words, what="", limit=10**6)
