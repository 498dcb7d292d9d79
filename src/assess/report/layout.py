"""Report layouts: which parts a report has, in which order, and with how much detail."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assess.core.fields import Flag, Frozen, Identifier, Line

Count = Annotated[int, Field(ge=0, le=999, strict=True)]


class PartChoice(Frozen):
    """What every part has. ``new_page``: it starts one."""

    new_page: Flag = True


class CoverPart(PartChoice):
    """The first page. ``contents``: the parts with their pages; ``editions``: what was answered."""

    part: Literal["cover"]
    contents: Flag = True
    editions: Flag = True


class MinisterPart(PartChoice):
    """The page for the minister; each number is the most that is shown of that.

    ``bars``: scores are drawn, too, where there are not many checklists.
    """

    part: Literal["minister"]
    bars: Flag = True
    checklists: Count = 5
    strengths: Count = 3
    steps: Count = 5


class CountryPart(PartChoice):
    """The profile, treaties and laws, and the duties: all, those not met or not known, or none."""

    part: Literal["country"]
    duties: Literal["all", "open", "none"] = "all"


class StandingPart(PartChoice):
    """Where the country stands, checklist by checklist.

    ``compact``: pillars, law and practice in one table, with checklists by their letter.
    """

    part: Literal["standing"]
    checklists: Count = 999
    pillars: Flag = True
    law_and_practice: Flag = True
    heat_map: Flag = True
    compact: Flag = False


class ChecklistsPart(PartChoice):
    """A part for each checklist; without ``questions`` only its result and sections."""

    part: Literal["checklists"]
    questions: Flag = True


class GapsPart(PartChoice):
    """The gaps, first things first: at most so many; in "short" detail a line for each."""

    part: Literal["gaps"]
    most: Count = 999
    detail: Literal["full", "short"] = "full"


class ActionsPart(PartChoice):
    """The action plan to fill in by hand: rows for the first gaps, and empty rows."""

    part: Literal["actions"]
    gaps: Count = 9
    empty: Count = 3


class PlainPart(PartChoice):
    """Parts in which there is nothing to choose."""

    part: Literal[
        "road",
        "not-known",
        "disagreements",
        "figures",
        "documents",
        "history",
        "method",
        "sources",
        "glossary",
    ]


Choice = Annotated[
    CoverPart
    | MinisterPart
    | CountryPart
    | StandingPart
    | ChecklistsPart
    | GapsPart
    | ActionsPart
    | PlainPart,
    Field(discriminator="part"),
]

_MODELS: tuple[type[PartChoice], ...] = (
    CoverPart,
    MinisterPart,
    CountryPart,
    StandingPart,
    ChecklistsPart,
    GapsPart,
    ActionsPart,
    PlainPart,
)


class LayoutHead(Frozen):
    """What a layout says of itself; ``most_pages`` (0: any number) is what it promises."""

    id: Identifier
    title: Line
    summary: Line
    most_pages: Count = 0


class Layout(Frozen):
    """One layout, as in its file."""

    format: Literal["assess-layout/1"]
    layout: LayoutHead
    part: Annotated[tuple[Choice, ...], Field(min_length=1)]

    @property
    def name(self) -> str:
        return self.layout.id

    def chosen(self, part: str) -> bool:
        """Whether the layout has a part."""
        return any(choice.part == part for choice in self.part)


def parts() -> dict[str, type[PartChoice]]:
    """Every part that a layout may have, with the model of its table."""
    return {
        name: model
        for model in _MODELS
        for name in model.model_fields["part"].annotation.__args__  # type: ignore[union-attr]
    }
