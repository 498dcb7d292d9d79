"""What the list of assessments is told of each, without reading its answers."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

from assess.core.assessment import Answer, Profile
from assess.core.changes import NewAssessment
from assess.core.events import assessment
from assess.core.origin import Origin
from assess.session import Session
from assess.store import open_store
from tests.store.graph import checklist, event


def start(store, minute, country, **status):
    day = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    origin = Origin(lambda: day, "tester", lambda: f"{minute:06}")
    profile = Profile(country=country, code="MNG", reference_date=date(2026, 1, 1))
    return Session.start(store, NewAssessment(profile, (checklist(),), **status), origin)


def test_it_says_what_the_assessment_itself_says(store):
    first = start(store, 1, "Testland", title="T", period="2026", depth="quick", case="invented")
    start(store, 2, "Otherland")
    first.set_status(title="New title")
    first.answer("list/a", Answer(note="x"))
    for glance in store.overview():
        fold = store.current(glance.identity)
        own = assessment(glance.identity, fold)
        said = (glance.country, glance.code, glance.title, glance.period, glance.depth, glance.case)
        named = (own.profile.country, own.profile.code, own.title, own.period, own.depth, own.case)
        assert said == named
        assert (glance.changed_at, glance.heads) == (own.changed_at, fold.heads)
        assert not glance.problem
    assert [glance.identity for glance in store.overview()] == store.assessments()


def test_where_copies_disagree_it_says_what_the_assessment_says(store):
    session = start(store, 1, "Testland")
    sides = [
        event(text, key="status/title", second=second, assessment=session.identity)
        for second, text in ((9, "late"), (3, "early"))
    ]
    store.append(session.identity, sides)
    own = assessment(session.identity, store.current(session.identity))
    assert [glance.title for glance in store.overview()] == [own.title] == ["late"]


def test_an_empty_store_has_nothing_to_say(store):
    assert store.overview() == []


def test_a_damaged_one_keeps_no_other_out(path):
    with closing(open_store(path)) as store:
        good, bad = start(store, 1, "Testland").identity, start(store, 2, "Otherland").identity
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "UPDATE event SET content = replace(content, 'Otherland', 'Nowhere')"
            " WHERE assessment = ?",
            (bad,),
        )
        db.commit()
    with closing(open_store(path)) as store:
        damaged, whole = store.overview()
    assert (damaged.identity, whole.identity) == (bad, good)
    assert "was changed after it was written" in damaged.problem
    assert (whole.country, whole.problem) == ("Testland", "")


def test_content_of_a_newer_version_is_told(store):
    session = start(store, 0, "Testland")
    strange = event(["a", "list"], key="profile/country", second=59, assessment=session.identity)
    store.append(session.identity, [strange])
    (glance,) = store.overview()
    assert "this version cannot read" in glance.problem


def test_it_needs_no_models_of_the_core(path):
    with closing(open_store(path)) as store:
        start(store, 1, "Testland")
    code = (
        "import sys; from pathlib import Path; from assess.store import open_store\n"
        "store = open_store(Path(sys.argv[1]))\n"
        "assert [each.country for each in store.overview()] == ['Testland']\n"
        "print('pydantic' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"
