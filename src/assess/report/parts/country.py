"""About the country: its treaties and laws, and what they ask of it."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.duties import Duty, DutyStatus
from assess.core.fields import Role
from assess.language import day, noop
from assess.language import gettext as _
from assess.report.blocks import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Part,
    Span,
    Table,
    Text,
    listed,
    text,
)
from assess.report.layout import CountryPart
from assess.report.parts.common import Picture, fact, provision_anchor
from assess.report.parts.minister import duty_sentence

ROLES = {
    Role.ORIGIN: noop("country of origin"),
    Role.TRANSIT: noop("country of transit"),
    Role.DESTINATION: noop("country of destination"),
}


def country(picture: Picture, chosen: CountryPart) -> Part:
    """The profile, and the duties with their status."""
    return Part(
        _("The country and its duties"),
        "duties",
        (
            *_profile(picture),
            *_instruments(picture),
            *(_duties(picture, chosen) if chosen.duties != "none" else ()),
        ),
        chosen.new_page,
    )


def _profile(picture: Picture) -> Iterator[Block]:
    profile = picture.view.assessment.profile
    on = [_(words) for role, words in ROLES.items() if role not in profile.roles_off]
    off = [
        _("{role}: {reason}").format(role=_(ROLES[role]), reason=profile.roles_off[role])
        for role in Role
        if role in profile.roles_off
    ]
    yield Facts(
        (
            *fact(_("Country"), profile.country),
            *fact(_("Reference date"), day(profile.reference_date)),
            *fact(_("Roles"), ", ".join(on) or _("No role applies.")),
            *fact(_("Roles off"), *off),
        )
    )


def _instruments(picture: Picture) -> Iterator[Block]:
    profile = picture.view.assessment.profile
    yield Heading(_("Treaties and laws"))
    sources = {name: source for name, source in picture.view.sources.items() if source.binds}
    names = [*sources, *(name for name in profile.instruments if name not in sources)]
    if not names:
        yield Paragraph(text(_("The checklists ask about no treaty or law.")))
        return
    rows = []
    for name in names:
        status = profile.instruments.get(name)
        words = terms.instrument_words(status, profile.reference_date)
        short = sources[name].short if name in sources else name
        evidence = status.evidence if status else ""
        rows.append((text(Span(short, bold=True)), text(words), text(evidence)))
    if picture.public:
        head: tuple[str, ...] = (_("Treaty or law"), _("Status"))
        yield Table(head, tuple(row[:2] for row in rows), (50, 50))
        return
    head = (_("Treaty or law"), _("Status"), _("How that is known"))
    yield Table(head, tuple(rows), (28, 30, 42))


def _duties(picture: Picture, chosen: CountryPart) -> Iterator[Block]:
    yield Heading(_("What the law asks"))
    what = _(
        "A duty is a binding rule of a treaty or law in force for the country at the reference "
        "date. Met, it is met, whatever good practice asks beyond."
    )
    yield Paragraph(text(Span(duty_sentence(picture), bold=True), " ", what))
    by_source: dict[str, list[Duty]] = {}
    for duty in picture.view.duties:
        if chosen.duties == "all" or duty.status is not DutyStatus.MET:
            by_source.setdefault(duty.provision.source, []).append(duty)
    rows: list[tuple[Text, ...]] = []
    anchors: list[str] = []
    for name, duties in by_source.items():
        short = picture.view.sources[name].short
        for duty in duties:
            place = text(Span(short, bold=True), f", {duty.provision.article}")
            bold = duty.status is not DutyStatus.MET
            status = text(Span(duty.status.words, bold=bold))
            asked = listed([picture.links(key) for key in duty.questions])
            rows.append((place, text(duty.provision.requires), status, asked))
            anchors.append(provision_anchor(duty.provision.id))
    if rows:
        head = (_("Place"), _("What it requires"), _("Status"), _("Questions"))
        yield Table(head, tuple(rows), (24, 50, 11, 15), tuple(anchors))
