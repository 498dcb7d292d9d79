"""The tables as an Excel workbook: filters, frozen heads, days as days, an action plan to fill in.

No cell is ever a formula or a link, whatever it holds: a text that could be taken for a formula
when it is edited carries Excel's own mark for text.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from decimal import Decimal
from typing import Any

import xlsxwriter

from assess.core.fields import Effort
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.report.formats.common import Paper, Progress, one_line, visible
from assess.report.formats.plain import risky
from assess.report.formats.sheets import Book, Column, Grid, Sheet, Value

_CELL = 32_000
"""Excel takes 32,767 characters in a cell."""
_TALLEST, _LINE = 400.0, 12.6
_PAGE_WIDTH = 190
"""Characters beside each other on a printed page."""
_TAB = re.compile(r"[\[\]:*?/\\']")
_PAPERS: dict[Paper, int] = {"a4": 9, "letter": 1}
_INK, _QUIET, _RULE, _PALE, _ACCENT = "#16191d", "#4d5763", "#9aa4af", "#e4e9ee", "#12395b"
_NUMBER = {"align": "right"}
_ROOM = "_W"
"""In a format: as much room as this letter takes, between a number and the text beside it."""


def render(
    book: Book, *, paper: Paper = "a4", on_progress: Progress
) -> tuple[bytes, tuple[str, ...]]:
    """Return the bytes of an .xlsx file, and messages; the same book gives the same bytes."""
    file = io.BytesIO()
    made = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        },
    )
    made.set_properties(
        {
            "title": one_line(book.title)[:255],
            "subject": one_line(book.subject)[:255],
            "author": book.author,
            "created": book.changed.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0),
        }
    )
    writer = _Writer(made, book, paper)
    total = len(book.sheets) + 1
    for done, sheet in enumerate(book.sheets, 1):
        writer.sheet(sheet)
        on_progress(done, total)
    made.close()
    on_progress(total, total)
    return file.getvalue(), writer.messages()


class _Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, made: Any) -> None:
        self._made = made
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **more: Any) -> Any:
        common = {
            "font_name": "Arial",
            "font_size": 10,
            "valign": "top",
            "font_color": _INK,
            "text_wrap": True,
        }
        look = {**common, **more}
        name = tuple(sorted(look.items()))
        if name not in self._known:
            self._known[name] = self._made.add_format(look)
        return self._known[name]


class _Writer:
    """Writes one workbook; rows and columns count from 0."""

    def __init__(self, made: Any, book: Book, paper: Paper) -> None:
        self._made, self._book, self._paper = made, book, paper
        self._look = _Looks(made)
        self._tabs: set[str] = set()
        self._cut = 0

    def messages(self) -> tuple[str, ...]:
        """What the user should know."""
        if not self._cut:
            return ()
        words = ngettext(
            "{n} cell holds more than Excel can keep; its text is cut, and says so.",
            "{n} cells hold more than Excel can keep; their texts are cut, and say so.",
            self._cut,
        )
        return (words.format(n=number(self._cut)),)

    def sheet(self, sheet: Sheet) -> None:
        page = self._made.add_worksheet(self._tab(sheet.title))
        alone = len(sheet.grids) == 1 and not sheet.about
        start = self._about(page, sheet) if sheet.about else 0
        for grid in sheet.grids:
            if grid.title and not alone:
                page.write_string(start, 0, visible(grid.title), self._heading())
                start += 1
            end = self._grid(page, grid, start)
            if not grid.rows and sheet.empty:
                page.write_string(end, 0, visible(sheet.empty), self._look(text_wrap=False))
                end += 1
            start = end + 1
        if alone:
            grid = sheet.grids[0]
            page.freeze_panes(1, min(1, len(grid.columns)))
            page.autofilter(0, 0, max(1, len(grid.rows)), len(grid.columns) - 1)
            page.repeat_rows(0)
            page.repeat_columns(0)
        self._print(page, sheet)

    def _heading(self) -> Any:
        return self._look(bold=True, font_size=12, font_color=_ACCENT, text_wrap=False)

    def _print(self, page: Any, sheet: Sheet) -> None:
        """On paper: as many pages side by side as leave the letters large enough."""
        width = max(sum(column.width for column in grid.columns) for grid in sheet.grids)
        page.set_landscape()
        page.set_paper(_PAPERS[self._paper])
        page.set_margins(0.5, 0.5, 0.7, 0.7)
        page.fit_to_pages(-(-width // _PAGE_WIDTH), 0)
        page.print_across()
        running = one_line(self._book.running).replace("&", "&&")[:150]
        page.set_header(f"&L&8{running}")
        page.set_footer("&L&8&A&R&8&P / &N")

    def _about(self, page: Any, sheet: Sheet) -> int:
        """Lines of a label and a text, above the tables; return the row after them."""
        title = self._look(bold=True, font_size=16, font_color=_ACCENT, text_wrap=False)
        page.write_string(0, 0, visible(self._book.title), title)
        label, text = self._look(font_color=_QUIET), self._look()
        columns = sheet.grids[0].columns
        for place, (name, words) in enumerate(sheet.about, 2):
            page.write_string(place, 0, visible(name), label)
            page.write_string(place, 1, self._fit(words), self._guarded(words, text))
            page.set_row(place, _height((words, columns[1].width), (name, columns[0].width)))
        return len(sheet.about) + 3

    def _grid(self, page: Any, grid: Grid, start: int) -> int:
        """A table from row ``start``; return the row after it."""
        head = self._look(bold=True, bg_color=_PALE, bottom=1, bottom_color=_QUIET, font_color=_INK)
        for place, column in enumerate(grid.columns):
            if not start or grid.name in ("checklists", "by"):
                page.set_column(place, place, column.width)
            page.write_string(start, place, visible(column.title), head)
        room = 2  # for the sign of the filter
        titles = [(column.title, column.width - room) for column in grid.columns]
        page.set_row(start, _height(*titles) + 4)
        for line, row in enumerate(grid.rows, start + 1):
            for place, (column, value) in enumerate(zip(grid.columns, row, strict=True)):
                self._cell(page, (line, place), column, value)
            texts = zip(row, grid.columns, strict=True)
            page.set_row(line, _height(*((str(v or ""), c.width) for v, c in texts)))
        self._to_fill_in(page, grid, start)
        return start + len(grid.rows) + 1

    def _cell(self, page: Any, at: tuple[int, int], column: Column, value: Value) -> None:
        look = self._column_look(column)
        if value is None or value == "":
            page.write_blank(*at, None, look)
        elif isinstance(value, dt.date):
            page.write_datetime(*at, dt.datetime.combine(value, dt.time()), look)
        elif isinstance(value, int | Decimal):
            page.write_number(*at, value, look)
        else:
            words = self._fit(value)
            guarded = {"quote_prefix": True} if risky(words) else {}
            page.write_string(*at, words, self._column_look(column, **guarded))

    def _column_look(self, column: Column, **more: Any) -> Any:
        rule = {"bottom": 1, "bottom_color": _RULE}
        fill_in = {"bg_color": "#fff8d6", "border": 1, "border_color": _RULE}
        match column.kind:
            case "percent":
                return self._look(**rule, **_NUMBER, num_format=f'0" %"{_ROOM}', **more)
            case "points":
                return self._look(**rule, **_NUMBER, num_format=f"0.0{_ROOM}", **more)
            case "count":
                return self._look(**rule, **_NUMBER, num_format=f"0{_ROOM}", **more)
            case "day":
                return self._look(**rule, num_format="yyyy-mm-dd", align="left", **more)
            case "fill-in" | "band":
                return self._look(**fill_in, **more)
            case "fill-in-day":
                return self._look(**fill_in, num_format="yyyy-mm-dd", align="left", **more)
        return self._look(**rule, **more)

    def _to_fill_in(self, page: Any, grid: Grid, start: int) -> None:
        """What the columns of the action plan take."""
        if not grid.rows:
            return
        first, last = start + 1, start + len(grid.rows)
        for place, column in enumerate(grid.columns):
            if column.kind == "band":
                bands = [effort.words for effort in Effort]
                rule: dict[str, Any] = {
                    "validate": "list",
                    "source": bands,
                    "error_type": "warning",
                }
                page.data_validation(first, place, last, place, rule)
            elif column.kind == "fill-in-day":
                rule = {
                    "validate": "date",
                    "criteria": ">=",
                    "value": dt.date(1990, 1, 1),
                    "input_message": _("A day, such as 2030-06-30."),
                    "error_type": "warning",
                }
                page.data_validation(first, place, last, place, rule)

    def _guarded(self, words: str, look: Any) -> Any:
        return self._look(quote_prefix=True) if risky(words) else look

    def _fit(self, words: str) -> str:
        words = visible(words)
        if len(words) <= _CELL:
            return words
        self._cut += 1
        return f"{words[:_CELL]}… {_('(cut: no more fits into the cell)')}"

    def _tab(self, title: str) -> str:
        """A name for a sheet: at most 31 characters, none that Excel refuses, each once."""
        base = " ".join(_TAB.sub(" ", visible(title)).split())[:28] or "-"
        name, count = base, 1
        # Excel keeps the name History for itself.
        while name.casefold() in self._tabs or name.casefold() == "history":
            count += 1
            name = f"{base} {count}" if base.casefold() in self._tabs else f"{base}."
        self._tabs.add(name.casefold())
        return name


def _height(*cells: tuple[str, float]) -> float:
    """The height in points of a row whose cells hold these texts at these widths."""
    most = max((_lines(words, width) for words, width in cells), default=1)
    return min(_TALLEST, most * _LINE + 3)


def _lines(words: str, width: float) -> int:
    room = max(1, int(width * 1.2))
    return sum(max(1, -(-_columns(line) // room)) for line in words.split("\n"))


def _columns(line: str) -> int:
    if line.isascii():
        return len(line)
    return len(line) + sum(unicodedata.east_asian_width(each) in "WF" for each in line)
