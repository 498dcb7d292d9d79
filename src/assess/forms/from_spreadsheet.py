"""A filled spreadsheet read back, whichever program saved it, with rows sorted or deleted."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from assess.errors import AssessmentFileError
from assess.forms import columns as col
from assess.forms.filled import Cell, FilledForm, Written, shortened
from assess.forms.manifest import Asked, Manifest
from assess.forms.manifest import read as read_manifest
from assess.forms.opening import opened
from assess.forms.sheet import DOCUMENTS, Entry
from assess.language import gettext as _

_SIGN = re.compile(r"\s*([a-z]{0,2}\d{0,2})(\s*[-–—.:]\s|\s*$)", re.IGNORECASE)
_ROW_LIMIT, _COLUMN_LIMIT = 5_000, 100
"""Rows and columns that are looked at: what a form has, many times over."""


def read(data: bytes, name: str) -> FilledForm:
    """Read a filled workbook. Raises AssessmentFileError where it is no form of this program."""
    book = opened(data, name)
    manifest = read_manifest(_hidden_text(book, name), name)
    reader = _Reader(manifest, _lists(book), _values(data, book))
    for sheet in book.worksheets:
        reader.sheet(sheet)
    return FilledForm(
        name=name,
        manifest=manifest,
        written=reader.written(),
        country=str(reader.asked.get(col.COUNTRY, "")),
        date=reader.asked.get(col.DATE, ""),
        strange=tuple(reader.strange),
    )


def _hidden_text(book: Any, name: str) -> str:
    if col.FORM_SHEET in book.sheetnames:
        cells = [_text(cell.value) for (cell,) in book[col.FORM_SHEET].iter_rows(max_col=1)]
        if cells and cells[0] == col.MARK:
            return "".join(cells[1:])
    raise AssessmentFileError(
        _("{file} is no questionnaire made by this program, or its hidden sheets are gone.").format(
            file=name
        ),
        (),
        _("Make a form with “assess form ID” and copy the answers into it."),
    )


def _lists(book: Any) -> dict[str, str]:
    """The sign of every text that a drop-down of this workbook offers, in its own language."""
    found: dict[str, str] = {}
    if col.LISTS_SHEET in book.sheetnames:
        for row in book[col.LISTS_SHEET].iter_rows(max_col=3, values_only=True):
            text, sign, _name = (*map(_text, row), "", "", "")[:3]
            found[_folded(text)] = sign
    return found


def _values(data: bytes, book: Any) -> Any:
    """The workbook with what its formulas last showed; None where it has no formulas."""
    cells = (cell for sheet in book.worksheets for row in _rows(sheet) for cell in row)
    return opened(data, "", values=True) if any(c.data_type == "f" for c in cells) else None


def _rows(sheet: Any) -> Any:
    """The rows of a sheet; a sheet whose cells were all formatted has a million of them."""
    rows, columns = min(sheet.max_row, _ROW_LIMIT), min(sheet.max_column, _COLUMN_LIMIT)
    return sheet.iter_rows(max_row=rows, max_col=columns)


def _text(value: Any) -> str:
    """A cell's value as text; a carriage return stands escaped in it as the file held it."""
    return "" if value is None else str(value).replace("_x000D_\n", "\n")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass
