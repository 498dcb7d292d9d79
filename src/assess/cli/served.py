"""The program behind one web page: the screens, driven by the server that started it.

Store, user and language come by the environment; the argument is the full id of an assessment.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from assess.cli.ending import ending
from assess.cli.screens import run_screens
from assess.cli.shell import shell


def _run() -> int:
    identity = sys.argv[1] if len(sys.argv) > 1 else None
    with shell(None) as opened, tempfile.TemporaryDirectory(prefix="assess-") as folder:
        return run_screens(opened, identity, outbox=Path(folder))


if __name__ == "__main__":
    sys.exit(ending(_run))
