"""What is exported and imported again is the same, to the last character."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assess.core.assessment import Answer, Assessment, Evidence
from assess.core.changes import NewAssessment
from assess.core.checklist import Edition
from assess.core.events import COUNTRY_VOICE, Event, Fold, canonical
from assess.errors import AnswerRefused
from assess.exchange.assessment_file import export, export_text, read
from assess.exchange.contents import contents
from assess.port import Store
from assess.session import Session
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
    scores,
    started,
    view,
)
from tests.unit.builders import cases

NASTY = (
    "'''",
    '"""',
    '""""',
    "''''",
    "\\",
    "\\\\n",
    "\\u0041",
    'ends with a quote"',
    "ends '",
    "\nleading newline",
    "tab\there",
    "line one\nline two\n\n  indented",
    "trailing \\",
    "[answers]\nlevel = 4",
    "# no comment",
    "Улаанбаатар",
    "שלום\u200f العربية\u202e",
    "e\u0301",
    "e\x00\u0301",
    "\u2028x\x85y",
    "Ł\x7f\x00\x1b[31m",
    "\U0001f3f4\u200d\u2620\ufe0f",
    "\"\"\"\n'''\n\\",
    "\r\nwindows\r\n",
    "{json: '''}",
)
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))
LINES = TEXTS.map(lambda text: f"x{text}"[:100])
DOCUMENTS = st.builds(
    Evidence,
    kind=st.sampled_from(["public", "internal", "statement", "not-disclosed"]),
    title=LINES,
    date=LINES,
    place=TEXTS,
)


def carried(store: Store, identity: str, *, history: bool = True, of: Any = None) -> Store:
    """A new store into which the assessment was exported and imported."""
    other = MemoryStore()
    text = export(store, identity, history=history)
    bring(text, other, of=of or library())
    return other


def stored(case: tuple[Edition, Assessment], data: st.DataObject) -> tuple[Store, str]:
    """A random assessment that grew answer by answer, with any text, some answers given twice."""
    edition, random = case
    store = MemoryStore()
    new = NewAssessment(
        profile=random.profile, editions=(edition,), title=data.draw(LINES), period="2026"
    )
    session = Session.start(store, new, origin())
    for key, answer in random.answers.items():
        extras = {
            "note": data.draw(TEXTS),
            "evidence": tuple(data.draw(st.lists(DOCUMENTS, max_size=2))),
            "flag": data.draw(st.booleans()),
        }
        try:
            session.answer(key, Answer(note=data.draw(TEXTS)))
            session.answer(key, Answer.model_validate({**answer.model_dump(), **extras}))
        except AnswerRefused:
            continue
    return store, session.identity


@settings(max_examples=60)
@given(cases(), st.data())
def test_export_and_import_lose_nothing(
    case: tuple[Edition, Assessment], data: st.DataObject
) -> None:
    store, identity = stored(case, data)
    of = library(case[0])
    other = carried(store, identity, of=of)
    before, after = view(store, identity), view(other, identity)
    assert ids(other, identity) == ids(store, identity)
    assert canonical(contents(after.assessment)) == canonical(contents(before.assessment))
    assert after.editions == before.editions
    assert scores(after) == scores(before)
    assert export(other, identity) == export(store, identity)
    again = planned(export(store, identity), other, of=of)
    assert not again.needs_confirmation
    assert (again.events, again.editions) == ((), ())


@settings(max_examples=60)
@given(cases(), st.data())
def test_without_history_answers_and_scores_are_the_same(
    case: tuple[Edition, Assessment], data: st.DataObject
) -> None:
    store, identity = stored(case, data)
    text = export(store, identity, history=False)
    assert "[[event]]" not in text
    assert "[[edition]]" not in text
    other = carried(store, identity, history=False, of=library(case[0]))
    before, after = view(store, identity), view(other, identity)
    assert canonical(contents(after.assessment)) == canonical(contents(before.assessment))
    assert scores(after) == scores(before)
    assert export(other, identity, history=False) == text


@given(TEXTS)
@example("\n\n'''\n\"\"\"\\")
def test_any_note_is_read_back_as_kept(note: str) -> None:
    store, session = started(ONE)
    session.answer("alpha/law", Answer(level=1, note=note))
    kept = session.assessment.answers["alpha/law"].note
    text = export(store, session.identity, history=False)
    assert tomli.loads(text)["answers"]["alpha/law"].get("note", "") == kept


def test_a_note_of_several_lines_is_read_as_several_lines() -> None:
    store, session = answered()
    text = export(store, session.identity, history=False)
    assert 'note = """\nTwo\nlines"""\n' in text
    assert "number = 30.5\n" in text
    assert "level = 3\n" in text
    assert 'awaiting = "ministry of justice"\n' in text


