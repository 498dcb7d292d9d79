"""Two programs on one assessment: each takes in what the other wrote before it writes."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from assess.core.assessment import Answer, InstrumentStatus, Profile
from assess.core.changes import NewAssessment
from assess.core.origin import Origin
from assess.errors import ChangedMeanwhile, Deleted
from assess.session import Session
from assess.store import open_store
from tests.store.graph import checklist

PROFILE = Profile(country="Testland", reference_date=date(2026, 1, 1))


def origin(who):
    start, ticks = datetime(2026, 1, 1, tzinfo=UTC), count()
    return Origin(lambda: start + timedelta(seconds=next(ticks)), who, lambda: "k3x9qd")


@pytest.fixture
def sessions(path):
    """Two sessions on one file, each with a store of its own as two programs have."""
    with closing(open_store(path)) as one, closing(open_store(path)) as other:
        new = NewAssessment(PROFILE, (checklist(),), title="T")
        first = Session.start(one, new, origin("one"))
        yield first, Session(other, first.identity, origin("other"))


def test_refresh_takes_in_what_the_other_wrote(sessions):
    one, other = sessions
    assert one.refresh() is False
    before = one.view
    other.answer("list/a", Answer(level=2))
    assert one.view is before
    assert one.refresh() is True
    assert one.assessment == other.assessment
    assert one.refresh() is False


def test_an_answer_after_another_one_makes_no_disagreement(sessions):
    one, other = sessions
    other.set_status(title="Other")
    one.answer("list/a", Answer(level=1))
    assert one.assessment.title == "Other"
    other.refresh()
    assert other.assessment == one.assessment
    assert not one.assessment.disagreements


def test_the_same_answer_changed_meanwhile_is_refused_once(sessions):
    one, other = sessions
    other.answer("list/a", Answer(level=4, note="theirs"))
    with pytest.raises(ChangedMeanwhile, match="Another window or an import"):
        one.answer("list/a", Answer(level=1))
    assert one.assessment.answers["list/a"] == Answer(level=4, note="theirs")
    one.answer("list/a", Answer(level=1))
    assert one.assessment.answers["list/a"] == Answer(level=1)
    assert not one.assessment.disagreements


def test_a_profile_changed_from_an_old_form_keeps_what_others_changed(sessions):
    one, other = sessions
    opened = one.assessment.profile
    stated = {"instruments": {"treaty": InstrumentStatus(status="signed")}}
    other.set_profile(opened.model_copy(update=stated))
    one.set_profile(
        opened.model_copy(update={"country": "Elsewhere"}),
        since=opened,
        title="Mine",
        depth="quick",
    )
    own = one.assessment
    assert (own.profile.country, own.title, own.depth) == ("Elsewhere", "Mine", "quick")
    assert own.profile.instruments == stated["instruments"]


def test_a_profile_field_changed_by_both_is_refused_once_and_whole(sessions):
    one, other = sessions
    opened = one.assessment.profile
    other.set_profile(opened.model_copy(update={"country": "Theirs"}))
    mine = opened.model_copy(update={"country": "Mine"})
    with pytest.raises(ChangedMeanwhile):
        one.set_profile(mine, since=opened, title="Mine")
    assert (one.assessment.profile.country, one.assessment.title) == ("Theirs", "T")
    one.set_profile(mine, since=opened, title="Mine")
    assert (one.assessment.profile.country, one.assessment.title) == ("Mine", "Mine")
    assert not one.assessment.disagreements


@pytest.mark.parametrize(
    "act",
    [
        Session.refresh,
        lambda session: session.answer("list/a", Answer(level=1)),
        lambda session: session.set_status(title="x"),
        lambda session: session.upgrade([]),
    ],
)
def test_an_assessment_deleted_meanwhile_is_said_and_not_made_again(sessions, act):
    one, other = sessions
    other._store.delete(other.identity)
    with pytest.raises(Deleted, match="was deleted in another window"):
        act(one)
    assert other._store.assessments() == []


def test_turns_of_two_sessions_never_disagree(sessions):
    for turn in range(20):
        session = sessions[turn // 3 % 2]
        with suppress(ChangedMeanwhile):
            session.answer("list/a", Answer(level=turn % 5))
        assert not session.assessment.disagreements
