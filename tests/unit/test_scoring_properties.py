"""What must hold of every score, whatever the checklist and the answers."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import assume, event, given
from hypothesis import strategies as st

from assess.core.assessment import Answer, Assessment
from assess.core.checklist import CutOffs, Edition
from assess.core.gaps import checklist_gaps, gain, is_gap
from assess.core.result import result
from assess.core.scope import State, question_states
from assess.core.scoring import Score, by_section, evidenced, score, section_score
from tests.unit.builders import (
    cases,
    earned,
    edition,
    editions,
    every_answer,
    maturity,
    scored,
    section,
    with_answer,
    with_treaty,
)


def all_scores(of: Edition, now: Assessment) -> dict[str, Fraction | None]:
    found = result(of, question_states(now, of))
    scores: dict[str, Fraction | None] = {
        "checklist": found.score.value,
        "low": found.score.low,
        "high": found.score.high,
        "evidenced": found.documents.score,
    }
    for name, group in by_section(found.states).items():
        scores[f"section {name}"] = section_score(group)
    for dimension, value in found.dimensions.items():
        scores[f"dimension {dimension}"] = value.value
    return scores


@given(cases(), st.data())
def test_raising_an_answer_never_lowers_any_score(case, data):
    of, now = case
    answered = [
        s for s in question_states(now, of) if s.state is State.ANSWERED and s.answer and s.scored
        and s.answer.response is not None
    ]  # fmt: skip
    assume(answered)
    state = data.draw(st.sampled_from(answered))
    better = [
        answer for answer in every_answer(state.question)
        if earned(state.question, answer) > state.credit
    ]  # fmt: skip
    assume(better)
    raised = data.draw(st.sampled_from(better)).model_copy(
        update={"evidence": state.answer.evidence}
    )
    before, after = all_scores(of, now), all_scores(of, with_answer(now, state.key, raised))
    for name, value in before.items():
        if value is not None and after.get(name) is not None:
            assert after[name] >= value, name


def completions(of: Edition, now: Assessment):
    """Every way to answer what is unanswered or unknown, "we do not know" included."""
    open_ = [
        s for s in question_states(now, of)
        if s.scored and (s.state is State.UNANSWERED or s.unknown)
    ]  # fmt: skip
    typed = [s for s in open_ if not getattr(s.question, "from_profile", None)]
    choices = [[*every_answer(s.question), Answer(unknown="nobody-knows")] for s in typed]
    treaties = [True, False] if len(typed) < len(open_) and not now.profile.instruments else [None]
    for bound in treaties:
        base = now if bound is None else with_treaty(now, bound=bound)
        for answers in product(*choices):
            filled = dict(base.answers)
            filled |= {s.key: answer for s, answer in zip(typed, answers, strict=True)}
            yield base.model_copy(update={"answers": filled})


@given(cases(largest=4))
def test_every_completion_lies_in_the_range_and_both_ends_are_reached(case):
    of, now = case
    span = Score.of(question_states(now, of))
    found = [score(question_states(whole, of)) for whole in completions(of, now)]
    values = [value for value in found if value is not None]
    if not values:
        assert span.low is None
        return
    event(f"{len(values)} completions")
    assert min(values) == span.low
    assert max(values) == span.high


@given(cases())
def test_the_score_lies_in_its_range(case):
    of, now = case
    span = Score.of(question_states(now, of))
    if span.value is not None:
        assert span.low <= span.value <= span.high


@given(cases(), st.integers(1, 99), st.integers(0, 50), st.integers(0, 50))
def test_the_rating_lies_between_the_ratings_of_the_ends(case, partly, more, most):
    of, now = case
    bounds = CutOffs(
        partly=partly, mostly=min(partly + more, 100), in_place=min(partly + more + most, 100)
    )
    head = of.checklist.model_copy(update={"cutoffs": bounds})
    of = of.model_copy(update={"checklist": head})
    rated = result(of, question_states(now, of)).rated
    if rated.now is not None:
        assert rated.low <= rated.now <= rated.high
        assert 0 <= rated.holds <= rated.tests


@given(cases(largest=4))
def test_the_rating_of_every_completion_lies_between_those_of_the_ends(case):
    of, now = case
    rated = result(of, question_states(now, of)).rated
    for whole in completions(of, now):
        one = result(of, question_states(whole, of)).rated
        if one.now is not None and rated.low is not None:
            assert rated.low <= one.now <= rated.high


@given(cases(largest=8))
def test_the_gain_is_the_score_after_minus_before(case):
    of, now = case
    found = result(of, question_states(now, of))
    gaps = {gap.key: gap for gap in checklist_gaps(found)}
    for state in found.states:
        if not is_gap(state):
            assert state.key not in gaps
            continue
        gap = gaps[state.key]
        best = next(a for a in every_answer(state.question) if earned(state.question, a) == 1) \
            if not getattr(state.question, "from_profile", None) else None  # fmt: skip
        after = with_treaty(now, bound=True) if best is None else with_answer(now, state.key, best)
        held = _held(of, now, after, state.question.id)
        assert gap.adds == (score(held) - score(found.states)) * 100
        assert 0 <= gap.next_adds <= gap.adds
        assert gap.opens_up_to >= 0


def _held(of, before, after, closed):
    """The states after closing one question, with everything else as it was before.

    Follow-ups that the closing opens earn 0, their kept answers aside.
    """
    old = {state.question.id: state for state in question_states(before, of)}
    new = {state.question.id: state for state in question_states(after, of)}
    return [new[name] if name == closed else old[name] for name in old]


@given(cases(largest=6), st.randoms())
def test_the_order_of_sections_questions_and_answers_does_not_matter(case, random):
    of, now = case
    sections = [
        section.model_copy(update={"questions": _shuffled(section.questions, random)})
        for section in of.sections
    ]
    mixed = of.model_copy(update={"sections": _shuffled(sections, random)})
    answers = dict(_shuffled(list(now.answers.items()), random))
    mixed_now = now.model_copy(update={"answers": answers})
    one, other = result(of, question_states(now, of)), result(
        mixed, question_states(mixed_now, mixed)
    )  # fmt: skip
    assert one.score == other.score
    assert one.coverage == other.coverage
    assert one.rated.now == other.rated.now
    assert one.rated.holds == other.rated.holds
    assert one.documents == other.documents
    assert {g.key: g.adds for g in checklist_gaps(one)} == {
        g.key: g.adds for g in checklist_gaps(other)
    }


def _shuffled(items, random):
    mixed = list(items)
    random.shuffle(mixed)
    return tuple(mixed)


@given(cases())
def test_credits_without_documents_count_nothing_in_the_evidenced_score(case):
    of, now = case
    states = question_states(now, of)
    bare = now.model_copy(
        update={
            "answers": {k: a.model_copy(update={"evidence": ()}) for k, a in now.answers.items()}
        }
    )
    assert not score(question_states(bare, of), evidenced)
    full = score(states, evidenced)
    assert full is None or full <= score(states)


@given(cases(), st.sampled_from(["low", "high"]))
def test_ends_do_not_depend_on_how_much_is_already_unknown(case, end):
    """An unknown and an unanswered question have the same range."""
    of, now = case
    forgotten = now.model_copy(
        update={"answers": {k: a for k, a in now.answers.items() if a.unknown is None}}
    )
    one = getattr(Score.of(question_states(now, of)), end)
    other = getattr(Score.of(question_states(forgotten, of)), end)
    assert one == other


@given(editions(largest=10))
def test_an_edition_survives_its_canonical_form(of):
    again = Edition.from_canonical(of.canonical())
    assert again == of
    assert again.id == of.id


def test_gain_of_a_question_that_is_not_counted_is_none_of_ours():
    """An unanswered question has no gain: nothing is known of it."""
    found = scored(edition(section("s", maturity("a"), maturity("b"))), {"a": 2})
    assert [gap.key for gap in checklist_gaps(found)] == ["list/a"]
    assert gain(found.states, "a", Fraction(1)) == 50
