"""Scores, ratings and gaps on examples small enough to check by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assess.core.gaps import Priority, all_gaps, checklist_gaps, strengths
from assess.core.numbers import percent, plain, tenths
from assess.core.rating import Rating, rating
from assess.core.scoring import Score
from tests.unit.builders import DOCUMENT, edition, maturity, scored, section


def test_weights_count_in_their_section_and_sections_in_the_checklist():
    """s: (3·1 + 1·1/2) / 4 = 7/8; t: 0, weight 2. (1·7/8 + 2·0) / 3 = 7/24 = 29 %."""
    of = edition(
        section("s", maturity("a", weight=3), maturity("b")),
        section("t", maturity("c"), weight=2),
    )
    found = scored(of, {"a": 4, "b": 2, "c": 0})
    assert found.score.value == Fraction(7, 24)
    assert str(found.score) == "29 % (29–29)"


def test_unanswered_widens_the_range_and_unknown_counts_nothing():
    """a 1, b unanswered: score 1/1, range 1/2 to 1. b unknown: score 1/2, range 1/2 to 1."""
    of = edition(section("s", maturity("a"), maturity("b")))
    open_ = scored(of, {"a": 4})
    assert (open_.score.value, open_.score.low, open_.score.high) == (1, Fraction(1, 2), 1)
    unknown = scored(of, {"a": 4, "b": {"unknown": "nobody-knows"}})
    assert unknown.score.value == Fraction(1, 2)
    assert (unknown.score.low, unknown.score.high) == (Fraction(1, 2), 1)


def test_nothing_answered_has_no_score_but_a_whole_range():
    of = edition(section("s", maturity("a")))
    assert str(scored(of).score) == "– (0–100)"
    assert scored(of).rated.words == "no rating yet"
    assert str(Score.of([])) == "–"
    assert rating([], of.checklist.cutoffs).words == "no rating yet"


@pytest.mark.parametrize(
    ("value", "shown"), [("1/200", 1), ("999/2000", 50), ("849/1000", 85), ("8449/10000", 84)]
)
def test_percent_is_rounded_half_up(value, shown):
    assert percent(Fraction(value)) == shown


def test_points_are_shown_to_a_tenth_half_up():
    assert [tenths(Fraction(n)) for n in ("1/20", "83/10", "149/100")] == ["0.1", "8.3", "1.5"]
    assert [plain(Fraction(n)) for n in ("5/2", "1/3", "7")] == ["2.5", "1/3", "7"]


@pytest.mark.parametrize(("level", "words"), [
    (0, "mostly missing"), (1, "mostly missing"), (2, "partly in place"), (3, "mostly in place"),
    (4, "in place")])  # fmt: skip
def test_ratings_follow_the_cut_offs(level, words):
    of = edition(section("s", maturity("a")))
    assert scored(of, {"a": level}).rated.words == words


def test_no_rating_below_eighty_percent_of_the_weight():
    """Three of four answered is 75 % of the weight; four of five is 80 %."""
    four = edition(section("s", *(maturity(f"q{n}") for n in range(4))))
    assert scored(four, {f"q{n}": 4 for n in range(3)}).rated.rating is None
    five = edition(section("s", *(maturity(f"q{n}") for n in range(5))))
    found = scored(five, {f"q{n}": 4 for n in range(4)})
    assert found.rated.rating is Rating.IN_PLACE
    assert found.coverage == Fraction(4, 5)
    assert found.rated.words == "answers missing: between mostly in place and in place"


def test_a_missing_must_have_caps_the_rating_and_is_named():
    of = edition(
        section("s", *(maturity(f"q{n}") for n in range(4)), maturity("m", must_have=True))
    )
    rest = {f"q{n}": 4 for n in range(4)}
    capped = scored(of, {**rest, "m": 1}).rated
    assert capped.rating is Rating.PARTLY
    assert capped.cap == "must-have missing: “m?” (absent)"
    unknown = scored(of, {**rest, "m": {"unknown": "nobody-knows"}}).rated
    assert unknown.cap == "must-have missing: “m?” (unknown)"
    assert scored(of, {**rest, "m": 2}).rated.rating is Rating.IN_PLACE


def test_a_must_have_with_a_duty_not_met_caps_even_above_half():
    """Level 2 earns 1/2, but the treaty asks for level 3."""
    must = maturity("m", must_have=True, basis=[{"id": "shall", "meets": 3}])
    of = edition(section("s", maturity("a"), maturity("b"), must))
    answers = {"a": 4, "b": 4, "m": 2}
    assert scored(of, answers, in_force=True).rated.rating is Rating.PARTLY
    assert scored(of, answers).rated.rating is Rating.MOSTLY


def test_a_duty_not_met_on_a_must_have_caps_both_ends_and_every_test():
    """(1 + 1 + 1/2) / 3 = 83 % would be mostly in place; the unmet duty holds it at partly."""
    must = maturity("m", must_have=True, basis=[{"id": "shall", "meets": 3}])
    of = edition(section("s", maturity("a"), maturity("b"), must))
    rated = scored(of, {"a": 4, "b": 4, "m": 2}, in_force=True).rated
    assert (rated.low, rated.high) == (Rating.PARTLY, Rating.PARTLY)
    assert rated.words == "partly in place"
    assert rated.holds == rated.tests


def test_the_rating_is_tested_in_five_ways():
    """Weights 3 and 1 give (3·1 + 0) / 4 = 75 %, mostly; equal ones 50 %, partly.

    Equal sections, no weakest, no n/a and cut-offs ±5 (65 ≤ 75, 90 > 75; 55, 80) keep it.
    """
    of = edition(section("s", maturity("a", weight=3), maturity("b")))
    rated = scored(of, {"a": 4, "b": 0}).rated
    assert rated.rating is Rating.MOSTLY
    assert (rated.holds, rated.tests) == (4, 5)


def test_not_applicable_as_no_is_one_of_the_tests():
    """a 1, b not applicable: 100 %; with b as a no 50 %."""
    of = edition(section("s", maturity("a"), maturity("b", na_reasons=["none"])))
    rated = scored(of, {"a": 4, "b": {"not_applicable": "none"}}).rated
    assert (rated.rating, rated.holds) == (Rating.IN_PLACE, 4)


def test_documents_are_counted_for_answers_that_earn_something():
    of = edition(section("s", maturity("a", must_have=True), maturity("b"), maturity("c")))
    cited = {"level": 4, "evidence": [DOCUMENT]}
    found = scored(of, {"a": cited, "b": 2, "c": {"level": 0, "evidence": [DOCUMENT]}}).documents
    assert (found.cited, found.positive) == (1, 2)
    assert (found.must_haves_cited, found.must_haves) == (1, 1)
    assert found.score == Fraction(1, 3)


def test_priorities_come_in_order_with_their_reason():
    of = edition(
        section(
            "s",
            maturity("rest"),
            maturity("zero"),
            maturity("must", must_have=True),
            maturity("nearly", must_have=True),
            maturity("duty", basis=[{"id": "shall", "meets": 3}]),
            maturity("blank"),
        )
    )
    answers = {"rest": 3, "zero": 0, "must": 1, "nearly": 3, "duty": 2}
    found = checklist_gaps(scored(of, answers, in_force=True))
    assert [(gap.state.question.id, gap.priority, gap.reason) for gap in found] == [
        ("must", Priority.P1, "must-have, missing"),
        ("duty", Priority.P1, "your country's duty, not met"),
        ("zero", Priority.P2, "nothing is in place"),
        ("nearly", Priority.P2, "must-have, not complete"),
        ("rest", Priority.P3, "in place in part"),
    ]


def test_a_gap_says_what_it_adds_now_next_and_opens():
    """p at 0 of two: adds 50 to 1, 12.5 to 1/4; then its follow-up adds up to 50 more."""
    of = edition(
        section("s", maturity("p"), maturity("f", when={"question": "p", "credit_at_least": 1}))
    )
    (gap,) = checklist_gaps(scored(of, {"p": 0}))
    assert (gap.adds, gap.next_adds) == (50, Fraction(25, 2))
    assert (gap.opens, gap.opens_up_to) == (1, 50)


def test_the_next_step_is_that_of_the_level_or_to_find_out():
    steps = ["s0", "s1", "s2", "s3"]
    of = edition(
        section(
            "s", maturity("a", recommend=steps, look_at=["register"], lead=["police", "my own"])
        )
    )
    assert checklist_gaps(scored(of, {"a": 2}))[0].next_step == "s2"
    unknown = checklist_gaps(scored(of, {"a": {"unknown": "nobody-knows"}}))[0]
    assert unknown.next_step == "Find out from: police, my own. Look at: register."


def test_a_shared_answer_is_one_gap_with_its_gain_in_both_checklists():
    one = edition(section("s", maturity("a"), maturity("b")), name="one")
    two = edition(section("s", maturity("x", same_as="one/a")), name="two")
    first = scored(one, {"a": 0, "b": 4})
    second = scored(two, {"one/a": {"level": 0}})
    (gap,) = all_gaps(map(checklist_gaps, [first, second]))
    assert (gap.checklist, gap.adds) == ("one", 50)
    assert gap.also == (("two", Fraction(100)),)


def test_strengths_are_what_is_fully_in_place_must_haves_first():
    of = edition(
        section("s", maturity("a"), maturity("b", weight=2), maturity("m", must_have=True))
    )
    found = strengths([scored(of, {"a": 4, "b": 4, "m": 4})])
    assert [state.question.id for _, state in found] == ["m", "b", "a"]


def test_a_shared_gap_stands_under_the_checklist_where_it_matters_most():
    one = edition(section("s", maturity("a"), maturity("b")), name="one")
    two = edition(section("s", maturity("x", same_as="one/a", must_have=True)), name="two")
    first, second = scored(one, {"a": 1}), scored(two, {"one/a": {"level": 1}})
    (gap,) = all_gaps(map(checklist_gaps, [first, second]))
    assert (gap.checklist, gap.priority) == ("two", Priority.P1)
    assert gap.also == (("one", Fraction(75)),)


def test_a_score_with_little_behind_it_says_that_it_is_provisional():
    of = edition(section("s", *(maturity(f"q{n}") for n in range(5))))
    assert scored(of, {"q0": 4}).words == "100 % (20–100), 20 % answered, provisional"
    four = scored(of, {f"q{n}": 4 for n in range(4)})
    assert four.words == "100 % (80–100), 80 % answered"


def test_the_share_of_a_question_is_that_of_its_section_times_its_own_in_it():
    """s weighs 1 of 3, a 3 of 4 of it: 1/4; b 1/12. t weighs 2 of 3: c and d (weakest) half each.

    e is not asked of this country and carries nothing.
    """
    of = edition(
        section("s", maturity("a", weight=3), maturity("b"), maturity("e", na_reasons=["none"])),
        section("t", maturity("c", weight=9), maturity("d"), weight=2, aggregate="weakest"),
    )
    found = scored(of, {"a": 4, "e": {"not_applicable": "none"}})
    assert found.shares == {
        "a": Fraction(1, 4),
        "b": Fraction(1, 12),
        "c": Fraction(1, 3),
        "d": Fraction(1, 3),
    }
    assert found.section_shares == {"s": Fraction(1, 3), "t": Fraction(2, 3)}
    assert found.coverage == Fraction(1, 4)


def test_if_each_not_applicable_were_a_no():
    """a 1, b not applicable: 100 %, in place. With b a no: 1/2, and b's must-have caps it."""
    must = maturity("b", na_reasons=["none"], must_have=True)
    of = edition(section("s", maturity("a"), must))
    found = scored(of, {"a": 4, "b": {"not_applicable": "none"}})
    assert found.score.value == 1
    assert found.if_no == (Fraction(1, 2), Rating.PARTLY)
    assert scored(of).if_no == (None, None)


def test_the_heat_map_scores_each_dimension_of_each_section_alone():
    """s: law (1 + 1/2) / 2 = 3/4, practice 0. t: law 1, no practice."""
    of = edition(
        section("s", *(maturity(name, dimension="law") for name in "ab"),
                maturity("c", dimension="practice")),
        section("t", maturity("d", dimension="law")),
    )  # fmt: skip
    found = scored(of, {"a": 4, "b": 2, "c": 0, "d": 4}).heat
    assert {name: {d.value: s.value for d, s in row.items()} for name, row in found.items()} == {
        "s": {"law": Fraction(3, 4), "practice": 0},
        "t": {"law": 1},
    }
