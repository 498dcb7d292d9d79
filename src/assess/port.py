"""The port through which assessments are kept; and what names them.

What is imported here is imported before the first screen is painted: keep it light.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assess.drafts import DraftStore
from assess.errors import NotFound
from assess.language import gettext as _

if TYPE_CHECKING:
    from assess.core.checklist import Edition
    from assess.core.events import Event, Fold


@dataclass(frozen=True, slots=True)
class Glance:
    """What a list says of an assessment before it is opened.

    ``code`` is the ISO code of the country or empty; ``case`` is "", "reading" or "invented";
    ``changed_at`` is the time of the latest event; ``heads`` are those of its fold.
    ``problem`` says why nothing else is known; else it is empty.
    """

    identity: str
    country: str = "?"
    code: str = ""
    period: str = ""
    title: str = ""
    depth: str = "full"
    case: str = ""
    changed_at: str = ""
    heads: frozenset[str] = frozenset()
    problem: str = ""


class Store(DraftStore, Protocol):
    """Where assessments are kept. Every write is one transaction, durable when it returns.

    Raises StoreError when it cannot read or write; then nothing was changed.
    """

    def assessments(self) -> list[str]:
        """Return the ids of all assessments, the last changed first."""

    def overview(self) -> list[Glance]:
        """Return what names each assessment, the last changed first, without reading answers."""

    def events(self, identity: str) -> list[Event]:
        """Return every event of an assessment, by time. Raises NotFound."""

    def current(self, identity: str) -> Fold:
        """Return the fold kept beside the events, without reading all of them. Raises NotFound."""

    def heads(self, identity: str) -> frozenset[str]:
        """Return the heads of the fold alone; added events change them. Raises NotFound."""

    def append(
        self, identity: str, events: Sequence[Event], editions: Iterable[Edition] = ()
    ) -> None:
        """Add events (known ones are passed over) and editions; create the assessment if new.

        Raises StoreDamaged for an event of a known identity with other content.
        """

    def edition(self, identity: str) -> Edition:
        """Return a kept edition. Raises NotFound."""

    def delete(self, identity: str) -> None:
        """Drop this store's copy of an assessment whole, with its drafts. Raises NotFound."""


def resolve_id(store: Store, given: str) -> str:
    """Return the id that ``given`` shortens. Raises NotFound where none or several begin so."""
    known = store.assessments()
    if given in known:
        return given
    matching = [identity for identity in known if identity.startswith(given)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise NotFound(
            _("“{given}” could be {names}.").format(given=given, names=", ".join(sorted(matching))),
            _("Type more of the name."),
        )
    raise NotFound(
        _("There is no assessment “{given}”.").format(given=given), _("See the list: assess list")
    )
