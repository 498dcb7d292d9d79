"""Opening the terminal UI; the only part of the command line that imports Textual."""

from __future__ import annotations

import sys
from pathlib import Path

from assess.cli.shell import Shell, shell
from assess.errors import AssessError, ExitStatus


class NoTerminal(AssessError):
    """The screens cannot be shown here."""

    status = ExitStatus.USAGE


def require_terminal() -> None:
    """Raise NoTerminal unless stdin and stdout are a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminal(
            "The screens need a terminal, and this is none.",
            "For commands that need none, see: assess --help",
        )


def open_screens(store: Path | None = None) -> int:
    """Open the screens on the list of assessments; return the exit status."""
    require_terminal()
    with shell(store) as opened:
        return run_screens(opened)


def run_screens(opened: Shell, identity: str | None = None) -> int:
    """Run the screens, on one assessment if ``identity`` (a full id) is given."""
    from assess.tui.app import AssessApp  # noqa: PLC0415 (after the terminal is known to be there)

    app = AssessApp(opened.store, lambda: opened.library, opened.origin, identity)
    app.run()
    return app.return_code or ExitStatus.OK
