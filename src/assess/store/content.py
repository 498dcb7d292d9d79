"""Events, editions and drafts as text: what every store checks before it keeps or returns them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assess.errors import NotFound, StoreDamaged
from assess.language import gettext as _
from assess.language import noop as N_

if TYPE_CHECKING:
    from assess.core.checklist import Edition
    from assess.core.events import Event

_FROM_BACKUP = N_("Restore the store from a backup.")
_TAKE_AGAIN = N_("Nothing was saved. Take the file again from where it came.")


def agrees(identity: str, text: str) -> bool:
    """Whether ``identity`` is that of ``text``: the sha256 of its UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest() == identity


def event_text(assessment: str, event: Event) -> str:
    """Return the canonical JSON of an event of ``assessment``. Raises StoreDamaged if it is not."""
    text = event.canonical()
    if not agrees(event.id, text):
        raise StoreDamaged(
            _("Event {id} does not hold what its identity says.").format(id=event.id[:12]),
            _(_TAKE_AGAIN),
        )
    if event.assessment != assessment:
        raise StoreDamaged(
            _("Event {id} belongs to assessment {other}, not {assessment}.").format(
                id=event.id[:12], other=event.assessment, assessment=assessment
            ),
            _(_TAKE_AGAIN),
        )
    return text


def edition_text(edition: Edition) -> str:
    """Return the canonical JSON of an edition. Raises StoreDamaged when its id is not of it."""
    text = edition.canonical()
    if not agrees(edition.id, text):
        raise StoreDamaged(
            _("Edition {id} of {checklist} does not hold what its identity says.").format(
                id=edition.id[:12], checklist=edition.checklist.id
            ),
            _(_TAKE_AGAIN),
        )
    return text


def other_content(kind: str, identity: str) -> StoreDamaged:
    """The refusal of an event or edition whose identity is kept with other content."""
    event = _(
        "Event {id} is kept here already, with other content: it was changed after it was written. "
        "Nothing was saved."
    )
    edition = _(
        "Edition {id} is kept here already, with other content: it was changed after it was "
        "written. Nothing was saved."
    )
    return StoreDamaged(
        (event if kind == "Event" else edition).format(id=identity[:12]),
        _(_FROM_BACKUP),
    )


def changed_event(identity: str) -> StoreDamaged:
    """The refusal of an event whose content is not that of ``identity``."""
    return StoreDamaged(
        _("Event {id} was changed after it was written.").format(id=identity[:12]), _(_FROM_BACKUP)
    )


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
            _("Event {id} cannot be read by this version of assess.").format(id=identity[:12]),
            _("Update assess. If that does not help: {how}").format(how=_(_FROM_BACKUP)),
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
            _("Edition {id} was changed after it was written.").format(id=identity[:12]),
            _(_FROM_BACKUP),
        )
    try:
        return Edition.from_canonical(text)
    except ValidationError as error:
        raise StoreDamaged(
            _("Edition {id} cannot be read by this version of assess.").format(id=identity[:12]),
            _("Update assess. If that does not help: {how}").format(how=_(_FROM_BACKUP)),
        ) from error


def whole(text: str) -> str:
    """Return ``text`` with half characters (as a terminal may send them) marked by "?"."""
    return text.encode("utf-8", "replace").decode()


def no_assessment(identity: str) -> NotFound:
    """The refusal of an assessment that is not kept here."""
    return NotFound(
        _("There is no assessment “{identity}”.").format(identity=identity),
        _("See the list: assess list"),
    )


def no_edition(identity: str) -> NotFound:
    """The refusal of an edition that is not kept here."""
    return NotFound(
        _("The checklist edition {id} is not in this store.").format(id=identity[:12]),
        _("Import the assessment again, from a file with its history."),
    )
