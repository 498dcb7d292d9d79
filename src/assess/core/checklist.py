"""Checklists as data: what is asked, what each answer earns and where a question comes from.

Two forms share these models. A *file* may hold a :class:`SharedQuestion` (``same_as``); an
:class:`Edition` is resolved: each shared question carries the text, kind and credits of the
question that is asked, and the cited provisions and their sources come with it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from assess.core.numbers import Exact, Share, exact

FORMAT = "assess-checklist/1"

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Paragraph = Annotated[str, Field(min_length=1, max_length=1000)]
# Strict: "true" in quotes, 1 for true and 2.0 for 2 are slips to be told, not guesses to be made.
Flag = Annotated[bool, Field(strict=True)]
Weight = Annotated[int, Field(ge=1, le=10, strict=True)]
PercentFrom = Annotated[int, Field(ge=1, le=100, strict=True)]


class Frozen(BaseModel):
    """A model that never changes and knows all its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Role(StrEnum):
    """What a country is in the movement of people; a country is often all three."""

    ORIGIN = "origin"
    TRANSIT = "transit"
    DESTINATION = "destination"


class Dimension(StrEnum):
    LAW = "law"
    POLICY = "policy"
    INSTITUTION = "institution"
    PRACTICE = "practice"
    DATA = "data"


class Pillar(StrEnum):
    PREVENTION = "prevention"
    PROTECTION = "protection"
    PROSECUTION = "prosecution"
    PARTNERSHIP = "partnership"


class Effort(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """1 (low) to 3 (high)."""
        return list(Effort).index(self) + 1


class Horizon(StrEnum):
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Obligation(StrEnum):
    """How strongly a provision binds. Only a mandatory one can be a duty."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    GUIDANCE = "guidance"
    PRACTICE = "practice"


class Source(Frozen):
    """A treaty, law, guideline or document that questions rest on."""

    id: Identifier
    short: Line
    title: Line
    reference: str = ""
    date: str = ""
    in_force: str = ""
    url: str = ""
    kind: Literal[
        "treaty",
        "eu-directive",
        "soft-law",
        "national-comparator",
        "format-comparator",
        "document",
    ]

    @property
    def binds(self) -> bool:
        """Whether a country can be bound by it, and so states its status in the profile."""
        return self.kind in ("treaty", "eu-directive")


class Place(Frozen):
    """Another document, and the place in it, that says the same."""

    source: Identifier
    article: Line


class Provision(Frozen):
    """One requirement of a source, or one good practice that documents report or recommend.

    ``since`` is given where this wording binds only from a later day than its source does: a
    directive as amended.
    """

    id: Identifier
    source: Identifier
    article: Line
    obligation: Obligation
    requires: Paragraph
    threshold: str = ""
    verified: Flag
    since: dt.date | None = None
    standing: Literal["listed", "recommended", "option", "example", "gap-noted", ""] = ""
    theme: str = ""
    note: str = ""
    also: tuple[Place, ...] = ()


def _meets(value: Any) -> Any:
    if value == "yes" or isinstance(value, list | tuple):
        return value
    return exact(value)


Meets = Annotated[
    Exact | Literal["yes"] | Annotated[tuple[Identifier, ...], Field(min_length=1)],
    BeforeValidator(_meets),
]


class Basis(Frozen):
    """A provision that a question rests on, and what meets it.

    ``meets`` is given for mandatory provisions only: a level or number, "yes", or the ids of
    the elements that must be there or of the options that will do.
    """

    id: Identifier
    meets: Meets | None = None


def _basis(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


class When(Frozen):
    """The condition of a follow-up: its parent's credit is at least ``credit_at_least``."""

    question: Identifier
    credit_at_least: Share


class Element(Frozen):
    id: Identifier
    text: Line
    essential: Flag = False


class Option(Frozen):
    id: Identifier
    text: Line
    credit: Share


class Band(Frozen):
    """From this number on (until the next band) an answer earns ``credit``."""

    start: Exact = Field(alias="from")
    credit: Share

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)


class _Asked(Frozen):
    id: Identifier
    weight: Weight = 1
    weight_why: str = ""
    core: Flag = False
    must_have: Flag = False
    when: When | None = None
    roles: tuple[Role, ...] = tuple(Role)


class SharedQuestion(_Asked):
    """A question that another checklist asks: one answer, counted in both."""

    same_as: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]


class _Question(_Asked):
    text: Line
    why: str = ""
    dimension: Dimension | None = None
    pillar: Pillar | None = None
    look_at: tuple[Line, ...] = ()
    basis: tuple[Annotated[Basis, BeforeValidator(_basis)], ...]
    na_reasons: tuple[Line, ...] = ()
    recommend: str | tuple[str, ...] = ""
    lead: tuple[Line, ...] = ()
    effort: Effort = Effort.MEDIUM
    horizon: Horizon = Horizon.MEDIUM
    same_as: str | None = None

    @property
    def scored(self) -> bool:
        return True

    @property
    def credits(self) -> tuple[Fraction, ...]:
        """Every credit that an answer can earn, rising, each once."""
        return (Fraction(0), Fraction(1))


class MaturityQuestion(_Question):
    """Described levels; a level counts only when all it says is true."""

    kind: Literal["maturity"]
    levels: Annotated[tuple[Line, ...], Field(min_length=2, max_length=8)]
    level_credits: tuple[Share, ...] | None = Field(default=None, alias="credits")

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    @property
    def earned(self) -> tuple[Fraction, ...]:
        """What each level earns, lowest level first: n/4 unless the file says otherwise."""
        if self.level_credits is not None:
            return self.level_credits
        top = len(self.levels) - 1
        return tuple(Fraction(level, top) for level in range(top + 1))

    @property
    def credits(self) -> tuple[Fraction, ...]:
        return self.earned


