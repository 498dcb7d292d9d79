"""The road to the next rating: it gets there, and nothing smaller does."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import assume, given, settings

from assess.core.rating import Rating
from assess.core.result import result
from assess.core.road import reaches, road
from assess.core.scope import State, question_states
from assess.core.scoring import score, with_credit
from tests.unit.builders import cases, edition, maturity, scored, section


def closable(found):
    return [s for s in found.states if s.credit is not None and s.credit < 1]


def with_parents(chosen):
    ids = {s.question.id for s in chosen}
    return all(s.state is not State.IMPLIED or s.question.when.question in ids for s in chosen)


def gets_there(found, chosen, target):
    bounds = found.edition.checklist.cutoffs
    return reaches(found.states, [s.question.id for s in chosen], target, bounds)


@settings(max_examples=300)
@given(cases(largest=7))
def test_the_road_reaches_the_next_rating_and_nothing_smaller_or_cheaper_does(case):
    of, now = case
    found = result(of, question_states(now, of))
    assume(found.rated.now not in (None, Rating.IN_PLACE))
    way = road(found)
    assert way is not None
    assert way.target == found.rated.now + 1
    assert gets_there(found, way.steps, way.target)
    assert with_parents(way.steps)

    def rank(chosen):
        closed = {s.question.id: 1 for s in chosen}
        after = score(with_credit(found.states, closed))
        places = tuple(found.states.index(s) for s in chosen)
        return sum(s.question.effort.rank for s in chosen), -after, places

    for size in range(len(way.steps) + 1):
        reaching = [
            chosen
            for chosen in combinations(closable(found), size)
            if with_parents(chosen) and gets_there(found, chosen, way.target)
        ]
        if reaching:
            assert size == len(way.steps)
            assert min(map(rank, reaching)) == rank(way.steps)


def test_a_missing_must_have_stands_in_the_road_even_where_points_would_do():
    """a, b at 4, c (must-have) at 1: (1 + 1 + 1/4) / 3 = 75 %, capped at partly in place."""
    of = edition(section("s", maturity("a"), maturity("b"), maturity("c", must_have=True)))
    found = scored(of, {"a": 4, "b": 4, "c": 1})
    assert found.rated.now is Rating.PARTLY
    way = road(found)
    assert [s.question.id for s in way.steps] == ["c"]
    assert way.reaches == 1


def test_a_weakest_section_is_lifted_only_as_far_as_is_needed():
    """Weakest of (0, 2, 3) is 0. Closing a lifts it to 50 %, closing a and b to 75 %: mostly."""
    of = edition(section("s", maturity("a"), maturity("b"), maturity("c"), aggregate="weakest"))
    way = road(scored(of, {"a": 0, "b": 2, "c": 3}))
    assert way.target is Rating.PARTLY
    assert [s.question.id for s in way.steps] == ["a"]


def test_a_follow_up_comes_only_with_its_parent():
    """x at 0 closes its follow-up y. x alone gives (1 + 0) / 2 = 50 %: partly in place."""
    of = edition(
        section(
            "s",
            maturity("x"),
            maturity("y", when={"question": "x", "credit_at_least": "1/2"}),
        ),
        cutoffs={"partly": 60, "mostly": 70, "in_place": 80},
    )
    way = road(scored(of, {"x": 0}))
    assert [s.question.id for s in way.steps] == ["x", "y"]


def test_no_road_without_a_score_or_beyond_in_place():
    of = edition(section("s", maturity("a"), maturity("b")))
    assert road(scored(of)) is None
    assert road(scored(of, {"a": 4, "b": 4})) is None


def test_unanswered_questions_make_the_road_so_far():
    of = edition(section("s", maturity("a"), maturity("b")))
    assert road(scored(of, {"a": 0})).so_far
    assert not road(scored(of, {"a": 0, "b": 0})).so_far


def large_case(seed):
    random = Random(seed)
    sections = []
    for part in range(6):
        questions = []
        for n in range(20):
            more = {"weight": random.choice([1, 1, 2, 3]), "effort": random.choice(
                ["low", "medium", "high"])}  # fmt: skip
            if n % 5 == 4:
                more["when"] = {"question": f"q{part}-{n - 1}", "credit_at_least": "1/2"}
            questions.append(maturity(f"q{part}-{n}", **more))
        aggregate = "weakest" if part == 0 else "mean"
        sections.append(section(f"s{part}", *questions, aggregate=aggregate))
    of = edition(*sections)
    answers = {q.id: random.choice([0, 0, 1, 2]) for q in of.questions.values()}
    return of, answers


def test_the_road_over_120_questions_is_exact_in_count():
    """Too many for brute force: no smaller set by greedy or by dropping any one step."""
    of, answers = large_case(1)
    found = scored(of, answers)
    assert len(of.questions) == 120
    way = road(found)
    assert gets_there(found, way.steps, way.target)
    for dropped in way.steps:
        rest = [s for s in way.steps if s is not dropped]
        assert not (with_parents(rest) and gets_there(found, rest, way.target))
