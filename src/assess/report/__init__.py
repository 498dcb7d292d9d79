"""The gap report: ``build`` turns a view into plain blocks, ``write`` prints them as PDF.

Nothing here is loaded before it is used: the PDF library takes a while to import.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assess.report.blocks import Document, WriteResult

if TYPE_CHECKING:
    from assess.core.view import View

__all__ = ["Document", "WriteResult", "build", "write"]


def build(view: View) -> Document:
    """Return the report of ``view`` as plain blocks; the same view gives the same blocks."""
    from assess.report.document import build as build_document  # noqa: PLC0415

    return build_document(view)


def write(
    document: Document, path: Path, on_progress: Callable[[int, int], None] | None = None
) -> WriteResult:
    """Write ``document`` as a PDF to ``path``, making its folder where it is missing.

    The file appears whole or not at all: an exception from ``on_progress(done, total)`` stops
    the writing and leaves what was there. The same document gives the same bytes.
    Raises ReportError when the file cannot be written.
    """
    from assess.report.pdf import write as write_pdf  # noqa: PLC0415

    return write_pdf(document, path, on_progress)
