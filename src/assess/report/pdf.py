"""Blocks as a PDF file: tagged, archivable, and the same bytes for the same document."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reportlab.platypus import Flowable

from assess.language import gettext as _
from assess.report import style
from assess.report.archive import Attachment, archived
from assess.report.blocks import Document, Text, WriteResult, text
from assess.report.flow import Flow
from assess.report.pages import Filler
from assess.report.structure import Element
from assess.report.tagging import TaggedCanvas
from assess.report.typeface import REGULAR, Typesetter
from assess.report.whole import check, put

Progress = Callable[[int, int], None]

_LAST_STEPS = 2
"""Writing the pages, and making the file for the archive."""


def write(
    document: Document,
    path: Path,
    *,
    paper: style.Paper = "a4",
    attachment: Attachment | None = None,
    on_progress: Progress | None = None,
) -> WriteResult:
    """Write ``document`` to ``path`` whole or not at all; see :func:`assess.report.write`."""
    check(path)
    data, pages, messages = render(
        document, on_progress=on_progress, paper=paper, attachment=attachment
    )
    put(data, path)
    return WriteResult(pages, messages)


def render(
    document: Document,
    *,
    paper: style.Paper = "a4",
    attachment: Attachment | None = None,
    on_progress: Progress | None = None,
) -> tuple[bytes, int, tuple[str, ...]]:
    """Return the PDF's bytes, its number of pages, and messages for the user."""
    steps = _Steps(document, on_progress)
    typesetter, page, tree = Typesetter(), style.PAGES[paper], Element("Document")
    file = io.BytesIO()
    canvas = TaggedCanvas(
        file,
        tree=tree,
        pagesize=(page.width, page.height),
        initialFontName=REGULAR,
        invariant=1,
        pageCompression=0,  # all is compressed at once when the file is made for the archive
    )
    canvas.showOutline()
    furniture = _Furniture(document, typesetter, page)
    flow = Flow(typesetter, page, tree)
    Filler(canvas, page, furniture.draw).fill(flow.items(document, steps.done))
    canvas.save()
    steps.done()
    del canvas, flow, tree  # what follows needs the room
    data = archived(file, document, attachment)
    steps.done()
    return data, furniture.pages, typesetter.messages()


class _Steps:
    """Tells how many blocks are laid out, of how many; the last steps count as blocks."""

    def __init__(self, document: Document, on_progress: Progress | None) -> None:
        self._tell = on_progress
        self._done = 0
        self._total = sum(len(part.blocks) for part in document.parts) + _LAST_STEPS
        self._total += document.cover is not None

    def done(self) -> None:
        """Count one more; whoever is told may raise, and so stop the writing."""
        self._done += 1
        if self._tell is not None:
            self._tell(self._done, self._total)


class _Furniture:
    """What stands on every page: running title, notice, page x of y."""

    def __init__(self, document: Document, typesetter: Typesetter, page: style.Page) -> None:
        self.pages = 0
        self._typesetter = typesetter
        self._page = page
        self._bare_first = document.cover is not None
        self._running = self._one_line(document.running, page.line)
        self._notice = self._one_line(document.notice, page.line - style.COUNT_WIDTH)

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw it on the page that begins now."""
        self.pages += 1
        page, right = self._page, self._page.width - style.RIGHT
        with canvas.artifact():
            canvas.setStrokeColor(style.RULE)
            canvas.setLineWidth(0.4)
            canvas.line(style.LEFT, page.bottom - 14, right, page.bottom - 14)
            if self.pages > 1 or not self._bare_first:
                self._running.drawOn(canvas, style.LEFT, page.height - page.top + 22)
                top = page.height - page.top + 17
                canvas.line(style.LEFT, top, right, top)
            self._notice.drawOn(canvas, style.LEFT, page.bottom - 28)
            canvas.saveState()
            canvas.translate(right - style.COUNT_WIDTH, page.bottom - 28)
            canvas.later(partial(self._count, self.pages))
            canvas.restoreState()

    def _count(self, number: int) -> Flowable:
        words = _("page {page} of {pages}").format(page=number, pages=self.pages)
        found = self._typesetter.paragraph(text(words), style.COUNT)
        found.wrap(style.COUNT_WIDTH, self._page.bottom)
        return found

    def _one_line(self, words: str, width: float) -> Flowable:
        """Set ``words`` on one line, shortened with an ellipsis where they do not fit."""
        words = words.replace("\n", " ")
        shown: Text = text(words)
        while True:
            found = self._typesetter.paragraph(shown, style.RUNNING)
            _width, height = found.wrap(width, self._page.column)
            if height < 2 * style.RUNNING.leading or len(words) < 2:
                return found
            words = words[: len(words) * 9 // 10]
            shown = text(f"{words.rstrip()}…")
