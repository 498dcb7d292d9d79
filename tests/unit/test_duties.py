"""What the law asks, and of whom, and from when."""

from __future__ import annotations

from datetime import date

import pytest

from assess.core.assessment import Assessment, InstrumentStatus, Profile
from assess.core.checklist import Edition
from assess.core.duties import DutyStatus
from assess.core.view import View
from tests.unit.builders import DAY, PROVISIONS, assessed, edition, maturity, section


def view(of: Edition, answers=None, **more) -> View:
    return View(assessed(of, answers, **more), {of.checklist.id: of})


def asking(kind, meets, **fields):
    return {"id": "q", "text": "q?", "kind": kind, "basis": [{"id": "shall", "meets": meets}],
            **fields}  # fmt: skip


RISING = [{"from": 0, "credit": 0}, {"from": 30, "credit": 1}]
FALLING = [{"from": 0, "credit": 1}, {"from": 12, "credit": 0}]
OPTIONS = [{"id": "no", "text": "n", "credit": 0}, {"id": "half", "text": "h", "credit": "1/2"},
           {"id": "all", "text": "a", "credit": 1}]  # fmt: skip
ELEMENTS = [{"id": "act", "text": "a"}, {"id": "means", "text": "m"}, {"id": "more", "text": "x"}]


@pytest.mark.parametrize(
    ("question", "meeting", "failing"),
    [
        (asking("number", 30, unit="days", bands=RISING), {"number": 30}, {"number": 29}),
        (asking("number", 11, unit="months", bands=FALLING), {"number": 11}, {"number": 12}),
        (asking("choice", ["half", "all"], options=OPTIONS), {"option": "half"}, {"option": "no"}),
        (
            asking("elements", ["act", "means"], elements=ELEMENTS),
            {"elements": ["means", "act"]},
            {"elements": ["act", "more"]},
        ),
        (asking("yes-no", "yes"), {"yes": True}, {"yes": False}),
    ],
)
def test_what_meets_a_provision(question, meeting, failing):
    of = edition(section("s", question))
    for answer, status in ((meeting, DutyStatus.MET), (failing, DutyStatus.NOT_MET)):
        (duty,) = view(of, {"q": answer}, in_force=True).duties
        assert duty.status is status


def test_a_provision_is_met_only_where_all_its_questions_meet_it():
    basis = [{"id": "shall", "meets": 2}]
    of = edition(section("s", maturity("a", basis=basis), maturity("b", basis=basis)))
    for answers, status in (
        ({"a": 2, "b": 2}, DutyStatus.MET),
        ({"a": 2}, DutyStatus.NOT_KNOWN),
        ({"a": 2, "b": 1}, DutyStatus.NOT_MET),
        ({"b": 1}, DutyStatus.NOT_MET),
    ):
        now = view(of, answers, in_force=True)
        (duty,) = now.duties
        assert duty.status is status
        assert now.duty_count.total == 1
        assert duty.questions == ("list/a", "list/b")


def test_a_duty_behind_a_shared_answer_is_one_duty():
    one = edition(section("s", maturity("a", basis=[{"id": "shall", "meets": 2}])), name="one")
    shared = maturity("x", same_as="one/a", basis=[{"id": "shall", "meets": 2}])
    two = edition(section("s", shared), name="two")
    now = assessed(one, {"one/a": {"level": 2}}, in_force=True)
    both = View(now, {"one": one, "two": two})
    assert (both.duty_count.met, both.duty_count.total) == (1, 1)


def dated(since: str | None):
    of = edition(section("s", maturity("a", basis=[{"id": "shall", "meets": 2}])))
    shall = of.provisions[0].model_copy(
        update={"since": date.fromisoformat(since) if since else None}
    )
    return of.model_copy(update={"provisions": (shall, *of.provisions[1:])})


def profile(day=None) -> Profile:
    treaty = InstrumentStatus(status="in-force", since=day)
    return Profile(country="T", reference_date=DAY, instruments={"treaty": treaty})


@pytest.mark.parametrize(
    ("since", "in_force", "duty"),
    [
        (None, None, True),
        (None, date(2026, 1, 1), True),
        (None, date(2026, 1, 2), False),
        ("2026-01-01", None, True),
        ("2026-01-02", None, False),
    ],
)
def test_what_binds_only_later_is_a_later_standard(since, in_force, duty):
    of = dated(since)
    now: Assessment = assessed(of, {"a": 0}, profile=profile(in_force))
    seen = View(now, {"list": of})
    assert [d.provision.id for d in seen.duties] == (["shall"] if duty else [])
    assert [p.id for p in seen.later_standards] == ([] if duty else ["shall"])


@pytest.mark.parametrize("change", [{"obligation": "optional"}, {"verified": False}])
def test_only_verified_mandatory_provisions_are_duties(change):
    of = edition(section("s", maturity("a", basis=["shall"])))
    shall = type(of.provisions[0]).model_validate({**PROVISIONS[0], **change})
    of = of.model_copy(update={"provisions": (shall, *of.provisions[1:])})
    seen = View(assessed(of, {"a": 0}, in_force=True), {"list": of})
    assert seen.duties == []
    assert seen.later_standards == []


def test_questions_not_asked_carry_no_duty_but_implied_ones_do():
    parent = maturity("p")
    child = maturity("c", basis=[{"id": "shall", "meets": 1}],
                     when={"question": "p", "credit_at_least": "1/2"})  # fmt: skip
    of = edition(section("s", parent, child))
    assert view(of, {"p": 0}, in_force=True).duties[0].status is DutyStatus.NOT_MET
    unknown = {"p": {"unknown": "nobody-knows"}}
    assert view(of, unknown, in_force=True).duties[0].status is DutyStatus.NOT_KNOWN
    assert view(of, {"p": 0}, in_force=True, depth="quick").duties == []
