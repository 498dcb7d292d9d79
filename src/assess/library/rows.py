"""The sources and provisions that checklists cite: those of sources.toml and a file's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assess.core.sources import Obligation, Provision, Source
from assess.library.findings import Loc
from assess.library.keys import nearest
from assess.library.reading import Draft


@dataclass(frozen=True, slots=True)
class Rows:
    """The sources and provisions that a checklist may cite, by id.

    ``broken`` are the ids of rows that cannot be used, told elsewhere; with ``partial``, a whole
    file of rows could not be read, and an unknown id says nothing.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    provisions: dict[str, Provision] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    partial: bool = False

    def lacks(self, name: str, known: Mapping[str, object]) -> bool:
        """Whether ``name`` is an id that nothing defines."""
        return not self.partial and name not in known and name not in self.broken

    def joined(self, other: Rows) -> Rows:
        """Both together; of two rows with one id, the first."""
        if _NOTHING in (self, other):
            return other if self == _NOTHING else self
        return Rows(
            {**other.sources, **self.sources},
            {**other.provisions, **self.provisions},
            self.broken | other.broken,
            self.partial or other.partial,
        )


_NOTHING = Rows()


def own(draft: Draft) -> Rows:
    """The rows that one file brings; of two with one id, the first."""
    sources: dict[str, Source] = {}
    for _, source in draft.sources:
        sources.setdefault(source.id, source)
    provisions: dict[str, Provision] = {}
    for _, provision in draft.provisions:
        provisions.setdefault(provision.id, provision)
    broken = draft.defined - set(sources) - set(provisions) if draft.defined else draft.defined
    return Rows(
        sources, provisions, frozenset(broken), partial=draft.is_sources and not draft.readable
    )


def check_ids(drafts: Sequence[Draft]) -> None:
    """Note, in each draft, rows whose id is taken: an id means one thing in all checklists.

    Files may repeat a row word for word; ``sources.toml`` comes before the others.
    """
    taken: dict[tuple[str, str], tuple[Source | Provision, Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: not draft.is_sources):
        for loc, row in _rows(draft):
            kind = str(loc[0])
            first, home = taken.setdefault((kind, row.id), (row, draft))
            if first is row:
                continue
            if home is draft:
                draft.say(
                    (*loc, "id"),
                    f"The {kind} “{row.id}” is there twice.",
                    "Let each be there once.",
                )
            elif first != row:
                draft.say(
                    (*loc, "id"),
                    f"{home.path.name} has another {kind} “{row.id}”.",
                    "Choose another id, or repeat that row word for word.",
                )


def _rows(draft: Draft) -> Iterator[tuple[Loc, Source | Provision]]:
    yield from draft.sources
    yield from draft.provisions


def check_rows(draft: Draft, rows: Rows) -> None:
    """Note what is wrong with the provisions of a file beyond their shape."""
    for loc, provision in draft.provisions:
        source = rows.sources.get(provision.source)
        if source is None:
            _check_source(draft, (*loc, "source"), provision.source, rows)
        for number, place in enumerate(provision.also):
            if place.source not in rows.sources:
                _check_source(draft, (*loc, "also", number, "source"), place.source, rows)
        if provision.standing and provision.obligation is not Obligation.PRACTICE:
            draft.say(
                (*loc, "standing"),
                "Only a practice has a standing.",
                'Leave standing out, or write obligation = "practice".',
            )
        if source and provision.obligation is Obligation.MANDATORY and not source.binds:
            draft.say(
                (*loc, "obligation"),
                f"“{source.id}” cannot bind a country, so nothing in it is mandatory.",
                "Write guidance or practice, or correct the kind of the source.",
            )
    _check_key_elements(draft, rows)


def _check_key_elements(draft: Draft, rows: Rows) -> None:
    numbers: set[int] = set()
    for loc, element in draft.key_elements:
        if element.number in numbers:
            draft.say(
                (*loc, "number"),
                f"There are two points {element.number}.",
                "Give each its own number.",
            )
        numbers.add(element.number)
        for place, name in enumerate(element.practices):
            if rows.lacks(name, rows.provisions):
                hint = nearest(name, rows.provisions)
                draft.say(
                    (*loc, "practices", place),
                    f"There is no practice “{name}”.",
                    hint or "Add a [[provision]] with this id.",
                )


def _check_source(draft: Draft, loc: Loc, name: str, rows: Rows) -> None:
    if rows.lacks(name, rows.sources):
        hint = nearest(name, rows.sources)
        draft.say(loc, f"There is no source “{name}”.", hint or "Add a [[source]] with this id.")
