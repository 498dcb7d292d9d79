"""Showing only some questions: of a checklist, a pillar, a dimension, a lead or a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assess.core.fields import Horizon
from assess.core.gaps import Gap
from assess.core.questions import Question
from assess.core.terms import horizon_words
from assess.core.view import View
from assess.core.vocabulary import LEADS
from assess.language import gettext as _
from assess.language import noop
from assess.tui.words import one_line

FIELDS: Mapping[str, str] = {
    "checklist": noop("Checklist"),
    "pillar": noop("Pillar"),
    "dimension": noop("Dimension"),
    "lead": noop("Lead"),
    "horizon": noop("Time"),
}
"""What can be narrowed, and its word; to be translated where it is shown."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is to be shown; "" lets everything through.

    ``checklist`` is an id; the others are the values that questions carry.
    """

    checklist: str = ""
    pillar: str = ""
    dimension: str = ""
    lead: str = ""
    horizon: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field) for field in FIELDS)

    @property
    def beside_checklist(self) -> bool:
        """Whether more than the checklist is narrowed."""
        return bool(replace(self, checklist=""))

    def having(self, field: str, value: str) -> Narrowing:
        """The same with one field changed."""
        return replace(self, **{field: value})

    def lets(self, checklists: Iterable[str], question: Question) -> bool:
        """Whether a question of these checklists is to be shown."""
        return all(
            not (wanted := getattr(self, field))
            or wanted in (checklists if field == "checklist" else values(field, question))
            for field in FIELDS
        )

    def gaps(self, gaps: Iterable[Gap]) -> list[Gap]:
        """Those of ``gaps`` that are to be shown; a shared one belongs to all its checklists."""
        return [gap for gap in gaps if self.lets(checklists_of(gap), gap.state.question)]

    def words(self, view: View) -> str:
        """What is shown, in words: "pillar: protection; time: within 1 year"; "" for all."""
        return "; ".join(
            _("{what}: {value}").format(
                what=_(word).lower(), value=value_words(field, getattr(self, field), view)
            )
            for field, word in FIELDS.items()
            if getattr(self, field)
        )


def checklists_of(gap: Gap) -> tuple[str, ...]:
    """Every checklist that counts the answer of a gap."""
    return (gap.checklist, *(name for name, _points in gap.also))


def values(field: str, question: Question) -> tuple[str, ...]:
    """What a question has in a field other than "checklist"."""
    if field == "lead":
        return question.lead
    value = getattr(question, field)
    return () if value is None else (value.value,)


def value_words(field: str, value: str, view: View) -> str:
    """A value of a field in words."""
    if field == "checklist":
        return one_line(view.editions[value].checklist.title, 60)
    if field == "lead":
        return LEADS.get(value, value)
    if field == "horizon":
        return horizon_words(Horizon(value))
    return value


def offered(field: str, narrowing: Narrowing, view: View) -> dict[str, int]:
    """Each value of a field with how many gaps it would show, most first, the other fields held.

    A value that would show nothing is not offered.
    """
    counts: dict[str, int] = {}
    for gap in narrowing.having(field, "").gaps(view.gaps):
        found = checklists_of(gap) if field == "checklist" else values(field, gap.state.question)
        for value in dict.fromkeys(found):
            counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))
