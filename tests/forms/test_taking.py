"""What is imported merges: empty fields change nothing, and nothing that stands is written over."""

from __future__ import annotations

import pytest

from assess.core.assessment import Answer, Evidence
from assess.core.checklist import Edition
from assess.core.events import Event
from assess.forms.spreadsheet import workbook
from assess.session import Session
from tests.forms.filling import bring, cells, fill_workbook, form_for, started
from tests.forms.material import (
    IN_FORCE,
    KINDS,
    kinds,
    said,
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
