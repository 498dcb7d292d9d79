"""Help: every key of a screen, and the words that need explaining."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from assess.tui import commands
from assess.tui.screens.reading import ReadingScreen

TERMS = {
    "score": "what is in place, 0 to 100 %. Every question counts by its weight.",
    "possible range": """how far the score can still move: every unanswered and unknown question
        at nothing, and at everything.""",
    "rating": """in place from 85 %, mostly in place from 60 %, partly in place from 30 %, else
        mostly missing, unless a checklist sets its own. It needs 80 % answered. A missing
        must-have (★) holds it at partly in place.""",
    "your country's duty": """a binding rule of a treaty or law that is in force for your country
        at the reference date.""",
    "unknown": "an answer too: you looked, and nobody knows. It earns 0 and is marked.",
    "gap, adds": "a question below full credit, and the points that closing it adds.",
}


class HelpScreen(ReadingScreen):
    """The keys of one screen and the terms used."""

    def __init__(self, table: str) -> None:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(min_width=9)
        grid.add_column(ratio=1)
        grid.expand = True
        for key, sentence in commands.help_lines(table):
            grid.add_row(Text(key, "bold"), Text(sentence))
        grid.add_row("", "")
        for term, sentence in TERMS.items():
            grid.add_row(Text(term, "bold"), Text(" ".join(sentence.split())))
        super().__init__("Keys of this screen", grid)
