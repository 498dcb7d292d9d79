"""What reaches the terminal: data on stdout, messages on stderr, never a control character.

Text that people or files supplied passes through :func:`safe` here, whatever was done to it before.
"""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

# ECMA-48 sequences whole, then every control that is left; tab and line feed carry meaning.
_ESCAPES = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def safe(text: str) -> str:
    """Return ``text`` without terminal escape sequences and control characters."""
    return _CONTROLS.sub("", _ESCAPES.sub("", text))


def one_line(text: str) -> str:
    """Return ``text`` safe and on one line."""
    return " ".join(safe(text).split())


def say(text: str = "") -> None:
    """Write data to stdout."""
    sys.stdout.write(f"{safe(text)}\n")


def tell(text: str) -> None:
    """Write a message to stderr."""
    sys.stdout.flush()  # so that a log of both keeps their order
    sys.stderr.write(f"{safe(text)}\n")
    sys.stderr.flush()


def say_json(content: Any) -> None:
    """Write data to stdout as JSON, two spaces deep."""
    import json  # noqa: PLC0415 (only few commands write it)

    say(json.dumps(content, ensure_ascii=False, indent=2))


def write_exactly(text: str) -> None:
    """Write a file's text to stdout: unchanged, unless a terminal would act on it."""
    sys.stdout.write(safe(text) if sys.stdout.isatty() else text)


def prose(text: str, indent: int = 0) -> None:
    """Write a sentence to stdout: folded to a terminal's width, else whole on its line."""
    line = " " * indent + one_line(text)
    if sys.stdout.isatty():
        width = min(shutil.get_terminal_size().columns, 100)
        rest = " " * (indent + 2 if indent else 0)
        line = textwrap.fill(line, width, subsequent_indent=rest, break_on_hyphens=False)
    say(line)


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, wrap: int, right: Iterable[int] = ()
) -> None:
    """Write a table to stdout: fitted to a terminal, else whole, each row on one line.

    Only column ``wrap`` (from 0) gives way in a narrow terminal; a line feed in a head is a line
    of its own there. ``right`` are the columns whose text stands at the right.
    """
    from rich.console import Console  # noqa: PLC0415 (commands without a table start faster)
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    terminal = sys.stdout.isatty()
    to_right = frozenset(right)
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for place, head in enumerate(heads):
        drawn.add_column(
            Text(head if terminal else one_line(head)),
            justify="right" if place in to_right else "left",
            no_wrap=place != wrap,
            overflow="fold",
        )
    for row in rows:
        drawn.add_row(*(Text(one_line(cell)) for cell in row))
    console = Console(file=sys.stdout, highlight=False, width=None if terminal else 1000)
    if terminal:
        console.print(drawn)
        return
    with console.capture() as captured:
        console.print(drawn)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def utf8(*streams: TextIO) -> None:
    """Make streams write UTF-8, and escapes for what cannot be encoded."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
