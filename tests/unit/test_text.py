"""Typed text and numbers in one normal form, with limits that say what to do."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assess.core.assessment import Answer
from assess.core.numbers import exact, plain
from assess.core.text import clean
from assess.errors import TextRefused


def test_text_is_composed_and_its_line_ends_are_one():
    assert clean("e\u0301\r\nb\rc", what="The note") == "é\nb\nc"
    assert clean("  a \t b\n", what="The line", lines=False) == "a b"


def test_terminal_escapes_do_not_stay():
    assert clean("a\x1b[31mred\x07\x9b2J", what="The note") == "a[31mred2J"


def test_text_that_is_too_long_says_by_how_much():
    with pytest.raises(TextRefused, match=r"10,003 characters.*Shorten it by 3") as caught:
        clean("x" * 10_003, what="The note")
    assert caught.value.message.startswith("The note")


@given(st.text(alphabet=st.characters(codec=None), max_size=50))
def test_clean_text_stays_as_it_is(text):
    once = clean(text, what="x")
    assert clean(once, what="x") == once
    once.encode()


@pytest.mark.parametrize("value", [True, 0.5, "1/0", "-1", "1e9", "nan", None, -1, "½", [1],
    Decimal("1e999999"), Decimal("nan"), Decimal("inf"), Decimal("0.0000000001")])  # fmt: skip
def test_numbers_out_of_bounds_are_refused(value):
    with pytest.raises(ValueError):  # noqa: PT011 - each has its own words
        exact(value)


@given(st.fractions(0, 1, max_denominator=999))
def test_a_number_survives_being_written(value):
    assert exact(plain(value)) == value


@pytest.mark.parametrize("number", ["-1", "1e5", "abc", float("nan"), True, "0.1234567", 10**13])
def test_amounts_are_plain_decimals(number):
    with pytest.raises(ValidationError):
        Answer(number=number)


def test_amounts_have_one_form():
    assert Answer(number="30.00") == Answer(number=30)
    assert Answer(number=Decimal("1E+2")).model_dump(mode="json")["number"] == "100"
    assert exact("1/4") == Fraction(1, 4)


def test_an_answer_is_one_thing():
    with pytest.raises(ValidationError, match="more than one answer: level, unknown"):
        Answer(level=2, unknown="nobody-knows")
    with pytest.raises(ValidationError, match="twice"):
        Answer(elements=("a", "a"))
    assert Answer(note="n", flag=True).respond(level=2) == Answer(level=2, note="n", flag=True)
