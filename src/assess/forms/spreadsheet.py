"""A form as an Excel workbook: one row a question, drop-downs with the texts of the answers."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import xlsxwriter

from assess.forms import columns as col
from assess.forms.looks import Looks, height, looks
from assess.forms.manifest import manifest_of, written
from assess.forms.rows import PLACE, WIDTHS, Lists, Rows
from assess.forms.sheet import Form, Sheet
from assess.forms.words import about, document_fields, how_spreadsheet
from assess.language import gettext as _

_NAME_LIMIT = 31
_ILLEGAL = re.compile(r"[\[\]:*?/\\']")
_PROTECTION = {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True}
_NAMES, _VALUES = 46, 80
"""Widths of the columns of the first sheet."""

_FIRST = 3
"""The first row of questions, after the hidden one, the title and the heads."""


def workbook(form: Form) -> bytes:
    """Return ``form`` as the bytes of an .xlsx file."""
    file = io.BytesIO()
    # Nothing that begins with = or looks like a link is ever more than text.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(file, options)
    # No time of writing: the same form is the same file.
    created = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the file format holds no zone
    book.set_properties({"title": form.heading, "created": created})
    _Writer(book, form).write()
    book.close()
    return file.getvalue()


class _Writer:
    """Writes one workbook; xlsxwriter counts rows and columns from 0."""

    def __init__(self, book: Any, form: Form) -> None:
        self._book, self._form = book, form
        self._look: Looks = looks(book)
        self._lists = Lists()

    def write(self) -> None:
        self._front()
        names: set[str] = set()
        for sheet in self._form.sheets:
            self._questions(sheet, self._book.add_worksheet(_tab(sheet.title, names)))
        self._hidden()

    def _front(self) -> None:
        page = self._book.add_worksheet(_tab(_("Read me first"), set()))
        page.hide_gridlines(2)
        page.set_column(0, 0, _NAMES)
        page.set_column(1, 1, _VALUES)
        page.set_column(2, 2, None, None, {"hidden": True})
        page.write_string(0, 0, self._form.heading, self._look.title)
        row = 2
        for name, value in about(self._form):
            page.write_string(row, 0, name, self._look.head)
            page.write_string(row, 1, value, self._look.plain)
            page.set_row(row, height((name, _NAMES), (value, _VALUES)))
            row += 1
        if not self._form.assessment:
            row = self._asked_of_country(page, row)
        row += 1
        for number, line in enumerate(how_spreadsheet(), 1):
            text = f"{number}.  {line}"
            page.merge_range(row, 0, row, 1, "", self._look.plain)
            page.write_string(row, 0, text, self._look.plain)
            page.set_row(row, height((text, _NAMES + _VALUES)))
            row += 1
        page.protect("", _PROTECTION)
        page.set_paper(9)
        page.fit_to_pages(1, 0)

    def _asked_of_country(self, page: Any, row: int) -> int:
        """Cells for what a form of checklists alone does not know; named in a hidden column."""
        asked = [
            (col.COUNTRY, _("Country"), self._look.text),
            (col.DATE, _("Reference date (year-month-day)"), self._look.day),
        ]
        for name, label, look in asked:
            page.write_string(row, 0, label, self._look.head)
            page.write_blank(row, 1, None, look)
            page.write_string(row, 2, f"{col.MARK}:{name}")
            row += 1
        return row

    def _questions(self, sheet: Sheet, page: Any) -> None:
        self._frame(sheet, page)
        row, rows = _FIRST, Rows(page, self._look, self._lists)
        for part in sheet.parts:
            for place in range(PLACE[col.NUMBER], len(col.COLUMNS)):
                page.write_blank(row, place, None, self._look.section)
            page.write_string(row, PLACE[col.NUMBER], part.title, self._look.section)
            row += 1
            for item in part.items:
                row = rows.item(row, item)
        page.autofilter(_FIRST - 1, PLACE[col.NUMBER], row - 1, len(col.COLUMNS) - 1)
        page.print_area(1, PLACE[col.NUMBER], row - 1, PLACE[col.UNSURE])

    def _frame(self, sheet: Sheet, page: Any) -> None:
        for name, place in PLACE.items():
            page.write_string(0, place, f"{col.MARK}:{name}")
            width = WIDTHS.get(name, WIDTHS.get(name.rpartition(".")[2], 10))
            hidden = {"hidden": True} if name in (col.KEY, col.PART) else {}
            page.set_column(place, place, width, self._look.plain, hidden)
            page.write_string(_FIRST - 1, place, _head(name), self._look.head)
        page.set_row(0, None, None, {"hidden": True})
        page.set_row(1, 24)
        page.write_string(1, PLACE[col.NUMBER], sheet.title, self._look.title)
        page.freeze_panes(_FIRST, PLACE[col.OFFERED])
        page.protect("", _PROTECTION)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(_FIRST - 1)
        page.set_footer("&L&A&R&P / &N")

    def _hidden(self) -> None:
        page = self._book.add_worksheet(col.LISTS_SHEET)
        for row, cells in enumerate(self._lists.rows):
            for place, value in enumerate(cells):
                page.write_string(row, place, value)
        page.hide()
        page.protect()
        page = self._book.add_worksheet(col.FORM_SHEET)
        text = written(manifest_of(self._form))
        page.write_string(0, 0, col.MARK)
        for row, start in enumerate(range(0, len(text), col.CHUNK), 1):
            page.write_string(row, 0, text[start : start + col.CHUNK])
        page.very_hidden()
        page.protect()


def _head(name: str) -> str:
    heads = {
        col.NUMBER: _("No."),
        col.QUESTION: _("Question"),
        col.OFFERED: _("Answers to choose from"),
        col.ANSWER: _("Your answer"),
        col.NOTE: _("Note"),
        col.UNSURE: _("Unsure?"),
    }
    place, _dot, field = name.removeprefix("document").partition(".")
    if field:
        return _("Document {n}: {field}").format(n=place, field=document_fields()[field])
    return heads.get(name, "")


def _tab(title: str, taken: set[str]) -> str:
    """A name for a sheet: at most 31 characters, none that Excel refuses, each once."""
    base = " ".join(_ILLEGAL.sub(" ", title).split())[:_NAME_LIMIT].strip() or "-"
    for name in _candidates(base):
        if name.casefold() not in taken:
            taken.add(name.casefold())
            return name
    raise AssertionError("candidates never end")


def _candidates(base: str) -> Iterator[str]:
    yield base
    for number in range(2, 1000):
        end = f" {number}"
        yield base[: _NAME_LIMIT - len(end)] + end
