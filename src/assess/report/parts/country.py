"""About the country: its treaties and laws, and what they ask of it."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.duties import Duty, DutyStatus
from assess.core.fields import Role
from assess.report.blocks import Block, Facts, Heading, Paragraph, Part, Span, Table, text
from assess.report.parts.common import Picture, fact
from assess.report.parts.minister import duty_sentence


def country(picture: Picture) -> Part:
    """The profile, and every duty with its status."""
    return Part(
        "The country and its duties",
        "duties",
        (*_profile(picture), *_instruments(picture), *_duties(picture)),
    )


def _profile(picture: Picture) -> Iterator[Block]:
    profile = picture.view.assessment.profile
    roles = ", ".join(role.value for role in Role if role not in profile.roles_off)
    off = [f"{role.value}: {profile.roles_off[role]}" for role in Role if role in profile.roles_off]
    yield Facts(
        (
            *fact("Country", profile.country),
            *fact("Reference date", terms.date_words(profile.reference_date)),
            *fact("Roles", f"Country of {roles}." if roles else "No role applies."),
            *fact("Roles off", *off),
        )
    )


def _instruments(picture: Picture) -> Iterator[Block]:
    profile = picture.view.assessment.profile
    yield Heading("Treaties and laws")
    sources = {name: source for name, source in picture.view.sources.items() if source.binds}
    names = [*sources, *(name for name in profile.instruments if name not in sources)]
    if not names:
        yield Paragraph(text("The checklists ask about no treaty or law."))
    for name in names:
        status = profile.instruments.get(name)
        words = terms.instrument_words(status, profile.reference_date)
        short = sources[name].short if name in sources else name
        evidence = f" {status.evidence}" if status and status.evidence else ""
        yield Paragraph(text(Span(short, bold=True), f": {words}.{evidence}"))


def _duties(picture: Picture) -> Iterator[Block]:
    yield Heading("What the law asks")
    yield Paragraph(
        text(
            duty_sentence(picture) + " A duty is a binding rule of a treaty or law in force for "
            "the country at the reference date. Met, it is met, whatever good practice asks beyond."
        )
    )
    by_source: dict[str, list[Duty]] = {}
    for duty in picture.view.duties:
        by_source.setdefault(duty.provision.source, []).append(duty)
    for name, duties in by_source.items():
        yield Heading(picture.view.sources[name].short, 3)
        rows = tuple(
            (
                text(duty.provision.article),
                text(duty.provision.requires),
                text(Span(duty.status.value, bold=duty.status is not DutyStatus.MET)),
                _links(picture, duty),
            )
            for duty in duties
        )
        yield Table(("Place", "What it requires", "Status", "Questions"), rows, (14, 56, 13, 17))


def _links(picture: Picture, duty: Duty) -> tuple[Span, ...]:
    spans: list[str | Span] = []
    for key in duty.questions:
        spans += [", ", *picture.links(key)]
    return text(*spans[1:])
