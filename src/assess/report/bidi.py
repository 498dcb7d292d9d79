"""The order in which right-to-left and left-to-right text stand on a line (Unicode annex 9).

``levels`` gives each character its embedding level: even runs left to right, odd right to left.
``reorder`` turns the pieces of one line from the order they are read in to the order they stand in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

_DEEPEST = 125
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""What counts as strong where neutrals are resolved: numbers stand in right-to-left text."""
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_CLOSING = {"[": "]", "{": "}", "［": "］", "｛": "｝", "\u298d": "\u2990", "\u298f": "\u298e"}
"""Brackets whose other half is not the next character."""
_ANGLES = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Brackets that are the same as others."""


def direction(words: str, default: int = 0) -> int:
    """0 for text that starts left to right, 1 for right to left, by its first strong letter."""
    depth = 0
    for character in words:
        kind = unicodedata.bidirectional(character)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return int(kind != "L")
    return default


def levels(words: str, base: int) -> list[int]:
    """The level of each character of one paragraph whose own direction is ``base`` (0 or 1)."""
    kinds = [unicodedata.bidirectional(character) or "L" for character in words]
    explicit, kinds = _explicit(words, kinds, base)
    found = list(explicit)
    for sequence in _sequences(kinds, explicit, _matches(kinds)):
        kind_of = _resolve(sequence, words, kinds, explicit, base)
        for place, kind in zip(sequence, kind_of, strict=True):
            odd = explicit[place] % 2
            found[place] += (kind != "R") if odd else {"L": 0, "R": 1}.get(kind, 2)
    after = base
    for place, kind in enumerate(kinds):
        if kind in _REMOVED:
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


def _matches(kinds: Sequence[str]) -> dict[int, int]:
    """Where each isolate that is closed ends."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for place, kind in enumerate(kinds):
        if kind in _ISOLATES:
            opened.append(place)
        elif kind == "PDI" and opened:
            found[opened.pop()] = place
    return found


class _Stack:
    """The embeddings that are open: (level, override, isolate), with what overflowed (X1-X8)."""

    def __init__(self, base: int) -> None:
        self.open: list[tuple[int, str, bool]] = [(base, "", False)]
        self.lost_isolates = self.lost_embeddings = self.isolates = 0

    def enter(self, *, right: bool, override: str, isolate: bool) -> None:
        level = self.open[-1][0]
        level = level + 1 + (level % 2) if right else level + 2 - (level % 2)
        if level <= _DEEPEST and not self.lost_isolates and not self.lost_embeddings:
            self.isolates += isolate
            self.open.append((level, override, isolate))
        elif isolate:
            self.lost_isolates += 1
        elif not self.lost_isolates:
            self.lost_embeddings += 1

    def leave_isolate(self) -> None:
        if self.lost_isolates:
            self.lost_isolates -= 1
        elif self.isolates:
            self.lost_embeddings = 0
            while not self.open[-1][2]:
                self.open.pop()
            self.open.pop()
            self.isolates -= 1

    def leave_embedding(self) -> None:
        if self.lost_isolates:
            return
        if self.lost_embeddings:
            self.lost_embeddings -= 1
        elif len(self.open) > 1 and not self.open[-1][2]:
            self.open.pop()


def _explicit(words: str, kinds: list[str], base: int) -> tuple[list[int], list[str]]:
    """Levels of embeddings, overrides and isolates (X1-X8), and the kinds they change."""
    stack, found, changed = _Stack(base), [], list(kinds)
    matches = _matches(kinds)
    for place, kind in enumerate(kinds):
        if kind == "PDI":
            stack.leave_isolate()
        level, override, _ = stack.open[-1]
        found.append(level)
        if override and kind not in _REMOVED and kind != "B":
            changed[place] = override
        if kind in {"RLE", "LRE", "RLO", "LRO"}:
            over = {"RLO": "R", "LRO": "L"}.get(kind, "")
            stack.enter(right=kind[0] == "R", override=over, isolate=False)
        elif kind in _ISOLATES:
            inner = words[place + 1 : matches.get(place, len(words))]
            right = kind == "RLI" or (kind == "FSI" and direction(inner) == 1)
            stack.enter(right=right, override="", isolate=True)
        elif kind == "PDF":
            stack.leave_embedding()
    return found, changed


def _sequences(
    kinds: Sequence[str], found: Sequence[int], matches: dict[int, int]
) -> Iterator[list[int]]:
    """Runs of one level, joined over the isolates within them (X10), as places."""
    runs: list[list[int]] = []
    for place, kind in enumerate(kinds):
        if kind in _REMOVED:
            continue
        if runs and found[runs[-1][-1]] == found[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    starts = {run[0]: run for run in runs}
    ends = {end: start for start, end in matches.items()}
    for run in runs:
        if run[0] in ends and not _same_run(runs, ends[run[0]], run[0]):
            continue
        whole = list(run)
        while (end := matches.get(whole[-1])) is not None and end in starts:
            whole += starts[end]
        yield whole


def _same_run(runs: list[list[int]], first: int, second: int) -> bool:
    return any(first in run and second in run for run in runs if run[0] <= first)


def _resolve(
    places: list[int], words: str, kinds: list[str], explicit: list[int], base: int
) -> list[str]:
    """The kind of each place of one sequence: L, R, EN or AN (W1-N2)."""
    level = explicit[places[0]]
    before = _level_beside(places[0] - 1, -1, kinds, explicit, base)
    last = places[-1]
    open_end = kinds[last] in _ISOLATES
    after = base if open_end else _level_beside(last + 1, 1, kinds, explicit, base)
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
        if kinds[place] not in _REMOVED:
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
            own[place] = "ON" if before in _ISOLATES or before == "PDI" else before
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
