"""One measured piece of work beside its floor: what both took, and how they compare."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """``ours`` and ``floor`` in ``unit``, taken in the same run; ``aim`` is the highest ratio
    wanted, None where none is set.
    """

    what: str
    floor_is: str
    ours: float
    floor: float
    unit: str = "ms"
    aim: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    def __str__(self) -> str:
        aim = "" if self.aim is None else f" (aim {self.aim:g})"
        numbers = f"{self.ours:.1f} / {self.floor:.1f} {self.unit}"
        note = f" – {self.note}" if self.note else ""
        return f"{self.ratio:7.2f} ×{aim}  {self.what} / {self.floor_is}: {numbers}{note}"


def median_ms(work: Callable[[], object], times: int = 15) -> float:
    """Median of ``times`` runs, in milliseconds, after one that is not counted."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` of ``values`` lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
