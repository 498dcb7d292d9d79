"""Countries, dates and numbers as people type them, and text made safe."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from assess.errors import AnswerRefused
from assess.tui.countries import countries, exactly, find
from assess.tui.typed import typed_date, typed_number
from assess.tui.words import at_end, one_line, safe

DAY = dt.date(2026, 6, 30)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mongolia", "MNG"),
        ("MNG", "MNG"),
        ("mn", "MNG"),
        ("Lao People's", "LAO"),
        ("kyrgyz republic", "KGZ"),
        ("curaçao", "CUW"),
        ("Curacao", "CUW"),
        ("democratic republic of the congo", "COD"),
    ],
)
def test_a_country_is_found(typed, first):
    assert find(typed)[0].code == first


def test_names_are_straight_and_codes_unique():
    assert all(not country.name.endswith((" of", " of the")) for country in countries())
    assert len({country.code for country in countries()}) == len(countries()) > 240


@pytest.mark.parametrize("typed", ["", "  ", "Zubrowkia", "…"])
def test_no_country_is_guessed(typed):
    assert exactly(typed) is None


@pytest.mark.parametrize("typed", ["", "2026", "30.6.2026", "2026-02-30", "2026-6", "today"])
def test_a_date_that_is_none(typed):
    with pytest.raises(AnswerRefused, match="such as 2026-06-30"):
        typed_date(typed, example=DAY)


def test_a_date():
    assert typed_date(" 2024-02-29 ", example=DAY) == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("typed", "number"), [("30", 30), ("2.5", "2.5"), ("1 250", 1250), ("1\u202f250", 1250)]
)
def test_a_number(typed, number):
    assert typed_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "1,5", "-3", "1e9", "١٢", "nan", "3x"])
def test_a_number_that_is_none(typed):
    with pytest.raises(AnswerRefused):
        typed_number(typed)


def test_text_is_made_safe():
    assert safe("a\x1b[31mb\r\nc\x00\ud800") == "a[31mb\nc"
    assert one_line("a\n  b" + "c" * 400, 10) == "a bcccccc…"


def test_a_line_with_an_end_is_one_line_without_commands_to_the_terminal():
    line = at_end("first\x1b[31m\nsecond", "the\x07 end", 30)
    assert line == "first[31m second       the end"
