"""A made-up language for tests: what does not go through gettext stays behind in plain letters.

Every text of the program comes back as ⟦…⟧, each letter with a mark and a third longer, with what
stands in braces as it is. Numbers and dates are written as in German. What a person or a checklist
says is put into Greek letters by :func:`foreign`, so that any two plain letters left on a screen
are a text that no translator can reach.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import polib
from tools.make_words import words

from assess import language

TAG = "de"

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_MARKED = "áƀçđéƒĝĥíĵķĺɱñóþɋŕšţúṽŵẋýž"
_GREEK = "αβγδεφγηιξκλμνοπθρστυβωχψζ"
_TO_MARKED = str.maketrans(_PLAIN + _PLAIN.upper(), _MARKED + _MARKED.upper())
_TO_GREEK = str.maketrans(_PLAIN + _PLAIN.upper(), _GREEK + _GREEK.upper())
_BRACES = re.compile(r"(\{[^{}]*\})")

_PLAIN_LETTERS = re.compile(r"[A-Za-z]{2,}")
_DATA = re.compile(
    r"""
    https?://\S+                                 # addresses
    | (?<!\w)[~./]?/?[\w.-]+/[\w./-]+            # paths, and keys such as period/law
    | [\w-]+\.(?:toml|pdf|sqlite3|po|xlsx|docx|odt|html|md|csv|json)\b
    | (?<![\w-])(?=[a-f]*\d)[0-9a-f]{6,64}\b        # fingerprints
    | \b(?:Ctrl|Shift)\+\w+ | \b(?:Enter|Esc|Tab|Space|Del|PgUp|PgDn|Home|End|F\d+)\b
    | \b(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b
    """,
    re.VERBOSE,
)


class Pseudo(gettext.NullTranslations):
    """The words of the made-up language; it has three plural forms: one, two, and more.

    ``asked`` are the texts that it was asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add(msgid1)
        return pseudo(msgid1 if n == 1 else msgid2) + ("²" if n == 2 else "")


def pseudo(text: str) -> str:
    """Return ``text`` in the made-up language."""
    parts = _BRACES.split(text)
    marked = "".join(
        part if place % 2 else part.translate(_TO_MARKED) for place, part in enumerate(parts)
    )
    letters = sum(len(part) for part in parts[::2])
    more = "".join(" " if place % 7 == 0 else "~" for place in range(-(-letters * 3 // 10)))
    return f"⟦{marked}{more}⟧"


@contextmanager
def spoken() -> Iterator[None]:
    """Speak the made-up language for a while; what is said then is in the translators' template."""
    made_up = Pseudo()
    language.use(made_up, TAG)
    try:
        yield
    finally:
        language.use(gettext.NullTranslations(), "en")
    missing = sorted(made_up.asked - template())
    assert not missing, f"not in the template of translators: {missing}"


@cache
def template() -> frozenset[str]:
    """Every text that translators are given, as the source stands now."""
    return frozenset(entry.msgid for entry in polib.pofile(words()))


_IDS = {
    *("id", "kind", "dimension", "pillar", "roles", "lead", "effort", "horizon", "answer"),
    *("source", "obligation", "standing", "version", "date", "url", "in_force", "from_profile"),
    *("same_as", "basis", "when", "conflicts", "meets", "question", "aggregate", "credit"),
    *("credits", "all", "bands", "since", "format", "status"),
}


def foreign(value: Any) -> Any:
    """Return a text in Greek letters; of a table or list, all of its texts but ids and words."""
    if isinstance(value, str):
        return value.translate(_TO_GREEK)
    if isinstance(value, dict):
        return {key: each if key in _IDS else foreign(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(foreign(each) for each in value)
    return value


def untranslated(texts: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """Return the texts in which plain letters are left over, with what is left over.

    ``known``: words that are data where they stand, such as ids and the name of the program.
    """
    names = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in known) or r"(?!)")
    found = []
    for text in texts:
        left = _PLAIN_LETTERS.findall(names.sub(" ", _DATA.sub(" ", text)))
        if left:
            found.append(f"{' '.join(left)}  <  {text.strip()}")
    return list(dict.fromkeys(found))
