"""A file that appears whole or not at all."""

from __future__ import annotations

import secrets
from pathlib import Path

from assess.errors import ReportError
from assess.language import gettext as _


def check(path: Path) -> None:
    """Raise ReportError where ``path`` is a folder, before any work is done for it."""
    try:
        folder = path.is_dir()
    except OSError as error:
        raise _refused(path, error) from error
    if folder:
        raise ReportError(
            _("{path} is a folder, not a file.").format(path=path),
            _("Name the file in it, such as report.pdf."),
        )


def put(data: bytes, path: Path) -> None:
    """Write ``data`` to ``path``, making its folder where it is missing.

    What was there stays until all is written. Raises ReportError, naming the path.
    """
    check(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(data, path)
    except OSError as error:
        raise _refused(path, error) from error


def _replace(data: bytes, path: Path) -> None:
    """Write beside ``path``, then put it in its place in one step."""
    part = path.with_name(f".assess-{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _refused(path: Path, error: OSError) -> ReportError:
    why = error.strerror or str(error)
    return ReportError(
        _("The report cannot be written to {path}: {why}.").format(path=path, why=why),
        _("Close it where it is open, or choose another folder."),
    )
