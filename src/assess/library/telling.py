"""What changed in a checklist, in words, and what that does to its version."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Part(IntEnum):
    """The part of a version number that a change asks to be raised."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: its heading in the list, where, in words, and the part to raise."""

    heading: str
    where: str
    words: str
    part: Part


ADDED, REMOVED, REWORDED = "Added", "Removed", "Reworded"
WEIGHTED, LEVELS, BASED = "Weighted or grouped otherwise", "Levels and credits", "Resting on"
ASKED, TEXTS = "Asked otherwise", "Other texts and fields"
CONFLICTS = "Contradictions asked about"
HEADINGS = (ADDED, REMOVED, REWORDED, LEVELS, WEIGHTED, BASED, ASKED, CONFLICTS, TEXTS)
"""Every heading, in the order of the list."""


def quoted(text: object) -> str:
    """A text as it stands in a checklist."""
    return f"“{text}”"


def from_to(before: object, after: object) -> str:
    """What a value was and is, in words."""
    return f"{shown(before)} → {shown(after)}"


def shown(value: object) -> str:
    """A value of a model's dump in words."""
    match value:
        case None | "" | [] | ():
            return "none"
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(shown(each) for each in value)
        case dict():
            return " ".join(f"{named([key])} {shown(each)}" for key, each in value.items())
    return str(value)


def named(keys: list[str]) -> str:
    """Keys of a file in words."""
    return ", ".join(key.replace("_", " ") for key in keys)
