"""The order in which right-to-left and left-to-right text stand on a line (Unicode annex 9).

``levels`` gives each character its embedding level: even runs left to right, odd right to left.
``reorder`` turns the pieces of one line from the order they are read in to the order they stand in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from assess.report.embedding import ISOLATES, REMOVED, direction, explicit, matches, sequences

__all__ = ["direction", "levels", "reorder"]

_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""What counts as strong where neutrals are resolved: numbers stand in right-to-left text."""
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_PLAIN = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"})
"""What cannot bring right-to-left text with it."""
_CLOSING = {"[": "]", "{": "}", "［": "］", "｛": "｝", "\u298d": "\u2990", "\u298f": "\u298e"}
"""Brackets whose other half is not the next character."""
_ANGLES = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Brackets that are the same as others."""


def levels(words: str, base: int) -> list[int]:
    """The level of each character of one paragraph whose own direction is ``base`` (0 or 1)."""
    kinds = [unicodedata.bidirectional(character) or "L" for character in words]
    if not base and _PLAIN.issuperset(kinds):
        return [0] * len(words)
    outer, kinds = explicit(words, kinds, base)
    found = list(outer)
    for sequence in sequences(kinds, outer, matches(kinds)):
        kind_of = _resolve(sequence, words, kinds, outer, base)
        for place, kind in zip(sequence, kind_of, strict=True):
            odd = outer[place] % 2
            found[place] += (kind != "R") if odd else {"L": 0, "R": 1}.get(kind, 2)
    after = base
    for place, kind in enumerate(kinds):
        if kind in REMOVED:
            found[place] = after
        elif kind in {"B", "S"}:
            found[place] = base
        else:
            after = found[place]
    return found


def reorder(found: Sequence[int]) -> list[int]:
    """The places of a line's pieces, from left to right, given the level of each."""
    places = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        start = 0
        while start < len(places):
            end = start
            while end < len(places) and found[places[end]] >= level:
                end += 1
            places[start:end] = places[start:end][::-1]
            start = end + 1
    return places


def _resolve(
    places: list[int], words: str, kinds: list[str], outer: list[int], base: int
) -> list[str]:
    """The kind of each place of one sequence: L, R, EN or AN (W1-N2)."""
    level = outer[places[0]]
    before = _level_beside(places[0] - 1, -1, kinds, outer, base)
    last = places[-1]
    open_end = kinds[last] in ISOLATES
    after = base if open_end else _level_beside(last + 1, 1, kinds, outer, base)
    start = "R" if max(level, before) % 2 else "L"
    end = "R" if max(level, after) % 2 else "L"
    own = [kinds[place] for place in places]
    original = list(own)
    _weak(own, start)
    _brackets(own, original, [words[place] for place in places], level, start)
    _neutral(own, level, start, end)
    return own


def _level_beside(
    place: int, step: int, kinds: Sequence[str], found: Sequence[int], base: int
) -> int:
    while 0 <= place < len(kinds):
        if kinds[place] not in REMOVED:
            return found[place]
        place += step
    return base


def _weak(own: list[str], start: str) -> None:
    """Marks, numbers and what stands between numbers (W1-W7)."""
    _marks(own, start)
    strong = start
    for place, kind in enumerate(own):
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            own[place] = "AN"
    own[:] = ["R" if kind == "AL" else kind for kind in own]
    for place in range(1, len(own) - 1):
        left, kind, right = own[place - 1 : place + 2]
        if left == right and (kind, left) in {("CS", "EN"), ("CS", "AN"), ("ES", "EN")}:
            own[place] = left
    _terminators(own)
    strong = start
    for place, kind in enumerate(own):
        if kind in {"ES", "ET", "CS"}:
            own[place] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            own[place] = "L"


def _marks(own: list[str], start: str) -> None:
    """A mark is of the kind of what it stands on (W1)."""
    before = start
    for place, kind in enumerate(own):
        if kind == "NSM":
            own[place] = "ON" if before in ISOLATES or before == "PDI" else before
        before = own[place]


def _terminators(own: list[str]) -> None:
    """Signs such as % and € beside a number become part of it (W5)."""
    place = 0
    while place < len(own):
        end = place
        while end < len(own) and own[end] == "ET":
            end += 1
        if end > place and "EN" in (own[place - 1] if place else "", *own[end : end + 1]):
            own[place:end] = ["EN"] * (end - place)
        place = max(end, place + 1)


def _brackets(
    own: list[str], original: list[str], letters: list[str], level: int, start: str
) -> None:
    """A pair of brackets takes the direction of what is in it (N0)."""
    inside = "R" if level % 2 else "L"
    for first, last in _pairs(own, letters):
        within = {_STRONG[kind] for kind in own[first + 1 : last] if kind in _STRONG}
        if inside in within:
            taken = inside
        elif within:
            before = (
                next((_STRONG[k] for k in own[first - 1 :: -1] if k in _STRONG), start)
                if first
                else start
            )
            taken = before if before != inside else inside
        else:
            continue
        for place in (first, last):
            own[place] = taken
            for mark in range(place + 1, len(own)):
                if original[mark] != "NSM":
                    break
                own[mark] = taken


def _pairs(own: list[str], letters: list[str]) -> list[tuple[int, int]]:
    """Matching brackets by place of the opening one; at most 63 may be open (BD16)."""
    opened: list[tuple[str, int]] = []
    pairs = []
    for place, letter in enumerate(letters):
        if own[place] != "ON":
            continue
        closing = bracket(letter)
        if closing:
            if len(opened) == 63:
                return []
            opened.append((closing, place))
        elif any(_ANGLES.get(letter, letter) == wanted for wanted, _ in opened):
            while True:
                wanted, first = opened.pop()
                if wanted == _ANGLES.get(letter, letter):
                    pairs.append((first, place))
                    break
    return sorted(pairs)


@cache
def bracket(letter: str) -> str:
    """The bracket that closes ``letter``, or nothing if it opens none."""
    if unicodedata.category(letter) != "Ps" or not unicodedata.mirrored(letter):
        return ""
    if letter in _CLOSING:
        return _CLOSING[letter]
    closing = chr(ord(letter) + 1)
    return _ANGLES.get(closing, closing) if unicodedata.category(closing) == "Pe" else ""


def _neutral(own: list[str], level: int, start: str, end: str) -> None:
    """Neutrals between two of one direction take it, others that of the text (N1, N2)."""
    inside = "R" if level % 2 else "L"
    place = 0
    while place < len(own):
        last = place
        while last < len(own) and own[last] in _NEUTRAL:
            last += 1
        if last > place:
            before = _STRONG[own[place - 1]] if place else start
            after = _STRONG[own[last]] if last < len(own) else end
            own[place:last] = [before if before == after else inside] * (last - place)
        place = max(last, place + 1)
