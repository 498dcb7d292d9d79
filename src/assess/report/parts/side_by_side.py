"""Checklists side by side: their ratings in words, and which are shown where not all fit."""

from __future__ import annotations

from assess.core.rating import Rating
from assess.core.result import ChecklistResult
from assess.language import gettext as _
from assess.language import ngettext
from assess.report.blocks import Paragraph, Span, Text, listed, phrase, text
from assess.report.layout import StandingPart
from assess.report.parts.common import Picture, more

RESULT_WIDTHS = (29, 29, 42)
"""Shares of the line for a checklist's name, its score and its rating."""


def rating_lines(picture: Picture, result: ChecklistResult) -> Text:
    """The rating in words, whether it holds, and the must-haves that cap it."""
    rated = result.rated
    spans: list[str | Span] = [Span(rated.words, bold=True)]
    if rated.rating is not None:
        if rated.low != rated.high:
            spans.append("; " + _("as it stands {rating}").format(rating=rated.rating.words))
        holds = _("holds in {n} of {tests} tests").format(n=rated.holds, tests=rated.tests)
        spans.append(f"; {holds}")
    if rated.missing:
        spans += ["; ", *must_haves_missing(picture, result)]
    return text(*spans)


def must_haves_missing(picture: Picture, result: ChecklistResult) -> Text:
    """Which must-haves are missing, in words; empty when none is."""
    missing = result.rated.missing
    words = ngettext("must-have missing: {which}", "must-haves missing: {which}", len(missing))
    return phrase(words, which=missing_links(picture, result)) if missing else ()


def missing_links(picture: Picture, result: ChecklistResult) -> Text:
    """The codes of the must-haves missing, linked, and whether each is absent or unknown."""
    name = result.edition.checklist.id
    links = []
    for state in result.rated.missing:
        how = _("{code} (unknown)") if state.unknown else _("{code} (absent)")
        links.append(phrase(how, code=picture.link(name, state)))
    return listed(links)


def lowest_first(picture: Picture, most: int) -> list[tuple[str, ChecklistResult]]:
    """At most ``most`` checklists in their order; where there are more, those that stand lowest.

    Then there is one less, as a line says how many more there are.
    """
    found = list(picture.view.results.items())
    if len(found) <= most:
        return found

    def rank(item: tuple[str, ChecklistResult]) -> tuple[Rating, int]:
        result = item[1]
        value, low, _high = result.score.percents
        return (
            Rating.MOSTLY_MISSING if result.rated.now is None else result.rated.now,
            (low or 0) if value is None else value,
        )

    kept = {name for name, _result in sorted(found, key=rank)[: max(most - 1, 0)]}
    return [item for item in found if item[0] in kept]


def others_elsewhere(picture: Picture, left: int) -> tuple[Paragraph, ...]:
    """Say that further checklists are not shown here, and where they are."""
    total = len(picture.view.results)
    here = [part for part in picture.layout.part if isinstance(part, StandingPart)]
    if here and here[0].checklists >= total:
        to, where = "standing", _("Where the country stands")
    else:
        to, where = "", _("the full report")
    sentence = ngettext(
        "Those that stand lowest are shown; {n} more is in {where}.",
        "Those that stand lowest are shown; {n} more are in {where}.",
        left,
    )
    return more(left, sentence, to, where)
