"""What questions rest on: treaties, laws, guidelines and documents, and what they say."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assess.core.fields import Flag, Frozen, Identifier, Line, Paragraph


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


class KeyElement(Frozen):
    """A point of a list of good practice that documents print: under it, checklists are found.

    ``practices`` are the ids of the practices that say the same in more words.
    """

    number: Annotated[int, Field(ge=1, strict=True)]
    statement: Line
    practices: Annotated[tuple[Identifier, ...], Field(min_length=1)]
