"""Files that are no form, or no longer one, say what they are and what to do."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pikepdf
import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from assess.core.assessment import Answer
from assess.errors import AssessmentFileError
from assess.forms import columns as col
from assess.forms import from_pdf, from_spreadsheet
from assess.forms.printed import pdf
from assess.forms.spreadsheet import workbook
from assess.forms.word import document
from tests.forms.filling import bring, form_for, started
from tests.forms.material import KINDS, edited
from tests.forms.material import said as filled_in
from tests.forms.tools import need, run


def refusal(data: bytes, name: str = "form") -> str:
    read = from_pdf.read if data.startswith(b"%PDF") else from_spreadsheet.read
    with pytest.raises(AssessmentFileError) as caught:
        read(data, name)
    return str(caught.value)


def words() -> bytes:
    """A page of some other document."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(50, 700, "Some report")
    canvas.save()
    return file.getvalue()


def picture() -> bytes:
    """A page that is nothing but a picture, as a scanner makes it."""
    made = pikepdf.new()
    sheet = made.add_blank_page()
    image = made.make_stream(bytes(100))
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width = image.Height = 10
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    sheet.Contents = made.make_stream(b"q 500 0 0 700 50 50 cm /Im0 Do Q")
    return saved(made)


def saved(opened: pikepdf.Pdf, **more: object) -> bytes:
    file = io.BytesIO()
    opened.save(file, **more)  # type: ignore[arg-type]
    return file.getvalue()


def test_a_printed_or_flattened_form_is_recognised_and_explained() -> None:
    _store, session = started(KINDS)
    form = form_for(session)
    printed = pdf(form)[0]
    with pikepdf.open(io.BytesIO(pdf(form, fillable=True)[0])) as opened:
        opened.generate_appearance_streams()
        opened.flatten_annotations("all")
        for sheet in opened.pages:
            if "/Annots" in sheet:
                del sheet.Annots
        if "/AcroForm" in opened.Root:
            del opened.Root.AcroForm
        flattened = saved(opened)
    for data in (printed, flattened):
        said = refusal(data, "form.pdf")
        assert said.startswith("form.pdf cannot be imported: its fields are gone: it is the form")
        assert "(flattened). Nothing was changed." in said
        assert "assess enter ID" in said


def test_a_form_printed_to_pdf_by_another_program_is_explained(tmp_path: Path) -> None:
    """What “print to PDF” leaves: the pages alone, without even the name of the program."""
    need("pdftocairo")
    _store, session = started(KINDS)
    (tmp_path / "form.pdf").write_bytes(pdf(form_for(session), fillable=True)[0])
    run("pdftocairo", "-pdf", tmp_path / "form.pdf", tmp_path / "printed.pdf")
    said = refusal((tmp_path / "printed.pdf").read_bytes(), "printed.pdf")
    assert "(flattened)" in said
    assert "assess enter ID" in said


def test_a_scan_is_recognised_and_explained() -> None:
    told = refusal(picture())
    assert "it is a scan or a photograph: its pages are pictures." in told
    assert "assess enter ID" in told


def test_another_pdf_is_told_from_a_form() -> None:
    assert "it has no form fields" in refusal(words())
    _store, session = started(KINDS)
    with pikepdf.open(io.BytesIO(pdf(form_for(session), fillable=True)[0])) as opened:
        opened.Root.AcroForm.Fields[0].T = pikepdf.String("theirs")
        stranger = saved(opened)
    assert "it is a form, but not one made by this program" in refusal(stranger)


def test_a_locked_and_a_damaged_pdf_are_named() -> None:
    _store, session = started(KINDS)
    data = pdf(form_for(session), fillable=True)[0]
    with pikepdf.open(io.BytesIO(data)) as opened:
        locked = saved(opened, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "it is locked with a password. Nothing was changed. Save it without" in refusal(locked)
    assert "it is damaged, or no PDF" in refusal(data[:300])


def test_a_pdf_with_a_field_filled_by_hand_with_an_unknown_state_is_listed() -> None:
    store, session = started(KINDS)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(form_for(session), fillable=True)[0]))
    for field in writer.root_object["/AcroForm"]["/Fields"]:  # type: ignore[index]
        if field.get_object().get("/T") == "q1":
            field.get_object()[pypdf.generic.NameObject("/V")] = pypdf.generic.NameObject("/9")
    file = io.BytesIO()
    writer.write(file)
    planned = bring(file.getvalue(), session, store)
    [line] = planned.left_out
    assert line.startswith("question 1 (alpha/law): “9” is none of the answers offered")


def test_none_of_the_parts_and_a_part_at_once_are_listed() -> None:
    store, session = started(KINDS)
    data = filled_in(session, {"parts": {"elements": ["a"]}}, "pdf")
    with pikepdf.open(io.BytesIO(data)) as opened:
        for field in opened.Root.AcroForm.Fields:
            if str(field.T) == "q3o":
                field.V = pikepdf.Name("/0")
        data = saved(opened)
    planned = bring(data, session, store)
    [line] = planned.left_out
    assert "“None of these” is marked, and parts are marked too." in line
    assert not session.assessment.answers


def test_a_workbook_that_is_no_form_is_named() -> None:
    book = openpyxl.Workbook()
    file = io.BytesIO()
    book.save(file)
    told = refusal(file.getvalue(), "table.xlsx")
    assert told.startswith("table.xlsx is no questionnaire made by this program")
    assert "assess form ID" in told
    assert "it is damaged, or no Excel workbook" in refusal(b"PK\x03\x04 nothing")


def test_a_form_of_a_newer_program_and_a_damaged_one_are_told_apart() -> None:
    _store, session = started(KINDS)
    data = workbook(form_for(session))

    def newer(book: openpyxl.Workbook) -> None:
        cell = book[col.FORM_SHEET]["A2"]
        cell.value = str(cell.value).replace("assess-form/1", "assess-form/2")

    def damaged(book: openpyxl.Workbook) -> None:
        book[col.FORM_SHEET]["A2"] = "{"

    assert "was made by a newer version of the program. Update assess" in refusal(
        edited(data, newer)
    )
    assert "the hidden part of the form is damaged" in refusal(edited(data, damaged))


def test_a_note_that_looks_like_a_hidden_mark_is_a_note() -> None:
    store, session = started(KINDS)
    note = f"{col.MARK}:{col.COUNTRY}"
    data = filled_in(
        session, {"law": {"level": 1, "note": note}, "really": {"note": "assess-form:key"}}
    )
    form = from_spreadsheet.read(data, "form.xlsx")
    assert form.country == ""
    bring(data, session, store)
    assert session.assessment.answers["alpha/law"] == Answer(level=1, note=note)
    assert session.assessment.answers["alpha/really"] == Answer(note="assess-form:key")


def test_a_sheet_with_a_million_formatted_rows_is_read() -> None:
    store, session = started(KINDS)
    data = filled_in(session, {"law": {"level": 1}})

    def formatted(book: openpyxl.Workbook) -> None:
        book.worksheets[1]["A1048576"] = " "

    bring(edited(data, formatted), session, store)
    assert session.assessment.answers == {"alpha/law": Answer(level=1)}


def test_a_word_form_is_for_hands_to_type_in() -> None:
    _store, session = started(KINDS)
    told = refusal(document(form_for(session)), "form.docx")
    assert told.startswith("form.docx is a Word document; its boxes cannot be read.")
    assert "assess enter ID" in told
