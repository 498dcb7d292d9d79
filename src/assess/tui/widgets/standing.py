"""How one assessment stands: its checklists side by side."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from assess.language import gettext as _
from assess.tui.listed import Line, Listed
from assess.tui.words import one_line, safe

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
            self.update(Text(safe(listed.problem) or "…"))


def _lines(listed: Listed, rows: int, width: int, *, score: bool) -> Group:
    assert listed.own
    assert listed.standing
    own, lines = listed.own, listed.standing.lines
    above = [Text(one_line(line, width)) for line in (own.title, own.header_note) if line]
    room = rows - len(above)
    shown = lines if len(lines) <= room else lines[: max(0, room - 1)]
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for _column in range(3 if score else 1):
        grid.add_column(no_wrap=True)
    for line in shown:
        cells = (line.title, line.score, line.answered, _short(line))
        grid.add_row(*(Text(cell) for cell in (cells if score else (line.title, line.answered))))
    more = len(lines) - len(shown)
    words = _("and {n} more: Enter, then o, lists them all").format(n=more)
    return Group(*above, grid, *([Text(words)] if more else []))


def _short(line: Line) -> str:
    rating = line.rating
    if len(rating) > _RATING and rating.startswith("answers missing"):
        rating = _("answers missing")
    return one_line(rating, _RATING)
