"""Which questions are asked, and the state of each."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from assess.core.assessment import Answer, Evidence, InstrumentStatus, Profile
from assess.core.duties import DutyStatus
from assess.core.scope import State, question_states
from tests.unit.builders import DAY, assessed, edition, maturity, scored, section

PARENT = maturity("law", core=True)
CHILD = maturity("quality", when={"question": "law", "credit_at_least": "1/2"})
FOLLOWED = edition(section("s", PARENT, CHILD))


def states(of, answers=None, **more):
    return {s.question.id: s for s in question_states(assessed(of, answers, **more), of)}


@pytest.mark.parametrize(
    ("parent", "state", "credit", "unknown"),
    [
        (None, State.UNANSWERED, None, False),
        ({"awaiting": "police"}, State.UNANSWERED, None, False),
        (1, State.IMPLIED, 0, False),
        ({"unknown": "not-collected"}, State.IMPLIED, 0, True),
        (2, State.UNANSWERED, None, False),
    ],
)
def test_a_follow_up_takes_its_state_from_its_parent(parent, state, credit, unknown):
    found = states(FOLLOWED, {} if parent is None else {"law": parent})["quality"]
    assert (found.state, found.credit, found.unknown) == (state, credit, unknown)
    if state is not State.UNANSWERED or parent is None:
        assert "law?" in found.because


def test_a_kept_answer_comes_back_when_its_question_is_asked_again():
    """While law is at 1 the kept level 4 earns nothing; at 2 it counts: (1/2 + 1) / 2 = 75 %."""
    assert scored(FOLLOWED, {"law": 1, "quality": 4}).score.value == Fraction(1, 8)
    assert scored(FOLLOWED, {"law": 2, "quality": 4}).score.value == Fraction(3, 4)


def test_no_never_scores_better_than_yes_but():
    """No law: (0 + 0) / 2. A weak law without quality: (1/2 + 0) / 2. No must not be better."""
    no = scored(FOLLOWED, {"law": 0}).score.value
    yes_but = scored(FOLLOWED, {"law": 2, "quality": 0}).score.value
    assert no < yes_but


def test_not_applicable_and_out_of_scope_pass_to_the_follow_up():
    of = edition(section("s", maturity("law", na_reasons=["no coast"], roles=["transit"]), CHILD))
    found = states(of, {"law": {"not_applicable": "no coast"}})
    assert found["quality"].state is State.NOT_APPLICABLE
    inland = Profile(country="T", reference_date=DAY, roles_off={"transit": "no border used"})
    found = states(of, {"law": 4}, profile=inland)
    assert [found[q].state for q in ("law", "quality")] == [State.OUT_OF_SCOPE] * 2


def test_quick_depth_asks_the_core_and_keeps_the_other_answers():
    of = edition(section("s", PARENT, maturity("extra")))
    quick = states(of, {"law": 4, "extra": 0}, depth="quick")
    assert quick["extra"].state is State.NOT_YET_ASKED
    assert scored(of, {"law": 4, "extra": 0}, depth="quick").score.value == 1
    assert scored(of, {"law": 4, "extra": 0}).score.value == Fraction(1, 2)


BOUND = {"id": "bound", "text": "Bound?", "kind": "yes-no", "from_profile": "treaty",
         "basis": ["good"]}  # fmt: skip


@pytest.mark.parametrize(
    ("status", "since", "credit"),
    [
        ("in-force", None, 1),
        ("in-force", date(2026, 1, 1), 1),
        ("in-force", date(2026, 1, 2), 0),
        ("signed", None, 0),
        ("not-bound", None, 0),
    ],
)
def test_an_answer_from_the_profile_is_the_status_at_the_reference_date(status, since, credit):
    of = edition(section("s", BOUND))
    profile = Profile(
        country="T",
        reference_date=DAY,
        instruments={"treaty": InstrumentStatus(status=status, since=since)},
    )
    assert states(of, profile=profile)["bound"].credit == credit


def test_a_status_that_is_not_stated_is_unanswered():
    found = states(edition(section("s", BOUND)))["bound"]
    assert found.state is State.UNANSWERED
    assert found.because == "not stated in the profile"


DUTY = maturity("duty", basis=[{"id": "shall", "meets": 2}], na_reasons=[])


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (None, DutyStatus.NOT_KNOWN),
        ({"unknown": "nobody-knows"}, DutyStatus.NOT_KNOWN),
        (1, DutyStatus.NOT_MET),
        (2, DutyStatus.MET),
        (4, DutyStatus.MET),
    ],
)
def test_a_duty_is_met_from_the_level_that_the_provision_asks(answer, status):
    of = edition(section("s", DUTY))
    given = {} if answer is None else {"duty": answer}
    assert states(of, given, in_force=True)["duty"].duties == {"shall": status}
    assert states(of, given, in_force=False)["duty"].duties == {}
    assert states(of, given)["duty"].duties == {}


def test_not_applicable_is_never_accepted_on_a_duty():
    of = edition(section("s", maturity("d", basis=[{"id": "shall", "meets": 2}], na_reasons=["x"])))
    kept = {"d": {"not_applicable": "x"}}
    assert states(of, kept, in_force=False)["d"].state is State.NOT_APPLICABLE
    bound = states(of, kept, in_force=True)["d"]
    assert bound.state is State.UNANSWERED
    assert "duty" in bound.because


def test_sides_that_disagree_never_flatter():
    """One copy says level 4, another level 1: the score takes 1/4 until they agree."""
    of = edition(section("s", maturity("a")))
    sides = {"answer/list/a": ({"level": 4}, {"level": 1})}
    assert states(of, {"a": 4}, disagreements=sides)["a"].credit == Fraction(1, 4)
    with_none = {"answer/list/a": ({"level": 4}, None)}
    assert states(of, {"a": 4}, disagreements=with_none)["a"].state is State.UNANSWERED


def test_an_answer_to_a_changed_question_is_unanswered_until_confirmed():
    of = edition(section("s", maturity("a")))
    found = states(of, {"a": 4}, to_confirm=frozenset({"list/a"}))["a"]
    assert found.state is State.UNANSWERED
    assert "confirm" in found.because
    assert found.answer == Answer(level=4)


def test_an_answer_that_does_not_fit_counts_as_unanswered_and_says_why():
    of = edition(section("s", maturity("a")))
    found = states(of, {"a": {"level": 7}})["a"]
    assert found.state is State.UNANSWERED
    assert "no level 7" in found.because


def test_elements_stop_at_half_while_an_essential_one_is_missing():
    question = {
        "id": "e", "text": "e?", "kind": "elements", "basis": ["good"],
        "elements": [{"id": "a", "text": "a", "essential": True}, {"id": "b", "text": "b"},
                     {"id": "c", "text": "c"}, {"id": "d", "text": "d"}],
    }  # fmt: skip
    of = edition(section("s", question))
    assert states(of, {"e": {"elements": ["b", "c", "d"]}})["e"].credit == Fraction(1, 2)
    assert states(of, {"e": {"elements": ["b"]}})["e"].credit == Fraction(1, 4)
    assert states(of, {"e": {"elements": ["a", "b", "c"]}})["e"].credit == Fraction(3, 4)
    assert states(of, {"e": {"elements": []}})["e"].credit == 0
    assert of.questions["e"].credits == (0, Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), 1)


def test_a_number_earns_what_its_band_earns():
    bands = [{"from": 0, "credit": 0}, {"from": 1, "credit": "1/4"}, {"from": 30, "credit": 1}]
    question = {"id": "n", "text": "n?", "kind": "number", "unit": "days", "bands": bands,
                "basis": ["good"]}  # fmt: skip
    of = edition(section("s", question))
    for number, credit in ((0, 0), (1, "1/4"), ("29.9", "1/4"), (30, 1), (400, 1)):
        assert states(of, {"n": {"number": number}})["n"].credit == Fraction(credit)


def test_evidence_needs_a_reference_or_a_date():
    with pytest.raises(ValueError, match="reference or a date"):
        Evidence(title="Act")


def test_information_is_never_scored():
    question = {"id": "i", "text": "i?", "kind": "information", "answer": "number",
                "basis": ["good"]}  # fmt: skip
    of = edition(section("s", question, maturity("a")))
    found = scored(of, {"i": {"number": 12}, "a": 4})
    assert found.score.value == 1
    assert found.score.low == 1
    assert states(of)["i"].low is None
