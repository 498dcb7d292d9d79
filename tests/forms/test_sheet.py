"""What a form holds: numbers that never move, follow-ups, and only what may leave the house."""

from __future__ import annotations

import io

import docx
import openpyxl
import pikepdf
import pypdf
import pytest

from assess.core.assessment import Answer, Evidence
from assess.core.sets import sets
from assess.forms import columns as col
from assess.forms.making import form_of, form_of_checklists, numbers
from assess.forms.printed import pdf
from assess.forms.sheet import Entry
from assess.forms.spreadsheet import workbook
from assess.forms.word import document
from assess.library import load
from tests.forms.filling import form_for, started
from tests.forms.material import IN_FORCE, KINDS
from tests.unit.builders import edition, maturity, section

TEN = (Evidence(title="Act 10", reference="10"),)
TWO = edition(section("s", maturity("plan"), maturity("law-too", same_as="alpha/law")), name="beta")


def test_numbers_do_not_move_with_depth_roles_answers_or_a_choice_of_checklists() -> None:
    _store, session = started(KINDS, TWO)
    known = numbers([KINDS, TWO])
    assert list(known.values()) == list(range(1, 11))
    assert {item.key: item.number for item in form_for(session).items} == known
    session.set_status(depth="quick")
    assert list(form_for(session).items) == []
    session.set_status(depth="full")
    session.answer("alpha/law", Answer(level=0))
    assert [item.number for item in form_for(session).items] == list(range(1, 11))
    assert [item.number for item in form_of_checklists([KINDS, TWO]).items] == list(range(1, 11))


def test_a_shared_question_stands_once_with_one_number() -> None:
    _store, session = started(KINDS, TWO)
    assert [item.key for item in form_for(session).items].count("alpha/law") == 1
    only = form_for(session, only=["beta"])
    assert {item.key: item.number for item in only.items} == {"beta/plan": 10, "alpha/law": 1}


def test_a_follow_up_says_when_it_is_to_be_answered() -> None:
    _store, session = started(KINDS)
    [practice] = [item for item in form_for(session).items if item.key == "alpha/practice"]
    assert practice.notices == ("Only if the answer to question 1 is level 2 or higher.",)


def test_unknown_is_offered_everywhere_and_not_applicable_only_where_it_may_be_said() -> None:
    for profile, duty in [({}, ["u", "ud", "x1"]), (IN_FORCE, ["u", "ud"])]:
        _store, session = started(KINDS, **profile)
        others = {item.key: [c.sign for c in item.others] for item in form_for(session).items}
        assert others["alpha/law"] == ["u", "ud"]
        assert others["alpha/practice"] == ["u", "ud", "x1", "x2"]
        assert others["alpha/duty"] == duty


def test_a_question_answered_in_the_profile_cannot_be_filled_in() -> None:
    _store, session = started(KINDS)
    form = form_for(session)
    [bound] = [item for item in form.items if item.entry is Entry.PROFILE]
    data = pdf(form, fillable=True)[0]
    with pikepdf.open(io.BytesIO(data)) as opened:
        names = {str(field.T) for field in opened.Root.AcroForm.Fields}
    assert f"q{bound.number}" not in names
    keys = [row[0].value for row in _questions(workbook(form)).iter_rows()]
    assert "alpha/bound" not in keys
    assert "alpha/law" in keys


def _questions(data: bytes):  # type: ignore[no-untyped-def]
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]


def test_the_workbook_hides_and_protects_what_nobody_should_change() -> None:
    _store, session = started(KINDS)
    data = workbook(form_for(session))
    book = openpyxl.load_workbook(io.BytesIO(data))
    states = {sheet.title: sheet.sheet_state for sheet in book.worksheets}
    assert states == {
        "Read me first": "visible",
        "alpha": "visible",
        col.LISTS_SHEET: "hidden",
        col.FORM_SHEET: "veryHidden",
    }
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    sheet = book["alpha"]
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    row = next(row for row in sheet.iter_rows() if row[0].value == "alpha/law")
    free = [cell.column_letter for cell in row if not cell.protection.locked]
    places = [col.COLUMNS.index(name) for name in (col.ANSWER, col.NOTE, col.UNSURE)]
    assert free[:3] == [row[place].column_letter for place in places]
    assert len(free) == 3 + len(col.DOCUMENT_COLUMNS)


def test_every_answer_has_a_drop_down_of_any_length() -> None:
    """Excel refuses lists of more than 255 characters in place: these are ranges."""
    library = load()
    form = form_of_checklists([library.editions[n] for n in sets(library.editions)[0].checklists])
    book = openpyxl.load_workbook(io.BytesIO(workbook(form)))
    lists = book[col.LISTS_SHEET]
    checked = 0
    for sheet in book.worksheets[1:6]:
        by_cell = {
            str(area): found.formula1
            for found in sheet.data_validations.dataValidation
            if found.type == "list"
            for area in found.sqref.ranges
        }
        for item in form.items:
            row = next((r for r in sheet.iter_rows() if r[0].value == item.key), None)
            if row is None or item.entry is not Entry.ONE:
                continue
            formula = by_cell[row[col.COLUMNS.index(col.ANSWER)].coordinate]
            assert len(formula) < 255
            first, last = formula.replace("$", "").partition("!")[2].split(":")
            texts = [str(cell.value) for (cell,) in lists[f"{first}:{last}"]]
            expected = [c.text for c in (*item.choices, *item.others)]
            assert [text.partition(" – ")[2] or text for text in texts] == expected
            checked += 1
    assert checked == sum(item.entry is Entry.ONE for item in form.items) > 40


