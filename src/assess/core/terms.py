"""Plain words for ids and answers: the same on every screen, page and export.

Functions take models and give English text, unescaped; nothing here computes a score.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from assess.core.assessment import Answer, Assessment, InstrumentStatus, Profile
from assess.core.checklist import Edition
from assess.core.duties import DutyStatus, later_from
from assess.core.fields import Horizon
from assess.core.numbers import plain
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
from assess.core.sources import Obligation, Place, Provision

LEADS = {
    "head-of-government": "office of the head of government",
    "interior": "ministry of the interior",
    "justice": "ministry of justice",
    "foreign-affairs": "ministry of foreign affairs",
    "labour": "ministry of labour",
    "social-affairs": "ministry of social affairs",
    "health": "ministry of health",
    "finance": "ministry of finance",
    "education": "ministry of education",
    "gender-equality": "body for gender equality",
    "immigration": "immigration authority",
    "border-guard": "border guard",
    "police": "police",
    "prosecution": "prosecution service",
    "courts": "courts",
    "labour-inspectorate": "labour inspectorate",
    "statistics": "statistics office",
    "parliament": "parliament",
    "local-government": "local government",
    "ombudsman": "ombudsman institution",
}

EVIDENCE_KINDS = {
    "public": "public document",
    "internal": "internal document",
    "statement": "statement",
    "not-disclosed": "exists, not disclosed",
}

INSTRUMENT_STATUSES = {
    "in-force": "in force",
    "signed": "signed, not binding yet",
    "not-bound": "not bound",
}

DEPTHS = {"quick": "quick (core questions only)", "full": "full (all questions)"}

OBLIGATIONS = {
    Obligation.MANDATORY: "binds its parties",
    Obligation.OPTIONAL: "leaves the choice to the State",
    Obligation.GUIDANCE: "guidance",
    Obligation.PRACTICE: "good practice",
}

DUTY = "your country's duty"
LATER_STANDARD = "later standard"

_HORIZONS = {
    Horizon.SHORT: "within 1 year",
    Horizon.MEDIUM: "within 3 years",
    Horizon.LONG: "within 5 years",
}
_HALF_YEAR = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_HALF_YEAR, "July", "August", "September", "October", "November", "December")

_INDEPENDENCE = "Self-assessment by the government, not independently verified."
_CAVEATS = (
    "Ratings and cut-offs are this tool's, not the treaties' or source documents'. "
    "Scores describe arrangements, not results for victims. "
    "The range reflects missing and unknown answers, not statistical confidence. "
    "Not for ranking countries or deciding funds."
)


def caveats(assessment: Assessment) -> str:
    """What page one and every export carry.

    A worked example says what it is in place of "Self-assessment by the government".
    """
    return f"{assessment.header_note or _INDEPENDENCE} {_CAVEATS}"


def lead_words(ids: Iterable[str]) -> str:
    """Who leads, first named first: "ministry of justice, police".

    A name that is no known id (a user's own checklist) stands as written.
    """
    return ", ".join(LEADS.get(name, name) for name in ids)


def horizon_words(horizon: Horizon) -> str:
    """Return "within 1 year", "within 3 years" or "within 5 years"."""
    return _HORIZONS[horizon]


def date_words(day: dt.date) -> str:
    """Return a day as "7 September 2011", whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def count_words(count: int, one: str, many: str = "") -> str:
    """Return "1 question", "3 questions"; ``many`` where adding an s is wrong."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def instrument_words(status: InstrumentStatus | None, on: dt.date) -> str:
    """Whether a treaty or law binds the country on a day, and since when."""
    if status is None:
        return "not stated in the profile"
    words = INSTRUMENT_STATUSES[status.status]
    if status.since is None:
        return words
    if status.binds_after(on):
        return f"in force only from {date_words(status.since)}"
    return f"{words} since {date_words(status.since)}"


def band_words(question: NumberQuestion, number: Fraction) -> str:
    """The band that a number falls in: "from 1 to below 30 days", "from 30 days"."""
    starts = [band.start for band in question.bands]
    place = max(n for n, start in enumerate(starts) if start <= number or n == 0)
    first = plain(starts[place])
    if place + 1 < len(starts):
        return f"from {first} to below {plain(starts[place + 1])} {question.unit}"
    return f"from {first} {question.unit}"


def elements_words(question: ElementsQuestion, answer: Answer) -> tuple[list[str], list[str]]:
    """The texts of the elements that are present, and of those that are missing."""
    present: list[str] = []
    missing: list[str] = []
    chosen = set(answer.elements or ())
    for element in question.elements:
        text = f"{element.text} (essential)" if element.essential else element.text
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
        return "Unknown: " + (
            "nobody knows." if answer.unknown == "nobody-knows" else "no data are collected."
        )
    if answer.not_applicable is not None:
        return f"Not applicable: {answer.not_applicable}"
    if answer.awaiting is not None:
        return f"Waiting for {answer.awaiting}."
    return _given(question, answer)


def _from_profile(instrument: str, profile: Profile) -> str:
    bound = profile.in_force(instrument)
    if bound is None:
        return ""
    words = instrument_words(profile.instruments[instrument], profile.reference_date)
    return f"{'Yes' if bound else 'No'}: {words} (from the profile)."


def _given(question: Question, answer: Answer) -> str:
    match question:
        case MaturityQuestion(levels=levels) if answer.level is not None:
            top = len(levels) - 1
            if answer.level > top:
                return f"Level {answer.level}, which this question does not have."
            return f"Level {answer.level} of {top}: {levels[answer.level]}"
        case YesNoQuestion():
            return "Yes." if answer.yes else "No."
        case ElementsQuestion(elements=elements):
            present, missing = elements_words(question, answer)
            parts = [f"{len(present)} of {len(elements)} present."]
            parts += [f"Present: {'; '.join(present)}."] if present else []
            parts += [f"Missing: {'; '.join(missing)}."] if missing else []
            return " ".join(parts).replace("..", ".").replace(".;", ";")
        case ChoiceQuestion(options=options):
            return next((o.text for o in options if o.id == answer.option), str(answer.option))
        case NumberQuestion(unit=unit) if answer.number is not None:
            band = band_words(question, Fraction(answer.number))
            return f"{answer.number:,f} {unit} (band: {band})."
        case InformationQuestion(unit=unit):
            return _information(answer, unit)
    return ""


def missing_words(question: Question, answer: Answer | None) -> str:
    """What is missing for the next higher credit, in words; empty where the question says it.

    Levels: the next one that earns more. Elements: those absent. Choice, number: the best.
    """
    if isinstance(question, YesNoQuestion) and question.from_profile:
        return "The treaty is not in force for the country at the reference date."
    match question:
        case MaturityQuestion(levels=levels, earned=earned) if answer and answer.level is not None:
            here = earned[min(answer.level, len(levels) - 1)]
            above = (n for n, credit in enumerate(earned) if credit > here)
            level = next(above, None)
            return "" if level is None else f"Level {level}: {levels[level]}"
        case ElementsQuestion() if answer and answer.elements is not None:
            return "; ".join(elements_words(question, answer)[1]).replace(".;", ";")
        case ChoiceQuestion(options=options):
            return max(options, key=lambda option: option.credit).text
        case NumberQuestion(bands=bands):
            best = max(bands, key=lambda band: band.credit).start
            rising = f"{plain(best)} {question.unit} or more."
            return rising if question.rising else f"A number {band_words(question, best)}."
    return ""


def _information(answer: Answer, unit: str) -> str:
    if answer.number is not None:
        return f"{answer.number:,f} {unit}".strip()
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
    if provision.standing and provision.standing != "gap-noted":
        strength = f"{strength}, {provision.standing}"
    return strength if provision.verified else f"{strength}, text not verified"


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
        return f"{DUTY}: {status.value}"
    binds_from = later_from(provision, profile)
    return f"{LATER_STANDARD}: binds from {date_words(binds_from)}" if binds_from else ""
