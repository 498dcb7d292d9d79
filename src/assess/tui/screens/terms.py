"""What the words on the screens mean."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from assess.core.glossary import glossary
from assess.language import gettext as _
from assess.tui.screens.reading import ReadingScreen


class TermsScreen(ReadingScreen):
    """The glossary, one word below the other."""

    def __init__(self) -> None:
        grid = Table.grid(padding=(0, 0, 1, 0))
        for term in glossary():
            grid.add_row(Text.assemble((term.word, "bold"), "\n", term.meaning))
        super().__init__(_("What the words mean"), grid)
