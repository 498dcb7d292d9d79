"""A score drawn in characters, with the ends of its possible range; no colour needed."""

from __future__ import annotations

from assess.core.scoring import Score
from assess.language import gettext as _


def bar(score: Score, width: int) -> str:
    """Draw a score: ━ up to it, ● where it stands, [ and ] at the ends of the possible range.

    ``width`` columns stand for 0 to 100 %. Without a score the range alone is drawn; without a
    range nothing but the scale is.
    """
    value, low, high = score.percents
    cells = ["─"] * width
    if low is None or high is None:
        return "".join(cells)

    def at(percent: int) -> int:
        return percent * (width - 1) // 100

    for place in range(at(low), at(high)):
        cells[place] = "╌"
    for place in range(at(low if value is None else value)):
        cells[place] = "━" if value is not None else "─"
    if low != high:
        cells[at(low)], cells[at(high)] = "[", "]"
    if value is not None:
        cells[at(value)] = "●"
    return "".join(cells)


def legend() -> str:
    """What the signs of a bar mean."""
    return _("● score   [ ] ends of the possible range   0 to 100 %")
