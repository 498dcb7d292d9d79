"""Questions that one checklist takes from another (``same_as``)."""

from __future__ import annotations

from collections.abc import Mapping

from assess.core.questions import Question, SharedQuestion
from assess.library.keys import nearest
from assess.library.reading import Draft, Placed

_OWN = ("id", "weight", "weight_why", "core", "must_have", "when", "roles", "same_as")


def resolve(draft: Draft, shelf: Mapping[str, Draft]) -> None:
    """Give every question of ``draft`` its full form; note what cannot be shared, and why.

    ``shelf`` holds all checklists by name.
    """
    for placed in draft.questions:
        given = placed.given
        if isinstance(given, SharedQuestion):
            placed.full = _shared(placed, given, draft, shelf)
        elif given.same_as is None:
            placed.full = given
        else:
            draft.say(
                (*placed.loc, "same_as"),
                "A question with same_as has a kind and texts of its own.",
                "Remove them: they come from the question that is shared. "
                f"Own keys are {', '.join(_OWN[:-1])}.",
            )


def _shared(
    placed: Placed, given: SharedQuestion, draft: Draft, shelf: Mapping[str, Draft]
) -> Question | None:
    loc = (*placed.loc, "same_as")
    name, wanted = given.same_as.split("/")
    owner = shelf.get(name)
    if owner is None:
        hint = nearest(name, shelf) or f"There are: {', '.join(shelf)}."
        draft.say(loc, f"There is no checklist “{name}”.", hint)
        return None
    if owner is draft:
        draft.say(
            loc,
            "The question shares one of its own checklist.",
            "Ask it once, or name a question of another checklist.",
        )
        return None
    target = next((each.given for each in owner.questions if each.given.id == wanted), None)
    if target is None:
        if owner.readable and wanted not in owner.asked:
            ids = [each.given.id for each in owner.questions]
            hint = nearest(wanted, ids) or f"It has: {', '.join(ids) or 'none'}."
            draft.say(loc, f"“{name}” has no question “{wanted}”.", hint)
        return None
    if isinstance(target, SharedQuestion):
        draft.say(
            loc,
            f"“{given.same_as}” is itself shared.",
            f'Write same_as = "{target.same_as}", the question that is asked.',
        )
        return None
    return target.model_copy(update={key: getattr(given, key) for key in _OWN})
