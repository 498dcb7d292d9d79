"""Sets of checklists to start with, and how long they take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assess.core.assessment import Depth
from assess.core.checklist import Edition
from assess.core.fields import Pillar, Role
from assess.core.questions import (
    ChoiceQuestion,
    ElementsQuestion,
    MaturityQuestion,
    Question,
)
from assess.language import gettext as _
from assess.language import ngettext, number

MISSION = (
    "palermo-alignment",
    "national-action-plan",
    "whole-of-government",
    "reflection-period",
    "employer-sanctions",
)
"""The five that the tool was made for, in the order in which they read best."""

WORDS_A_MINUTE = 120
"""How fast an official reads who did not grow up with English: an assumption of this tool."""

SECONDS_TO_ANSWER = 15
"""To decide and to press the key, when the answer is known: an assumption of this tool."""


@dataclass(frozen=True, slots=True)
class ChecklistSet:
    """Checklists that are answered together; ``id`` is what a command takes."""

    id: str
    title: str
    checklists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """Questions asked, each shared answer once, and minutes when the answers are known."""

    questions: int
    minutes: int

    @property
    def words(self) -> str:
        """Return "83 questions, about 60 minutes"."""
        count = ngettext("{n} question", "{n} questions", self.questions)
        count = count.format(n=number(self.questions))
        if self.minutes < 120:
            words = _("{questions}, about {minutes} minutes")
            return words.format(questions=count, minutes=number(self.minutes))
        words = _("{questions}, about {hours} h {minutes} min")
        hours, minutes = divmod(self.minutes, 60)
        return words.format(questions=count, hours=number(hours), minutes=f"{minutes:02d}")


def main_pillar(edition: Edition) -> Pillar | None:
    """The pillar that most questions belong to; of equals the first named in ``Pillar``."""
    counts = Counter(q.pillar for q in edition.questions.values() if q.pillar)
    return max(Pillar, key=lambda pillar: counts[pillar]) if counts else None


def asks_role(edition: Edition, role: Role) -> bool:
    """Whether most questions are asked of a country that has only this role."""
    asked = sum(role in question.roles for question in edition.questions.values())
    return 2 * asked > len(edition.questions)


def sets(editions: Mapping[str, Edition]) -> list[ChecklistSet]:
    """Return the sets that these checklists allow: the five, all, by pillar, by role.

    A set with nothing in it is left out, so are the five where one of them is missing.
    """
    found = []
    if set(MISSION) <= set(editions):
        found.append(ChecklistSet("five", _("the five to start with"), MISSION))
    found.append(ChecklistSet("all", _("all checklists"), tuple(in_order(editions))))
    for pillar in Pillar:
        chosen = [name for name, each in editions.items() if main_pillar(each) is pillar]
        title = _("pillar: {pillar}").format(pillar=pillar.words)
        found.append(ChecklistSet(pillar.value, title, tuple(chosen)))
    for role in Role:
        chosen = [name for name, each in editions.items() if asks_role(each, role)]
        title = _("for a country of {role} only").format(role=role.words)
        found.append(ChecklistSet(role.value, title, tuple(in_order(chosen))))
    return [each for each in found if each.checklists]


def in_order(names: Iterable[str]) -> list[str]:
    """The five first, in their order, then the others as given."""
    given = list(names)
    first = [name for name in MISSION if name in given]
    return [*first, *(name for name in given if name not in MISSION)]


def size(editions: Iterable[Edition], depth: Depth, roles: Iterable[Role] = tuple(Role)) -> Size:
    """Return how many questions are asked, and how long they take when answers are known.

    Minutes: the words on the screen (question, levels or parts, why) at 120 words a minute, and
    15 seconds to answer each, rounded up to five minutes. Follow-ups count as asked.
    """
    chosen = set(roles)
    asked: dict[str, Question] = {}
    for edition in editions:
        for question in edition.questions.values():
            if chosen & set(question.roles) and (depth == "full" or question.core):
                asked[edition.key(question)] = question
    seconds = sum(
        SECONDS_TO_ANSWER + 60 * _words(question) / WORDS_A_MINUTE for question in asked.values()
    )
    return Size(len(asked), -int(-seconds // 300) * 5)


def _words(question: Question) -> int:
    parts = [question.text, question.why]
    match question:
        case MaturityQuestion(levels=levels):
            parts += levels
        case ElementsQuestion(elements=elements):
            parts += [element.text for element in elements]
        case ChoiceQuestion(options=options):
            parts += [option.text for option in options]
    return sum(len(part.split()) for part in parts)
