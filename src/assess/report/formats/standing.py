"""The first sheet: what this is, and where the country stands."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.result import ChecklistResult
from assess.core.scoring import Score
from assess.language import gettext as _
from assess.report.formats.sheets import Column, Grid, Sheet, Value, lines, said, whole
from assess.report.layout import CoverPart
from assess.report.parts.common import Picture, letter
from assess.report.parts.cover import cover
from assess.report.parts.minister import duty_sentence
from assess.report.parts.side_by_side import rating_lines


def summary(picture: Picture) -> Sheet:
    """The facts of the cover, the caveats, every score, and the roads to the next rating."""
    front = cover(picture, CoverPart(part="cover"))
    about = [
        (_("Country"), front.country),
        (_("Title"), front.title),
        (_("Status"), f"{front.marking} · {front.status}"),
        *((fact.label, lines(fact.lines)) for fact in front.facts),
        (_("Your country's duties"), duty_sentence(picture)),
        (_("Read this first"), terms.caveats(picture.view.assessment)),
    ]
    grids = (_checklists(picture), _scores(picture), _roads(picture))
    known = tuple((label, words) for label, words in about if words)
    return Sheet("summary", _("Summary"), grids, known, _("No checklist was chosen yet."))


def _score_columns() -> tuple[Column, ...]:
    return (
        Column("score", _("Score"), 9, "percent"),
        Column("low", _("Lowest possible"), 9, "percent"),
        Column("high", _("Highest possible"), 9, "percent"),
    )


def _checklists(picture: Picture) -> Grid:
    columns = (
        Column("code", _("No."), 22),
        Column("checklist", _("Checklist"), 60),
        *_score_columns(),
        Column("answered", _("Answered"), 10, "percent"),
        Column("words", _("In words"), 30),
        Column("rating", _("Rating"), 24),
        Column("rating-words", _("Rating, and whether it holds"), 40),
        Column("missing", _("Must-haves missing"), 22),
        Column("cited", _("Positive answers with documents"), 14, "count"),
        Column("positive", _("Positive answers"), 12, "count"),
        Column("evidenced", _("Evidenced score"), 12, "percent"),
    )
    rows = (
        _checklist(picture, place, result)
        for place, result in enumerate(picture.view.results.values())
    )
    return Grid("checklists", columns, tuple(rows), _("The checklists side by side"))


def _checklist(picture: Picture, place: int, result: ChecklistResult) -> tuple[Value, ...]:
    documents = result.documents
    return (
        letter(place),
        result.edition.checklist.title,
        *result.score.percents,
        whole(result.coverage),
        result.words,
        result.rated.words,
        said(rating_lines(picture, result)),
        _missing(picture, result),
        documents.cited,
        documents.positive,
        whole(documents.score),
    )


def _missing(picture: Picture, result: ChecklistResult) -> str:
    """The codes of the must-haves missing, and whether each is absent or unknown."""
    name = result.edition.checklist.id
    return ", ".join(
        (_("{code} (unknown)") if state.unknown else _("{code} (absent)")).format(
            code=picture.code(name, state)
        )
        for state in result.rated.missing
    )


def _scores(picture: Picture) -> Grid:
    columns = (
        Column("code", _("No."), 22),
        Column("name", _("Section, pillar or dimension"), 60),
        *_score_columns(),
        Column("kind", _("Kind"), 10),
        Column("words", _("In words"), 30),
    )
    rows: list[tuple[Value, ...]] = []
    for place, result in enumerate(picture.view.results.values()):
        rows += [
            (f"{letter(place)}{nth}", name, *score.percents, kind, str(score))
            for nth, name, kind, score in _parts(result)
        ]
    return Grid("parts", columns, tuple(rows), _("By section, pillar and dimension"))


def _parts(result: ChecklistResult) -> Iterator[tuple[str, str, str, Score]]:
    titles = {section.id: section.title for section in result.edition.sections}
    for nth, section in enumerate(result.edition.sections, 1):
        yield str(nth), titles[section.id], _("section"), result.sections[section.id]
    for pillar, score in result.pillars.items():
        yield "", pillar.words, _("pillar"), score
    for dimension, score in result.dimensions.items():
        yield "", dimension.words, _("dimension"), score


def _roads(picture: Picture) -> Grid:
    columns = (
        Column("code", _("No."), 22),
        Column("checklist", _("Checklist"), 60),
        Column("reaches", _("Reaches"), 9, "percent"),
        Column("target", _("Rating"), 18),
        Column("so-far", _("So far"), 9),
        Column("steps", _("Gaps to close"), 10),
    )
    rows: list[tuple[Value, ...]] = []
    for place, (name, road) in enumerate(picture.view.roads.items()):
        if road is not None:
            steps = ", ".join(picture.code(name, state) for state in road.steps)
            so_far = _("yes") if road.so_far else ""
            title, reaches = picture.title(name), whole(road.reaches)
            rows.append((letter(place), title, reaches, road.target.words, so_far, steps))
    return Grid("roads", columns, tuple(rows), _("The road to the next rating"))
