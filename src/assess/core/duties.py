"""What the law asks of this country: which provisions bind it, and whether they are met.

A mandatory, verified provision of an instrument in force for the country at the reference date
is a duty. Met, it is met, whatever good practice asks beyond.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assess.core.assessment import Answer, Profile
from assess.core.checklist import Edition
from assess.core.fields import Word
from assess.core.questions import Basis, NumberQuestion, Question, YesNoQuestion
from assess.core.sources import Obligation, Provision
from assess.language import noop as N_


class DutyStatus(Word):
    MET = N_("met")
    NOT_MET = N_("not met")
    NOT_KNOWN = N_("not known")


@dataclass(frozen=True, slots=True)
class Duty:
    """One provision that binds the country, the questions that show whether it is met."""

    provision: Provision
    status: DutyStatus
    questions: tuple[str, ...]
    """Full keys of the questions that rest on it, in file order."""


@dataclass(frozen=True, slots=True)
class DutyCount:
    """Duties met, not met and not known; ``total`` is their sum."""

    met: int
    not_met: int
    not_known: int

    @property
    def total(self) -> int:
        return self.met + self.not_met + self.not_known


def could_bind(provision: Provision) -> bool:
    """Whether a provision can be anyone's duty: mandatory, and verified."""
    return provision.obligation is Obligation.MANDATORY and provision.verified


def binding(edition: Edition, question: Question, profile: Profile) -> tuple[Basis, ...]:
    """The bases of ``question`` that are duties of the country at the reference date."""
    return tuple(
        basis
        for basis in question.basis
        if could_bind(provision := edition.provision_by_id[basis.id])
        and profile.in_force(provision.source)
        and not later_from(provision, profile)
    )


def later_from(provision: Provision, profile: Profile) -> date | None:
    """The day after the reference date from which a provision binds the country, if any."""
    status = profile.instruments.get(provision.source)
    if not could_bind(provision) or status is None or status.status != "in-force":
        return None
    days = [day for day in (status.since, provision.since) if day is not None]
    return max(days) if days and max(days) > profile.reference_date else None


def later(edition: Edition, question: Question, profile: Profile) -> tuple[Provision, ...]:
    """Provisions that bind the country only from after the reference date: later standards."""
    cited = (edition.provision_by_id[basis.id] for basis in question.basis)
    return tuple(provision for provision in cited if later_from(provision, profile))


def satisfies(question: Question, basis: Basis, answer: Answer, *, bound: bool | None) -> bool:
    """Whether an answer to ``question`` meets the provision of ``basis``.

    ``bound`` is the status of the treaty for a question answered from the profile.
    """
    meets = basis.meets
    if isinstance(question, YesNoQuestion) and question.from_profile:
        return bool(bound)
    if meets == "yes":
        return answer.yes is True
    if isinstance(meets, tuple):
        if answer.option is not None:
            return answer.option in meets
        return set(meets) <= set(answer.elements or ())
    if answer.level is not None and isinstance(meets, Fraction):
        return answer.level >= meets
    if answer.number is not None and isinstance(meets, Fraction):
        number = Fraction(answer.number)
        rising = isinstance(question, NumberQuestion) and question.rising
        return number >= meets if rising else number <= meets
    return False


_WORST = (DutyStatus.NOT_MET, DutyStatus.NOT_KNOWN, DutyStatus.MET)


def worst(statuses: Iterable[DutyStatus]) -> DutyStatus:
    """A duty that rests on several questions is met only where all of them meet it."""
    return min(statuses, key=_WORST.index)


def duties(
    editions: Iterable[Edition], found: Mapping[str, Mapping[str, DutyStatus]]
) -> list[Duty]:
    """Gather the duties of several checklists, each provision once, in file order.

    ``found`` gives, for every asked question (by ``checklist/question``), the status of each
    provision that is a duty there. A question shared by two checklists counts once.
    """
    provisions: dict[str, Provision] = {}
    for edition in editions:
        provisions |= edition.provision_by_id
    by_provision: dict[str, dict[str, DutyStatus]] = {}
    for key, statuses in found.items():
        for provision, status in statuses.items():
            by_provision.setdefault(provision, {})[key] = status
    return [
        Duty(provisions[name], worst(statuses.values()), tuple(statuses))
        for name, statuses in by_provision.items()
    ]


def count(found: Iterable[Duty]) -> DutyCount:
    """Count duties by status."""
    statuses = [duty.status for duty in found]
    return DutyCount(*(statuses.count(status) for status in DutyStatus))
