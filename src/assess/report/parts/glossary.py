"""The words of the report, explained as on the screens."""

from __future__ import annotations

from assess.core import glossary as words
from assess.language import gettext as _
from assess.report.blocks import Paragraph, Part, Table, text
from assess.report.layout import PlainPart


def glossary(chosen: PlainPart) -> Part:
    """Every term with its meaning, in the order of the alphabet."""
    said = sorted(words.glossary(), key=lambda term: term.word.casefold())
    rows = tuple((text(term.word), text(term.meaning)) for term in said)
    intro = Paragraph(text(_("Words as this report uses them.")))
    table = Table((_("Word"), _("Meaning")), rows, (24, 76))
    return Part(_("Glossary"), "glossary", (intro, table), chosen.new_page)
