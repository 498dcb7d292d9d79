"""The language that the program itself speaks: its words, plural forms, numbers and dates.

English is written in the code. Another language is one file, ``lang/<tag>/interface.po``, beside
the checklists or the user's own; :func:`use` takes it. One process speaks one language.
"""

from __future__ import annotations

import datetime as dt
import gettext as _gettext
from copy import copy
from decimal import Decimal

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class _Speech:
    """What is spoken now."""

    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
    tag: str = "en"


def use(catalogue: _gettext.NullTranslations, tag: str) -> None:
    """Speak ``tag`` (such as "fr") with the words of ``catalogue`` from now on."""
    _Speech.catalogue, _Speech.tag = catalogue, tag


def spoken() -> str:
    """The tag of the language spoken now; "en" until :func:`use` is called."""
    return _Speech.tag


def gettext(text: str) -> str:
    """Return ``text`` in the language spoken, or as it is where that has no words for it."""
    return _Speech.catalogue.gettext(text) if text else text


def ngettext(one: str, many: str, count: int) -> str:
    """Return the plural form for ``count`` things."""
    return _Speech.catalogue.ngettext(one, many, count)


def noop(text: str) -> str:
    """Mark ``text`` for translators where it is defined; :func:`gettext` is called where shown."""
    return text


def number(value: int | Decimal) -> str:
    """Return a whole or decimal number as people of this language write it: "1,234.5"."""
    if _Speech.tag.partition("-")[0] == "en":
        return f"{value:,}"
    from babel import Locale  # noqa: PLC0415 (English needs none of it)

    decimals = 0
    if isinstance(value, Decimal) and isinstance(exponent := value.as_tuple().exponent, int):
        decimals = max(0, -exponent)
    locale = Locale.parse(_locale())
    pattern = copy(locale.decimal_formats[None])
    pattern.frac_prec = (decimals, decimals)
    return str(pattern.apply(value, locale))


def day(value: dt.date) -> str:
    """Return a day as people of this language write it: "7 September 2011"."""
    if _Speech.tag.partition("-")[0] == "en":
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    from babel.dates import format_date  # noqa: PLC0415 (English needs none of it)

    return format_date(value, format="long", locale=_locale())


def moment(value: dt.datetime) -> str:
    """Return a time on this machine's clock, to the minute: "2026-11-21 12:17"."""
    local = value.astimezone()
    if _Speech.tag.partition("-")[0] == "en":
        return local.strftime("%Y-%m-%d %H:%M")
    from babel.dates import format_datetime  # noqa: PLC0415 (English needs none of it)

    return format_datetime(local, format="short", locale=_locale())


def _locale() -> str:
    """The name that number and date formats know this language by."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return str(Locale.parse(_Speech.tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "en"
