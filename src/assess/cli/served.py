"""The program behind one web page: the screens, driven by the server that started it.

Store, user and language come by the environment; the argument is the full id of an assessment.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from assess.cli.ending import ending
from assess.cli.screens import run_screens
from assess.cli.shell import shell

LOOKS_EVERY = 2.0
"""Seconds."""


def _run() -> int:
    identity = sys.argv[1] if len(sys.argv) > 1 else None
    if os.name == "posix":
        watch = threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True)
        watch.start()
    with shell(None) as opened, tempfile.TemporaryDirectory(prefix="assess-") as folder:
        return run_screens(opened, identity, outbox=Path(folder))


def _end_with(server: int) -> None:
    """End in order, with what is being typed drafted, when the server is gone without a word."""
    while os.getppid() == server:
        time.sleep(LOOKS_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(ending(_run))
