"""Opening line mode: typed lines in place of screens."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.handed import handed
from assess.cli.out import tell
from assess.cli.shell import Shell, shell
from assess.cli.shown import tell_missing
from assess.language import gettext as _

if TYPE_CHECKING:
    from assess.plain.console import Console

DUMB = ("dumb", "unknown")
"""Values of TERM that say: this terminal cannot show screens."""


def is_dumb(environ: Mapping[str, str]) -> bool:
    """Whether this is a terminal that says of itself that it can show lines only."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return environ.get("TERM", "") in DUMB and all(stream.isatty() for stream in streams)


def open_lines(
    store: Path | None = None, language: str = "", *, wrap: bool = True, dumb: bool = False
) -> int:
    """Open line mode on the list of assessments; ``dumb``: say that the terminal chose it."""
    with shell(store, language) as opened:
        return run_lines(opened, wrap=wrap, dumb=dumb)


def run_lines(
    opened: Shell, identity: str | None = None, *, wrap: bool = True, dumb: bool = False
) -> int:
    """Run line mode, on one assessment if ``identity`` (a full id) is given."""
    from assess.plain.run import run  # noqa: PLC0415 (not every command asks questions)

    if dumb:
        tell(
            _("This terminal cannot show screens (TERM={term}), so line mode is used.").format(
                term=os.environ.get("TERM", "")
            )
        )
    status = run(_console(wrap=wrap), handed(opened), identity)
    tell_missing(opened)
    return status


def _console(*, wrap: bool) -> Console:
    from assess.plain.console import WIDTH, Console  # noqa: PLC0415

    columns = shutil.get_terminal_size((WIDTH + 1, 24)).columns
    return Console(sys.stdin, sys.stdout, min(WIDTH, max(20, columns - 1)) if wrap else 0)
