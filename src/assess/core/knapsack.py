"""The fewest items that reach a number of points, where some items need their parent.

A small exact solver for ``road``: items form a forest one level deep.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil, lcm


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be chosen: ``place`` orders and names it.

    ``parent`` is the place of an item that must be chosen with it.
    """

    place: int
    points: Fraction
    effort: int
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class _Pick:
    """One way to choose from a tree. ``mask`` has earlier places in higher bits."""

    count: int
    effort: int
    points: int
    mask: int


class Pool:
    """Items to choose from, and the points that are needed."""

    def __init__(self, items: Sequence[Item], need: Fraction) -> None:
        scale = lcm(*(item.points.denominator for item in items))
        self._scale = scale
        self._need = ceil(need * scale)
        self._last = max((item.place for item in items), default=0)
        children: dict[int, list[Item]] = {}
        for item in items:
            if item.parent is not None:
                children.setdefault(item.parent, []).append(item)
        roots = [item for item in items if item.parent is None]
        self._trees = [list(self._picks(root, children.get(root.place, []))) for root in roots]
        self._best = self._suffixes()

    def _picks(self, root: Item, children: Sequence[Item]) -> Iterator[_Pick]:
        """Every way to choose from one tree; without its root there is only nothing."""
        yield _Pick(0, 0, 0, 0)
        for size in range(len(children) + 1):
            for chosen in combinations(children, size):
                group = (root, *chosen)
                yield _Pick(
                    count=len(group),
                    effort=sum(item.effort for item in group),
                    points=sum(int(item.points * self._scale) for item in group),
                    mask=sum(1 << (self._last - item.place) for item in group),
                )

    def _suffixes(self) -> list[list[int]]:
        """Most points from the trees from the n-th on with at most so many items."""
        total = sum(max(pick.count for pick in tree) for tree in self._trees)
        rows = [[0] * (total + 1)]
        for tree in reversed(self._trees):
            most: dict[int, int] = {}
            for pick in tree:
                most[pick.count] = max(most.get(pick.count, 0), pick.points)
            after = rows[-1]
            rows.append(
                [
                    max(after[room - n] + points for n, points in most.items() if n <= room)
                    for room in range(total + 1)
                ]
            )
        return rows[::-1]

    def fewest(self) -> int | None:
        """Return the least number of items that reach the need; None if all do not."""
        if self._need <= 0:
            return 0
        reached = self._best[0]
        return next((n for n, points in enumerate(reached) if points >= self._need), None)

    def cheapest(self, count: int) -> tuple[int, ...]:
        """Return the places of the best ``count`` items that reach the need, rising.

        ``count`` is what ``fewest`` found. Best: least effort, then most points, then file order.
        """
        # (items, effort) -> (points, mask); only what can still reach the need is kept.
        reached: dict[tuple[int, int], tuple[int, int]] = {(0, 0): (0, 0)}
        for tree, best in zip(self._trees, self._best[1:], strict=True):
            following: dict[tuple[int, int], tuple[int, int]] = {}
            for (items, effort), (points, mask) in reached.items():
                for pick in tree:
                    room = count - items - pick.count
                    if room < 0 or points + pick.points + best[room] < self._need:
                        continue
                    key = (items + pick.count, effort + pick.effort)
                    value = (points + pick.points, mask + pick.mask)
                    if value > following.get(key, (-1, 0)):
                        following[key] = value
            reached = following
        _, mask = reached[min(reached)]
        return tuple(place for place in range(self._last + 1) if mask >> (self._last - place) & 1)
