"""Whatever is filled in comes back as it was: random checklists, answers and scripts."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from assess.core.assessment import Answer
from assess.core.checklist import Edition
from assess.forms.printed import pdf
from assess.forms.spreadsheet import workbook
from tests.forms.filling import (
    SCRIPTS,
    TEXTS,
    bring,
    cells,
    fields,
    fill_pdf,
    fill_workbook,
    filled,
    form_for,
    kept,
    started,
)
from tests.unit.builders import edition, editions, maturity, section

ONE = edition(section("first", maturity("law"), maturity("practice")), name="alpha")


@settings(max_examples=12)
@given(editions(), st.data())
def test_a_filled_workbook_gives_the_same_answers(of: Edition, data: st.DataObject) -> None:
    store, session = started(of)
    form = form_for(session)
    wanted = data.draw(filled(form))
    planned = bring(fill_workbook(workbook(form), cells(form, wanted)), session, store)
    assert not planned.needs_confirmation, planned
    assert session.assessment.answers == kept(wanted)


@settings(max_examples=8)
@given(editions(), st.data())
def test_a_filled_pdf_gives_the_same_answers(of: Edition, data: st.DataObject) -> None:
    store, session = started(of)
    form = form_for(session)
    wanted = data.draw(filled(form))
    made, _messages = pdf(form, fillable=True)
    planned = bring(fill_pdf(made, fields(form, wanted)), session, store)
    assert not planned.needs_confirmation, planned
    assert session.assessment.answers == kept(wanted)


@settings(max_examples=8)
@given(editions(), st.data())
def test_a_form_that_nobody_touched_changes_nothing(of: Edition, data: st.DataObject) -> None:
    store, session = started(of)
    for key, answer in kept(data.draw(filled(form_for(session)))).items():
        session.answer(key, answer)
    events = store.events(session.identity)
    form = form_for(session)
    for made in (workbook(form), pdf(form, fillable=True)[0]):
        planned = bring(made, session, store, confirmed=True)
        assert not planned.needs_confirmation, planned
        assert store.events(session.identity) == events


@settings(max_examples=20)
@given(TEXTS)
@example('=HYPERLINK("http://x","y")')
@example("_x000D_ _x0007_")
@example("﷽ \u202eabc\u202c")
def test_any_note_that_was_printed_into_a_form_is_read_as_it_is_kept(note: str) -> None:
    store, session = started(ONE)
    session.answer("alpha/law", Answer(level=1, note=note))
    before = session.assessment
    bring(workbook(form_for(session)), session, store, confirmed=True)
    assert session.assessment == before


def test_every_script_comes_back_from_both_formats() -> None:
    of = edition(section("s", *(maturity(f"q{n}") for n in range(len(SCRIPTS)))), name="alpha")
    wanted = {
        f"alpha/q{n}": Answer(
            level=n % 5, note=text, evidence=({"title": " ".join(text.split()), "date": "1"},)
        )
        for n, text in enumerate(SCRIPTS)
    }
    for kind in ("xlsx", "pdf"):
        store, session = started(of)
        form = form_for(session)
        if kind == "xlsx":
            data = fill_workbook(workbook(form), cells(form, wanted))
        else:
            data = fill_pdf(pdf(form, fillable=True)[0], fields(form, wanted))
        bring(data, session, store)
        assert session.assessment.answers == wanted
