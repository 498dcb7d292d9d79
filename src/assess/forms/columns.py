"""How a questionnaire lies in a spreadsheet: what its writer and its reader agree on.

The first row of each sheet of questions is hidden and names the columns, the first two columns
are hidden and name question and part. So rows can be sorted and deleted, columns added and moved.
"""

from __future__ import annotations

from assess.forms.sheet import DOCUMENTS

KEY = "key"
PART = "part"
NUMBER = "number"
QUESTION = "question"
OFFERED = "offered"
ANSWER = "answer"
NOTE = "note"
UNSURE = "unsure"

MARK = "assess-form"
"""What the hidden sheets and the first hidden cell of a sheet of questions begin with."""

FORM_SHEET = "_form"
LISTS_SHEET = "_lists"

OTHER = "other"
"""The part of the row in which unknown and not applicable are chosen, beside a value."""

COUNTRY = "country"
DATE = "date"

YES_NO = "#yes-no"
KINDS = "#kinds"

CHUNK = 30_000
"""Characters of the manifest in one cell; a cell holds 32,767."""


def document(place: int, name: str) -> str:
    """The name of the column of a document's field; places count from 1."""
    return f"document{place}.{name}"


FIELDS = ("kind", "title", "reference", "date", "place")

DOCUMENT_COLUMNS = tuple(
    document(place, name) for place in range(1, DOCUMENTS + 1) for name in FIELDS
)
COLUMNS = (KEY, PART, NUMBER, QUESTION, OFFERED, ANSWER, NOTE, UNSURE, *DOCUMENT_COLUMNS)
