"""Import merges: nothing stored is overwritten, and what a file says against it waits for a yes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assess.core.assessment import Answer
from assess.core.checklist import Edition
from assess.core.events import Event
from assess.core.scope import State
from assess.errors import AssessmentFileError
from assess.exchange.assessment_file import export
from assess.port import Store
from assess.session import Session
from assess.store import open_store
from assess.store.memory import MemoryStore
from tests.exchange.material import (
    ONE,
    TWO,
    answered,
    bring,
    ids,
    library,
    origin,
    planned,
    started,
    view,
)
from tests.exchange.test_reading import HAND
from tests.unit.builders import edition, maturity, section

CASE = "mongolia-2011"


def newer() -> Edition:
    """The first checklist with another version."""
    heading = ONE.checklist.model_copy(update={"version": "1.1.0"})
    return Edition.from_canonical(ONE.model_copy(update={"checklist": heading}).canonical())


def snapshot(store: Store, identity: str) -> tuple[set[str], str]:
    return ids(store, identity), export(store, identity)


def test_a_file_written_by_hand_becomes_an_assessment() -> None:
    store = MemoryStore()
    result = bring(HAND, store)
    seen = view(store, CASE)
    now = seen.assessment
    assert result.is_new
    assert (now.title, now.period, now.case, now.depth) == ("Mongolia", "2011", "reading", "full")
    assert now.profile.reference_date == date(2011, 9, 7)
    assert list(now.editions) == ["alpha", "beta"]
    assert now.answers["alpha/law"].level == 3
    assert {event.at for event in store.events(CASE)} == {"2011-09-07T00:00:00.000000Z"}
    [answer] = [e for e in store.events(CASE) if e.key == "answer/alpha/law"]
    assert answer.edition == ONE.id
    assert store.edition(TWO.id) == TWO


def test_importing_twice_changes_nothing() -> None:
    store, other = MemoryStore(), MemoryStore()
    bring(HAND, store)
    bring(HAND, other)
    before = snapshot(store, CASE)
    for confirmed in (False, True):
        result = bring(HAND, store, confirmed=confirmed)
        assert (result.is_new, result.events, result.changes, result.editions) == (False, 0, 0, 0)
    assert snapshot(store, CASE) == before == snapshot(other, CASE)


def test_an_answer_added_by_hand_needs_no_yes() -> None:
    store = MemoryStore()
    bring(HAND, store)
    plan = planned(HAND + '\n[answers."beta/plan"]\nlevel = 2\n', store)
    assert not plan.needs_confirmation
    assert [event.key for event in plan.events] == ["answer/beta/plan"]


def test_a_file_without_events_is_compared_with_the_store() -> None:
    store = MemoryStore()
    bring(HAND, store)
    edited = HAND.replace("level = 3", "level = 2").replace("Landlocked.", "No sea.")
    plan = planned(edited, store)
    role, level = (str(difference) for difference in plan.differences)
    assert role.startswith("file.assess.toml:14: why the country is no country of transit: ")
    assert role.endswith('now "Landlocked."; the file says "No sea."')
    assert level.startswith("file.assess.toml:19: answer to “alpha/law”: ")
    assert level.endswith("now level = 3; the file says level = 2")
    before = snapshot(store, CASE)
    bring(edited, store)
    assert snapshot(store, CASE) == before
    assert bring(edited, store, confirmed=True).changes == 2
    assert view(store, CASE).assessment.answers["alpha/law"].level == 2
    assert not view(store, CASE).assessment.disagreements
    assert not planned(edited, store).needs_confirmation


def test_going_back_to_an_earlier_text_is_a_difference_again() -> None:
    store = MemoryStore()
    other = HAND.replace("level = 3", "level = 2")
    for text, level in [(HAND, 3), (other, 2), (HAND, 3), (other, 2)]:
        bring(text, store, confirmed=True)
        assert view(store, CASE).assessment.answers["alpha/law"].level == level


def test_what_was_answered_since_stands_until_confirmed() -> None:
    store = MemoryStore()
    bring(HAND, store)
    Session(store, CASE, origin()).answer("alpha/law", Answer(level=4))
    assert bring(HAND, store).events == 0
    assert view(store, CASE).assessment.answers["alpha/law"].level == 4
    assert [d.key for d in planned(HAND, store).differences] == ["answer/alpha/law"]


def test_a_file_without_events_takes_nothing_back_by_leaving_it_out() -> None:
    store = MemoryStore()
    bring(HAND + '\n[answers."beta/plan"]\nlevel = 2\n', store)
    Session(store, CASE, origin()).set_status(depth="quick")
    part = HAND[: HAND.index("[answers")].replace(', "beta"', "").replace('period = "2011"\n', "")
    assert not planned(part, store).needs_confirmation
    assert bring(part, store, confirmed=True).changes == 0


def edited(old: str, new: str) -> tuple[Store, str, str]:
    """A store, its assessment's id, and its export with something changed by hand."""
    store, session = answered()
    text = export(store, session.identity)
    assert text.count(old) >= 1
    return store, session.identity, text.replace(old, new, 1)


