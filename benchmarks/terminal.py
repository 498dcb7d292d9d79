"""A program in a pseudo-terminal: what it paints, when, and how much memory it holds."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

QUIET = 0.06
"""Seconds without output after which a screen counts as painted."""
PATIENCE = 30.0

_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b.")


class Terminal:
    """``arguments`` for this Python, run in a terminal of ``columns`` by ``lines``."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 80,
        lines: int = 24,
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execve(sys.executable, [sys.executable, *arguments], dict(environment))  # noqa: S606
        self._seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._file], [], [], max(seconds, 0))
        return os.read(self._file, 65536) if ready else b""

    def until(self, text: str) -> float:
        """Seconds from the start until ``text`` was painted. Raises TimeoutError."""
        wanted, end = text.encode(), time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            self._seen += self._read(0.5)
            now = time.perf_counter()
            if wanted in _CONTROL.sub(b"", self._seen):
                return now - self.started
        painted = _CONTROL.sub(b" ", self._seen).decode(errors="replace")
        raise TimeoutError(f"“{text}” was not painted; this was:\n{painted[-3000:]}")

    def settle(self, quiet: float = 0.4) -> None:
        """Wait until nothing is painted for ``quiet`` seconds."""
        while self._read(quiet):
            pass

    def press(self, key: str) -> float:
        """Seconds from a key until the last of what it painted had arrived. Raises TimeoutError."""
        start = last = time.perf_counter()
        os.write(self._file, key.encode())
        wait = 2.0
        while self._read(wait):
            last, wait = time.perf_counter(), QUIET
        if wait != QUIET:
            raise TimeoutError(f"The key {key!r} painted nothing.")
        return last - start

    @property
    def resident(self) -> float:
        """Megabytes of memory that the program holds."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found
        return int(found[1]) / 1024