def test_what_looks_like_a_formula_is_text_in_the_workbook() -> None:
    _store, session = started(KINDS, country="=cmd|' /C calc'!A0")
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")']
    names = ["law", "practice", "parts", "days", "really", "way"]
    for name, note in zip(names, hostile, strict=True):
        session.answer(f"alpha/{name}", Answer(note=f"{note} x"))
    book = openpyxl.load_workbook(io.BytesIO(workbook(form_for(session))))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    notes = {cell.value for cell in cells if cell.value}
    assert {f"{note} x".strip() for note in hostile} <= notes
    assert "http" not in str([cell.hyperlink for cell in cells if cell.hyperlink])


def test_hostile_text_is_text_on_paper_and_in_word() -> None:
    _store, session = started(KINDS)
    hostile = "<b>R&D</b> <img src='x'> [/x] {y} \\u202e <a href='javascript:1'>go</a>"
    session.answer("alpha/law", Answer(level=1, note=hostile))
    form = form_for(session)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(form)[0])).pages)
    assert "<b>R&D</b> <img" in text
    assert not [
        page for page in pypdf.PdfReader(io.BytesIO(pdf(form)[0])).pages if page.annotations
    ]
    assert document(form).startswith(b"PK")


def test_a_pdf_field_has_a_tooltip_a_place_in_the_order_and_room_for_lines() -> None:
    _store, session = started(KINDS)
    data = pdf(form_for(session), fillable=True)[0]
    opened = pikepdf.open(io.BytesIO(data))
    form = opened.Root.AcroForm
    assert bool(form.NeedAppearances)
    fields = {str(field.T): field for field in form.Fields}
    for name, field in fields.items():
        if name != "assess-form":
            assert str(field.get("/TU", "")), name
    assert str(fields["q1"].TU) == "1. law?"
    assert str(fields["q1"].Kids[2].TU) == "1. law? two"
    assert int(fields["q1n"].Ff) & 1 << 12
    widgets = [widget for page in opened.pages for widget in page.Annots]
    tops = [
        (number, -round(float(widget.Rect[3])))
        for number, page in enumerate(opened.pages)
        for widget in page.Annots
        if "/F" in widget and int(widget.F) == 4
    ]
    assert tops == sorted(tops)
    assert len(widgets) == len(tops) + 1
    assert all(page.Tabs == pikepdf.Name.R for page in opened.pages)


def test_the_same_form_is_the_same_file() -> None:
    _store, session = started(KINDS)
    for write in (workbook, lambda form: pdf(form, fillable=True)[0]):
        first, second = (write(form_of(session.view)) for _time in range(2))
        assert first == second
    made = openpyxl.load_workbook(io.BytesIO(workbook(form_of(session.view)))).properties
    assert made.created is not None
    assert made.created.year == 2000


def test_a_word_form_holds_every_question_box_and_answer() -> None:
    _store, session = started(KINDS)
    note = "=1 <b> ខ្មែរ"
    session.answer("alpha/law", Answer(level=2, note=note))
    session.answer("alpha/parts", Answer(elements=("b",)))
    form = form_for(session)
    made = docx.Document(io.BytesIO(document(form)))
    lines = [paragraph.text for paragraph in made.paragraphs]
    for item in form.items:
        assert f"{item.number}. {item.text}" in lines
    assert "☒ 2 two" in lines
    assert "☐ 3 three" in lines
    assert "☒ 2 B" in lines
    assert f"Note: {note}" in lines


def test_what_is_filled_in_is_drawn_in_its_own_script() -> None:
    """Viewers are not asked to draw it again: most know Latin letters alone."""
    _store, session = started(KINDS)
    session.answer("alpha/law", Answer(level=2, note="ក្រសួង", evidence=TEN))
    with pikepdf.open(io.BytesIO(pdf(form_for(session), fillable=True)[0])) as opened:
        assert not bool(opened.Root.AcroForm.NeedAppearances)
        fields = {str(field.T): field for field in opened.Root.AcroForm.Fields}
        for name in ("q1n", "q1d1title", "q1d1kind"):
            fonts = fields[name].AP.N.Resources.Font
            assert "/Helvetica" not in [str(font.BaseFont) for font in fonts.values()]
            assert "/AP" not in fields["q2n"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_paper_of_both_sizes_prints_every_number_and_question(paper: str) -> None:
    _store, session = started(KINDS)
    form = form_for(session)
    reader = pypdf.PdfReader(io.BytesIO(pdf(form, paper=paper)[0]))  # type: ignore[arg-type]
    text = "\n".join(page.extract_text() for page in reader.pages)
    for item in form.items:
        assert item.text in text
        assert str(item.number) in text
    width = float(reader.pages[0].mediabox.width)
    assert round(width) == (595 if paper == "a4" else 612)
    assert form.state[:12] in text
