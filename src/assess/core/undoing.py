"""What can be undone and done again while an assessment is open.

Undoing is one more event that puts the earlier content back, so nothing is ever taken out of the
history.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

LIMIT = 1000
"""Steps that are remembered: more than anyone presses a key for."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one key: the content before and after (None: nothing)."""

    key: str
    before: Any
    after: Any


@dataclass(slots=True)
class Steps:
    """The steps taken since the assessment was opened, and those undone."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def took(self, step: Step) -> None:
        """Remember a step; what was undone before can no longer be done again."""
        self.done = [*self.done[-LIMIT + 1 :], step]
        self.undone = []

    def undid(self) -> None:
        """The latest step was undone."""
        self.undone.append(self.done.pop())

    def redid(self) -> None:
        """The latest step undone was done again."""
        self.done.append(self.undone.pop())

    def forget(self, key: str) -> None:
        """Forget the steps of a key that another program changed: they no longer fit."""
        self.done = [step for step in self.done if step.key != key]
        self.undone = [step for step in self.undone if step.key != key]
