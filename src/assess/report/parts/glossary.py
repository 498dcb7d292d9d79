"""The words of the report, explained."""

from __future__ import annotations

from assess.language import gettext as _
from assess.language import noop
from assess.report.blocks import Paragraph, Part, Table, text
from assess.report.layout import PlainPart

TERMS = (
    (noop("Adds"), noop("The points that a checklist's score gains when one gap is closed.")),
    (noop("Checklist"), noop("A list of good practice as questions, in sections.")),
    (
        noop("Core question"),
        noop("A question of the quick assessment; the full one asks the others as well."),
    ),
    (
        noop("Cut-off"),
        noop("The percent from which a rating holds; a convention of this tool."),
    ),
    (
        noop("Dimension"),
        noop("Whether a question is about law, policy, institution, practice or data."),
    ),
    (
        noop("Disagreement"),
        noop("Copies of the assessment that were put together say different things."),
    ),
    (
        noop("Duty"),
        noop("A binding rule of a treaty or law in force for the country at the reference date."),
    ),
    (
        noop("Edition"),
        noop("A checklist as it was answered, word for word; its code changes with it."),
    ),
    (
        noop("Essential"),
        noop("A part without which a list of elements counts at most one half."),
    ),
    (
        noop("Evidenced score"),
        noop("The score that counts only answers for which a document is cited."),
    ),
    (noop("Gap"), noop("A question answered below full credit, or answered “unknown”.")),
    (
        noop("Later standard"),
        noop("A binding rule that is in force for the country only from after the reference date."),
    ),
    (
        noop("Must-have"),
        noop("A question without which the rest of its checklist is worth little."),
    ),
    (
        noop("Not applicable"),
        noop("For one of the reasons that the question accepts; never a duty."),
    ),
    (
        noop("Not asked"),
        noop("Needless after the answer to the question before it; it counts 0."),
    ),
    (noop("Out of scope"), noop("Asked only of countries with a role that this country has not.")),
    (noop("Pillar"), noop("Prevention, protection, prosecution or partnership.")),
    (
        noop("Possible range"),
        noop("Where the score can come to once everything unanswered or unknown is answered."),
    ),
    (
        noop("Provisional"),
        noop("Too little is answered for a rating; the score may still change a lot."),
    ),
    (noop("Reference date"), noop("The day on which things stood as they are described.")),
    (noop("Unknown"), noop("Nobody knows, or no data are collected: an answer, which counts 0.")),
)
"""The terms and what they mean, in the order of the alphabet in English."""


def glossary(chosen: PlainPart) -> Part:
    """Every term with its meaning, in the order of the alphabet."""
    said = sorted(
        ((_(term), _(meaning)) for term, meaning in TERMS), key=lambda row: row[0].casefold()
    )
    rows = tuple((text(term), text(meaning)) for term, meaning in said)
    intro = Paragraph(text(_("Words as this report uses them.")))
    table = Table((_("Word"), _("Meaning")), rows, (24, 76))
    return Part(_("Glossary"), "glossary", (intro, table), chosen.new_page)
