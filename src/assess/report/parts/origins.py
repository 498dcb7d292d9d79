"""Where a question comes from, on a line or two: what is a duty here, and what is not."""

from __future__ import annotations

from assess.core import terms
from assess.core.duties import DutyStatus, later_from
from assess.core.scope import QuestionState
from assess.core.sources import Obligation
from assess.core.terms import BasisWords
from assess.language import day, noop
from assess.language import gettext as _
from assess.report.blocks import Span, Text, listed, text
from assess.report.parts.common import Picture, provision_anchor

_DUTIES = {
    DutyStatus.NOT_MET: noop("Duty, not met"),
    DutyStatus.NOT_KNOWN: noop("Duty, not known whether met"),
    DutyStatus.MET: noop("Duty, met"),
}
_OTHERS = {
    Obligation.MANDATORY: noop("Binds its parties"),
    Obligation.OPTIONAL: noop("Leaves the choice to the State"),
    Obligation.GUIDANCE: noop("Guidance"),
    Obligation.PRACTICE: noop("Good practice"),
}


def origins(picture: Picture, checklist: str, state: QuestionState) -> Text:
    """The places that a question rests on, duties first, each linked to its full text."""
    groups: dict[str, list[BasisWords]] = {}
    for basis in terms.basis_words(picture.view.editions[checklist], state.question):
        groups.setdefault(_label(picture, basis, state), []).append(basis)
    labels = sorted(groups, key=_rank)
    return listed([_line(label, groups[label]) for label in labels], " ")


def _label(picture: Picture, basis: BasisWords, state: QuestionState) -> str:
    """What the place is for this country: a duty, a later standard, or what it is for all."""
    provision = basis.provision
    status = state.duties.get(provision.id)
    if status is not None:
        return _(_DUTIES[status])
    since = later_from(provision, picture.view.assessment.profile)
    if since is not None:
        return _("Later standard, binds from {day}").format(day=day(since))
    return _(_OTHERS[provision.obligation])


def _rank(label: str) -> int:
    """Duties before anything else, otherwise as the checklist lists them."""
    duties = [_(words) for words in _DUTIES.values()]
    return duties.index(label) if label in duties else len(duties)


def _line(label: str, group: list[BasisWords]) -> Text:
    is_duty = label in [_(words) for words in _DUTIES.values()]
    places: list[Text] = []
    before = ""
    for basis in group:
        short = basis.where.removesuffix(f", {basis.provision.article}")
        words = basis.provision.article if short == before else basis.where
        places.append(text(Span(words, to=provision_anchor(basis.provision.id))))
        before = short
    return text(Span(f"{label}: ", bold=is_duty), *listed(places, "; "), ".")
