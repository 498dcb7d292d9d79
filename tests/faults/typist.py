"""Somebody at a terminal who types as fast as the program reads, and remembers what it showed."""

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
from pathlib import Path

import pyte

_FRAME_END = b"\x1b[?2026l"
_ASKED = b"\x1b[?2026$p"
_SUPPORTED = b"\x1b[?2026;2$y"
# What the emulator does not know of; none of it paints.
_UNKNOWN = re.compile(rb"\x1b\[[?>=<][0-9;]*(\$p|u|m)|\x1b\[\?2026[hl]|\x1b\[>[0-9;]*[a-z]")


class Typist:
    """The program, called with ``arguments``, in a terminal of 80 by 24 that shows whole frames."""

    def __init__(self, store: Path, *arguments: str, folder: Path | None = None) -> None:
        environment = {
            **os.environ,
            "ASSESS_STORE": str(store),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        for name in ("COLUMNS", "LINES"):
            environment.pop(name, None)
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.chdir(folder or Path.cwd())
            os.execve(sys.executable, [sys.executable, "-m", "assess", *arguments], environment)
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""

    @property
    def lines(self) -> list[str]:
        """The screen as of the last whole frame."""
        return list(self._screen.display)

    def read(self, seconds: float = 0.0) -> int:
        """Take in what was painted; return how many whole frames."""
        ready, _, _ = select.select([self._file], [], [], seconds)
        if not ready:
            return 0
        try:
            data = os.read(self._file, 65536)
        except OSError:  # the program is gone
            return 0
        if _ASKED in data:
            os.write(self._file, _SUPPORTED)
        *frames, self._rest = (self._rest + data).split(_FRAME_END)
        for frame in frames:
            self._stream.feed(_UNKNOWN.sub(b"", frame))
        return len(frames)

    def until(self, text: str, patience: float = 20.0) -> None:
        """Wait until ``text`` is on the screen."""
        end = time.monotonic() + patience
        while not any(text in line for line in self.lines):
            assert time.monotonic() < end, "\n".join(self.lines)
            self.read(0.2)

    def type(self, keys: str) -> None:
        os.write(self._file, keys.encode())

    def ended(self, patience: float = 10.0) -> int:
        """Wait until the program has ended by itself; return its exit status."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self._file)
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("\n".join(self.lines))

    def kill(self) -> None:
        """End the program as a power cut does; what it had painted is still read."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        while self.read(0.02):
            pass
        os.close(self._file)
