"""Where the country stands: checklists, pillars, law against practice, sections by dimension."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core.fields import Dimension, Pillar
from assess.core.result import ChecklistResult
from assess.core.scoring import Score
from assess.language import gettext as _
from assess.report.blocks import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Part,
    Shade,
    Span,
    Table,
    text,
)
from assess.report.layout import StandingPart
from assess.report.parts.common import NOTHING, Picture, letter, part_anchor, score_bar
from assess.report.parts.side_by_side import (
    RESULT_WIDTHS,
    lowest_first,
    others_elsewhere,
    rating_lines,
)

Shown = list[tuple[str, ChecklistResult]]


def standing(picture: Picture, chosen: StandingPart) -> Part:
    """All results side by side; never a mean over checklists."""
    shown = lowest_first(picture, chosen.checklists)
    blocks = [*_checklists(picture, shown)]
    blocks += others_elsewhere(picture, len(picture.view.results) - len(shown))
    if shown and chosen.compact:
        blocks += _together(shown, list(picture.view.results), chosen)
    if shown and chosen.pillars and not chosen.compact:
        blocks += _pillars(picture, shown)
    if shown and chosen.law_and_practice and not chosen.compact:
        blocks += _law_and_practice(picture, shown)
    if shown and chosen.heat_map:
        blocks += _heat_map(picture, shown)
    return Part(_("Where the country stands"), "standing", tuple(blocks), chosen.new_page)


def _checklists(picture: Picture, shown: Shown) -> Iterator[Block]:
    if not shown:
        yield Paragraph(text(_("No checklist was chosen yet.")))
        return
    yield Paragraph(text(_("Side by side: there is no mean over checklists.")))
    rows: list[tuple[Cell, ...]] = [
        (
            picture.named(name),
            score_bar(result.score, result, result.words),
            rating_lines(picture, result),
        )
        for name, result in shown
    ]
    head = (_("Checklist"), _("Score (possible range)"), _("Rating, must-haves missing"))
    yield Table(head, tuple(rows), RESULT_WIDTHS)


def _titled(word: Dimension | Pillar) -> str:
    """A word at the head of a column."""
    return word.words[:1].upper() + word.words[1:]


def _bar(score: Score | None, result: ChecklistResult) -> Cell:
    return text(NOTHING) if score is None or score.low is None else score_bar(score, result)


def _pillars(picture: Picture, shown: Shown) -> Iterator[Block]:
    yield Heading(_("By pillar"))
    heads = [_titled(each) for each in Pillar]
    scores = [[result.pillars.get(each) for each in Pillar] for _name, result in shown]
    yield _bars(picture, shown, heads, scores)


def _law_and_practice(picture: Picture, shown: Shown) -> Iterator[Block]:
    yield Heading(_("Law against practice"))
    yield Paragraph(text(_("What the law says, and what is done.")))
    two = (Dimension.LAW, Dimension.PRACTICE)
    heads = [_titled(each) for each in two]
    scores = [[result.dimensions.get(each) for each in two] for _name, result in shown]
    yield _bars(picture, shown, heads, scores)


def _together(shown: Shown, places: list[str], chosen: StandingPart) -> Iterator[Block]:
    """Pillars, law and practice in one table, with checklists by their letter."""
    pillars = list(Pillar) if chosen.pillars else []
    two = [Dimension.LAW, Dimension.PRACTICE] if chosen.law_and_practice else []
    rows = []
    for name, result in shown:
        scores = [result.pillars.get(each) for each in pillars]
        scores += [result.dimensions.get(each) for each in two]
        label = text(Span(letter(places.index(name)), bold=True, to=part_anchor(name)))
        rows.append((label, *(_bar(score, result) for score in scores)))
    heads = [_titled(each) for each in pillars] + [_titled(each) for each in two]
    if heads:
        yield Heading(_("By pillar, and law against practice"))
        share = 95 // len(heads)
        yield Table((_("Code"), *heads), tuple(rows), (5, *(share for _head in heads)))


def _bars(
    picture: Picture, shown: Shown, heads: list[str], scores: list[list[Score | None]]
) -> Table:
    """A row for each checklist, a bar under each head."""
    rows = tuple(
        (picture.named(name), *(_bar(score, result) for score in line))
        for (name, result), line in zip(shown, scores, strict=True)
    )
    name, share = (28, 18) if len(heads) > 2 else (36, 32)
    return Table((_("Checklist"), *heads), rows, (name, *(share for _head in heads)))


def _heat_map(picture: Picture, shown: Shown) -> Iterator[Block]:
    yield Heading(_("Sections by dimension"))
    yield Paragraph(
        text(
            _(
                "Each field is the score of the questions of one section and one dimension, in "
                "percent; * where some of it is unanswered or unknown, ? where nothing is answered "
                "yet, and – where nothing counts."
            )
        )
    )
    rows = []
    places = list(picture.view.results)
    for name, result in shown:
        heat = result.heat
        for nth, section in enumerate(result.edition.sections, 1):
            label = f"{letter(places.index(name))}{nth} {section.title}"
            fields = (_field(heat[section.id].get(each)) for each in Dimension)
            rows.append((text(label), *fields))
    head = (_("Section"), *(_titled(each) for each in Dimension))
    yield Table(head, tuple(rows), (40, 12, 12, 12, 12, 12))


def _field(score: Score | None) -> Cell:
    if score is None or score.low is None:
        return Shade(None, NOTHING, _("Nothing counts here."))
    value, low, high = score.percents
    if value is None:
        return Shade(None, "?", _("Not answered yet."))
    open_ = "" if low == high else " *"
    words = _("{value} percent, possible range {low} to {high}.")
    return Shade(value, f"{value}{open_}", words.format(value=value, low=low, high=high))
