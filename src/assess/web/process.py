"""One visitor's program: the screens, started as a process of their own."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

STOPS_WITHIN = 10.0
"""Seconds in which a program that is asked to stop has to."""

_OF_A_TERMINAL = ("NO_COLOR", "LINES", "TERM", "COLORTERM")
"""What the terminal of the server says of itself; the page is another one."""

_OF_A_BROWSER = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@dataclass(frozen=True)
class Started:
    """How a program is started: its command, what its environment adds, and its folder.

    The folder is there. It is not the one that the server was started in: nothing that lies there
    is a visitor's.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path


@dataclass(frozen=True)
class Wires:
    """The browser's end: how bytes and text reach it, and how it is closed."""

    write_bytes: Callable[[bytes], Awaitable[None]]
    write_text: Callable[[str], Awaitable[None]]
    close: Callable[[], Awaitable[None]]


class Program(AppService):
    """The screens of one page, started without a shell, told nothing of the server's secrets."""

    def __init__(self, started: Started, wires: Wires, downloads: DownloadManager) -> None:
        super().__init__(
            "assess",
            write_bytes=wires.write_bytes,
            write_str=wires.write_text,
            close=wires.close,
            download_manager=downloads,
        )
        self._started = started

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        base = self._build_environment(width=width, height=height)
        kept = {
            name: value
            for name, value in base.items()
            if not name.startswith("ASSESS_") and name not in _OF_A_TERMINAL
        }
        self._process = await asyncio.create_subprocess_exec(
            *self._started.command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env={**kept, **_OF_A_BROWSER, **self._started.environment},
            cwd=self._started.folder,
        )
        assert self._process.stdin is not None
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Pass on what the program writes; once it has ended, for whatever reason, so has the
        page."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """End the program, so that it drafts what was being typed; kill it, if it does not end.

        Calling it again does nothing.
        """
        process = self._process
        if process is not None and process.returncode is None:
            if os.name == "posix":
                # Alone: the word "quit", which comes by the pipe, drafts nothing.
                process.terminate()
            else:
                await self.send_meta({"type": "quit"})
            try:
                await asyncio.wait_for(process.wait(), STOPS_WITHIN)
            except TimeoutError:
                process.kill()
                await process.wait()
        await super().stop()


def language_environment() -> dict[str, str]:
    """What of the server's environment chooses the language."""
    return {name: os.environ[name] for name in ("ASSESS_LANG",) if name in os.environ}
