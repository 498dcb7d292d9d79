"""The part of a page that holds its fields, scrolled so that the focused one is to be seen."""

from __future__ import annotations

from textual.binding import Binding
from textual.containers import VerticalScroll

_PAGE = 8
"""Fields that a page key passes over."""


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields one below the other. Its keys move the focus, never the page away from it."""

    BINDINGS = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("pagedown", f"pass_over({_PAGE})", show=False),
        Binding("pageup", f"pass_over({-_PAGE})", show=False),
    ]

    def action_pass_over(self, by: int) -> None:
        """Put the focus several fields on or back, at most on the last or first."""
        fields = [field for field in self.screen.focus_chain if self in field.ancestors]
        here = next((n for n, field in enumerate(fields) if field.has_focus), 0)
        fields[min(max(here + by, 0), len(fields) - 1)].focus()