class YesNoQuestion(_Question):
    """Yes earns 1, no earns 0. With ``from_profile`` the answer is the status of a treaty."""

    kind: Literal["yes-no"]
    from_profile: Identifier | None = None


class ElementsQuestion(_Question):
    """Parts that are there or not; at most 0.5 while an essential one is missing."""

    kind: Literal["elements"]
    elements: Annotated[tuple[Element, ...], Field(min_length=2, max_length=12)]

    @property
    def credits(self) -> tuple[Fraction, ...]:
        total = len(self.elements)
        essential = sum(element.essential for element in self.elements)
        full = range(essential, total + 1)
        capped = range(total) if essential else ()
        shares = {Fraction(count, total) for count in full}
        shares |= {min(Fraction(count, total), Fraction(1, 2)) for count in capped}
        return tuple(sorted(shares | {Fraction(0)}))


class ChoiceQuestion(_Question):
    """One of several options, each worth what the checklist says."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=9)]

    @property
    def credits(self) -> tuple[Fraction, ...]:
        return tuple(sorted({option.credit for option in self.options}))


class NumberQuestion(_Question):
    """A number, worth what its band earns. The first band starts at the lowest legal value."""

    kind: Literal["number"]
    unit: Line
    bands: Annotated[tuple[Band, ...], Field(min_length=2, max_length=9)]

    @property
    def rising(self) -> bool:
        """Whether a larger number is better."""
        return self.bands[0].credit <= self.bands[-1].credit

    @property
    def credits(self) -> tuple[Fraction, ...]:
        return tuple(sorted({band.credit for band in self.bands}))


class InformationQuestion(_Question):
    """A figure or fact that a ministry should know; never scored."""

    kind: Literal["information"]
    answer: Literal["number", "date", "text"]
    unit: str = ""

    @property
    def scored(self) -> bool:
        return False

    @property
    def credits(self) -> tuple[Fraction, ...]:
        return ()


Question = Annotated[
    MaturityQuestion
    | YesNoQuestion
    | ElementsQuestion
    | ChoiceQuestion
    | NumberQuestion
    | InformationQuestion,
    Field(discriminator="kind"),
]


def _question_tag(value: Any) -> str:
    if isinstance(value, dict):
        return "shared" if "same_as" in value and "kind" not in value else "asked"
    return "shared" if isinstance(value, SharedQuestion) else "asked"


FileQuestion = Annotated[
    Annotated[SharedQuestion, Tag("shared")] | Annotated[Question, Tag("asked")],
    Discriminator(_question_tag),
]


class _SectionHead(Frozen):
    id: Identifier
    title: Line
    aggregate: Literal["mean", "weakest"] = "mean"
    weight: Weight = 1
    weight_why: str = ""


class FileSection(_SectionHead):
    question: Annotated[tuple[FileQuestion, ...], Field(min_length=1)]


class Section(_SectionHead):
    """A part of a checklist; its score is the weighted mean or its weakest question."""

    questions: tuple[Question, ...]


class CutOffs(Frozen):
    """The rounded percent from which a rating holds. They are conventions, not law."""

    in_place: PercentFrom = 85
    mostly: PercentFrom = 60
    partly: PercentFrom = 30


class Heading(Frozen):
    """What a checklist says of itself."""

    id: Identifier
    title: Line
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    summary: Paragraph
    scope_note: Paragraph
    cutoffs: CutOffs = CutOffs()


class ChecklistFile(Frozen):
    """A checklist file as written, not yet checked against the others."""

    format: Literal["assess-checklist/1"]
    checklist: Heading
    section: Annotated[tuple[FileSection, ...], Field(min_length=1)]
    source: tuple[Source, ...] = ()
    provision: tuple[Provision, ...] = ()


class SourcesFile(Frozen):
    """``sources.toml``: what the questions of every checklist rest on."""

    format: Literal["assess-sources/1"]
    source: tuple[Source, ...]
    provision: tuple[Provision, ...]


class Edition(Frozen):
    """A checklist resolved with the provisions and sources that it cites.

    A country keeps the edition that it answered; ``id`` is the sha256 of its canonical JSON,
    so that any change of wording, weight or basis shows.
    """

    checklist: Heading
    sections: tuple[Section, ...]
    provisions: tuple[Provision, ...]
    sources: tuple[Source, ...]

    @cached_property
    def id(self) -> str:
        return hashlib.sha256(self.canonical().encode()).hexdigest()

    def canonical(self) -> str:
        """Return the JSON that identifies this edition: sorted keys, no defaults, no spaces."""
        content = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_canonical(cls, text: str) -> Self:
        return cls.model_validate_json(text)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions by id, in file order."""
        return {question.id: question for _, question in self.walk()}

    def walk(self) -> Iterator[tuple[Section, Question]]:
        """Yield every question with its section, in file order."""
        for section in self.sections:
            for question in section.questions:
                yield section, question

    def key(self, question: Question) -> str:
        """Return the key of the answer: the question's own, or that of the one it shares."""
        return question.same_as or f"{self.checklist.id}/{question.id}"

    @cached_property
    def provision_by_id(self) -> dict[str, Provision]:
        return {provision.id: provision for provision in self.provisions}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def followers(self) -> dict[str, tuple[Question, ...]]:
        """The follow-ups of each parent, by the parent's id."""
        found: dict[str, tuple[Question, ...]] = {}
        for question in self.questions.values():
            if question.when:
                parent = question.when.question
                found[parent] = (*found.get(parent, ()), question)
        return found
