"""Forms in the language of the program: no text that a translator cannot reach, and they return."""

from __future__ import annotations

import io
import json

import docx
import openpyxl

from assess.core.assessment import Answer, Evidence
from assess.core.checklist import Edition
from assess.forms import columns as col
from assess.forms.entry import Typing, help_lines
from assess.forms.making import form_of
from assess.forms.sheet import Form
from assess.forms.spreadsheet import workbook
from assess.forms.word import document
from assess.forms.words import document_kinds
from tests.forms.filling import bring, cells, fill_workbook, form_for, started
from tests.forms.material import IN_FORCE, KINDS
from tests.pseudo import foreign, spoken, untranslated

SIGNS = ("ud", "own-2026-k3x9qd")
"""What is typed and printed as it is in every language."""

INTERNAL = Evidence(kind="internal", title="A", date="1")
GREEK = Edition.model_validate(foreign(json.loads(KINDS.canonical())))


def words_of(form: Form) -> list[str]:
    """Every text that somebody sees in the workbook and in the Word form."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(form)))
    seen = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            rows = sheet.iter_rows(min_row=2, min_col=1 if sheet is book.worksheets[0] else 3)
            seen += [str(c.value) for row in rows for c in row if isinstance(c.value, str)]
            seen += [d.promptTitle or "" for d in sheet.data_validations.dataValidation]
            seen += [d.error or "" for d in sheet.data_validations.dataValidation]
    made = docx.Document(io.BytesIO(document(form)))
    seen += [paragraph.text for paragraph in made.paragraphs]
    seen += [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return [text for text in seen if not text.startswith(col.MARK)]


def test_every_text_of_a_form_can_be_translated() -> None:
    _store, session = started(GREEK, country="Τέστ", **IN_FORCE)
    with spoken():
        form = form_of(session.view)
        left = untranslated(words_of(form), SIGNS)
    assert left == []


def test_a_form_in_the_language_spoken_comes_back() -> None:
    wanted = {
        "alpha/law": Answer(level=2, unsure=True),
        "alpha/parts": Answer(elements=("b",)),
        "alpha/days": Answer(unknown="nobody-knows"),
        "alpha/really": Answer(
            yes=True, evidence=({"kind": "internal", "title": "A", "date": "1"},)
        ),
    }
    store, session = started(KINDS)
    with spoken():
        form = form_for(session)
        values = cells(form, wanted)
        [really] = [item for item in form.items if item.key == "alpha/really"]
        yes, no = (choice.text for choice in really.choices)
        values["alpha/parts", "1", col.ANSWER] = no
        values["alpha/parts", "2", col.ANSWER] = yes
        values["alpha/law", "", col.UNSURE] = yes
        kinds = {choice.sign: choice.text for choice in document_kinds()}
        values["alpha/really", "", col.document(1, "kind")] = kinds["internal"]
        planned = bring(fill_workbook(workbook(form), values), session, store)
    assert not planned.needs_confirmation, planned
    assert session.assessment.answers == wanted


def test_what_is_echoed_while_typing_can_be_translated() -> None:
    _store, session = started(GREEK, country="Τέστ")
    with spoken():
        typing = Typing(session, form_for(session))
        said = [*help_lines()]
        for line in ("1 3", "1 2", "3 2", "4 45", "1 note Ω", "1 unsure", "2 ?", "missing", "undo"):
            said += typing.line(line).lines
        said += [typing.line(line).lines[0].partition("”")[2] for line in ("1 9", "99 1", "2 x")]
    assert untranslated(said, [*SIGNS, *HELP_WORDS.split()]) == []


HELP_WORDS = (
    "text wait note doc title reference date place kind unsure sure clear undo redo "
    "missing help done public internal"
)
