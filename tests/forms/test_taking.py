"""What is imported merges: empty fields change nothing, and nothing that stands is written over."""

from __future__ import annotations

import pytest

from assess.core.assessment import Answer, Evidence
from assess.core.checklist import Edition
from assess.core.events import Event
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
    kinds,
    said,
    typed,
)

TEN = Evidence(title="Act 10", reference="10")
ELEVEN = Evidence(title="Act 11", date="2011")
TWELVE = Evidence(title="Act 12", date="2012")


def answer(session: Session, name: str) -> Answer | None:
    return session.assessment.answers.get(f"alpha/{name}")


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
def test_empty_fields_change_nothing(kind: str) -> None:
    store, session = started(KINDS)
    session.answer("alpha/law", Answer(level=3, note="Kept", evidence=(TEN,), unsure=True))
    session.answer("alpha/parts", Answer(elements=("a",)))
    before = session.assessment.answers
    blank = form_for(session, empty=True)
    other = Answer(yes=True)
    if kind == "xlsx":
        data = fill_workbook(workbook(blank), cells(blank, {"alpha/really": other}))
    else:
        _store, fresh = started(KINDS)
        data = said(fresh, {"really": other}, "pdf")
    planned = bring(data, session, store)
    assert not planned.needs_confirmation
    assert session.assessment.answers == {**before, "alpha/really": other}


def test_an_answer_changed_on_the_form_takes_the_place_of_the_one_it_showed() -> None:
    store, session = started(KINDS)
    session.answer("alpha/law", Answer(level=3, note="Kept", flag=True))
    data = said(session, {"law": {"level": 1, "note": "Kept"}})
    planned = bring(data, session, store)
    assert not planned.needs_confirmation
    assert answer(session, "law") == Answer(level=1, note="Kept", flag=True)
    assert next(change.event.who for change in session.history("alpha/law")) == "Importer"


def test_an_answer_changed_meanwhile_stands_until_confirmed() -> None:
    store, session = started(KINDS)
    session.answer("alpha/law", Answer(level=3))
    data = said(session, {"law": {"level": 1, "note": "From the form"}})
    session.answer("alpha/law", Answer(level=4, note="Here"))
    planned = bring(data, session, store)
    first, second = (str(difference) for difference in planned.differences)
    assert first == (
        "question 1, answer: now “Level 4 of 4: four”; the form says “Level 1 of 4: one”"
    )
    assert second == "question 1, note: now “Here”; the form says “From the form”"
    assert answer(session, "law") == Answer(level=4, note="Here")
    bring(data, session, store, confirmed=True)
    assert answer(session, "law") == Answer(level=1, note="From the form")
    assert not bring(data, session, store).needs_confirmation


def test_an_answer_given_here_that_an_empty_form_did_not_show_stands_until_confirmed() -> None:
    store, session = started(KINDS)
    data = said(session, {"law": {"level": 1}, "really": {"yes": True}})
    session.answer("alpha/law", Answer(level=4))
    planned = bring(data, session, store)
    assert [difference.number for difference in planned.differences] == [1]
    assert answer(session, "law") == Answer(level=4)
    assert answer(session, "really") == Answer(yes=True)


def test_a_disagreement_is_never_settled_without_asking() -> None:
    store, session = started(KINDS)
    session.answer("alpha/law", Answer(level=3))
    data = said(session, {"law": {"level": 1}})
    side = Event(assessment=session.identity, key="answer/alpha/law", voice="police", who="B",
                 at="2026-04-01T00:00:00Z", content={"level": 3, "note": "Ours"})  # fmt: skip
    store.append(session.identity, [side])
    planned = bring(data, session, store)
    assert [difference.number for difference in planned.differences] == [1]
    assert "answer/alpha/law" in session.assessment.disagreements


def test_importing_twice_changes_nothing() -> None:
    store, session = started(KINDS)
    data = said(session, {"law": {"level": 1, "note": "x", "evidence": [TEN.model_dump()]}})
    bring(data, session, store)
    events = store.events(session.identity)
    planned = bring(data, session, store, confirmed=True)
    assert not planned.needs_confirmation
    assert (planned.confirmed, planned.unchanged) == ({}, 1)
    assert store.events(session.identity) == events


