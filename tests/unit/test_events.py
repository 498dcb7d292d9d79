"""Events: identities, the fold, and merging as the union of sets."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assess.core.events import Event, Fold, assessment, canonical
from assess.errors import StoreDamaged

KEYS = ["answer/list/a", "answer/list/b", "status/title"]
CONTENTS = {
    "answer/list/a": [{"level": n} for n in range(3)] + [None],
    "answer/list/b": [{"yes": True}, {"note": "é", "level": 2}, None],
    "status/title": ["One", "Two"],
}
START = [
    ("profile/country", {"country": "Testland", "code": ""}),
    ("profile/reference-date", "2026-01-01"),
]


def event(key="status/title", content="One", at="2026-01-01T00:00:00Z", **more):
    return Event(assessment="t", key=key, who="me", at=at, content=content, **more)


@st.composite
def histories(draw) -> list[Event]:
    """Events of several copies that went their own ways, each seeing some of what came before."""
    known: list[Event] = [event(key, content) for key, content in START]
    for n in range(draw(st.integers(1, 8))):
        seen = Fold.of(draw(st.sets(st.sampled_from(range(len(known)))).map(
            lambda chosen: [known[i] for i in sorted(chosen)])))  # fmt: skip
        key = draw(st.sampled_from(KEYS))
        known.append(
            event(
                key,
                draw(st.sampled_from(CONTENTS[key])),
                at=f"2026-01-01T00:00:0{draw(st.integers(0, 9))}Z",
                replaces=seen.replaced_by(key, "country"),
                after=tuple(sorted(seen.heads)),
                reason=str(n),
            )
        )
    return known


@given(histories(), st.randoms())
def test_the_fold_does_not_depend_on_the_order_or_on_repeats(events, random):
    mixed = [*events, *events[:2]]
    random.shuffle(mixed)
    assert Fold.of(mixed) == Fold.of(events)


@given(histories(), histories(), histories())
def test_merging_is_commutative_associative_and_idempotent(a, b, c):
    assert Fold.of([*a, *b]) == Fold.of([*b, *a])
    ab_c = Fold.of([*[*a, *b], *c])
    a_bc = Fold.of([*a, *[*b, *c]])
    assert ab_c == a_bc
    assert Fold.of([*a, *a]) == Fold.of(a)


@given(histories())
def test_a_fold_that_grew_equals_one_made_at_once(events):
    """When each author saw everything, adding one by one is the same as folding the set."""
    grown, chain = Fold(), []
    for each in events:
        fresh = each.model_copy(
            update={
                "replaces": grown.replaced_by(each.key, each.voice),
                "after": tuple(sorted(grown.heads)),
            }
        )
        chain.append(fresh := Event.model_validate(fresh.model_dump(by_alias=True)))
        grown = grown.add(fresh)
    assert grown.heads == Fold.of(chain).heads
    assert dict(grown.current) == dict(Fold.of(chain).current)


@given(histories())
def test_every_change_of_an_event_changes_its_identity(events):
    for each in events:
        again = Event.checked(each.id, each.canonical())
        assert again == each
        for name, other in (
            ("who", "someone else"),
            ("reason", "x"),
            ("at", "2027-01-01T00:00:00Z"),
        ):
            changed = {**json.loads(each.canonical()), name: other}
            with pytest.raises(StoreDamaged):
                Event.checked(each.id, json.dumps(changed))


def test_canonical_json_has_one_form():
    composed, decomposed = "é", "e\u0301"
    assert canonical({"b": 1, "a": decomposed}) == canonical({"a": composed, "b": 1})
    assert canonical("one\r\ntwo\rthree") == '"one\\ntwo\\nthree"'
    with pytest.raises(TypeError, match="binary floats"):
        canonical({"a": 0.1})


def test_sides_that_differ_are_a_disagreement_and_the_same_words_are_not():
    base = [event(key, content) for key, content in START]
    one = event("answer/list/a", {"level": 1}, at="2026-01-01T00:00:01Z")
    two = event("answer/list/a", {"level": 3}, at="2026-01-01T00:00:02Z")
    same = event("answer/list/a", {"level": 1}, at="2026-01-01T00:00:03Z", reason="again")
    merged = assessment("t", Fold.of([*base, one, two]))
    assert merged.disagreements == {"answer/list/a": ({"level": 1}, {"level": 3})}
    assert assessment("t", Fold.of([*base, one, same])).disagreements == {}
    settled = event(
        "answer/list/a", {"level": 2}, at="2026-01-01T00:00:04Z", replaces=(one.id, two.id)
    )
    now = assessment("t", Fold.of([*base, one, two, settled]))
    assert now.disagreements == {}
    assert now.answers["list/a"].level == 2


@pytest.mark.parametrize(
    ("key", "content"),
    [
        ("answer/list/a", {"level": "many"}),
        ("answer/list/a", {"note": "x" * 10_001}),
        ("profile/role/visitor", "a reason"),
        ("profile/country", "Testland"),
        ("edition/list", {"edition": "e", "place": "first"}),
        ("edition/list", {}),
    ],
)
def test_an_event_that_cannot_be_read_says_so(key, content):
    base = [event(*given, at="2025-01-01T00:00:00Z") for given in START]
    with pytest.raises(StoreDamaged, match="cannot read"):
        assessment("t", Fold.of([*base, event(key, content)]))


@pytest.mark.parametrize("at", ["2026-02-31T00:00:00Z", "2026-01-01", "२०२६-01-01T00:00:00Z"])
def test_an_event_has_a_time_that_exists(at):
    with pytest.raises(ValidationError):
        event(at=at)
