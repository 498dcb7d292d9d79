"""The report as PDF: A4, fonts embedded, the same bytes for the same document."""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from assess.errors import ReportError
from assess.report import style
from assess.report.blocks import Document, Span, WriteResult
from assess.report.flow import Flow
from assess.report.typeface import REGULAR, Typesetter

Progress = Callable[[int, int], None]

_PASSES = 2
"""Pages are counted in the first pass and printed in the second."""


def write(document: Document, path: Path, on_progress: Progress | None = None) -> WriteResult:
    """Write ``document`` to ``path`` whole or not at all; see :func:`assess.report.write`."""
    try:
        _check(path)
        data, pages, messages = render(document, on_progress)
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(data, path)
    except OSError as error:
        raise _refused(path, error) from error
    return WriteResult(pages, messages)


def _put(data: bytes, path: Path) -> None:
    """Write beside ``path``, then put it in its place in one step."""
    part = path.with_name(f".assess-{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _check(path: Path) -> None:
    if path.is_dir():
        raise ReportError(
            f"{path} is a folder, not a file.", "Name the file in it, such as report.pdf."
        )


def _refused(path: Path, error: OSError) -> ReportError:
    why = error.strerror or str(error)
    return ReportError(
        f"The report cannot be written to {path}: {why}.",
        "Close it where it is open, or choose another folder.",
    )


def render(
    document: Document, on_progress: Progress | None = None
) -> tuple[bytes, int, tuple[str, ...]]:
    """Return the PDF's bytes, its number of pages, and messages for the user."""
    typesetter = Typesetter()
    pages: Mapping[str, int] = {}
    total = 0
    data = b""
    for number in range(_PASSES):
        flow = Flow(typesetter, pages)
        story = flow.story(document)
        report = _Report(document, typesetter, total)
        report.watch(on_progress, number, len(story))
        report.build(story)
        data, total, pages = report.file.getvalue(), report.page, flow.ledger.pages
    return data, total, typesetter.messages()


class _Report(BaseDocTemplate):  # type: ignore[misc]
    """Page furniture: running title, notice, page x of y."""

    def __init__(self, document: Document, typesetter: Typesetter, total: int) -> None:
        self.file = io.BytesIO()
        super().__init__(
            self.file,
            pagesize=style.PAGE,
            leftMargin=style.LEFT,
            rightMargin=style.RIGHT,
            topMargin=style.TOP,
            bottomMargin=style.BOTTOM,
            title=document.title,
            author=document.author,
            subject=document.subject,
            creator=document.author,
            lang=document.language,
            displayDocTitle=True,
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,
        )
        self._changed = document.changed
        self._total = total
        self._running = _one_line(typesetter, document.running, style.LINE)
        self._notice = _one_line(typesetter, document.notice, style.LINE - 90)
        frame = Frame(
            style.LEFT,
            style.BOTTOM,
            style.LINE,
            style.COLUMN,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._furniture))

    def beforeDocument(self) -> None:  # noqa: N802 - named by the PDF library
        """Give the file the document's date in place of the time of writing."""
        file = self.canv._doc  # noqa: SLF001 - no public way to set these
        # The identity of the file grows from its content alone, not from the environment.
        file.signature = hashlib.md5(usedforsecurity=False)
        stamp = file._timeStamp  # noqa: SLF001
        stamp.t, stamp.lt = self._changed.timestamp(), self._changed.utctimetuple()
        stamp.YMDhms, stamp.dhh, stamp.dmm, stamp.tzname = tuple(stamp.lt)[:6], 0, 0, "UTC"
        self.canv.showOutline()

    def watch(self, on_progress: Progress | None, number: int, size: int) -> None:
        """Report flowables laid out, of those of all passes, rising."""
        if on_progress is None:
            return
        most = 0

        def told(kind: str, value: Any) -> None:
            nonlocal most
            if kind == "PROGRESS":
                most = max(most, min(int(value), size))
                on_progress(number * size + most, _PASSES * size)

        self.setProgressCallBack(told)

    def _furniture(self, canvas: Canvas, _document: Any) -> None:
        width, height = style.PAGE
        canvas.saveState()
        canvas.setStrokeColor(style.RULE)
        canvas.setLineWidth(0.4)
        canvas.setFillColor(style.QUIET)
        canvas.line(style.LEFT, style.BOTTOM - 14, width - style.RIGHT, style.BOTTOM - 14)
        if self.page > 1:
            self._running.drawOn(canvas, style.LEFT, height - style.TOP + 24)
            top = height - style.TOP + 18
            canvas.line(style.LEFT, top, width - style.RIGHT, top)
        self._notice.drawOn(canvas, style.LEFT, style.BOTTOM - 28)
        canvas.setFont(REGULAR, 8.5)
        count = f"page {self.page} of {self._total}"
        canvas.drawRightString(width - style.RIGHT, style.BOTTOM - 26, count)
        canvas.restoreState()


def _one_line(typesetter: Typesetter, words: str, width: float) -> Paragraph:
    """Set ``words`` on one line, shortened with an ellipsis where they do not fit."""
    shown, words = words, words.replace("\n", " ")
    while True:
        paragraph = Paragraph(typesetter.markup((Span(shown),)), style.RUNNING)
        _, height = paragraph.wrap(width, style.COLUMN)
        if height <= style.RUNNING.leading or len(words) < 2:
            return paragraph
        words = words[: len(words) * 9 // 10]
        shown = f"{words.rstrip()}…"