def test_a_file_edited_by_hand_lists_the_difference_and_waits() -> None:
    store, identity, text = edited("level = 3", "level = 4")
    before = snapshot(store, identity)
    plan = planned(text, store)
    [difference] = plan.differences
    assert (difference.key, difference.now, difference.said) == (
        "answer/alpha/law", "level = 3", "level = 4",
    )  # fmt: skip
    assert text.splitlines()[difference.line - 1] == '[answers."alpha/law"]'
    assert bring(text, store).changes == 0
    assert snapshot(store, identity) == before
    assert bring(text, store, confirmed=True).changes == 1
    now = view(store, identity).assessment
    assert now.answers["alpha/law"].level == 4
    assert now.answers["alpha/law"].note == "Two\nlines"
    assert not now.disagreements
    assert not planned(text, store).needs_confirmation
    assert bring(text, store, confirmed=True).changes == 0


def test_without_a_yes_only_the_events_are_imported() -> None:
    _, identity, text = edited("level = 3", "level = 4")
    other = MemoryStore()
    result = bring(text, other)
    assert result.is_new
    assert result.changes == 0
    assert view(other, identity).assessment.answers["alpha/law"].level == 3


def test_an_edit_beside_an_answer_given_since_is_a_disagreement() -> None:
    store, identity, text = edited("level = 3", "level = 4")
    Session(store, identity, origin("B. Official")).answer("alpha/law", Answer(level=0))
    bring(text, store, confirmed=True)
    sides = view(store, identity).assessment.disagreements["answer/alpha/law"]
    assert sorted(side["level"] for side in sides) == [0, 4]


def test_the_same_edit_gives_the_same_event_everywhere() -> None:
    store, identity, text = edited("level = 3", "level = 4")
    other = MemoryStore()
    for each in (store, other):
        bring(text, each, confirmed=True)
    assert ids(store, identity) == ids(other, identity)


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ('title = "First try"', 'title = "Second"', "status/title", '"Second"'),
        ('title = "First try"\n', "", "status/title", "nothing"),
        ('country = "Testland"', 'country = "Elsewhere"', "profile/country",
         'country = "Elsewhere"'),
        ('status = "in-force"', 'status = "signed"', "profile/instrument/treaty",
         'status = "signed"'),
        ('unknown = "nobody-knows"', "level = 1", "answer/alpha/practice",
         "level = 1, no unknown"),
        ('[answers."beta/plan"]\nawaiting = "ministry of justice"\n', "", "answer/beta/plan",
         "nothing"),
        ('transit = "An island."\n', "", "profile/role/transit", "nothing"),
    ],
)  # fmt: skip
def test_every_part_of_the_text_can_be_edited(old: str, new: str, key: str, said: str) -> None:
    store, identity, text = edited(old, new)
    [difference] = planned(text, store).differences
    assert (difference.key, difference.said) == (key, said)
    bring(text, store, confirmed=True)
    assert not planned(text, store).needs_confirmation
    written = export(store, identity, history=False)
    assert new in written if new else old not in written


