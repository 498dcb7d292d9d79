"""The treaties, laws and documents that the questions rest on, and what they say, once each."""

from __future__ import annotations

from assess.core import terms
from assess.core.sources import Source
from assess.core.terms import BasisWords
from assess.language import gettext as _
from assess.report.blocks import Block, Heading, Paragraph, Part, Span, Text, phrase, text
from assess.report.layout import CountryPart, PlainPart
from assess.report.parts.common import Picture, provision_anchor


def sources(picture: Picture, chosen: PlainPart) -> Part:
    """Every source, and the full text of every place that a question rests on."""
    by_source = _cited(picture)
    told = _told_elsewhere(picture)
    found = sorted(picture.view.sources.values(), key=lambda each: (not each.binds, each.short))
    blocks: list[Block] = []
    if not found:
        blocks.append(Paragraph(text(_("No checklist was chosen yet."))))
    if told:
        words = _("Duties stand under {duties}, later standards under {later}.")
        duties = Span(_("The country and its duties"), to="duties")
        later = Span(_("What is not known or does not apply"), to="not-known")
        blocks.append(Paragraph(phrase(words, duties=duties, later=later)))
    for source in found:
        blocks += [Heading(source.short, 3), Paragraph(_source(source))]
        places = [each for each in by_source.get(source.id, ()) if each.provision.id not in told]
        blocks += [_place(each) for each in places]
    return Part(_("Sources"), "sources", tuple(blocks), chosen.new_page)


def _cited(picture: Picture) -> dict[str, list[BasisWords]]:
    """Every place cited, by its source, each once, in the order of the questions."""
    found: dict[str, dict[str, BasisWords]] = {}
    for edition in picture.view.editions.values():
        for question in edition.questions.values():
            for basis in terms.basis_words(edition, question):
                found.setdefault(basis.provision.source, {})[basis.provision.id] = basis
    return {name: list(places.values()) for name, places in found.items()}


def _told_elsewhere(picture: Picture) -> set[str]:
    """The provisions that the tables of duties and of later standards print in full."""
    country = [part for part in picture.layout.part if isinstance(part, CountryPart)]
    found: set[str] = set()
    if country and country[0].duties == "all":
        found |= {duty.provision.id for duty in picture.view.duties}
    if picture.layout.chosen("not-known"):
        found |= {provision.id for provision in picture.view.later_standards}
    return found


def _place(each: BasisWords) -> Paragraph:
    """One place with its full text, how strongly it binds, and where else it is said."""
    words = _("{place}: {requires} ({strength})")
    if each.also:
        words = _("{place}: {requires} ({strength}; also in {also})")
    filled = phrase(
        words,
        place=Span(each.provision.article, bold=True),
        requires=each.provision.requires,
        strength=Span(each.strength, italic=True),
        also="; ".join(each.also),
    )
    return Paragraph(filled, "small", provision_anchor(each.provision.id))


def _source(source: Source) -> Text:
    about = ", ".join(part for part in (source.reference, source.date) if part)
    in_force = _("In force since {date}.").format(date=source.in_force) if source.in_force else ""
    # Text from a checklist: only web addresses become links.
    web = source.url.startswith(("https://", "http://"))
    address = Span(source.url, url=source.url if web else "")
    said = [f"{source.title}.", f"{about}." if about else "", in_force]
    return text(" ".join(part for part in said if part), " ", address)
