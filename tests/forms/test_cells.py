"""What stands in the cells of a workbook, whoever wrote it there, is read or named by question."""

from __future__ import annotations

from assess.core.assessment import Answer, Evidence
from assess.core.checklist import Edition
from assess.forms.making import form_of
from assess.forms.spreadsheet import workbook
from assess.session import Session
from tests.forms.filling import bring, cells, fill_workbook, form_for, started
from tests.forms.material import (
    ANSWER,
    IN_FORCE,
    KINDS,
    NOTE,
    OTHER,
    edited,
    said,
    typed,
)

TEN = Evidence(title="Act 10", reference="10")
ELEVEN = Evidence(title="Act 11", date="2011")
TWELVE = Evidence(title="Act 12", date="2012")


def answer(session: Session, name: str) -> Answer | None:
    return session.assessment.answers.get(f"alpha/{name}")


def test_what_does_not_fit_is_listed_by_question_with_what_was_found() -> None:
    store, session = started(KINDS, **IN_FORCE)
    blank = workbook(form_for(session, empty=True))
    data = typed(
        blank,
        {
            ("law", "", ANSWER): "nine",
            ("practice", "", ANSWER): "x3",
            ("parts", "1", ANSWER): "perhaps",
            ("days", "", ANSWER): "1,250",
            ("way", "", ANSWER): "1 – Bad",
            ("when", "", ANSWER): "31 May",
            ("really", "", NOTE): "n" * 10_001,
        },
    )
    planned = bring(data, session, store)
    found = {line.split()[1]: line for line in planned.left_out}
    assert found["1"] == (
        "question 1 (alpha/law): “nine” is none of the answers offered: 0, 1, 2, 3, 4, u, ud."
    )
    assert "“x3” is none of the answers offered: 0, 1, 2, 3, 4, u, ud, x1, x2" in found["2"]
    assert "Part 1: “perhaps” is neither yes nor no." in found["3"]
    assert "“1,250” is no number. Write digits only" in found["4"]
    assert "“31 May” is no date. Write it as in 2026-01-31" in found["8"]
    assert "The note has 10,001 characters; at most 10,000 are kept." in found["6"]
    assert planned.confirmed == {"alpha/way": Answer(option="bad")}


def test_numbers_out_of_range_and_two_answers_at_once_are_refused() -> None:
    store, session = started(KINDS)
    blank = workbook(form_for(session, empty=True))
    for value, why in [
        (0, "The lowest number that can be answered is 1 days."),
        (-5, "between 0 and 1,000,000,000,000"),
        (1.23456789, "more than six decimals"),
    ]:
        planned = bring(typed(blank, {("days", "", ANSWER): value}), session, store)
        assert [why in line for line in planned.left_out] == [True], planned.left_out
    both = {("days", "", ANSWER): 5, ("days", OTHER, ANSWER): "u – Unknown: nobody knows"}
    planned = bring(typed(blank, both), session, store)
    assert ["give only one" in line for line in planned.left_out] == [True]
    assert not session.assessment.answers


def test_a_document_without_title_or_place_is_listed_and_the_rest_is_taken() -> None:
    store, session = started(KINDS)
    blank = workbook(form_for(session, empty=True))
    data = typed(
        blank,
        {
            ("law", "", ANSWER): "3",
            ("law", "", "document1.reference"): "5/2020",
            ("law", "", "document2.title"): "Act",
        },
    )
    planned = bring(data, session, store)
    first, second = planned.left_out
    assert "Document 1: " in first
    assert "title" in first
    assert "Document 2: A document needs a reference or a date" in second
    assert answer(session, "law") == Answer(level=3)


def test_numbers_in_the_digits_of_other_scripts_are_read() -> None:
    for value in ("٣٠", "៣០", "३०", "３０", "30 ", "30.0"):
        store, session = started(KINDS)
        blank = workbook(form_for(session, empty=True))
        bring(typed(blank, {("days", "", ANSWER): value}), session, store)
        assert answer(session, "days") == Answer(number=30), value


