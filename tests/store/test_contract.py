"""What every store promises, on disk or in memory."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from assess.core.assessment import Answer, Profile
from assess.core.changes import NewAssessment
from assess.core.events import Fold
from assess.core.origin import Origin
from assess.drafts import NEW, Draft
from assess.errors import NotFound, StoreDamaged
from assess.session import Session
from tests.store.graph import IDENTITY, chain, checklist, event


def draft(text="half a sent", key="list/a", field="note", at="2026-01-01T00:00:00Z"):
    return Draft(key, field, text, at)


def test_what_is_appended_comes_back_equal_and_by_time(store):
    first, second = event({"note": "é\n"}, second=1), event({"number": "2.5"}, reason="why")
    store.append(IDENTITY, [first, second])
    assert store.events(IDENTITY) == [second, first]
    assert [e.id for e in store.events(IDENTITY)] == [second.id, first.id]


def test_text_comes_back_in_its_normal_form_whoever_changes_the_original(store):
    content = {"note": "e\u0301\r\n"}
    store.append(IDENTITY, [event(content)])
    content["note"] = "changed since"
    assert store.events(IDENTITY)[0].content == {"note": "é\n"}


def test_current_is_the_fold_of_the_events(store):
    events = chain(5)
    store.append(IDENTITY, events)
    assert store.current(IDENTITY) == Fold.of(events)
    assert store.current(IDENTITY).heads == {events[-1].id}


def test_known_events_are_passed_over(store):
    events = chain(3)
    store.append(IDENTITY, events[:2])
    store.append(IDENTITY, [*events, *events])
    assert store.events(IDENTITY) == events


def test_an_event_whose_identity_is_not_of_its_content_is_refused_with_all_others(store):
    good, event_ = event("one"), event("two", second=1)
    assert event_.id
    changed = event_.model_copy(update={"content": "three"})
    assert changed.id == event_.id
    store.append(IDENTITY, [event("zero", second=2)])
    with pytest.raises(StoreDamaged, match="does not hold what its identity says"):
        store.append(IDENTITY, [good, changed])
    assert [e.content for e in store.events(IDENTITY)] == ["zero"]


def test_an_event_of_another_assessment_is_refused(store):
    with pytest.raises(StoreDamaged, match=r"belongs to assessment other, not mng-2011"):
        store.append(IDENTITY, [event("one", assessment="other")])
    assert store.assessments() == []


def test_an_edition_whose_identity_is_not_of_its_content_is_refused_with_the_events(store):
    edition = checklist()
    assert edition.id
    changed = edition.model_copy(update={"sections": ()})
    with pytest.raises(StoreDamaged, match="of list does not hold"):
        store.append(IDENTITY, [event("one")], [changed])
    assert store.assessments() == []


def test_editions_are_kept_once_and_for_all_assessments(store):
    edition = checklist()
    store.append(IDENTITY, [], [edition])
    store.append("other", [], [edition, checklist("second")])
    assert store.edition(edition.id) == edition
    assert store.edition(edition.id).id == edition.id
    store.delete(IDENTITY)
    assert store.edition(edition.id) == edition


def test_assessments_are_listed_last_changed_first(store):
    assert store.assessments() == []
    for name, second in (("b", 5), ("a", 5), ("early", 1), ("late", 9)):
        store.append(name, [event("x", second=second, assessment=name)])
    store.append("none", [])
    assert store.assessments() == ["late", "a", "b", "early", "none"]
    store.append("early", [event("y", second=30, assessment="early")])
    assert store.assessments()[0] == "early"


def test_an_assessment_made_without_events_is_empty(store):
    store.append(IDENTITY, [])
    assert store.events(IDENTITY) == []
    assert store.current(IDENTITY) == Fold()


@pytest.mark.parametrize("method", ["events", "current", "heads", "delete"])
def test_an_unknown_assessment_is_not_found(store, method):
    with pytest.raises(NotFound, match="There is no assessment “none”"):
        getattr(store, method)("none")


def test_an_unknown_edition_is_not_found(store):
    with pytest.raises(NotFound, match="The checklist edition abc is not in this store"):
        store.edition("abc")


def test_deleting_drops_events_and_drafts_of_that_assessment_only(store):
    store.append(IDENTITY, chain(3))
    store.append("other", [event("x", assessment="other")])
    for name in (IDENTITY, "other"):
        store.save_draft(name, draft())
    store.delete(IDENTITY)
    assert store.assessments() == ["other"]
    assert store.drafts(IDENTITY) == []
    assert store.drafts("other") == [draft()]
    store.append(IDENTITY, [event("anew")])
    assert [e.content for e in store.events(IDENTITY)] == ["anew"]
    assert store.drafts(IDENTITY) == []


def test_a_draft_takes_the_place_of_the_earlier_one_of_its_key_and_field(store):
    store.append(IDENTITY, [])
    store.save_draft(IDENTITY, draft("ab"))
    store.save_draft(IDENTITY, draft("a title", field="title", at="2026-01-01T00:00:01Z"))
    store.save_draft(IDENTITY, draft("abc", at="2026-01-01T00:00:02Z"))
    assert [d.text for d in store.drafts(IDENTITY)] == ["a title", "abc"]
    store.drop_draft(IDENTITY, "list/a", "note")
    store.drop_draft(IDENTITY, "list/a", "note")
    store.drop_draft("none", "list/a", "note")
    assert [d.text for d in store.drafts(IDENTITY)] == ["a title"]


@pytest.mark.parametrize(
    "text", ["", "Ж\x00\x1b[2J\r\n👩‍👩", "'; DROP TABLE draft; --", "x" * 20_000]
)
def test_any_text_can_be_drafted(store, text):
    store.append(IDENTITY, [])
    store.save_draft(IDENTITY, draft(text))
    assert store.drafts(IDENTITY) == [draft(text)]


def test_half_a_character_in_a_draft_is_marked(store):
    store.append(IDENTITY, [])
    store.save_draft(IDENTITY, draft("a\ud800b"))
    assert store.drafts(IDENTITY) == [draft("a?b")]


def test_a_draft_needs_its_assessment(store):
    with pytest.raises(NotFound):
        store.save_draft("none", draft())
    assert store.drafts("none") == []


def test_the_form_that_starts_an_assessment_has_drafts_of_its_own(store):
    store.append(IDENTITY, [])
    store.save_draft(NEW, draft("Mong", key="assessment", field="form"))
    store.save_draft(NEW, draft("Mongolia", key="assessment", field="form"))
    store.save_draft(IDENTITY, draft("a note"))
    assert [d.text for d in store.drafts(NEW)] == ["Mongolia"]
    assert [d.text for d in store.drafts(IDENTITY)] == ["a note"]
    assert store.assessments() == [IDENTITY]
    with pytest.raises(NotFound):
        store.delete(NEW)
    store.delete(IDENTITY)
    assert [d.text for d in store.drafts(NEW)] == ["Mongolia"]
    store.drop_draft(NEW, "assessment", "form")
    assert store.drafts(NEW) == []


def test_heads_are_those_of_the_fold(store):
    events = chain(3)
    store.append(IDENTITY, events)
    assert store.heads(IDENTITY) == store.current(IDENTITY).heads == {events[-1].id}
    store.append(IDENTITY, [event("beside", second=50)])
    assert len(store.heads(IDENTITY)) == 2


def test_a_session_reopened_is_where_it_was(store):
    origin = Origin(now=lambda: datetime(2026, 1, 1, tzinfo=UTC), who="me", token=lambda: "k3x9qd")
    profile = Profile(country="Testland", reference_date=date(2026, 1, 1))
    session = Session.start(store, NewAssessment(profile, (checklist(),)), origin)
    view = session.answer("list/a", Answer(level=3, note="§ 5"))
    again = Session(store, session.identity, origin).view
    assert again.assessment == view.assessment
    assert again.editions == view.editions
    assert again.results["list"].score == view.results["list"].score
