"""Answers that can hardly all be right, as a checklist declares them."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Self

from pydantic import Field, model_validator

from assess.core.fields import Frozen, Identifier, Line
from assess.core.numbers import Share


class Condition(Frozen):
    """Holds when a question is answered and its credit lies within the bounds that are given."""

    question: Identifier
    credit_at_least: Share | None = None
    credit_at_most: Share | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        low, high = self.credit_at_least, self.credit_at_most
        if low is None and high is None:
            raise ValueError("must have credit_at_least or credit_at_most")
        if low is not None and high is not None and low > high:
            raise ValueError("must be able to hold; credit_at_least is above credit_at_most")
        return self

    def holds_for(self, credit: Fraction) -> bool:
        low, high = self.credit_at_least, self.credit_at_most
        return (low is None or credit >= low) and (high is None or credit <= high)


class Conflict(Frozen):
    """A contradiction when ``all`` hold; ``text`` asks about it: a question, never an error."""

    id: Identifier
    text: Line
    all: Annotated[tuple[Condition, ...], Field(min_length=2)]
