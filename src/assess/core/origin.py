"""Where changes come from: what the core may not know by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """Where changes come from: the clock (UTC), the user's name, and six random characters."""

    now: Callable[[], datetime]
    who: str
    token: Callable[[], str]

    def at(self) -> str:
        """The time now, as events hold it."""
        return self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
