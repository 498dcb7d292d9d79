"""Countries by name or code, without a network."""

from __future__ import annotations

from difflib import get_close_matches

from assess.errors import NotFound


def country(given: str) -> tuple[str, str]:
    """Return name and ISO 3166-1 alpha-3 code of a country given by its name or a code of it.

    Raises NotFound, which names the nearest names.
    """
    import pycountry  # noqa: PLC0415 (it reads its lists when imported)

    text = " ".join(given.split())
    try:
        found = pycountry.countries.lookup(text)
    except LookupError as error:
        names = [_name(each) for each in pycountry.countries]
        inside = [name for name in names if len(text) > 2 and text.casefold() in name.casefold()]
        near = inside[:3] or get_close_matches(text.title(), names, n=3)
        remedy = f"Did you mean {' or '.join(near)}? " if near else ""
        raise NotFound(
            f"There is no country “{text}” in the list (ISO 3166-1).",
            f"{remedy}For an invented country add --invented.",
        ) from error
    return _name(found), found.alpha_3


def _name(found: object) -> str:
    """The name as printed: the common one where the official one is turned round."""
    return str(getattr(found, "common_name", None) or found.name)  # type: ignore[attr-defined]