def test_checklists_can_be_added_taken_out_and_put_in_another_order() -> None:
    lines = 'checklists = [\n  "alpha",\n  "beta",\n]'
    for names in (["beta", "alpha"], ["beta"], ["alpha", "beta", "gamma"]):
        gamma = edition(section("s", maturity("q")), name="gamma")
        store, identity, text = edited(lines, f"checklists = {names}".replace("'", '"'))
        bring(text, store, confirmed=True, of=library(ONE, TWO, gamma))
        assert list(view(store, identity).editions) == names
        assert not planned(text, store).needs_confirmation


def test_a_checklist_added_after_one_was_taken_out_comes_last() -> None:
    lines = 'checklists = [\n  "alpha",\n  "beta",\n]'
    store, identity, text = edited(lines, 'checklists = ["beta"]')
    bring(text, store, confirmed=True)
    plain = export(store, identity, history=False).replace('"beta",', '"alpha", "beta"')
    assert not planned(plain, store).problems
    gamma = edition(section("s", maturity("q")), name="gamma")
    plain = plain.replace('"alpha", "beta"', '"gamma", "beta"')
    plan = planned(plain, store, of=library(ONE, TWO, gamma))
    assert [event.content["place"] for event in plan.events] == [1]
    assert not plan.differences


def test_an_unknown_checklist_is_told_and_its_answers_are_kept() -> None:
    store = MemoryStore()
    text = HAND.replace('"beta"]', '"alhpa"]') + '\n[answers."alhpa/law"]\nlevel = 1\n'
    problems = [str(problem) for problem in planned(text, store).problems]
    assert "toml:8: assessment.checklists: There is no checklist “alhpa”" in problems[0]
    assert "Did you mean “alpha”?" in problems[0]
    assert "toml:26: " in problems[1]
    assert "Did you mean “alpha/law”?" in problems[1]
    bring(text, store)
    assert "alhpa/law" in view(store, CASE).assessment.answers


@pytest.mark.parametrize(
    ("key", "content", "said", "remedy"),
    [
        ("alpha/lwa", "level = 1", "has no question “lwa”", "Did you mean “alpha/law”?"),
        ("beta/law-too", "level = 1", "shares the answer of another", "Answer it as “alpha/law”."),
        ("gamma/x", "level = 1", "No checklist “gamma” is answered here", ""),
        ("beta/plan", "level = 7", "There is no level 7", ""),
        ("beta/plan", "number = 7", "answered with “level”", ""),
        ("alpha/practice", 'not_applicable = "because"', "Not a reason", ""),
        ("alpha/practice", 'not_applicable = "never here"', "your country's duty", "unknown"),
    ],
)
def test_an_answer_that_does_not_fit_is_kept_and_told(
    key: str, content: str, said: str, remedy: str
) -> None:
    store = MemoryStore()
    text = f'{HAND}\n[answers."{key}"]\n{content}\n'
    plan = planned(text, store)
    [problem] = plan.problems
    assert said in problem.message
    assert "The answer is kept" in problem.message
    assert remedy in problem.remedy
    assert problem.line in (26, 27)
    assert not plan.needs_confirmation
    bring(text, store)
    seen = view(store, CASE)
    assert key in seen.assessment.answers
    assert all(
        state.state is not State.ANSWERED or state.key == "alpha/law"
        for result in seen.results.values()
        for state in result.states
    )


def test_a_treaty_that_nobody_knows_is_told() -> None:
    text = HAND.replace("instruments.treaty", "instruments.traety")
    [problem] = planned(text, MemoryStore()).problems
    assert problem.key == "profile.instruments.traety"
    assert problem.remedy == "Did you mean “treaty”?"


def test_answers_that_cannot_be_read_are_left_out_only_with_a_yes() -> None:
    store = MemoryStore()
    text = HAND + '\n[answers."beta/plan"]\nlevel = "two"\n'
    plan = planned(text, store)
    assert plan.needs_confirmation
    assert [problem.line for problem in plan.left_out] == [27]
    with pytest.raises(AssessmentFileError):
        bring(text, store)
    assert store.assessments() == []
    bring(text, store, confirmed=True)
    assert list(view(store, CASE).assessment.answers) == ["alpha/law"]