def test_documents_are_added_and_mended_and_never_lost() -> None:
    store, session = started(KINDS)
    third = Evidence(title="Act 3", date="3")
    session.answer("alpha/law", Answer(level=3, evidence=(TEN, ELEVEN, third)))
    mended = Evidence(title="Act 10, mended", reference="10")
    given = [mended.model_dump(), ELEVEN.model_dump()]
    data = said(session, {"law": {"level": 3, "evidence": given}})
    bring(data, session, store)
    assert answer(session, "law") == Answer(level=3, evidence=(mended, ELEVEN, third))
    session.answer("alpha/law", Answer(level=3, evidence=(TWELVE,)))
    bring(data, session, store)
    assert answer(session, "law") == Answer(level=3, evidence=(TWELVE, mended))


def test_a_private_note_is_in_no_form_and_stands_until_confirmed() -> None:
    store, session = started(KINDS)
    session.answer("alpha/law", Answer(level=3, note="Secret 4711", private=True))
    form = form_for(session)
    assert "4711" not in repr(form)
    data = said(session, {"law": {"level": 3, "note": "Open"}})
    planned = bring(data, session, store)
    assert [str(each.what) for each in planned.differences] == ["note"]
    assert answer(session, "law") == Answer(level=3, note="Secret 4711", private=True)


def test_an_answer_that_waits_for_an_agency_is_answered_by_the_form() -> None:
    store, session = started(KINDS)
    session.answer("alpha/law", Answer(awaiting="police"))
    planned = bring(said(session, {"law": {"level": 2}}), session, store)
    assert not planned.needs_confirmation
    assert answer(session, "law") == Answer(level=2)


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


def test_not_applicable_is_not_taken_where_it_is_a_duty() -> None:
    _store, elsewhere = started(KINDS)
    data = said(elsewhere, {"duty": {"not_applicable": "none"}})
    store, session = started(KINDS, **IN_FORCE)
    planned = bring(data, session, store)
    assert planned.left_out == (
        "question 9 (alpha/duty): not applicable is not accepted: this is your country's duty",
    )


def test_another_edition_maps_what_still_means_the_same() -> None:
    store, session = started(kinds(text="Law, as asked earlier?"))
    data = said(session, {"law": {"level": 1}, "way": {"option": "good"}})
    session.upgrade([KINDS])
    planned = bring(data, session, store)
    [note] = planned.notes
    assert "another edition of the checklist “alpha”" in note
    assert planned.left_out == (
        "question 1 (alpha/law): the question has changed since the form was made",
    )
    assert planned.answers == {"alpha/way": Answer(option="good")}


def test_a_question_that_is_not_asked_here_is_listed_only_when_it_was_answered() -> None:
    _store, session = started(KINDS)
    data = said(session, {"law": {"level": 1}})
    heading = KINDS.checklist.model_copy(update={"id": "beta"})
    beta = Edition.from_canonical(KINDS.model_copy(update={"checklist": heading}).canonical())
    other_store, other = started(beta)
    planned = bring(data, other, other_store)
    assert planned.left_out == ("question 1 (alpha/law): this assessment does not ask it",)


def test_giving_the_same_answer_again_confirms_it_after_an_upgrade() -> None:
    store, session = started(kinds(text="Law, as asked earlier?"))
    session.answer("alpha/law", Answer(level=1))
    session.upgrade([KINDS])
    assert session.assessment.to_confirm == {"alpha/law"}
    first = next(iter(form_for(session).items))
    assert first.shown == Answer()
    assert first.notices[-1] == "Earlier answer, to be given again: Level 1 of 4: one"
    bring(workbook(form_for(session)), session, store)
    assert session.assessment.to_confirm == {"alpha/law"}
    bring(said(session, {"law": {"level": 1}}), session, store)
    assert not session.assessment.to_confirm
    assert answer(session, "law") == Answer(level=1)


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


def test_events_of_an_import_are_signed_by_whoever_imports() -> None:
    store, session = started(KINDS)
    bring(said(session, {"law": {"level": 1}}), session, store)
    [event] = [e for e in store.events(session.identity) if e.key == "answer/alpha/law"]
    assert (event.who, event.reason) == ("Importer", "From the form form.xlsx.")
    assert event.edition == KINDS.id


def test_parts_ticked_in_another_order_are_the_same_answer() -> None:
    store, session = started(KINDS)
    session.answer("alpha/parts", Answer(elements=("b", "a")))
    for kind in ("xlsx", "pdf"):
        planned = bring(said(session, {}, kind), session, store)
        assert (planned.confirmed, planned.needs_confirmation) == ({}, False)
    assert answer(session, "parts") == Answer(elements=("b", "a"))


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
