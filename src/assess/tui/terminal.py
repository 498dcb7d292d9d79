"""What the screens have to do with the terminal and the system that they run in."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, MutableMapping


def measure_the_terminal(environ: MutableMapping[str, str]) -> None:
    """Forget exported COLUMNS and LINES: they hide from Textual that a window is resized."""
    if sys.__stdout__ is not None and sys.__stdout__.isatty():
        environ.pop("COLUMNS", None)
        environ.pop("LINES", None)


def heed_signals(end: Callable[[int], None]) -> None:
    """Call ``end`` with the signal when the system asks to end, or the terminal is closed."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, end, number)
