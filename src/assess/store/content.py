"""Events, editions and drafts as text: what every store checks before it keeps or returns them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assess.errors import NotFound, StoreDamaged

if TYPE_CHECKING:
    from assess.core.checklist import Edition
    from assess.core.events import Event

_FROM_BACKUP = "Restore the store from a backup."
_TAKE_AGAIN = "Nothing was saved. Take the file again from where it came."


def agrees(identity: str, text: str) -> bool:
    """Whether ``identity`` is that of ``text``: the sha256 of its UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest() == identity


def event_text(assessment: str, event: Event) -> str:
    """Return the canonical JSON of an event of ``assessment``. Raises StoreDamaged if it is not."""
    text = event.canonical()
    if not agrees(event.id, text):
        raise StoreDamaged(
            f"Event {event.id[:12]} does not hold what its identity says.", _TAKE_AGAIN
        )
    if event.assessment != assessment:
        raise StoreDamaged(
            f"Event {event.id[:12]} belongs to assessment {event.assessment}, not {assessment}.",
            _TAKE_AGAIN,
        )
    return text


def edition_text(edition: Edition) -> str:
    """Return the canonical JSON of an edition. Raises StoreDamaged when its id is not of it."""
    text = edition.canonical()
    if not agrees(edition.id, text):
        raise StoreDamaged(
            f"Edition {edition.id[:12]} of {edition.checklist.id} does not hold what its "
            "identity says.",
            _TAKE_AGAIN,
        )
    return text


def other_content(kind: str, identity: str) -> StoreDamaged:
    """The refusal of an event or edition whose identity is kept with other content."""
    return StoreDamaged(
        f"{kind} {identity[:12]} is kept here already, with other content: it was changed after "
        "it was written. Nothing was saved.",
        _FROM_BACKUP,
    )


def changed_event(identity: str) -> StoreDamaged:
    """The refusal of an event whose content is not that of ``identity``."""
    return StoreDamaged(f"Event {identity[:12]} was changed after it was written.", _FROM_BACKUP)


def read_event(identity: str, text: str) -> Event:
    """Read a kept event. Raises StoreDamaged when its content is not that of ``identity``."""
    from pydantic import ValidationError  # noqa: PLC0415 (not for the list of assessments)

    from assess.core.events import Event  # noqa: PLC0415 (the same)

    if not agrees(identity, text):
        raise changed_event(identity)
    try:
        event = Event.model_validate_json(text)
    except ValidationError as error:
        raise StoreDamaged(
            f"Event {identity[:12]} cannot be read by this version of assess.",
            f"Update assess. If that does not help: {_FROM_BACKUP}",
        ) from error
    # Known from the text; to make it again from the model would take most of the time of a start.
    event.__dict__["id"] = identity
    return event


def read_edition(identity: str, text: str) -> Edition:
    """Read a kept edition. Raises StoreDamaged when its content is not that of ``identity``."""
    from pydantic import ValidationError  # noqa: PLC0415 (not for the list of assessments)

    from assess.core.checklist import Edition  # noqa: PLC0415 (the same)

    if not agrees(identity, text):
        raise StoreDamaged(
            f"Edition {identity[:12]} was changed after it was written.", _FROM_BACKUP
        )
    try:
        return Edition.from_canonical(text)
    except ValidationError as error:
        raise StoreDamaged(
            f"Edition {identity[:12]} cannot be read by this version of assess.",
            f"Update assess. If that does not help: {_FROM_BACKUP}",
        ) from error


def whole(text: str) -> str:
    """Return ``text`` with half characters (as a terminal may send them) marked by "?"."""
    return text.encode("utf-8", "replace").decode()


def no_assessment(identity: str) -> NotFound:
    """The refusal of an assessment that is not kept here."""
    return NotFound(f"There is no assessment “{identity}”.", "See the list: assess list")


def no_edition(identity: str) -> NotFound:
    """The refusal of an edition that is not kept here."""
    return NotFound(
        f"The checklist edition {identity[:12]} is not in this store.",
        "Import the assessment again, from a file with its history.",
    )
