"""One open assessment: what it keeps, what it refuses, and what stands when a save fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from assess.core.assessment import Answer, Evidence, InstrumentStatus, Profile
from assess.core.changes import NewAssessment
from assess.core.events import Fold
from assess.core.origin import Origin
from assess.core.scope import State
from assess.errors import AnswerRefused, NotFound, StoreError, TextRefused
from assess.port import resolve_id
from assess.session import Session
from assess.store.memory import MemoryStore
from tests.unit.builders import DAY, edition, maturity, section

LIST = edition(
    section(
        "s",
        maturity("a", na_reasons=["no coast"]),
        maturity("duty", basis=[{"id": "shall", "meets": 2}], core=True),
    )
)
PROFILE = Profile(country="Testland", code="TST", reference_date=DAY)


def origin() -> Origin:
    ticks = count()
    return Origin(
        now=lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=next(ticks)),
        who="official",
        token=lambda: "k3x9qd",
    )


class FailingStore(MemoryStore):
    """A store whose disk is full."""

    full = False

    def append(self, *args, **kwargs):
        if self.full:
            raise StoreError("The disk is full.", "Free some space.")
        super().append(*args, **kwargs)


@pytest.fixture
def store():
    return FailingStore()


@pytest.fixture
def session(store):
    return Session.start(store, NewAssessment(PROFILE, (LIST,), title="T"), origin())


def test_a_new_assessment_is_there_when_opened_again(store, session):
    assert session.identity == "tst-2026-k3x9qd"
    again = Session(store, session.identity, origin())
    assert again.assessment == session.assessment
    assert again.assessment.profile == PROFILE
    assert again.assessment.title == "T"
    assert list(again.view.editions) == ["list"]


def test_an_answer_is_one_event_and_the_same_answer_none(store, session):
    before = len(store.events(session.identity))
    session.answer("list/a", Answer(level=2))
    session.answer("list/a", Answer(level=2))
    assert len(store.events(session.identity)) == before + 1
    (last,) = [e for e in store.events(session.identity) if e.key == "answer/list/a"]
    assert (last.who, last.edition) == ("official", LIST.id)
    assert session.view.state("list", "a").state is State.ANSWERED


def test_taking_an_answer_back_and_giving_it_again(session):
    document = Evidence(title="Act", date="2020")
    session.answer("list/a", Answer(level=2, note="n", evidence=(document,)))
    view = session.answer("list/a", session.assessment.answers["list/a"].without_response())
    assert view.state("list", "a").state is State.UNANSWERED
    assert session.assessment.answers["list/a"] == Answer(note="n", evidence=(document,))
    session.answer("list/a", Answer())
    assert "list/a" not in session.assessment.answers


def test_a_history_folds_to_the_current_state(store, session):
    for level in (0, 4, 1, 3):
        session.answer("list/a", Answer(level=level))
    session.set_status(title="Other", depth="quick")
    session.set_profile(PROFILE.model_copy(update={"country": "Elsewhere"}))
    again = Session(store, session.identity, origin())
    assert again.assessment == session.assessment
    assert again.assessment.answers["list/a"].level == 3
    whole = Fold.of(store.events(session.identity))
    assert whole.heads == store.current(session.identity).heads
    assert len(whole.heads) == 1


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(level=7), "no level 7"),
        (Answer(yes=True), "answered with “level”"),
        (Answer(not_applicable="tired"), "offered: no coast"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(store, session, answer, message):
    before = store.events(session.identity)
    with pytest.raises(AnswerRefused, match=message):
        session.answer("list/a", answer)
    assert store.events(session.identity) == before


def test_not_applicable_is_refused_on_a_duty(store):
    question = maturity("d", basis=[{"id": "shall", "meets": 2}], na_reasons=["x"])
    bound = PROFILE.model_copy(
        update={"instruments": {"treaty": InstrumentStatus(status="in-force")}}
    )
    new = NewAssessment(bound, (edition(section("s", question)),))
    session = Session.start(store, new, origin())
    with pytest.raises(AnswerRefused, match=r"your country's duty \(T, art. 1\)"):
        session.answer("list/d", Answer(not_applicable="x"))


def test_a_question_that_no_checklist_asks_is_not_found(session):
    with pytest.raises(NotFound, match="list/zzz"):
        session.answer("list/zzz", Answer(level=1))


def test_when_the_save_fails_the_old_state_stands(store, session):
    session.answer("list/a", Answer(level=1))
    before = session.view
    store.full = True
    with pytest.raises(StoreError):
        session.answer("list/a", Answer(level=4))
    with pytest.raises(StoreError):
        session.set_status(title="Other")
    assert session.view is before
    store.full = False
    session.answer("list/a", Answer(level=4))
    assert session.assessment.answers["list/a"].level == 4


def test_profile_changes_are_one_event_for_each_field(store, session):
    before = len(store.events(session.identity))
    changed = PROFILE.model_copy(
        update={
            "roles_off": {"transit": "an island"},
            "instruments": {"treaty": InstrumentStatus(status="signed")},
        }
    )
    session.set_profile(changed)
    assert len(store.events(session.identity)) == before + 2
    session.set_profile(PROFILE)
    assert session.assessment.profile == PROFILE


def test_an_upgrade_keeps_the_old_edition_until_asked_and_confirms_what_changed(store, session):
    session.answer("list/a", Answer(level=4))
    session.answer("list/duty", Answer(level=4))
    reworded = edition(
        section(
            "s",
            maturity("a", text="Something else?", na_reasons=["no coast"]),
            maturity("duty", basis=[{"id": "shall", "meets": 2}], core=True, weight=2),
            maturity("new"),
        )
    )
    assert session.assessment.editions["list"] == LIST.id
    assert session.upgrade([reworded]) == ["list/a"]
    assert session.assessment.to_confirm == {"list/a"}
    assert session.view.state("list", "a").state is State.UNANSWERED
    assert session.view.state("list", "duty").credit == 1
    again = Session(store, session.identity, origin())
    assert again.assessment == session.assessment
    again.answer("list/a", Answer(level=4))
    assert again.assessment.to_confirm == set()
    assert again.view.state("list", "a").credit == 1
    assert again.upgrade([reworded]) == []


def test_ids_may_be_shortened_where_unambiguous(store, session):
    assert resolve_id(store, "tst") == session.identity
    tokens = iter(["zzzzzz"])
    other = Origin(now=origin().now, who="x", token=lambda: next(tokens))
    Session.start(store, NewAssessment(PROFILE, (LIST,)), other)
    with pytest.raises(NotFound, match="could be"):
        resolve_id(store, "tst")
    assert resolve_id(store, "tst-2026-z") == "tst-2026-zzzzzz"
    with pytest.raises(NotFound, match="no assessment “x”"):
        resolve_id(store, "x")


def test_drafts_are_kept_until_dropped(store, session):
    session.draft("list/a", "note", "half a sen")
    session.draft("list/a", "note", "half a sentence")
    again = Session(store, session.identity, origin())
    assert [(d.key, d.field, d.text) for d in again.drafts()] == [
        ("list/a", "note", "half a sentence")
    ]
    again.drop_draft("list/a", "note")
    assert again.drafts() == []


def test_a_title_that_is_too_long_is_refused(session):
    with pytest.raises(TextRefused, match="The title"):
        session.set_status(title="x" * 301)


def test_quick_depth_is_a_status_that_keeps_all_answers(session):
    session.answer("list/a", Answer(level=0))
    session.answer("list/duty", Answer(level=4))
    session.set_status(depth="quick")
    assert session.view.results["list"].score.value == 1
    session.set_status(depth="full")
    assert str(session.view.results["list"].score) == "50 % (50–50)"
