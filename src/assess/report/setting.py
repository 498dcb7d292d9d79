"""Setting text of one document: paragraphs with their look, their label and what they are."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from assess.report import style
from assess.report.blocks import Text, text
from assess.report.structure import Element
from assess.report.typeface import Typesetter
from assess.report.words import Ledger, Mark, Words


class Setter:
    """Sets text for pages of one size, and knows on which page each anchor came to stand."""

    def __init__(self, typesetter: Typesetter, page: style.Page) -> None:
        self.page = page
        self.ledger = Ledger()
        self._typesetter = typesetter

    def words(
        self,
        said: Text,
        look: ParagraphStyle,
        element: Element,
        label: str = "",
        mark: Mark | None = None,
    ) -> Words:
        """Set a text as content of ``element``, with ``label`` hanging at its left."""
        found = Words(self._typesetter.paragraph(said, look), element, mark=mark)
        if label:
            found.label = self._typesetter.paragraph(text(label), style.LABELS_OF[look.name])
        return found

    def plain(self, words: str, look: ParagraphStyle = style.CHART) -> Flowable:
        """Set words for a chart, or a number of a page: what they are part of is marked there."""
        return self._typesetter.paragraph(text(words), look)

    def mark(self, anchor: str, title: str = "", level: int | None = None) -> Mark:
        """An anchor; with a ``level`` a bookmark, too."""
        return Mark(self.ledger, anchor, self._typesetter.outline(title), level)
