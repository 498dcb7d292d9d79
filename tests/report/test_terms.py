"""Words for ids and answers."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from assess.core import terms
from assess.core.assessment import Answer, InstrumentStatus
from assess.core.fields import Horizon
from assess.core.questions import NumberQuestion
from tests.report.conftest import ANSWERS, alpha, make_view, question

DAY = dt.date(2011, 9, 7)


def test_leads_are_words_and_unknown_ones_stand_as_written() -> None:
    assert terms.lead_words(["interior", "police", "My Agency"]) == (
        "ministry of the interior, police, My Agency"
    )
    assert terms.lead_words([]) == ""


def test_horizons_counts_and_days() -> None:
    assert [terms.horizon_words(each) for each in Horizon] == [
        "within 1 year",
        "within 3 years",
        "within 5 years",
    ]
    assert terms.count_words(1, "duty", "duties") == "1 duty"
    assert terms.count_words(1200, "duty", "duties") == "1,200 duties"
    assert terms.date_words(DAY) == "7 September 2011"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (None, "not stated in the profile"),
        (InstrumentStatus(status="in-force"), "in force"),
        (InstrumentStatus(status="in-force", since=DAY), "in force since 7 September 2011"),
        (
            InstrumentStatus(status="in-force", since=dt.date(2012, 1, 1)),
            "in force only from 1 January 2012",
        ),
        (InstrumentStatus(status="not-bound"), "not bound"),
    ],
)
def test_the_status_of_a_treaty(status: InstrumentStatus | None, words: str) -> None:
    assert terms.instrument_words(status, DAY) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "from 0 to below 1 days"), (29, "from 1 to below 30 days"), (30, "from 30 days")],
)
def test_bands(number: int, words: str) -> None:
    asked = alpha().questions["length"]
    assert isinstance(asked, NumberQuestion)
    assert terms.band_words(asked, Fraction(number)) == words


def test_what_is_missing() -> None:
    questions = alpha().questions
    given = {name: Answer.model_validate(ANSWERS[f"alpha/{name}"]) for name in ("level", "parts")}
    assert terms.missing_words(questions["level"], given["level"]) == "Level 4: A register too."
    assert terms.missing_words(questions["level"], Answer(level=4)) == ""
    assert terms.missing_words(questions["parts"], given["parts"]) == (
        "The act is there. (essential)"
    )
    assert terms.missing_words(questions["length"], Answer(number=3)) == "30 days or more."
    assert terms.missing_words(questions["who"], Answer(option="none")) == "Everybody does."
    assert terms.missing_words(questions["seen"], Answer(yes=False)) == ""
    assert "not in force" in terms.missing_words(questions["joined"], None)


def test_a_falling_number_is_best_low() -> None:
    bands = [{"from": 0, "credit": 1}, {"from": 10, "credit": 0}]
    asked = NumberQuestion.model_validate(question("wait", "number", unit="days", bands=bands))
    assert terms.missing_words(asked, Answer(number=12)) == "A number from 0 to below 10 days."


def test_answers_without_a_response_have_no_words() -> None:
    profile = make_view().assessment.profile
    asked = alpha().questions["seen"]
    assert terms.answer_words(asked, None, profile) == ""
    assert terms.answer_words(asked, Answer(note="later"), profile) == ""
    assert terms.answer_words(asked, Answer(yes=False), profile) == "No."
    assert terms.answer_words(asked, Answer(awaiting="the police"), profile) == (
        "Waiting for the police."
    )


def test_elements_in_one_line() -> None:
    profile = make_view().assessment.profile
    answer = Answer(elements=("means",))
    assert terms.answer_words(alpha().questions["parts"], answer, profile) == (
        "1 of 2 present. Present: The means are there. Missing: The act is there. (essential)."
    )
