"""Opening the terminal UI; the only part of the command line that imports Textual."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from assess.cli.handed import handed
from assess.cli.shell import Shell, shell
from assess.cli.shown import tell_missing
from assess.errors import AssessError, ExitStatus
from assess.language import gettext as _

PATIENCE = 0.5
"""Seconds that the screens stand still for another program that writes; they try again later."""


class NoTerminal(AssessError):
    """The screens cannot be shown here."""

    status = ExitStatus.USAGE


def require_terminal() -> None:
    """Raise NoTerminal unless stdin, stdout and stderr (which is drawn on) are a terminal."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminal(
            _("The screens need a terminal for input, output and errors; one of them is none."),
            _("Start assess without <, >, 2> and |. For commands that need none: assess --help"),
        )


def open_screens(store: Path | None = None, language: str = "") -> int:
    """Open the screens on the list of assessments; return the exit status.

    A terminal that says of itself that it cannot show them gets line mode.
    """
    from assess.cli.lines import is_dumb, open_lines  # noqa: PLC0415

    if is_dumb(os.environ):
        return open_lines(store, language, dumb=True)
    require_terminal()
    with shell(store, language) as opened:
        return run_screens(opened)


def run_screens(opened: Shell, identity: str | None = None, outbox: Path | None = None) -> int:
    """Run the screens, on one assessment if ``identity`` (a full id) is given.

    ``outbox``: they are shown in a browser, which receives the files that are written there.
    """
    from assess.tui.app import run  # noqa: PLC0415 (once the terminal is known to be there)

    opened.store.wait_at_most(PATIENCE)
    services = handed(opened)
    services.outbox = outbox
    status = run(services, identity)
    tell_missing(opened)  # now that the screens no longer cover it
    return status
