"""Finding a country by what people type: its name, its official name or its ISO code."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Country:
    """A country of ISO 3166-1: its name as printed, its alpha-3 code, and what finds it."""

    name: str
    code: str
    official: str
    names: tuple[str, ...]


def fold(text: str) -> str:
    """Return ``text`` without case, accents and punctuation, for comparison."""
    bare = (c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum() or c == " ")
    return " ".join("".join(bare).split())


@cache
def countries() -> tuple[Country, ...]:
    """Every country, by name. The list is read at the first call."""
    import pycountry  # noqa: PLC0415 (a slow import that only this form needs)

    found = []
    for each in pycountry.countries:
        official = getattr(each, "official_name", each.name)
        name = getattr(each, "common_name", None) or _straight(each.name)
        keys = (name, each.name, official, each.alpha_3, each.alpha_2)
        found.append(Country(name, each.alpha_3, official, tuple(fold(key) for key in keys)))
    return tuple(sorted(found, key=lambda country: fold(country.name)))


def _straight(name: str) -> str:
    """Turn "Congo, The Democratic Republic of the" round."""
    head, comma, tail = name.partition(", ")
    turned = comma and tail.endswith((" of", " of the"))
    return f"{tail} {head}" if turned else name


def find(typed: str, limit: int = 6) -> list[Country]:
    """Return the countries that ``typed`` may mean, the likeliest first."""
    wanted = fold(typed)
    if not wanted:
        return []
    ranked = sorted(
        (
            (rank, country.name, country)
            for country in countries()
            if (rank := _rank(country, wanted))
        ),
        key=lambda item: item[:2],
    )
    return [country for _, _, country in ranked[:limit]]


def exactly(typed: str) -> Country | None:
    """Return the one country that ``typed`` names in full, by a name or a code."""
    wanted = fold(typed)
    return next((country for country in countries() if wanted and wanted in country.names), None)


def _rank(country: Country, wanted: str) -> int:
    if wanted in country.names:
        return 1
    if country.names[0].startswith(wanted):
        return 2
    if any(name.startswith(wanted) for name in country.names):
        return 3
    words = [word for name in country.names[:3] for word in name.split()]
    typed = wanted.split()
    return 4 if all(any(word.startswith(part) for word in words) for part in typed) else 0
