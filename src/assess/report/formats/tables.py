"""Duties, documents, history and sources, a row each."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.assessment import Profile
from assess.core.duties import later_from
from assess.core.sources import Provision
from assess.core.vocabulary import DUTY, EVIDENCE_KINDS
from assess.language import day, noop
from assess.language import gettext as _
from assess.report.formats.sheets import Column, Grid, Sheet, Value, said
from assess.report.parts.common import DocumentKey, Picture, document_key

_NOT_SHOWN = noop("Left out of this report: it is public.")


def duties(picture: Picture) -> Sheet:
    """What the law asks of the country, each provision once."""
    columns = (
        Column("source", _("Treaty or law"), 26),
        Column("article", _("Article"), 16),
        Column("requires", _("What it requires"), 70),
        Column("status", _("Status"), 12),
        Column("questions", _("Questions"), 18),
        Column("id", _("Key"), 22),
    )
    rows = tuple(
        (
            picture.view.sources[duty.provision.source].short,
            duty.provision.article,
            duty.provision.requires,
            duty.status.words,
            ", ".join(said(picture.links(key)) for key in duty.questions),
            duty.provision.id,
        )
        for duty in picture.view.duties
    )
    none = _("No duty is counted: the profile names no treaty or law in force that is asked about.")
    return Sheet("duties", _("Duties"), (Grid("duties", columns, rows),), empty=none)


def documents(picture: Picture) -> Sheet:
    """Every document cited, once."""
    columns = (
        Column("code", _("No."), 8),
        Column("title", _("Document"), 60),
        Column("reference", _("Reference"), 24),
        Column("date", _("Date"), 16),
        Column("kind", _("Kind"), 20),
        Column("cited-for", _("Cited for"), 24),
        Column("places", _("Places"), 30),
    )
    rows: tuple[tuple[Value, ...], ...] = ()
    if not picture.public:
        cited = _cited(picture)
        rows = tuple(_document(picture, key, cited) for key in picture.documents)
    none = _(_NOT_SHOWN) if picture.public else _("No document is cited yet.")
    grid = Grid("documents", columns, rows)
    return Sheet("documents", _("Documents"), (grid,), empty=none)


def _cited(picture: Picture) -> dict[DocumentKey, dict[str, str]]:
    """The places in every document, by the code of the question that cites it."""
    found: dict[DocumentKey, dict[str, str]] = {}
    for key, state in picture.state_by_key.items():
        for evidence in state.answer.evidence if state.answer else ():
            codes = said(picture.links(key))
            found.setdefault(document_key(evidence), {})[codes] = evidence.place
    return found


def _document(
    picture: Picture, key: DocumentKey, cited: dict[DocumentKey, dict[str, str]]
) -> tuple[Value, ...]:
    title, reference, date, kind = key
    places = cited.get(key, {})
    return (
        picture.documents[key],
        title or _("Not named here."),
        reference if title else "",
        date,
        EVIDENCE_KINDS[kind],
        ", ".join(places) or _("one side of a disagreement"),
        "; ".join(f"{code}: {place}" for code, place in places.items() if place),
    )


def history(picture: Picture) -> Sheet:
    """Who changed how much, and the reasons that were given."""
    found = picture.material.history
    by = (
        Column("by", _("By"), 40),
        Column("changes", _("Changes"), 12, "count"),
        Column("answers", _("To answers"), 12, "count"),
        Column("first", _("First"), 14, "day"),
        Column("last", _("Last"), 14, "day"),
    )
    why = (
        Column("what", _("What"), 40),
        Column("day", _("Day"), 12, "day"),
        Column("reason", _("Reason"), 60),
    )
    none = _(_NOT_SHOWN) if picture.public else _("No change is on record.")
    if found is None:
        return Sheet("history", _("History of changes"), (Grid("by", by, ()),), empty=none)
    rows = tuple(
        (
            ", ".join(name for name in (each.name, each.voice) if name) or _("the country"),
            each.changes,
            each.answers,
            each.first,
            each.last,
        )
        for each in found.contributors
    )
    reasons = tuple(
        (said(picture.links(each.key.removeprefix("answer/"))) or each.key, each.day, each.reason)
        for each in found.reasons
    )
    grids = [Grid("by", by, rows)]
    if reasons:
        grids.append(Grid("reasons", why, reasons, _("Changes with a reason")))
    return Sheet("history", _("History of changes"), tuple(grids), empty=none)


def sources(picture: Picture) -> Sheet:
    """Every place that a question rests on, with its source."""
    columns = (
        Column("source", _("Source"), 26),
        Column("article", _("Article"), 16),
        Column("requires", _("What it says"), 70),
        Column("strength", _("How strongly it binds"), 24),
        Column("here", _("For this country"), 26),
        Column("title", _("Full title"), 46),
        Column("reference", _("Reference"), 24),
        Column("date", _("Date"), 14),
        Column("url", _("Address"), 40),
        Column("id", _("Key"), 22),
    )
    rows = tuple(_places(picture))
    grid = Grid("sources", columns, rows)
    return Sheet("sources", _("Sources"), (grid,), empty=_("No checklist was chosen yet."))


def _places(picture: Picture) -> Iterator[tuple[Value, ...]]:
    status = {duty.provision.id: duty.status.words for duty in picture.view.duties}
    profile = picture.view.assessment.profile
    seen: set[str] = set()
    for edition in picture.view.editions.values():
        for question in edition.questions.values():
            for basis in terms.basis_words(edition, question):
                provision = basis.provision
                if provision.id in seen:
                    continue
                seen.add(provision.id)
                source = picture.view.sources[provision.source]
                here = _here(provision, status.get(provision.id, ""), profile)
                yield (
                    source.short,
                    provision.article,
                    provision.requires,
                    basis.strength,
                    here,
                    source.title,
                    source.reference,
                    str(source.date),
                    source.url,
                    provision.id,
                )


def _here(provision: Provision, status: str, profile: Profile) -> str:
    """What a place is for this country: its duty, a later standard, or nothing of the kind."""
    if status:
        return f"{_(DUTY)}: {status}"
    since = later_from(provision, profile)
    return _("later standard: binds from {day}").format(day=day(since)) if since else ""
