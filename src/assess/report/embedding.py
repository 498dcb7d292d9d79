"""Text within text of another direction: embeddings, overrides and isolates (Unicode annex 9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_DEEPEST = 125
ISOLATES = frozenset({"LRI", "RLI", "FSI"})
REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})


def direction(words: str, default: int = 0) -> int:
    """0 for text that starts left to right, 1 for right to left, by its first strong letter."""
    depth = 0
    for character in words:
        kind = unicodedata.bidirectional(character)
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return int(kind != "L")
    return default


def matches(kinds: Sequence[str]) -> dict[int, int]:
    """Where each isolate that is closed ends."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for place, kind in enumerate(kinds):
        if kind in ISOLATES:
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


def explicit(words: str, kinds: list[str], base: int) -> tuple[list[int], list[str]]:
    """Levels of embeddings, overrides and isolates (X1-X8), and the kinds they change."""
    stack, found, changed = _Stack(base), [], list(kinds)
    closed = matches(kinds)
    for place, kind in enumerate(kinds):
        if kind == "PDI":
            stack.leave_isolate()
        level, override, _ = stack.open[-1]
        found.append(level)
        if override and kind not in REMOVED and kind != "B":
            changed[place] = override
        if kind in {"RLE", "LRE", "RLO", "LRO"}:
            over = {"RLO": "R", "LRO": "L"}.get(kind, "")
            stack.enter(right=kind[0] == "R", override=over, isolate=False)
        elif kind in ISOLATES:
            inner = words[place + 1 : closed.get(place, len(words))]
            right = kind == "RLI" or (kind == "FSI" and direction(inner) == 1)
            stack.enter(right=right, override="", isolate=True)
        elif kind == "PDF":
            stack.leave_embedding()
    return found, changed


def sequences(
    kinds: Sequence[str], found: Sequence[int], matches: dict[int, int]
) -> Iterator[list[int]]:
    """Runs of one level, joined over the isolates within them (X10), as places."""
    runs: list[list[int]] = []
    for place, kind in enumerate(kinds):
        if kind in REMOVED:
            continue
        if runs and found[runs[-1][-1]] == found[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    starts = {run[0]: run for run in runs}
    closing = set(matches.values())
    for run in runs:
        if run[0] in closing:  # it goes on with what stands before the isolate
            continue
        whole = list(run)
        while (end := matches.get(whole[-1])) is not None and end in starts:
            whole += starts[end]
        yield whole
