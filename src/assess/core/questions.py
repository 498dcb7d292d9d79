"""The kinds of question: what each asks, and what its answers can earn."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag

from assess.core.fields import (
    Dimension,
    Effort,
    Flag,
    Frozen,
    Horizon,
    Identifier,
    Line,
    Pillar,
    Role,
    Weight,
)
from assess.core.numbers import Exact, Share, exact


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
