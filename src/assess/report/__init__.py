"""The gap report: ``build`` turns a view into plain blocks, ``write`` prints them as PDF.

Nothing here is loaded before it is used: the PDF library takes a while to import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assess.errors import ReportError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.report.blocks import Document, WriteResult

if TYPE_CHECKING:
    from assess.core.events import Event
    from assess.core.view import View
    from assess.report.layout import Layout

__all__ = ["Document", "WriteResult", "build", "write"]


def build(
    view: View,
    events: Iterable[Event] = (),
    *,
    layout: Layout | str = "full",
    disclosure: str = "internal",
    attached: bool = False,
) -> Document:
    """Return the report of ``view`` as plain blocks; the same choices give the same blocks.

    ``events`` are those of the assessment: the history is made of them. ``layout`` is one that
    was read, or the name of a shipped one; ``disclosure`` is "internal", "partner" or "public", and
    what it leaves out is in no block. ``attached``: the cover says that the assessment file is
    inside. Raises NotFound for a layout that there is none of, and
    ContentError for one that cannot be used.
    """
    from assess.report.disclosure import Disclosure  # noqa: PLC0415
    from assess.report.document import build as build_document  # noqa: PLC0415
    from assess.report.layouts import find  # noqa: PLC0415

    chosen = find(layout) if isinstance(layout, str) else layout
    return build_document(view, events, chosen, Disclosure(disclosure), attached=attached)


def write(
    document: Document,
    path: Path,
    *,
    paper: Literal["a4", "letter"] = "a4",
    attachment: bytes | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> WriteResult:
    """Write ``document`` as a PDF to ``path``, making its folder where it is missing.

    ``attachment`` is the assessment file, to travel inside; only an internal report takes it. The
    file appears whole or not at all: an exception from ``on_progress(done, total)`` stops the
    writing and leaves what was there. The same document gives the same bytes. Where it has more
    pages than its layout promises, a message says so. Raises ReportError when the file cannot be
    written, and for an attachment that would disclose what the report leaves out.
    """
    from assess.report.archive import Attachment  # noqa: PLC0415
    from assess.report.pdf import write as write_pdf  # noqa: PLC0415

    if attachment is not None and document.disclosure != "internal":
        raise ReportError(
            _("The assessment file cannot go into this report: it holds what is left out here."),
            _("Leave it out, or write the report for internal use."),
        )
    inside = Attachment(f"{document.assessment}.assess.toml", attachment) if attachment else None
    result = write_pdf(document, path, paper=paper, attachment=inside, on_progress=on_progress)
    if not 0 < document.most_pages < result.pages:
        return result
    words = ngettext(
        "The layout “{layout}” promises {most} page at most; this report has {pages}.",
        "The layout “{layout}” promises {most} pages at most; this report has {pages}.",
        document.most_pages,
    ).format(layout=document.layout, most=document.most_pages, pages=number(result.pages))
    return WriteResult(result.pages, (*result.messages, words))