def test_rows_sorted_and_deleted_and_columns_added_are_read_all_the_same() -> None:
    store, session = started(KINDS)
    data = said(
        session,
        {"law": {"level": 1}, "parts": {"elements": ["b"]}, "days": {"unknown": "nobody-knows"},
         "way": {"option": "good"}},
    )  # fmt: skip

    def change(book: object) -> None:
        sheet = book.worksheets[1]  # type: ignore[attr-defined]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        rows = [row for row in rows if row[0] != "alpha/way"]
        sheet.delete_rows(4, sheet.max_row)
        for row in sorted(rows, key=lambda row: str(row[4]), reverse=True):
            sheet.append(row)
        sheet.insert_cols(5)
        sheet["E5"] = "My own remark"

    bring(edited(data, change), session, store)
    assert session.assessment.answers == {
        "alpha/law": Answer(level=1),
        "alpha/parts": Answer(elements=("b",)),
        "alpha/days": Answer(unknown="nobody-knows"),
    }


def test_a_sign_typed_in_place_of_the_text_is_understood() -> None:
    store, session = started(KINDS)
    blank = workbook(form_for(session, empty=True))
    data = typed(
        blank,
        {
            ("law", "", ANSWER): 3,
            ("practice", "", ANSWER): "X2",
            ("really", "", ANSWER): "YES",
            ("way", "", ANSWER): "2",
            ("days", OTHER, ANSWER): "ud",
        },
    )
    planned = bring(data, session, store)
    assert not planned.needs_confirmation, planned
    assert session.assessment.answers == {
        "alpha/law": Answer(level=3),
        "alpha/practice": Answer(not_applicable="no army"),
        "alpha/really": Answer(yes=True),
        "alpha/way": Answer(option="good"),
        "alpha/days": Answer(unknown="not-collected"),
    }


def test_a_row_copied_twice_is_listed() -> None:
    store, session = started(KINDS)
    data = said(session, {"law": {"level": 1}})

    def change(book: object) -> None:
        sheet = book.worksheets[1]  # type: ignore[attr-defined]
        row = next(row for row in sheet.iter_rows() if row[0].value == "alpha/law")
        sheet.append([cell.value for cell in row])

    planned = bring(edited(data, change), session, store)
    assert planned.left_out == ("question 1 (alpha/law): The question stands twice in the file.",)


def test_a_formula_typed_into_a_cell_is_named_and_not_taken() -> None:
    store, session = started(KINDS)
    blank = workbook(form_for(session, empty=True))

    def change(book: object) -> None:
        sheet = book.worksheets[1]  # type: ignore[attr-defined]
        row = next(row for row in sheet.iter_rows() if row[0].value == "alpha/days")
        row[5].value = "=12*3"

    planned = bring(edited(blank, change), session, store)
    [line] = planned.left_out
    assert "holds a formula; write its result into the cell" in line


def test_a_form_in_another_language_comes_back() -> None:
    """Answers are known by the lists in the workbook itself, whatever language they are in."""
    store, session = started(KINDS)
    words = {"two": "két", "law?": "törvény?", "no army": "nincs hadsereg", "Good": "Jó"}
    text = KINDS.canonical()
    for english, other in words.items():
        text = text.replace(f'"{english}"', f'"{other}"')
    worded = {"alpha": Edition.from_canonical(text)}
    form = form_of(session.view, worded)
    wanted = {
        "alpha/law": Answer(level=2),
        "alpha/practice": Answer(not_applicable="no army"),
        "alpha/way": Answer(option="good"),
    }
    values = cells(form, wanted)
    assert "2 – két" in values.values()
    assert "x2 – Not applicable: nincs hadsereg" in values.values()
    planned = bring(fill_workbook(workbook(form), values), session, store)
    assert not planned.needs_confirmation, planned
    assert session.assessment.answers == wanted
