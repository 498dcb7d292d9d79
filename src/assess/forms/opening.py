"""A workbook opened, whatever came under its name."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl

from assess.errors import AssessmentFileError
from assess.language import gettext as _

_UNPACKED_LIMIT = 200 * 1024 * 1024


def opened(data: bytes, name: str, *, values: bool = False) -> Any:
    """Open a workbook; ``values``: with what its formulas last showed.

    Raises AssessmentFileError, naming the file ``name``, where it is none.
    """
    if b"word/document.xml" in data:
        raise AssessmentFileError(
            _("{file} is a Word document; its boxes cannot be read. Nothing was changed.").format(
                file=name
            ),
            (),
            _("Type it in by its printed numbers (assess enter ID), or use the Excel form."),
        )
    try:
        size = _unpacked(data)
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=values) if size else None
    # Whatever a damaged archive makes the library stumble over, the file cannot be read.
    except Exception as error:
        raise _refused(name, _("it is damaged, or no Excel workbook")) from error
    if book is None:
        raise _refused(name, _("it is far larger than any form"))
    return book


def _unpacked(data: bytes) -> int:
    """The size of what a zip archive holds; 0 where that is more than any form."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(each.file_size for each in archive.infolist())
    return size if size <= _UNPACKED_LIMIT else 0


def _refused(name: str, why: str) -> AssessmentFileError:
    return AssessmentFileError(
        _("{file} cannot be imported: {why}.").format(file=name, why=why),
        (),
        _("Save it as .xlsx in Excel or LibreOffice and try again. Nothing was changed."),
    )
