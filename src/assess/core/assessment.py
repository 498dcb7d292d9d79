"""What a country says of itself: its profile, its answers and the documents behind them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, model_validator

from assess.core.fields import Frozen, Role
from assess.core.text import LINE_LIMIT, NOTE_LIMIT, clean
from assess.language import gettext as _

Depth = Literal["quick", "full"]
Stage = Literal["draft", "final"]
"""Still being worked on, or handed over as finished."""

Case = Literal["", "reading", "invented"]
"""Own assessment (""), reading of public documents, or invented country."""

Note = Annotated[
    str, AfterValidator(lambda text: clean(text, what=_("The note"), limit=NOTE_LIMIT))
]
TypedLine = Annotated[
    str, AfterValidator(lambda text: clean(text, what=_("The line"), limit=LINE_LIMIT, lines=False))
]
Required = Annotated[TypedLine, Field(min_length=1)]


def _decimal(value: Any) -> Any:
    if isinstance(value, str):
        value = Decimal(value) if value.replace(".", "", 1).isdigit() and value.isascii() else value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(_("must be a number that is not negative"))
    number = Decimal(value)
    if not number.is_finite() or not 0 <= number <= 10**12:
        raise ValueError(_("must lie between 0 and 1,000,000,000,000"))
    if number != number.quantize(Decimal("0.000001")):
        raise ValueError(_("has more than six decimals"))
    return Decimal(format(number.normalize(), "f"))


Amount = Annotated[
    Decimal, BeforeValidator(_decimal), PlainSerializer(lambda value: format(value, "f"), str)
]


class InstrumentStatus(Frozen):
    """Whether a treaty or law binds the country, since when, and how that is known.

    ``since`` is the day of entry into force for the country.
    """

    status: Literal["in-force", "signed", "not-bound"]
    since: dt.date | None = None
    evidence: Note = ""

    def binds_at(self, day: dt.date) -> bool:
        return self.status == "in-force" and (self.since is None or self.since <= day)

    def binds_after(self, day: dt.date) -> bool:
        """In force for the country, but only from later than ``day``."""
        return self.status == "in-force" and self.since is not None and self.since > day


class Profile(Frozen):
    """About your country: what decides which questions are asked and which are duties.

    ``country`` is a name as printed; ``code`` is its ISO 3166-1 alpha-3 code, empty for an
    invented country. ``roles_off`` gives the reason why a role does not apply.
    """

    country: Required
    code: Annotated[str, Field(pattern=r"^([A-Z]{3})?$")] = ""
    reference_date: dt.date
    roles_off: dict[Role, Required] = {}
    instruments: dict[str, InstrumentStatus] = {}

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role) - frozenset(self.roles_off)

    def in_force(self, instrument: str) -> bool | None:
        """Whether ``instrument`` binds at the reference date; None when not stated."""
        status = self.instruments.get(instrument)
        return None if status is None else status.binds_at(self.reference_date)


class Evidence(Frozen):
    """A document behind an answer: a title, and a reference or a date."""

    kind: Literal["public", "internal", "statement", "not-disclosed"] = "public"
    title: Required
    reference: TypedLine = ""
    date: TypedLine = ""
    place: TypedLine = ""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not (self.reference or self.date):
            raise ValueError(_("a document needs a reference or a date beside its title"))
        return self


RESPONSES = (
    "level",
    "yes",
    "elements",
    "option",
    "number",
    "date",
    "text",
    "unknown",
    "not_applicable",
    "awaiting",
)


class Answer(Frozen):
    """What is said to one question. At most one of the response fields is given.

    ``level`` counts from 0. ``unknown`` is an answer (it earns 0 and is marked); ``awaiting``
    names the agency that is to answer and leaves the question unanswered. ``not_applicable``
    holds one of the reasons that the question offers. ``flag`` marks an answer to come back to,
    ``unsure`` one that its author doubts; a ``private`` note stays out of reports for others.
    """

    level: Annotated[int, Field(ge=0, le=7)] | None = None
    yes: bool | None = None
    elements: tuple[str, ...] | None = None
    option: str | None = None
    number: Amount | None = None
    date: dt.date | None = None
    text: Note | None = None
    unknown: Literal["nobody-knows", "not-collected"] | None = None
    not_applicable: Required | None = None
    awaiting: Required | None = None
    note: Note = ""
    evidence: tuple[Evidence, ...] = ()
    flag: bool = False
    unsure: bool = False
    private: bool = False

    @model_validator(mode="after")
    def _one_response(self) -> Self:
        given = [name for name in RESPONSES if getattr(self, name) is not None]
        if len(given) > 1:
            raise ValueError(f"gives more than one answer: {', '.join(given)}")
        if self.elements is not None and len(set(self.elements)) < len(self.elements):
            raise ValueError("names an element twice")
        return self

    @property
    def response(self) -> str | None:
        """The name of the response field that is given, if any."""
        return next((name for name in RESPONSES if getattr(self, name) is not None), None)

    def without_response(self) -> Answer:
        """The same note, documents and marks, with no answer."""
        return self.model_copy(update=dict.fromkeys(RESPONSES))

    def respond(self, **response: Any) -> Answer:
        """The same note, documents and marks, with another answer; checked."""
        kept = {name: value for name, value in self if name not in RESPONSES}
        return Answer.model_validate({**kept, **response})


class Signature(Frozen):
    """Who gave an answer, and when (UTC, as events hold it)."""

    who: str
    at: str


class Assessment(Frozen):
    """One country's self-assessment as it stands now: the fold of its events.

    ``editions`` gives, per checklist in order, the id of the edition being answered;
    ``disagreements`` holds every side where copies that were merged say different things, by
    event key; ``to_confirm`` the keys of answers given before their question changed its meaning.
    ``signed`` says who gave each answer; ``heads`` are the events that nothing came after.
    """

    id: str
    title: TypedLine = ""
    period: TypedLine = ""
    depth: Depth = "full"
    case: Case = ""
    prepared_by: TypedLine = ""
    stage: Stage = "draft"
    profile: Profile
    editions: dict[str, str] = {}
    answers: dict[str, Answer] = {}
    to_confirm: frozenset[str] = frozenset()
    disagreements: dict[str, tuple[Any, ...]] = {}
    changed_at: str = ""
    signed: dict[str, Signature] = {}
    heads: tuple[str, ...] = ()

    @property
    def header_note(self) -> str:
        """What a worked example says of itself on every screen and page; else empty."""
        if self.case == "reading":
            return _(
                "A reading of public documents of {period}, not the country's own assessment."
            ).format(period=self.period)
        if self.case == "invented":
            return _("An invented country: every name, answer and document here is made up.")
        return ""
