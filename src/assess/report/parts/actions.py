"""The action plan, to be filled in by hand."""

from __future__ import annotations

from assess.core import terms
from assess.core.gaps import Gap
from assess.language import gettext as _
from assess.report.blocks import Block, Cell, Paragraph, Part, Span, Table, ToSign, text
from assess.report.layout import ActionsPart
from assess.report.parts.common import Picture, gap_anchor
from assess.report.parts.minister import short_step


def actions(picture: Picture, chosen: ActionsPart) -> Part:
    """A row for each of the first gaps, empty rows, and lines to sign on."""
    rows = [_row(picture, gap) for gap in picture.view.gaps[: chosen.gaps]]
    rows += [((), (), (), (), (), ())] * chosen.empty
    head = (
        _("Action"),
        _("Responsible"),
        _("Cost band"),
        _("Start"),
        _("End"),
        _("How one will know"),
    )
    blocks: list[Block] = [
        Paragraph(
            text(
                _(
                    "To be filled in by hand. The actions named are the first of the gap register; "
                    "who leads is a suggestion. Cost band: low, medium or high."
                )
            )
        )
    ]
    if rows:
        blocks.append(Table(head, tuple(rows), (42, 16, 10, 8, 8, 16), room=2))
    blocks.append(ToSign((_("Name and office"), _("Signature"), _("Date"))))
    new_page = chosen.new_page and bool(picture.view.gaps)
    return Part(_("Action plan"), "actions", tuple(blocks), new_page)


def _row(picture: Picture, gap: Gap) -> tuple[Cell, ...]:
    code = picture.gap_codes[gap.key]
    lead = terms.lead_words(gap.state.question.lead[:1])
    action = text(Span(code, to=gap_anchor(code)), f"  {short_step(gap)}")
    suggested = text(Span(f"({lead})", italic=True)) if lead else ()
    return (action, suggested, (), (), (), ())