def test_an_answer_edited_so_that_it_cannot_be_read_stays_as_its_event_says() -> None:
    store, identity, text = edited("level = 3", "level = three")
    with pytest.raises(AssessmentFileError, match="not TOML"):
        bring(text, store, confirmed=True)
    store, identity, text = edited("level = 3", 'level = "3"')
    plan = planned(text, store)
    assert not plan.differences
    bring(text, store, confirmed=True)
    assert view(store, identity).assessment.answers["alpha/law"].level == 3


def test_the_edition_that_is_answered_comes_with_the_file() -> None:
    store, session = answered()
    text = export(store, session.identity)
    other = MemoryStore()
    bring(text, other, of=library(newer()))
    assert view(other, session.identity).editions["alpha"] == ONE


def test_without_its_edition_the_store_then_the_library_gives_it() -> None:
    store, session = answered()
    text = export(store, session.identity)
    bare = text[: text.index("[[edition]]")] + "[end]\n"
    assert not planned(bare, store, of=library(newer())).editions
    assert len(planned(bare, MemoryStore()).editions) == 2
    with pytest.raises(AssessmentFileError, match=f"{ONE.id[:12]} of checklist “alpha” is missing"):
        planned(bare, MemoryStore(), of=library(newer(), TWO))


def test_a_file_without_history_keeps_the_edition_of_the_store() -> None:
    store, session = answered()
    text = export(store, session.identity, history=False)
    plan = planned(text, store, of=library(newer(), TWO))
    assert not plan.needs_confirmation
    assert (plan.events, plan.editions) == ((), ())


def test_an_edition_of_another_checklist_is_refused() -> None:
    event = Event(
        assessment=CASE,
        key="edition/alpha",
        who="A",
        at="2012-01-01T00:00:00Z",
        content={"edition": TWO.id, "place": 0},
    )
    text = f"{HAND}\n[[event]]\nid = '{event.id}'\njson = '{event.canonical()}'\n"
    with pytest.raises(AssessmentFileError, match="is not one of checklist “alpha”"):
        planned(text, MemoryStore())


def test_a_store_on_disk_takes_and_gives_the_same_file(tmp_path: Path) -> None:
    store, session = answered()
    text = export(store, session.identity)
    on_disk = open_store(tmp_path / "assess.sqlite3")
    try:
        bring(text, on_disk)
        assert export(on_disk, session.identity) == text
        assert not planned(text, on_disk).events
    finally:
        on_disk.close()


def test_a_dangling_reference_and_a_repeated_event_do_no_harm() -> None:
    store, session = answered()
    text = export(store, session.identity)
    event = Event(assessment=session.identity, key="status/title", who="B",
                  at="2026-05-01T00:00:00Z", content="First try", replaces=("f" * 64,),
                  after=("e" * 64,))  # fmt: skip
    extra = f"\n[[event]]\nid = '{event.id}'\njson = '''{event.canonical()}'''\n"
    assert bring(text + extra + extra, store).events == 1
    assert not planned(text + extra, store).events


def test_a_refused_file_changes_nothing_stored() -> None:
    store, session = answered()
    before = snapshot(store, session.identity)
    text = export(store, session.identity)
    for bad in (text[:-5], text.replace("Was: one", "Was: 1"), text.replace("format", "fromat")):
        with pytest.raises(AssessmentFileError):
            bring(bad, store, confirmed=True)
    assert snapshot(store, session.identity) == before


def test_copies_made_of_two_versions_of_a_case_share_what_they_say_alike() -> None:
    one, two = MemoryStore(), MemoryStore()
    bring(HAND, one)
    bring(HAND.replace("level = 3", "level = 2"), two)
    assert len(ids(one, CASE) ^ ids(two, CASE)) == 2
    bring(export(two, CASE), one)
    assert list(view(one, CASE).assessment.disagreements) == ["answer/alpha/law"]


def test_the_assessment_of_a_started_session_is_found_again() -> None:
    store, session = started()
    bring(export(store, session.identity), store)
    assert store.assessments() == [session.identity]
