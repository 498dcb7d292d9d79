"""A small checklist with every kind of question, and ways to fill in its form."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from assess.core.assessment import Answer
from assess.core.checklist import Edition
from assess.forms import columns as col
from assess.forms.printed import pdf
from assess.forms.spreadsheet import workbook
from tests.forms.filling import cells, fields, fill_pdf, fill_workbook, form_for
from tests.unit.builders import edition, maturity, section

ELEMENTS = [{"id": "a", "text": "A", "essential": True}, {"id": "b", "text": "B"}]
OPTIONS = [{"id": "bad", "text": "Bad", "credit": 0}, {"id": "good", "text": "Good", "credit": 1}]
BANDS = [{"from": 1, "credit": 0}, {"from": 30, "credit": 1}]


def kinds(**law: Any) -> Edition:
    """A checklist whose question 1 takes changes, such as another text."""
    plain = {"basis": ["good"]}
    questions = [
        maturity("law", must_have=True, **law),
        maturity("practice", na_reasons=["no coast", "no army"],
                 when={"question": "law", "credit_at_least": "1/2"}),
        {"id": "parts", "text": "Parts?", "kind": "elements", "elements": ELEMENTS, **plain},
        {"id": "days", "text": "Days?", "kind": "number", "unit": "days", "bands": BANDS, **plain},
        {"id": "bound", "text": "Bound?", "kind": "yes-no", "from_profile": "treaty", **plain},
        {"id": "really", "text": "Really?", "kind": "yes-no", **plain},
        {"id": "way", "text": "Way?", "kind": "choice", "options": OPTIONS, **plain},
        {"id": "when", "text": "When?", "kind": "information", "answer": "date", **plain},
        {"id": "duty", "text": "Duty?", "kind": "yes-no", "na_reasons": ["none"],
         "basis": [{"id": "shall", "meets": "yes"}]},
    ]  # fmt: skip
    return edition(section("first", *questions), name="alpha")


KINDS = kinds()
IN_FORCE = {"instruments": {"treaty": {"status": "in-force"}}}


def said(session: Any, answers: dict[str, Any], kind: str = "xlsx") -> bytes:
    """The form of an assessment, filled in with these answers to questions of ``alpha``."""
    form = form_for(session)
    given = {f"alpha/{name}": Answer.model_validate(value) for name, value in answers.items()}
    if kind == "pdf":
        return fill_pdf(pdf(form, fillable=True)[0], fields(form, given))
    return fill_workbook(workbook(form), cells(form, given))


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """A workbook after somebody changed it by hand."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def typed(data: bytes, values: dict[tuple[str, str, str], Any]) -> bytes:
    """A workbook in which cells were typed over; keys: question of alpha, part, column."""
    return fill_workbook(data, {(f"alpha/{q}", p, c): value for (q, p, c), value in values.items()})


ANSWER, NOTE, OTHER = col.ANSWER, col.NOTE, col.OTHER
