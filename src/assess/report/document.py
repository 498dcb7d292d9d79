"""The report as plain blocks: the parts of its layout, made of what may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from assess import __version__
from assess.core.assessment import Assessment
from assess.core.events import Event
from assess.core.view import View
from assess.language import gettext as _
from assess.language import spoken
from assess.report.blocks import Document, Part, apart
from assess.report.disclosure import Disclosure, disclose
from assess.report.layout import (
    ActionsPart,
    ChecklistsPart,
    CountryPart,
    CoverPart,
    GapsPart,
    Layout,
    MinisterPart,
    PartChoice,
    PlainPart,
    StandingPart,
)
from assess.report.linking import linked
from assess.report.parts.actions import actions
from assess.report.parts.annex import documents, figures, history
from assess.report.parts.checklist import checklist
from assess.report.parts.common import Picture
from assess.report.parts.country import country
from assess.report.parts.cover import KIND, changed, cover, masthead, stage
from assess.report.parts.disagreements import disagreements
from assess.report.parts.glossary import glossary
from assess.report.parts.method import method
from assess.report.parts.minister import minister
from assess.report.parts.not_known import not_known
from assess.report.parts.register import register, roads
from assess.report.parts.sources import sources
from assess.report.parts.standing import standing


def build(
    view: View,
    events: Iterable[Event],
    layout: Layout,
    disclosure: Disclosure,
    *,
    attached: bool = False,
) -> Document:
    """Return the report of ``view``; the same view, events and choices give the same blocks."""
    material = disclose(view, events, disclosure)
    picture = Picture(material, layout, attached=attached)
    about = material.view.assessment
    country_name = about.profile.country
    covers = [choice for choice in layout.part if isinstance(choice, CoverPart)]
    made = tuple(_parts(picture))
    if made and not covers:
        made = (masthead(picture, made[0]), *made[1:])
    title = _("{kind}: {country}").format(kind=_(KIND), country=_joined(country_name, about.title))
    return Document(
        title=title,
        author=f"assess {__version__}",
        subject=about.header_note or _("Self-assessment by the government"),
        language="en-GB" if spoken() == "en" else spoken(),
        running=_running(about, disclosure),
        notice=about.header_note,
        changed=changed(about),
        cover=cover(picture, covers[0]) if covers else None,
        parts=linked(made),
        assessment=about.id,
        fingerprint=material.fingerprint,
        heads=about.heads,
        disclosure=disclosure.value,
        layout=layout.name,
        most_pages=layout.layout.most_pages,
    )


def _running(about: Assessment, disclosure: Disclosure) -> str:
    """The head of every page; for whom the report is stands on it however long the names are."""
    names = (_shortened(about.profile.country, 46), _shortened(about.period, 18))
    return _joined(_(KIND), *names, disclosure.words, stage(about))


def _shortened(words: str, most: int) -> str:
    """The beginning of a name, of ``most`` letters; Chinese and the like count twice."""
    kept = 0
    for place, letter in enumerate(words):
        kept += 2 if east_asian_width(letter) in "WF" else 1
        if kept > most:
            return words[:place].rstrip() + "…"
    return words


def _joined(*words: str) -> str:
    return " · ".join(apart(word) for word in words if word)


def _parts(picture: Picture) -> Iterator[Part]:
    for choice in picture.layout.part:
        if isinstance(choice, ChecklistsPart):
            results = enumerate(picture.view.results.items())
            yield from (checklist(picture, n, *each, choice) for n, each in results)
        else:
            made = _part(picture, choice)
            if made is not None:
                yield made


def _part(picture: Picture, choice: PartChoice) -> Part | None:
    match choice:
        case MinisterPart():
            return minister(picture, choice)
        case StandingPart():
            return standing(picture, choice)
        case CountryPart():
            return country(picture, choice)
        case GapsPart():
            return register(picture, choice)
        case ActionsPart():
            return actions(picture, choice)
        case PlainPart(part="glossary"):
            return glossary(choice)
        case PlainPart():
            return _PLAIN[choice.part](picture, choice)
    return None


_PLAIN = {
    "road": roads,
    "not-known": not_known,
    "disagreements": disagreements,
    "figures": figures,
    "documents": documents,
    "history": history,
    "method": method,
    "sources": sources,
}
