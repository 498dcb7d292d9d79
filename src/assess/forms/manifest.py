"""What a form says of itself, out of the reader's sight: enough to take its answers back in.

It names the questions by key and what they meant, the assessment and editions that they come
from, and what stood filled in, so that a change can be told from what was there.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Literal

from pydantic import Field, ValidationError

from assess.core.assessment import Answer
from assess.core.changes import answer_content
from assess.core.fields import Frozen
from assess.errors import AssessmentFileError
from assess.forms.sheet import Entry, Form
from assess.language import gettext as _

FORMAT = "assess-form/1"


class Asked(Frozen):
    """One question of the form; ``reasons`` are those offered for not applicable, in order."""

    number: int = Field(ge=1)
    key: str = Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$", max_length=130)
    mark: str = Field(pattern=r"^[0-9a-f]{16}$")
    entry: Entry
    reasons: tuple[str, ...] = ()
    shown: Answer = Answer()


class Manifest(Frozen):
    """The form as a whole; ``editions`` gives the edition of each checklist, in order."""

    format: Literal["assess-form/1"]
    assessment: str = Field(default="", max_length=300)
    state: str = ""
    country: str = ""
    reference_date: dt.date | None = None
    editions: dict[str, str]
    questions: tuple[Asked, ...]

    @property
    def by_key(self) -> dict[str, Asked]:
        return {each.key: each for each in self.questions}


def manifest_of(form: Form) -> Manifest:
    """Return what ``form`` says of itself."""
    return Manifest(
        format=FORMAT,
        assessment=form.assessment,
        state=form.state,
        country=form.country,
        reference_date=form.reference_date,
        editions={sheet.id: sheet.edition for sheet in form.sheets},
        questions=tuple(
            Asked(
                number=item.number,
                key=item.key,
                mark=item.mark,
                entry=item.entry,
                reasons=item.reasons,
                shown=item.shown,
            )
            for item in form.items
            if item.entry is not Entry.PROFILE
        ),
    )


def written(manifest: Manifest) -> str:
    """Return a manifest as one line of ASCII, which every file format carries unharmed."""
    content = manifest.model_dump(mode="json", exclude={"questions"})
    content["questions"] = [
        each.model_dump(mode="json", exclude_defaults=True, exclude={"shown"})
        | {"shown": answer_content(each.shown) or {}}
        for each in manifest.questions
    ]
    return json.dumps(content, ensure_ascii=True, separators=(",", ":"))


def read(text: str, name: str) -> Manifest:
    """Read a manifest back. Raises AssessmentFileError, naming the file ``name``."""
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        newer = '"format":"assess-form/' in text and f'"format":"{FORMAT}"' not in text
        if newer:
            raise AssessmentFileError(
                _("{file} was made by a newer version of the program.").format(file=name),
                (),
                _("Update assess, then import it again."),
            ) from error
        raise AssessmentFileError(
            _("{file} cannot be imported: the hidden part of the form is damaged.").format(
                file=name
            ),
            (),
            _("Make a new form (assess form) and copy the answers into it."),
        ) from error
