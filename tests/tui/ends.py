"""How a program may end in the middle of typing."""

from __future__ import annotations

import pytest

from assess.tui.screens.typing import Typing


async def quit_(pilot):
    await pilot.press("ctrl+q")
    await pilot.pause()


async def crash(pilot):
    """The timer drafts, as it does every two seconds; then the program is killed."""
    for screen in pilot.app.screen_stack:
        if isinstance(screen, Typing):
            screen.draft()


ENDS = pytest.mark.parametrize("end", [quit_, crash])
