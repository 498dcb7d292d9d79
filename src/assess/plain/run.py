"""Starting line mode, and leaving it from anywhere."""

from __future__ import annotations

from assess.language import gettext as _
from assess.plain.console import Console, Leave
from assess.plain.home import Home
from assess.tui.services import Services


def run(console: Console, services: Services, open_id: str | None = None) -> int:
    """Open the list, or one assessment at once; return the exit status when the user leaves.

    The end of the input leaves, and so does Ctrl+C (KeyboardInterrupt, which is let through):
    what was entered is saved, what was being typed is drafted. Raises AssessError.
    """
    home = Home(console, services)
    console.say(_("Line mode. Type a command and press Enter; help lists all. Ctrl+D leaves."))
    try:
        if open_id:
            home.open(open_id)
        else:
            home.run()
    except Leave as left:
        said = _("Left. Everything entered is saved, and what you were typing is kept.")
        console.say(str(left) or said)
    return 0
