"""The small types that checklists and assessments are made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

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
