"""Sets of checklists, and how long they take."""

from __future__ import annotations

from assess.core.fields import Pillar, Role
from assess.core.sets import MISSION, in_order, main_pillar, sets, size
from assess.library import load
from tests.unit.builders import edition, maturity, section

EDITIONS = load().editions


def test_the_shipped_checklists_give_every_kind_of_set():
    found = {each.id: each for each in sets(EDITIONS)}
    assert list(found)[:2] == ["five", "all"]
    assert found["five"].checklists == MISSION
    assert set(found["all"].checklists) == set(EDITIONS)
    assert found["all"].checklists[:5] == MISSION
    pillars = [name for pillar in Pillar for name in found[pillar].checklists]
    assert sorted(pillars) == sorted(EDITIONS)
    assert "employer-sanctions" not in found[Role.ORIGIN].checklists
    assert "diaspora-and-development" in found[Role.ORIGIN].checklists


def test_without_the_five_there_is_no_set_of_them():
    own = {"list": edition(section("s", maturity("a")))}
    assert [each.id for each in sets(own)] == ["all", "origin", "transit", "destination"]


def test_a_shared_answer_counts_once():
    one = edition(section("s", maturity("a"), maturity("b")), name="one")
    two = edition(section("s", maturity("x", same_as="one/a"), maturity("y")), name="two")
    assert size([one, two], "full").questions == 3


def test_minutes_are_words_read_and_keys_pressed():
    """Seven words ("a?" and five levels and no why): 6 of 120 a minute is 3 s, and 15 to answer.

    Twenty such questions take 20 · 18 s = 6 min, shown as 10.
    """
    of = edition(section("s", *(maturity(f"q{n}") for n in range(20))))
    assert size([of], "full").minutes == 10
    assert size([of], "full").words == "20 questions, about 10 minutes"


def test_depth_and_roles_decide_what_is_asked():
    of = edition(
        section("s", maturity("a", core=True), maturity("b", roles=["transit"]), maturity("c"))
    )
    assert size([of], "full").questions == 3
    assert size([of], "quick").questions == 1
    assert size([of], "full", [Role.ORIGIN]).questions == 2


def test_the_main_pillar_is_that_of_most_questions():
    of = edition(
        section("s", maturity("a", pillar="protection"), maturity("b", pillar="protection"),
                maturity("c", pillar="prevention"))
    )  # fmt: skip
    assert main_pillar(of) is Pillar.PROTECTION
    assert main_pillar(edition(section("s", maturity("a")))) is None


def test_the_five_come_first_and_own_ones_last():
    assert in_order(["zebra", "reflection-period", "palermo-alignment"]) == [
        "palermo-alignment",
        "reflection-period",
        "zebra",
    ]
