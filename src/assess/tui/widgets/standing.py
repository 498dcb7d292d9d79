"""How one assessment stands: its checklists side by side."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import Static

from assess.language import gettext as _
from assess.tui.listed import Line, Listed
from assess.tui.words import at_end, one_line, safe

_RATING = 18
"""Columns that a rating has beside the others."""


class StandingLines(Static):
    """A line a checklist; hidden where nothing is marked."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, markup=False)

    def show(self, listed: Listed | None, rows: int, *, score: bool) -> None:
        """Show one assessment on ``rows`` lines; ``score``: whether scores are shown.

        The height stays while the mark moves from one to the next.
        """
        self.display = listed is not None
        if listed is None:
            return
        self.styles.height = rows + 1
        if listed.standing:
            self.update(_lines(listed, rows, self.screen.size.width - 2, score=score))
        else:
            self.update(Content(safe(listed.problem) or "…"))


def _lines(listed: Listed, rows: int, width: int, *, score: bool) -> Content:
    assert listed.standing
    lines = listed.standing.lines
    above = [one_line(line, width) for line in listed.standing.above]
    room = rows - len(above)
    shown = lines if len(lines) <= room else lines[: max(0, room - 1)]
    cells = [
        (each.score, each.answered, _short(each)) if score else (each.answered,) for each in shown
    ]
    sizes = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    table = [
        at_end(
            line.title,
            "  ".join(set_cell_size(cell, size) for cell, size in zip(ends, sizes, strict=True)),
            width,
        )
        for line, ends in zip(shown, cells, strict=True)
    ]
    more = len(lines) - len(shown)
    words = _("and {n} more: Enter, then o, lists them all").format(n=more)
    return Content("\n".join((*above, *table, *([words] if more else []))))


def _short(line: Line) -> str:
    rating = line.rating
    if len(rating) > _RATING and rating.startswith("answers missing"):
        rating = _("answers missing")
    return one_line(rating, _RATING)
