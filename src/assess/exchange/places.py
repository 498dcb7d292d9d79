"""Where a key of a TOML file stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from assess.errors import Problem
from assess.library.findings import Loc, dotted
from assess.library.lines import index


class Places:
    """The lines of one file, looked up only when something is wrong."""

    def __init__(self, name: str, text: str, tables: Mapping[str, Any]) -> None:
        self._name = name
        self._text = text
        self._tables = tables

    @cached_property
    def _lines(self) -> dict[Loc, int]:
        return index(self._text)

    def line(self, path: Loc) -> int:
        """The line of ``path``, or of the innermost table around it that the file has."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 0)

    def problem(self, path: Loc, message: str, remedy: str) -> Problem:
        """Return a problem at ``path``, with its line and dotted key."""
        key = dotted(path, self._tables)
        return Problem(self._name, self.line(path), key, message, remedy)
