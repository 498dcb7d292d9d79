"""What one user has set for this program on this machine: ``settings.toml`` beside the store."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import Annotated, Any, Literal

import tomli
import tomli_w
from pydantic import Field, ValidationError

from assess.core.assessment import TypedLine
from assess.core.fields import Frozen
from assess.errors import StoreError
from assess.language import gettext as _

FILE_NAME = "settings.toml"

Paper = Literal["a4", "letter"]


class Settings(Frozen):
    """What is set; a setting left out stands at its usual value.

    ``name`` signs answers, in place of the name of the computer's user. ``agency``: its user
    answers for this one agency only. ``show_score`` None: shown, unless an agency is given.
    ``theme`` and ``language`` are names, empty for the usual one; ``report_folder`` is where the
    last report was written.
    """

    name: TypedLine = ""
    agency: TypedLine = ""
    theme: TypedLine = ""
    language: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{0,35}$")] = ""
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
            given: dict[str, Any] = tomli.load(file)
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError) as error:
        return Settings(), _(
            "The settings in {path} cannot be read ({why}); the usual ones are used. Mend or "
            "delete the file."
        ).format(path=path, why=error)
    try:
        return Settings.model_validate(given), ""
    except ValidationError as error:
        wrong = sorted({str(each["loc"][0]) for each in error.errors()})
        usable = {name: value for name, value in given.items() if name not in wrong}
        return Settings.model_validate(usable), _(
            "These settings in {path} cannot be used: {names}. The usual ones are used for them."
        ).format(path=path, names=", ".join(wrong))


def write(path: Path, settings: Settings) -> None:
    """Keep what is set, for its owner alone, whole or not at all. Raises StoreError."""
    content = tomli_w.dumps(settings.model_dump(mode="json", exclude_defaults=True))
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
