"""Exact numbers: what a file may write, and how a percent is shown."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_RATIO_PATTERN = "^[0-9]{1,10}/0*[1-9][0-9]*$"
_RATIO = re.compile(r"\d{1,10}(/\d{1,10})?|\d{1,9}\.\d{1,9}", re.ASCII)
_LARGEST = Decimal(10) ** 9


def exact(value: Any) -> Fraction:
    """Return ``value`` (an int, a Decimal, or text such as "1/3" or "0.25") as a Fraction.

    Raises ValueError for anything else: booleans, binary floats, nan, infinities, negative
    numbers and numbers beyond a thousand million.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and _RATIO.fullmatch(value):
        try:
            ratio = Fraction(value)
        except ZeroDivisionError as error:
            raise ValueError("has a zero below the line") from error
        if ratio > _LARGEST:
            raise ValueError("must lie between 0 and 1,000,000,000")
        return ratio
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError('must be a number, or a ratio written as "1/3"')
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("must be a finite number")
    # Before Fraction: 1e999999 would fill the memory.
    if not 0 <= value <= _LARGEST:
        raise ValueError("must lie between 0 and 1,000,000,000")
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -9:
            raise ValueError("has more than nine decimals")
    return Fraction(value)


def plain(value: Fraction) -> str:
    """Return ``value`` the way people write it: "3", "2.5" or, if it does not end, "1/3"."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return format(Decimal(value.numerator) / Decimal(value.denominator), "f")


def percent(value: Fraction) -> int:
    """Return a share (0 to 1) as a whole percent, half up."""
    return int((value * 100 + Fraction(1, 2)) // 1)


def tenths(points: Fraction) -> str:
    """Return a number of points (0 to 100) to one decimal, half up, as text."""
    scaled = int((points * 10 + Fraction(1, 2)) // 1)
    return f"{scaled // 10}.{scaled % 10}"


Exact = Annotated[
    Fraction,
    BeforeValidator(exact),
    PlainSerializer(plain, return_type=str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": int(_LARGEST)},
                {"type": "string", "pattern": _RATIO_PATTERN},
            ]
        }
    ),
]


def _share(value: Any) -> Fraction:
    number = exact(value)
    if number > 1:
        raise ValueError("must lie between 0 and 1")
    return number


Share = Annotated[
    Fraction,
    BeforeValidator(_share),
    PlainSerializer(plain, return_type=str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": _RATIO_PATTERN},
            ]
        }
    ),
]
