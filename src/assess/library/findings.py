"""What is found wrong in a file, by its place in the data; lines are looked up only at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assess.errors import Problem

Loc = tuple[str | int, ...]
"""A place in a TOML document: keys, and positions in lists counted from 0."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at ``loc``; ``line`` only where there is no document to look it up in."""

    loc: Loc
    message: str
    remedy: str = ""
    line: int = 0


def shown(value: object) -> str:
    """Return a value from a file for a message: quoted, short, and without control characters."""
    text = value if isinstance(value, str) else type(value).__name__
    if isinstance(value, bool):
        text = str(value).lower()
    text = "".join(c if c.isprintable() else "�" for c in text[:60])
    return f"“{text}{'…' if len(str(text)) >= 60 else ''}”"


def dotted(loc: Loc, document: Any) -> str:
    """Return the dotted path of ``loc``: list items by their id, or by position from 0.

    ``section[granting].question[length].levels[2]``: a level is counted as in answers.
    """
    path, here = "", document
    for part in loc:
        here = step(here, part)
        if isinstance(part, int):
            name = here.get("id") if isinstance(here, dict) else None
            path += f"[{name if isinstance(name, str) and _BARE.fullmatch(name) else part}]"
        else:
            key = part if _BARE.fullmatch(part) else json.dumps(part)
            path += f".{key}" if path else key
    return path


def step(here: Any, part: str | int) -> Any:
    """Return what is at ``part`` of a table or list; None where there is nothing."""
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return None


def at(document: Any, loc: Loc) -> Any:
    """Return what is at ``loc`` of a document; None where there is nothing."""
    for part in loc:
        document = step(document, part)
    return document


def problems(path: Path, text: str, document: Any, found: Iterable[Finding]) -> list[Problem]:
    """Turn what was found in one file into problems with lines and dotted keys, in order."""
    once = list(dict.fromkeys(found))
    if not once:
        return []
    lines: dict[Loc, int] = {}
    if any(finding.loc for finding in once):
        # Only now: the second parser costs more than loading does.
        from assess.library.lines import index  # noqa: PLC0415

        lines = index(text)
    return sorted(
        Problem(
            str(path),
            finding.line or _line(finding.loc, lines),
            dotted(finding.loc, document),
            finding.message,
            finding.remedy,
        )
        for finding in once
    )


def _line(loc: Loc, lines: dict[Loc, int]) -> int:
    """The line of ``loc``, or of the innermost table around it that the file has."""
    while loc and loc not in lines:
        loc = loc[:-1]
    return lines.get(loc, 0)
