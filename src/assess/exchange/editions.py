"""Where the editions that an imported assessment needs are found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assess.core.checklist import Edition
from assess.errors import NotFound
from assess.port import Store


class Shelf:
    """The editions of a file, then those of the store, then the library's current ones."""

    def __init__(
        self, carried: Iterable[Edition], store: Store, library: Mapping[str, Edition]
    ) -> None:
        self._carried = {edition.id: edition for edition in carried}
        self._store = store
        self._library = library
        self._found: dict[str, Edition | None] = {}
        self._shipped = {edition.id: edition for edition in library.values()}

    def get(self, identity: str) -> Edition | None:
        """Return the edition of this identity, if it is anywhere."""
        return self._carried.get(identity) or self._stored(identity) or self._shipped.get(identity)

    def current(self, checklist: str) -> Edition | None:
        """Return the edition to answer from now on: the file's, else the library's."""
        carried = [e for e in self._carried.values() if e.checklist.id == checklist]
        return carried[-1] if carried else self._library.get(checklist)

    @property
    def checklists(self) -> list[str]:
        """The ids of checklists that can be answered from now on."""
        return [*self._library, *(edition.checklist.id for edition in self._carried.values())]

    def to_store(self, named: Iterable[str]) -> tuple[Edition, ...]:
        """Return the editions that the store lacks: the file's, and others that are named."""
        wanted = dict.fromkeys([*self._carried, *sorted(named)])
        lacking = [identity for identity in wanted if self._stored(identity) is None]
        return tuple(edition for identity in lacking if (edition := self.get(identity)))

    def _stored(self, identity: str) -> Edition | None:
        if identity not in self._found:
            try:
                self._found[identity] = self._store.edition(identity)
            except NotFound:
                self._found[identity] = None
        return self._found[identity]
