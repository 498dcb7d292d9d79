"""Undo, redo, history, back to an earlier answer, and an assessment for a new period."""

from __future__ import annotations

import pytest

from assess.core.assessment import Answer, Evidence
from assess.core.changes import NewAssessment
from assess.core.events import Fold, as_of, assessment
from assess.core.fingerprint import fingerprint
from assess.core.scope import State
from assess.errors import ChangedMeanwhile, NotFound
from assess.session import Session
from assess.store.memory import MemoryStore
from tests.unit.test_session import LIST, PROFILE, origin

A, DUTY = "list/a", "list/duty"


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def session(store):
    return Session.start(store, NewAssessment(PROFILE, (LIST,), title="T"), origin())


def test_undo_puts_the_earlier_answer_back_and_redo_the_later_one(session):
    session.answer(A, Answer(level=1))
    session.answer(A, Answer(level=2, note="why"))
    assert session.undo() == A
    assert session.assessment.answers[A] == Answer(level=1)
    assert session.undo() == A
    assert A not in session.assessment.answers
    assert session.undo() == ""
    assert session.redo() == A
    assert session.redo() == A
    assert session.assessment.answers[A] == Answer(level=2, note="why")
    assert session.redo() == ""
    assert len(session.history(A)) == 6, "nothing is ever taken out of the history"


def test_a_new_answer_ends_what_can_be_done_again(session):
    session.answer(A, Answer(level=1))
    session.undo()
    session.answer(DUTY, Answer(level=3))
    assert session.redo() == ""
    assert session.undo() == DUTY


def test_undo_refuses_where_another_program_answered_meanwhile(store, session):
    session.answer(A, Answer(level=1))
    Session(store, session.identity, origin()).answer(A, Answer(level=4))
    with pytest.raises(ChangedMeanwhile):
        session.undo()
    assert session.assessment.answers[A] == Answer(level=4)
    assert session.undo() == "", "a step that no longer fits is forgotten"


def test_an_undo_is_durable(store, session):
    session.answer(A, Answer(level=1))
    session.answer(A, Answer(level=0))
    session.undo()
    assert Session(store, session.identity, origin()).assessment.answers[A].level == 1


def test_history_says_who_put_what_in_place_of_what(session):
    session.answer(A, Answer(level=1))
    session.answer(A, Answer(level=3))
    latest, first = session.history(A)
    assert latest.answers == (Answer(level=1), Answer(level=3))
    assert first.answers == (None, Answer(level=1))
    assert latest.event.who == "official"
    assert latest.event.at > first.event.at
    kinds = {change.event.key.split("/")[0] for change in session.history()}
    assert kinds == {"answer", "edition", "profile", "status"}


def test_back_to_an_earlier_answer_is_one_more_change(session):
    session.answer(A, Answer(level=1))
    session.answer(A, Answer(level=3))
    session.put_back(session.history(A)[1])
    assert session.assessment.answers[A] == Answer(level=1)
    assert len(session.history(A)) == 3


def test_a_state_of_the_past_is_found_by_its_heads(store, session):
    session.answer(A, Answer(level=1))
    heads, then = session.assessment.heads, fingerprint(session.assessment)
    session.answer(A, Answer(level=3))
    events = store.events(session.identity)
    past = assessment(session.identity, Fold.of(as_of(events, heads)))
    assert fingerprint(past) == then != fingerprint(session.assessment)
    with pytest.raises(NotFound):
        as_of(events, ["0" * 64])


def test_who_gave_an_answer_is_no_part_of_what_it_says(store, session):
    session.answer(A, Answer(level=1))
    assert session.assessment.signed[A].who == "official"
    changed = session.assessment.model_copy(update={"signed": {}, "heads": ()})
    assert fingerprint(changed) == fingerprint(session.assessment)


def test_a_copy_for_a_new_period_asks_to_confirm_every_answer(store, session):
    document = Evidence(title="Act", date="2020")
    session.answer(A, Answer(level=2, evidence=(document,)))
    session.answer(DUTY, Answer(note="ask the ministry"))
    later = PROFILE.model_copy(update={"reference_date": PROFILE.reference_date.replace(year=2031)})
    new = NewAssessment(later, (LIST,), title="T", period="2031")
    copy = Session.duplicate(store, session.assessment, new, origin())
    assert copy.identity != session.identity
    assert copy.assessment.to_confirm == {A}
    assert copy.view.state("list", "a").state is State.UNANSWERED, "not true of the new period yet"
    assert copy.assessment.answers[DUTY].note == "ask the ministry"
    copy.answer(A, copy.assessment.answers[A])
    assert copy.view.state("list", "a").state is State.ANSWERED
    assert session.assessment.answers[A].evidence == (document,)