def test_the_order_does_not_depend_on_when_it_was_answered() -> None:
    texts = []
    for keys in (
        ["beta/plan", "alpha/law", "alpha/days"],
        ["alpha/days", "alpha/law", "beta/plan"],
    ):
        store, session = started()
        for key in keys:
            session.answer(key, Answer(number=3) if key == "alpha/days" else Answer(level=1))
        lines = export(store, session.identity, history=False).splitlines()
        texts.append([line for line in lines if not line.startswith("as_of")])
    assert texts[0] == texts[1]
    heads = [line for line in texts[0] if line.startswith("[answers")]
    assert heads == ['[answers."alpha/law"]', '[answers."alpha/days"]', '[answers."beta/plan"]']


def test_one_changed_level_changes_one_line_and_the_time() -> None:
    store, session = answered()
    before = export(store, session.identity, history=False).splitlines()
    law = session.assessment.answers["alpha/law"]
    session.answer("alpha/law", law.respond(level=4))
    after = export(store, session.identity, history=False).splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 2
    assert "level = 4" in changed


def test_sides_that_disagree_are_all_carried() -> None:
    store, session = answered()
    other_voice = Event(
        assessment=session.identity,
        key="answer/alpha/law",
        voice="ministry of justice",
        who="B",
        at="2026-04-01T00:00:00.000000Z",
        content={"level": 0, "note": "'''"},
    )
    store.append(session.identity, [other_voice])
    other = carried(store, session.identity)
    assert "answer/alpha/law" in view(other, session.identity).assessment.disagreements
    assert ids(other, session.identity) == ids(store, session.identity)


def test_answers_of_questions_no_longer_asked_are_carried() -> None:
    store, session = answered()
    gone = Event(
        assessment=session.identity, key="answer/old/gone", who="A", at="2026-04-01T00:00:00Z",
        content={"level": 2},
    )  # fmt: skip
    store.append(session.identity, [gone])
    text = export(store, session.identity)
    assert text.index('[answers."beta/plan"]') < text.index('[answers."old/gone"]')
    assert ids(carried(store, session.identity), session.identity) == ids(store, session.identity)


def test_the_editions_answered_before_an_upgrade_are_carried() -> None:
    store, session = answered()
    newer = ONE.model_copy(
        update={"checklist": ONE.checklist.model_copy(update={"version": "1.1.0"})}
    )
    newer = Edition.from_canonical(newer.canonical())
    session.upgrade([newer])
    other = carried(store, session.identity)
    assert [other.edition(each.id) for each in (ONE, TWO, newer)] == [ONE, TWO, newer]
    assert view(other, session.identity).editions["alpha"] == newer


def test_an_export_carries_the_caveats_and_what_a_case_is() -> None:
    store, session = started(case="reading", period="2011")
    head = " ".join(export(store, session.identity)[:900].replace("\n# ", " ").split())
    assert "A reading of public documents of 2011" in head
    assert "Not for ranking countries" in head


def test_export_text_of_a_view_is_the_export_of_the_store() -> None:
    store, session = answered()
    events = store.events(session.identity)
    assert export_text(session.view, events) == export(store, session.identity)
    assert export_text(session.view, events[::-1]) == export(store, session.identity)


def test_what_was_taken_back_stays_taken_back() -> None:
    store, session = answered()
    session.answer("alpha/law", Answer())
    other = carried(store, session.identity)
    assert "alpha/law" not in view(other, session.identity).assessment.answers
    assert not planned(export(store, session.identity), other).needs_confirmation


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_newlines_of_any_system_are_the_same(newline: str) -> None:
    store, session = answered()
    text = export(store, session.identity).replace("\n", newline)
    file = read(b"\xef\xbb\xbf" + text.encode(), "file.assess.toml")
    assert file.said.answers["alpha/law"].note == "Two\nlines"
    assert not planned(text, store).needs_confirmation


@given(st.data())
def test_two_copies_that_diverged_merge_alike(data: st.DataObject) -> None:
    """Import of B's file at A, and of A's file at B, give the same events and the same state."""
    store, session = answered()
    identity = session.identity
    stores = [store, carried(store, identity)]
    for number, each in enumerate(stores):
        clock = origin(f"copy {number}")
        copy = Session(each, identity, clock)
        for level in data.draw(st.lists(st.integers(0, 4), max_size=3)):
            key = data.draw(st.sampled_from(["alpha/law", "alpha/practice", "beta/plan"]))
            copy.answer(key, Answer(level=level, note=data.draw(TEXTS)))
    texts = [export(each, identity) for each in stores]
    assert not planned(texts[1], stores[0]).needs_confirmation
    bring(texts[1], stores[0])
    bring(texts[0], stores[1])
    assert ids(stores[0], identity) == ids(stores[1], identity)
    assert export(stores[0], identity) == export(stores[1], identity)
    assert Fold.of(stores[0].events(identity)) == Fold.of(stores[1].events(identity))
    assert all(e.voice == COUNTRY_VOICE for e in stores[0].events(identity))
