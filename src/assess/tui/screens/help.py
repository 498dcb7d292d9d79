"""Help: every key of a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text
from textual.binding import Binding

from assess.language import gettext as _
from assess.tui import commands
from assess.tui.screens.reading import ReadingScreen
from assess.tui.screens.terms import TermsScreen
from assess.tui.words import safe


class HelpScreen(ReadingScreen):
    """The keys of one screen, from the table that binds them; t explains the terms."""

    BINDINGS = [Binding("t", "terms", show=False)]

    def __init__(self, table: str) -> None:
        super().__init__(_("Keys of this screen"), _grid(commands.help_lines(table)))

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("t", _("terms explained")), *super().keys())

    def action_terms(self) -> None:
        self.app.push_screen(TermsScreen())


def _grid(lines: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=9)
    grid.add_column(ratio=1)
    grid.expand = True
    for key, sentence in lines:
        grid.add_row(Text(key, "bold"), Text(safe(sentence)))
    return grid
