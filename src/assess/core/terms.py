"""Plain words for ids and answers: the same on every screen, page and export.

Functions take models and give text, unescaped; nothing here computes a score.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assess.core.assessment import Answer, Assessment, InstrumentStatus, Profile
from assess.core.checklist import Edition
from assess.core.duties import DutyStatus, later_from
from assess.core.fields import Horizon
from assess.core.numbers import plain, tenths
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    InformationQuestion,
    MaturityQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from assess.core.scope import QuestionState
from assess.core.sources import Place, Provision
from assess.core.vocabulary import (
    DUTY,
    HORIZONS,
    INSTRUMENT_STATUSES,
    LEADS,
    OBLIGATIONS,
    STANDINGS,
)
from assess.language import day, ngettext, number
from assess.language import gettext as _
from assess.language import noop as N_

_INDEPENDENCE = N_("Self-assessment by the government, not independently verified.")
_CAVEATS = N_(
    "Ratings and cut-offs are this tool's, not the treaties' or source documents'. "
    "Scores describe arrangements, not results for victims. "
    "The range reflects missing and unknown answers, not statistical confidence. "
    "Not for ranking countries or deciding funds."
)


def caveats(assessment: Assessment) -> str:
    """What page one and every export carry.

    A worked example says what it is in place of "Self-assessment by the government".
    """
    return f"{assessment.header_note or _(_INDEPENDENCE)} {_(_CAVEATS)}"


def lead_words(ids: Iterable[str]) -> str:
    """Who leads, first named first: "ministry of justice, police".

    A name that is no known id (a user's own checklist) stands as written.
    """
    return ", ".join(LEADS.get(name, name) for name in ids)


def horizon_words(horizon: Horizon) -> str:
    """Return "within 1 year", "within 3 years" or "within 5 years"."""
    return HORIZONS[horizon]


def points_words(points: Fraction) -> str:
    """Return a number of points (0 to 100) to one decimal, as people write it: "8.4"."""
    return number(Decimal(tenths(points)))


def date_words(on: dt.date) -> str:
    """Return a day as people of the language spoken write it: "7 September 2011"."""
    return day(on)


def count_words(count: int, one: str, many: str = "") -> str:
    """Return "1 question", "3 questions"; ``many`` where adding an s is wrong.

    ``one`` and ``many`` are translated as they are; a new text goes through ngettext whole.
    """
    return f"{number(count)} {ngettext(one, many or one + 's', count)}"


def instrument_words(status: InstrumentStatus | None, on: dt.date) -> str:
    """Whether a treaty or law binds the country on a day, and since when."""
    if status is None:
        return _("not stated in the profile")
    words = INSTRUMENT_STATUSES[status.status]
    if status.since is None:
        return words
    if status.binds_after(on):
        return _("in force only from {day}").format(day=day(status.since))
    return _("{status} since {day}").format(status=words, day=day(status.since))


def band_words(question: NumberQuestion, number: Fraction) -> str:
    """The band that a number falls in: "from 1 to below 30 days", "from 30 days"."""
    starts = [band.start for band in question.bands]
    place = max(n for n, start in enumerate(starts) if start <= number or n == 0)
    first = plain(starts[place])
    if place + 1 < len(starts):
        return _("from {first} to below {end} {unit}").format(
            first=first, end=plain(starts[place + 1]), unit=question.unit
        )
    return _("from {first} {unit}").format(first=first, unit=question.unit)


def elements_words(question: ElementsQuestion, answer: Answer) -> tuple[list[str], list[str]]:
    """The texts of the elements that are present, and of those that are missing."""
    present: list[str] = []
    missing: list[str] = []
    chosen = set(answer.elements or ())
    for element in question.elements:
        text = element.text
        if element.essential:
            text = _("{part} (essential)").format(part=text)
        (present if element.id in chosen else missing).append(text)
    return present, missing


def answer_words(question: Question, answer: Answer | None, profile: Profile) -> str:
    """The answer in words; empty when there is none.

    Levels and options give their own text, elements what is present and missing, numbers their
    unit and band. A question answered from the profile gives the status of the treaty.
    """
    if isinstance(question, YesNoQuestion) and question.from_profile:
        return _from_profile(question.from_profile, profile)
    if answer is None or answer.response is None:
        return ""
    if answer.unknown is not None:
        nobody = answer.unknown == "nobody-knows"
        return _("Unknown: nobody knows.") if nobody else _("Unknown: no data are collected.")
    if answer.not_applicable is not None:
        return _("Not applicable: {reason}").format(reason=answer.not_applicable)
    if answer.awaiting is not None:
        return _("Waiting for {agency}.").format(agency=answer.awaiting)
    return _given(question, answer)


def _from_profile(instrument: str, profile: Profile) -> str:
    bound = profile.in_force(instrument)
    if bound is None:
        return ""
    words = instrument_words(profile.instruments[instrument], profile.reference_date)
    said = (
        _("Yes: {status} (from the profile).") if bound else _("No: {status} (from the profile).")
    )
    return said.format(status=words)


def _given(question: Question, answer: Answer) -> str:
    match question:
        case MaturityQuestion(levels=levels) if answer.level is not None:
            top = len(levels) - 1
            if answer.level > top:
                return _("Level {level}, which this question does not have.").format(
                    level=answer.level
                )
            return _("Level {level} of {top}: {text}").format(
                level=answer.level, top=top, text=levels[answer.level]
            )
        case YesNoQuestion():
            return _("Yes.") if answer.yes else _("No.")
        case ElementsQuestion():
            return _present_words(*elements_words(question, answer))
        case ChoiceQuestion(options=options):
            return next((o.text for o in options if o.id == answer.option), str(answer.option))
        case NumberQuestion(unit=unit) if answer.number is not None:
            band = band_words(question, Fraction(answer.number))
            return _("{number} {unit} (band: {band}).").format(
                number=number(answer.number), unit=unit, band=band
            )
        case InformationQuestion(unit=unit):
            return _information(answer, unit)
    return ""


def _present_words(present: list[str], missing: list[str]) -> str:
    all_of = _("{n} of {all} present.").format(
        n=number(len(present)), all=number(len(present) + len(missing))
    )
    parts = [all_of]
    parts += [_("Present: {parts}.").format(parts="; ".join(present))] if present else []
    parts += [_("Missing: {parts}.").format(parts="; ".join(missing))] if missing else []
    return " ".join(parts).replace("..", ".").replace(".;", ";")


def missing_words(question: Question, answer: Answer | None) -> str:
    """What is missing for the next higher credit, in words; empty where the question says it.

    Levels: the next one that earns more. Elements: those absent. Choice, number: the best.
    """
    if isinstance(question, YesNoQuestion) and question.from_profile:
        return _("The treaty is not in force for the country at the reference date.")
    match question:
        case MaturityQuestion(levels=levels, earned=earned) if answer and answer.level is not None:
            here = earned[min(answer.level, len(levels) - 1)]
            above = (n for n, credit in enumerate(earned) if credit > here)
            level = next(above, None)
            if level is None:
                return ""
            return _("Level {level}: {text}").format(level=level, text=levels[level])
        case ElementsQuestion() if answer and answer.elements is not None:
            return "; ".join(elements_words(question, answer)[1]).replace(".;", ";")
        case ChoiceQuestion(options=options):
            return max(options, key=lambda option: option.credit).text
        case NumberQuestion(bands=bands):
            best = max(bands, key=lambda band: band.credit).start
            if question.rising:
                return _("{number} {unit} or more.").format(number=plain(best), unit=question.unit)
            return _("A number {band}.").format(band=band_words(question, best))
    return ""


def _information(answer: Answer, unit: str) -> str:
    if answer.number is not None:
        return f"{number(answer.number)} {unit}".strip()
    if answer.date is not None:
        return date_words(answer.date)
    return answer.text or ""


@dataclass(frozen=True, slots=True)
class BasisWords:
    """One place that a question rests on.

    ``where``: source and article, "TIP Protocol (Palermo), art. 3(a)". ``strength``: how strongly
    it binds, in words. ``also``: other documents that say the same.
    """

    provision: Provision
    where: str
    strength: str
    also: tuple[str, ...] = ()


def where_words(edition: Edition, place: Place | Provision) -> str:
    """Source and article: "TIP Protocol (Palermo), art. 3(a)"."""
    source = edition.source_by_id.get(place.source)
    return f"{source.short if source else place.source}, {place.article}"


def strength_words(provision: Provision) -> str:
    """How strongly a provision binds: "binds its parties", "good practice, recommended"."""
    strength = OBLIGATIONS[provision.obligation]
    if provision.standing in STANDINGS:
        strength = f"{strength}, {STANDINGS[provision.standing]}"
    return (
        strength
        if provision.verified
        else _("{strength}, text not verified").format(strength=strength)
    )


def basis_words(edition: Edition, question: Question) -> list[BasisWords]:
    """Where a question comes from, as its checklist lists it."""
    found = []
    for basis in question.basis:
        provision = edition.provision_by_id[basis.id]
        also = tuple(where_words(edition, place) for place in provision.also)
        where = where_words(edition, provision)
        found.append(BasisWords(provision, where, strength_words(provision), also))
    return found


def duty_words(provision: Provision, state: QuestionState, profile: Profile) -> str:
    """What a provision is for this country at the reference date.

    "your country's duty: met" (not met, not known), "later standard: binds from …", or "" where
    it is good practice for this country.
    """
    status: DutyStatus | None = state.duties.get(provision.id)
    if status is not None:
        return f"{_(DUTY)}: {_(status.value)}"
    binds_from = later_from(provision, profile)
    return _("later standard: binds from {day}").format(day=day(binds_from)) if binds_from else ""
