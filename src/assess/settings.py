"""What one user has set for this program on this machine: ``settings.toml`` beside the store."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from assess.core.text import LINE_LIMIT, clean
from assess.errors import StoreError, TextRefused
from assess.language import gettext as _

FILE_NAME = "settings.toml"

Paper = Literal["a4", "letter"]


_LANGUAGE = re.compile(r"[A-Za-z0-9-]{0,35}", re.ASCII)


# Read before the first screen is painted, and so no model: Python takes long to import those.
@dataclass(frozen=True, slots=True)
class Settings:
    """What is set; a setting left out stands at its usual value.

    ``name`` signs answers, in place of the name of the computer's user. ``agency``: its user
    answers for this one agency only. ``show_score`` None: shown, unless an agency is given.
    ``theme`` and ``language`` are names, empty for the usual one; ``report_folder`` is where the
    last report was written.
    """

    name: str = ""
    agency: str = ""
    theme: str = ""
    language: str = ""
    show_score: bool | None = None
    paper: Paper = "a4"
    report_folder: str = ""

    @property
    def score_shown(self) -> bool:
        """Whether scores stand above the questions."""
        return not self.agency if self.show_score is None else self.show_score

    @property
    def signature(self) -> str:
        """What answers are signed with; empty: the name of the computer's user."""
        return ", ".join(part for part in (self.name, self.agency) if part)


def read(path: Path) -> tuple[Settings, str]:
    """Return what is set, and a message about what could not be used (empty: nothing).

    A setting that cannot be used stands at its usual value; the others are kept.
    """
    try:
        with path.open("rb") as file:
            import tomli  # noqa: PLC0415 (only where there is something to read)

            given: dict[str, Any] = tomli.load(file)
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError) as error:
        return Settings(), _(
            "The settings in {path} cannot be read ({why}); the usual ones are used. Mend or "
            "delete the file."
        ).format(path=path, why=error)
    usable: dict[str, Any] = {}
    wrong = []
    for name, value in given.items():
        try:
            usable[name] = _usable(name, value)
        except (ValueError, TextRefused):
            wrong.append(name)
    settings = Settings(**usable)
    if not wrong:
        return settings, ""
    return settings, _(
        "These settings in {path} cannot be used: {names}. The usual ones are used for them."
    ).format(path=path, names=", ".join(sorted(wrong)))


def _usable(name: str, value: object) -> object:
    """The value that a setting takes. Raises ValueError and TextRefused where it takes none."""
    match name, value:
        case "show_score", bool():
            return value
        case "paper", "a4" | "letter":
            return value
        case "language", str() if _LANGUAGE.fullmatch(value):
            return value
        case "report_folder", str():
            return value
        case "name" | "agency" | "theme", str():
            return clean(value, what=_("The line"), limit=LINE_LIMIT, lines=False)
    raise ValueError(name)


def write(path: Path, settings: Settings) -> None:
    """Keep what is set, for its owner alone, whole or not at all. Raises StoreError."""
    import secrets  # noqa: PLC0415 (only where something is written)

    import tomli_w  # noqa: PLC0415 (only where something is written)

    given = {each.name: getattr(settings, each.name) for each in fields(settings)}
    usual = {each.name: each.default for each in fields(settings)}
    content = tomli_w.dumps({name: v for name, v in given.items() if v != usual[name]})
    part = path.with_name(f".{path.name}-{secrets.token_hex(6)}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(content)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # there may be nothing to take away
            part.unlink()
        raise StoreError(
            _("The settings cannot be written to {path}: {why}.").format(
                path=path, why=error.strerror or error
            ),
            _("Allow writing to the folder; until then they hold only while assess runs."),
        ) from error
