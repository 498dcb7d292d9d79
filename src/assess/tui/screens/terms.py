"""What the words on the screens mean."""

from __future__ import annotations

from rich.text import Text

from assess.core.glossary import glossary
from assess.language import gettext as _
from assess.tui.screens.reading import ReadingScreen


class TermsScreen(ReadingScreen):
    """The glossary, one word below the other."""

    def __init__(self) -> None:
        parts = [Text.assemble((each.word, "bold"), "\n", each.meaning) for each in glossary()]
        super().__init__(_("What the words mean"), Text("\n\n").join(parts))
