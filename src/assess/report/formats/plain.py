"""The tables as CSV, and everything as JSON."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import unicodedata
from dataclasses import fields
from decimal import Decimal
from typing import Any

from assess.report import blocks
from assess.report.blocks import Document
from assess.report.formats.common import Progress, Steps, visible
from assess.report.formats.sheets import Book, Column, Grid, Value

_FIRST = re.compile(r"[=+\-@|%\t\r\n]")
_BLOCKS = {
    blocks.Heading: "heading",
    blocks.Paragraph: "paragraph",
    blocks.Bullets: "bullets",
    blocks.Facts: "facts",
    blocks.Entry: "entry",
    blocks.ScoreBar: "score-bar",
    blocks.DutyBar: "duty-bar",
    blocks.Shade: "shade",
    blocks.Table: "table",
    blocks.Bars: "bars",
    blocks.ToSign: "to-sign",
}


def risky(words: str) -> bool:
    """Whether a spreadsheet could take a text for a formula, now or when it is edited.

    Signs of full width count as the signs that they stand for; space and invisible characters
    before them do not protect.
    """
    folded = unicodedata.normalize("NFKC", words)
    if folded[:1] in ("\t", "\r", "\n"):
        return True
    first = next((c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf"), "")
    return bool(_FIRST.match(first))


def as_csv(book: Book, *, on_progress: Progress) -> bytes:
    """A row for each question with its gap: UTF-8, comma, CRLF.

    It begins with a byte order mark: without one Excel reads the file in the code page of the
    machine, and every name in another script is spoilt. A text that a spreadsheet could take for
    a formula begins with an apostrophe.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    grid = book.joined
    total = len(grid.rows) + 1
    writer.writerow([_head(column) for column in grid.columns])
    on_progress(1, total)
    for done, row in enumerate(grid.rows, 2):
        writer.writerow([_cell(value) for value in row])
        on_progress(done, total)
    return file.getvalue().encode("utf-8-sig")


def _head(column: Column) -> str:
    return visible(f"{column.title} (%)" if column.kind == "percent" else column.title)


def _cell(value: Value) -> str:
    if isinstance(value, str):
        words = visible(value)
        return f"'{words}" if risky(words) else words
    return "" if value is None else str(value)


def as_json(document: Document, book: Book, *, on_progress: Progress) -> bytes:
    """The blocks of the report, and the tables of the workbook with their columns by name."""
    steps = Steps(document, on_progress)
    about = (
        *("title", "author", "subject", "language", "running", "notice", "assessment"),
        *("fingerprint", "heads", "disclosure", "layout"),
    )
    made = {
        "format": "assess-report/1",
        **{name: getattr(document, name) for name in about},
        "changed": document.changed.astimezone(dt.UTC).isoformat(),
        "caveats": book.caveats,
        "cover": _json(document.cover),
        "parts": [_part(part, steps) for part in document.parts],
        "tables": {grid.name: _rows(grid) for sheet in book.sheets for grid in sheet.grids},
    }
    text = json.dumps(made, ensure_ascii=False, indent=1)
    steps.done()
    return f"{text}\n".encode()


def _part(part: blocks.Part, steps: Steps) -> dict[str, Any]:
    found = []
    for block in part.blocks:
        found.append(_json(block))
        steps.done()
    return {"title": part.title, "anchor": part.anchor, "blocks": found}


def _json(value: Any) -> Any:
    """A block, or a part of one, as plain data; a text without looks is a string."""
    if isinstance(value, tuple):
        if value and all(isinstance(each, blocks.Span) for each in value):
            return _text(value)
        return [_json(each) for each in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    kind = {"block": _BLOCKS[type(value)]} if type(value) in _BLOCKS else {}
    given = ((field.name, getattr(value, field.name)) for field in fields(value))
    return kind | {name: _json(each) for name, each in given if not _is_default(each)}


def _is_default(value: Any) -> bool:
    """What is left out of the JSON of a block; 0 stays."""
    return value in ("", ()) or value is False


def _text(spans: blocks.Text) -> Any:
    plain = all(not (s.bold or s.italic or s.to or s.url) for s in spans)
    if plain:
        return "".join(span.text for span in spans)
    return [{f.name: getattr(s, f.name) for f in fields(s) if getattr(s, f.name)} for s in spans]


def _rows(grid: Grid) -> list[dict[str, Any]]:
    names = [column.name for column in grid.columns]
    return [
        {name: _plain(value) for name, value in zip(names, row, strict=True)} for row in grid.rows
    ]


def _plain(value: Value) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