class _Gathered:
    """What the rows of one question held so far."""

    answer: Cell = ""
    parts: dict[str, bool] = field(default_factory=dict)
    other: str = ""
    note: str = ""
    unsure: bool | None = None
    documents: list[dict[str, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)


class _Reader:
    """Gathers the rows of all sheets by question."""

    def __init__(self, manifest: Manifest, lists: Mapping[str, str], values: Any) -> None:
        self._asked = manifest.by_key
        self._lists, self._values = lists, values
        self._found: dict[str, _Gathered] = {}
        self.asked: dict[str, Cell] = {}
        self.strange: list[str] = []

    def written(self) -> dict[str, Written]:
        names = [each.name for each in fields(Written)]
        return {
            key: Written(**{name: getattr(each, name) for name in names})
            for key, each in self._found.items()
        }

    def sheet(self, sheet: Any) -> None:
        """Take in a sheet of questions, or what the first sheet asks."""
        places: dict[str, int] = {}
        for row in _rows(sheet):
            if col.KEY in places and col.ANSWER in places:
                self._row(row, places)
                continue
            for cell in row:
                mark, _colon, name = str(cell.value or "").partition(":")
                if mark == col.MARK and name in (col.COUNTRY, col.DATE):
                    self._country(name, row[1])
                elif mark == col.MARK:
                    places.setdefault(name, cell.column - 1)

    def _country(self, name: str, cell: Any) -> None:
        try:
            self.asked[name] = self._value(cell)
        except _NoValue as error:
            self.strange.append(str(error))

    def _row(self, row: Any, places: Mapping[str, int]) -> None:
        cells = {name: row[place] for name, place in places.items() if place < len(row)}
        key = _text(cells[col.KEY].value) if col.KEY in cells else ""
        if "/" not in key:
            return
        asked = self._asked.get(key)
        if asked is None:
            self.strange.append(
                _("The file holds a row for {key}, which the form did not ask.").format(
                    key=shortened(key)
                )
            )
            return
        part = _text(cells[col.PART].value) if col.PART in cells else ""
        gathered = self._found.setdefault(key, _Gathered())
        if part in gathered.places:
            if any(self._value(cell) != "" for name, cell in cells.items() if name == col.ANSWER):
                gathered.unread.append(_("The question stands twice in the file."))
            return
        gathered.places.add(part)
        try:
            self._take(asked, part, gathered, cells)
        except _NoValue as error:
            gathered.unread.append(str(error))

    def _take(self, asked: Asked, part: str, gathered: _Gathered, cells: Mapping[str, Any]) -> None:
        answer = self._value(cells[col.ANSWER]) if col.ANSWER in cells else ""
        if part == col.OTHER:
            gathered.other = str(self._sign(answer))
        elif part:
            self._part(part, answer, gathered)
        else:
            self._beside(gathered, cells)
            gathered.answer = self._sign(answer) if asked.entry is Entry.ONE else answer

    def _part(self, part: str, answer: Cell, gathered: _Gathered) -> None:
        if answer == "":
            return
        said = self._yes(answer)
        if said is None:
            gathered.unread.append(
                _("Part {part}: {found} is neither yes nor no.").format(
                    part=part, found=shortened(answer)
                )
            )
        else:
            gathered.parts[part] = said

    def _beside(self, gathered: _Gathered, cells: Mapping[str, Any]) -> None:
        gathered.note = _line_feeds(self._shown(cells, col.NOTE))
        unsure = self._shown(cells, col.UNSURE)
        gathered.unsure = self._yes(unsure) if unsure else None
        for place in range(1, DOCUMENTS + 1):
            given = {
                name: self._shown(cells, col.document(place, name)).strip() for name in col.FIELDS
            }
            if not any(value for name, value in given.items() if name != "kind"):
                gathered.documents.append({})
                continue
            kind = self._lists.get(_folded(given["kind"]), given["kind"]) or "public"
            gathered.documents.append(
                {name: value for name, value in {**given, "kind": kind}.items() if value}
            )

    def _shown(self, cells: Mapping[str, Any], name: str) -> str:
        """A cell's content as text; a number or date that was typed, as it is written."""
        value = self._value(cells[name]) if name in cells else ""
        return format(value, "f") if isinstance(value, Decimal) else str(value)

    def _value(self, cell: Any) -> Cell:
        """What a cell holds. Raises _NoValue for a formula that was never computed."""
        value = cell.value
        if cell.data_type == "f":
            value = self._values[cell.parent.title][cell.coordinate].value
            if value is None:
                raise _NoValue(
                    _("Cell {cell} holds a formula; write its result into the cell.").format(
                        cell=cell.coordinate
                    )
                )
        if cell.data_type == "e":
            raise _NoValue(
                _("Cell {cell} shows an error ({found}).").format(cell=cell.coordinate, found=value)
            )
        return _cell(value)

    def _sign(self, value: Cell) -> Cell:
        """The sign of a choice: by its whole text, else by the sign it begins with."""
        if isinstance(value, Decimal):
            return format(value, "f")
        known = self._lists.get(_folded(str(value)))
        if known is not None:
            return known
        begins = _SIGN.match(str(value))
        return begins[1].lower() if begins and begins[1] else str(value).strip()

    def _yes(self, value: Cell) -> bool | None:
        text = _folded(str(value))
        sign = self._lists.get(text, text)
        return {"y": True, "n": False, "yes": True, "no": False}.get(sign)


class _NoValue(Exception):
    """A cell shows nothing that can be taken; the message says which."""


def _cell(value: Any) -> Cell:
    match value:
        case None:
            return ""
        case bool():
            return "y" if value else "n"
        case int():
            return Decimal(value)
        case float():
            number = Decimal(repr(value))
            return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
    text = _text(value)
    return text if text.strip() else ""


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
