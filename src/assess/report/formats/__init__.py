"""The gap report in the ministry's own tools: Word, Excel, a web page, Markdown, CSV and JSON.

DOCX, HTML, Markdown and JSON print the blocks that the PDF prints. XLSX and CSV are plain tables,
made of the same disclosed material. Nothing here computes a number, and nothing is loaded before
it is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assess.errors import NotFound
from assess.language import gettext as _
from assess.report.blocks import WriteResult
from assess.report.formats.common import Paper, Progress

if TYPE_CHECKING:
    from assess.core.events import Event
    from assess.core.view import View
    from assess.report.formats.sheets import Book
    from assess.report.layout import Layout


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file. ``blocks``: it follows a layout; ``paper``: it can be printed as it is."""

    name: str
    blocks: bool
    paper: bool


FORMATS = {
    each.name: each
    for each in (
        Format("pdf", blocks=True, paper=True),
        Format("docx", blocks=True, paper=True),
        Format("xlsx", blocks=False, paper=True),
        Format("html", blocks=True, paper=True),
        Format("md", blocks=True, paper=False),
        Format("csv", blocks=False, paper=False),
        Format("json", blocks=True, paper=False),
    )
}
"""Every format by its name, which is also how its file names end."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report is wanted: format, layout (a name, or one that was read), readers and paper."""

    to: str
    layout: Layout | str = "full"
    disclosure: str = "internal"
    paper: Paper = "a4"


def write(
    view: View,
    path: Path,
    wanted: Wanted,
    *,
    events: Iterable[Event] = (),
    on_progress: Progress | None = None,
) -> WriteResult:
    """Write the report of ``view`` to ``path`` in any format but PDF; pages are 0: not counted.

    The file appears whole or not at all: an exception from ``on_progress(done, total)`` stops the
    writing and leaves what was there. The same choices give the same bytes. Raises ReportError
    where the file cannot be written, NotFound for an unknown format or layout.
    """
    from assess.report.whole import check, put  # noqa: PLC0415 (with the rest, when a report is written)

    check(path)
    data, messages = render(view, wanted, events=events, on_progress=on_progress)
    put(data, path)
    return WriteResult(0, messages)


def render(
    view: View,
    wanted: Wanted,
    *,
    events: Iterable[Event] = (),
    on_progress: Progress | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """Return the bytes of the report, and what the user should know about it."""
    from assess.report import build  # noqa: PLC0415
    from assess.report.formats.book import build as build_book  # noqa: PLC0415

    if wanted.to not in FORMATS or wanted.to == "pdf":
        raise NotFound(
            _("There is no format “{name}” here.").format(name=wanted.to),
            _("There are: {names}.").format(names=", ".join(FORMATS)),
        )
    progress = on_progress or _silent
    events = list(events)
    if wanted.to in ("xlsx", "csv"):
        book = build_book(view, events, wanted.disclosure)
        return _book(book, wanted, progress)
    document = build(view, events, layout=wanted.layout, disclosure=wanted.disclosure)
    if wanted.to == "docx":
        from assess.report.formats import docx  # noqa: PLC0415

        return docx.render(document, paper=wanted.paper, on_progress=progress), ()
    if wanted.to == "html":
        from assess.report.formats import html  # noqa: PLC0415

        return html.render(document, paper=wanted.paper, on_progress=progress), ()
    if wanted.to == "md":
        from assess.report.formats import markdown  # noqa: PLC0415

        return markdown.render(document, on_progress=progress), ()
    from assess.report.formats import plain  # noqa: PLC0415

    book = build_book(view, events, wanted.disclosure)
    return plain.as_json(document, book, on_progress=progress), ()


def _book(book: Book, wanted: Wanted, progress: Progress) -> tuple[bytes, tuple[str, ...]]:
    if wanted.to == "xlsx":
        from assess.report.formats import xlsx  # noqa: PLC0415

        return xlsx.render(book, paper=wanted.paper, on_progress=progress)
    from assess.report.formats import plain  # noqa: PLC0415

    return plain.as_csv(book, on_progress=progress), ()


def _silent(_done: int, _total: int) -> None:
    """Nobody asks how far it is."""
