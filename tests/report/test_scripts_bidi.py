"""The order of text in two directions: cases of Unicode annex 9, checked against ICU's answers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.report.bidi import bracket, direction, levels, reorder

# Letters as in the annex: small ones stand for left-to-right, capitals for Hebrew.
_HEBREW = {chr(ord("A") + place): chr(0x05D0 + place) for place in range(22)}
_BACK = {after: before for before, after in _HEBREW.items()}


def standing(words: str, base: int) -> str:
    """``words`` as they stand on a line from left to right; brackets are not mirrored."""
    real = "".join(_HEBREW.get(letter, letter) for letter in words)
    found = levels(real, base)
    return "".join(_BACK.get(real[place], real[place]) for place in reorder(found))


@pytest.mark.parametrize(
    ("typed", "base", "expected"),
    [
        ("car is THE CAR", 0, "car is RAC EHT"),
        ("THE CAR is car", 1, "is car RAC EHT"),
        ("he said CAR MEANS car.", 0, "he said SNAEM RAC car."),
        ("CAR (a) 12", 1, "12 )a( RAC"),
        ("a (B) c", 0, "a (B) c"),
        ("A 12-13, 50% B", 1, "B 50% ,12-13 A"),
        ("A\u0301B", 1, "B\u0301A"),
        ("a B[c D]e", 0, "a B[c D]e"),
        ("\u2067AB c\u2069 d", 0, "\u2067c BA\u2069 d"),
        ("x \u202eabc\u202c y", 0, "x \u202e\u202ccba y"),
        ("A \u2066b C\u2069 D", 1, "D \u2069b C\u2066 A"),
        ("١٢ A 34", 1, "34 A ١٢"),
        ("", 0, ""),
    ],
)
def test_text_stands_as_the_annex_says(typed: str, base: int, expected: str) -> None:
    assert standing(typed, base) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("12 (abc", 0), ("12 ا b", 1), ("\u2067ا\u2069 a", 0), ("123 .", -1), ("", -1)],
)
def test_a_text_starts_where_its_first_letter_does(words: str, expected: int) -> None:
    assert direction(words, -1) == expected


def test_brackets_close_what_they_open() -> None:
    pairs = ["()", "[]", "{}", "⟨⟩", "「」", "（）", "［］", "｛｝"]
    assert [bracket(pair[0]) for pair in pairs] == [pair[1] for pair in pairs]
    assert bracket("a") == bracket(")") == bracket("“") == ""


LETTERS = (
    "ab אب12١٢()[].,%€-/\u0301\u064b\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u200f\t"
)


@given(st.text(LETTERS, max_size=30), st.sampled_from([0, 1]))
def test_any_text_keeps_all_its_letters(words: str, base: int) -> None:
    found = levels(words, base)
    assert len(found) == len(words)
    assert sorted(reorder(found)) == list(range(len(words)))
    for letter, level in zip(words, found, strict=True):
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL"} and not set(words) & set("\u202d\u202a"):
            assert level % 2 == 1 or "\u202e" in words or "\u202d" in words
        if kind in {"EN", "AN"} and not set(words) & set("\u202e"):
            assert level % 2 == 0
