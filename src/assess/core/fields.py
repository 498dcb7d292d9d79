"""The small types that checklists and assessments are made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assess.language import gettext as _
from assess.language import noop as N_

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


class Word(StrEnum):
    """Words that files hold in English and that everybody sees in the language spoken."""

    @property
    def words(self) -> str:
        return _(self.value)


class Role(Word):
    """What a country is in the movement of people; a country is often all three."""

    ORIGIN = N_("origin")
    TRANSIT = N_("transit")
    DESTINATION = N_("destination")


class Dimension(Word):
    LAW = N_("law")
    POLICY = N_("policy")
    INSTITUTION = N_("institution")
    PRACTICE = N_("practice")
    DATA = N_("data")


class Pillar(Word):
    PREVENTION = N_("prevention")
    PROTECTION = N_("protection")
    PROSECUTION = N_("prosecution")
    PARTNERSHIP = N_("partnership")


class Effort(Word):
    LOW = N_("low")
    MEDIUM = N_("medium")
    HIGH = N_("high")

    @property
    def rank(self) -> int:
        """1 (low) to 3 (high)."""
        return list(Effort).index(self) + 1


class Horizon(StrEnum):
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"
