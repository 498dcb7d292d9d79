"""Answers that the store would not take yet: kept on the screen, and tried again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assess.core.assessment import RESPONSES, Answer

_BESIDE = ("note", "private", "evidence", "flag", "unsure")


@dataclass(frozen=True, slots=True)
class Held:
    """One answer that is not on the disk.

    ``base`` is what stood when the user answered ``mine``; ``why`` is what the store said.
    ``contested``: another program changed the same answer meanwhile, so that the user is to say
    which one holds. ``lost``: the assessment itself is gone.
    """

    base: Answer
    mine: Answer
    why: str
    contested: bool = False
    lost: bool = False

    def again(self, mine: Answer) -> Held:
        """The same, with another answer of the user in place of the one held."""
        return replace(self, mine=mine)

    def on(self, now: Answer) -> Answer:
        """What to save where ``now`` stands: what the user changed, and all else as it is."""
        changes: dict[str, Any] = {
            name: getattr(self.mine, name)
            for name in _BESIDE
            if getattr(self.mine, name) != getattr(self.base, name)
        }
        mine, base = (_response(each) for each in (self.mine, self.base))
        if mine != base:
            changes |= mine
        return now.model_copy(update=changes)


def _response(answer: Answer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in RESPONSES}
