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


@cache
def own_names() -> dict[str, tuple[str, ...]]:
    """The names of each country in its own languages, by its code; none where none is known.

    Reading them takes a quarter of a second, so only a name that is not English asks for them.
    """
    import pycountry  # noqa: PLC0415 (see countries)
    from babel import localedata  # noqa: PLC0415 (as slow)
    from babel.languages import get_official_languages  # noqa: PLC0415

    found: dict[str, tuple[str, ...]] = {}
    for each in pycountry.countries:
        spoken = get_official_languages(each.alpha_2, de_facto=True)
        known = (
            localedata.load(language).get("territories", {})  # whole: it is kept for numbers too
            for language in spoken
            if localedata.exists(language)
        )
        names = (names.get(each.alpha_2) for names in known)
        found[each.alpha_3] = tuple(dict.fromkeys(name for name in names if name))
    return found


def find(typed: str, limit: int = 6) -> list[Country]:
    """Return the countries that ``typed`` may mean, the likeliest first.

    Where nothing in English is meant, those whose own name begins so.
    """
    wanted = fold(typed)
    if not wanted:
        return []
    ranked = sorted(_in_english(wanted) or _in_own(wanted), key=lambda item: item[:2])
    return [country for _, _, country in ranked[:limit]]


def exactly(typed: str) -> Country | None:
    """Return the one country that ``typed`` names in full, by a name or a code."""
    wanted = fold(typed)
    if not wanted:
        return None
    english = next((country for country in countries() if wanted in country.names), None)
    if english or _in_english(wanted):
        return english
    own = own_names()
    named = (c for c in countries() if wanted in map(fold, own.get(c.code, ())))
    return next(named, None)


_Ranked = list[tuple[int, str, Country]]


def _in_english(wanted: str) -> _Ranked:
    return [(rank, c.name, c) for c in countries() if (rank := _rank(c, wanted))]


def _in_own(wanted: str) -> _Ranked:
    own = own_names()
    found = []
    for country in countries():
        names = [fold(name) for name in own.get(country.code, ())]
        if any(name.startswith(wanted) for name in names):
            found.append((1 if wanted in names else 2, country.name, country))
    return found


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
