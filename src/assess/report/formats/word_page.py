"""What a Word file says of itself, and what stands on every page of it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

from docx.oxml import parse_xml

from assess.language import gettext as _
from assess.report.blocks import Document
from assess.report.formats.common import one_line
from assess.report.formats.word_xml import field, paragraph, rooted, run, tab

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LIMIT = 255
"""Word keeps no more characters of a title."""


def steady(archive: bytes) -> bytes:
    """Return a zip archive with the same files, none of which says when it was packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w") as new:
        for each in old.infolist():
            entry = zipfile.ZipInfo(each.filename, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(each))
    return file.getvalue()


def properties(made: Any, document: Document) -> None:
    about = made.core_properties
    about.title, about.subject = (
        one_line(document.title)[:_LIMIT],
        one_line(document.subject)[:_LIMIT],
    )
    about.author = about.last_modified_by = document.author
    about.comments = about.keywords = ""
    about.language = document.language
    day = document.changed.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    about.created = about.modified = day
    about.revision = 1


def furniture(made: Any, document: Document) -> None:
    """What stands on every page: running title, notice, page x of y."""
    section = made.sections[0]
    if document.cover is not None:
        section.different_first_page_header_footer = True
        _foot(section.first_page_footer, document)
    line = paragraph(run(one_line(document.running)), "Header")
    _fill(section.header, line)
    _foot(section.footer, document)


def _foot(footer: Any, document: Document) -> None:
    fields = {"page": field("PAGE"), "pages": field("NUMPAGES")}
    pieces = re.split(r"\{(\w+)\}", _("page {page} of {pages}"))
    count = "".join(
        fields[piece] if place % 2 else run(piece) for place, piece in enumerate(pieces) if piece
    )
    content = run(one_line(document.notice)) + tab() + count
    _fill(footer, paragraph(content, "Footer"))


def _fill(area: Any, xml: str) -> None:
    """Put one paragraph into a header or footer, in place of the empty one."""
    area.is_linked_to_previous = False
    for old in list(area._element):  # noqa: SLF001 - the library has no other way to a raw paragraph
        area._element.remove(old)  # noqa: SLF001
    for new in list(parse_xml(rooted(xml))):
        area._element.append(new)  # noqa: SLF001
