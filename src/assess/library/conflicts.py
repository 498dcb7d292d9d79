"""Rules on the conflicts of one checklist: answers that can hardly all be right."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core.conflicts import Condition
from assess.core.numbers import plain
from assess.core.questions import Question
from assess.library.findings import Finding, Loc
from assess.library.keys import nearest
from assess.library.reading import Draft, Placed

TEXT_FITS = 200
"""Characters of the question that a conflict asks."""


def check(draft: Draft) -> Iterator[Finding]:
    """Yield everything wrong with the conflicts of a checklist beyond their shape."""
    by_id = {placed.given.id: placed for placed in draft.questions}
    seen: set[str] = set()
    for loc, conflict in draft.conflicts:
        if conflict.id in seen:
            yield Finding(
                (*loc, "id"),
                f"The conflict “{conflict.id}” is there twice.",
                "Let each be there once.",
            )
        seen.add(conflict.id)
        yield from _text(conflict.text, (*loc, "text"))
        yield from _distinct(conflict.all, (*loc, "all"))
        for place, condition in enumerate(conflict.all):
            yield from _condition(condition, (*loc, "all", place), draft, by_id)
        yield from _together(conflict.all, (*loc, "all"), by_id)


def _text(text: str, loc: Loc) -> Iterator[Finding]:
    if not text.rstrip().endswith("?"):
        yield Finding(
            loc,
            "A conflict is put to the user as a question, and this is none.",
            "Name both answers and ask, such as “… Are both right?”.",
        )
    if len(text) > TEXT_FITS:
        yield Finding(
            loc,
            f"The text has {len(text)} characters; at most {TEXT_FITS} fit a small screen.",
            f"Shorten it by {len(text) - TEXT_FITS}.",
        )


def _distinct(conditions: tuple[Condition, ...], loc: Loc) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, condition in enumerate(conditions):
        if condition.question in seen:
            yield Finding(
                (*loc, place, "question"),
                f"“{condition.question}” is there twice; one answer contradicts another one's.",
                "Give both bounds of one question in one condition, and name another question.",
            )
        seen.add(condition.question)


def _condition(
    condition: Condition, loc: Loc, draft: Draft, by_id: dict[str, Placed]
) -> Iterator[Finding]:
    name = condition.question
    placed = by_id.get(name)
    if placed is None:
        if name not in draft.asked:
            yield Finding(
                (*loc, "question"),
                f"There is no question “{name}” in this file.",
                nearest(name, by_id) or "Name the id of a question of this file.",
            )
        return
    question = placed.full
    if question is None:
        return
    if not question.scored:
        yield Finding(
            (*loc, "question"),
            f"“{name}” is an information question, which earns nothing.",
            "Name a question that is scored.",
        )
        return
    held = [credit for credit in question.credits if condition.holds_for(credit)]
    can_earn = ", ".join(plain(credit) for credit in question.credits)
    if not held:
        yield Finding(
            loc,
            f"No answer to “{name}” earns what this asks for.",
            f"Its answers earn {can_earn}.",
        )
    elif len(held) == len(question.credits):
        yield Finding(
            loc,
            f"Every answer to “{name}” earns what this asks for, so it says nothing.",
            f"Its answers earn {can_earn}. Leave some of them out.",
        )


def _together(
    conditions: tuple[Condition, ...], loc: Loc, by_id: dict[str, Placed]
) -> Iterator[Finding]:
    """Find follow-ups that are never asked where the condition on their parent holds."""
    asked = {condition.question: condition for condition in conditions}
    for place, condition in enumerate(conditions):
        child = _full(condition.question, by_id)
        if child is None or child.when is None:
            continue
        on_parent, opens = asked.get(child.when.question), child.when.credit_at_least
        parent = _full(child.when.question, by_id)
        if on_parent is None or parent is None:
            continue
        held = [credit for credit in parent.credits if on_parent.holds_for(credit)]
        if held and max(held) < opens:
            yield Finding(
                (*loc, place),
                f"This can never hold: “{child.id}” is asked only where “{parent.id}” earns at "
                f"least {plain(opens)}.",
                "Leave the conflict out: the follow-up is not asked then.",
            )


def _full(name: str, by_id: dict[str, Placed]) -> Question | None:
    placed = by_id.get(name)
    return placed.full if placed else None
