"""Finding one's way in many checklists: by pillar, by point of good practice, by what they rest on.

Functions take editions and keep their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assess.core.checklist import Edition
from assess.core.fields import Pillar
from assess.core.questions import Basis, Question
from assess.core.sets import main_pillar
from assess.core.sources import KeyElement, Provision


@dataclass(frozen=True, slots=True)
class Resting:
    """A question that rests on a provision, once for each answer.

    ``key`` is the key of the answer, ``also`` the "checklist/question" of others that share it.
    """

    key: str
    question: Question
    basis: Basis
    also: tuple[str, ...] = ()


def by_pillar(editions: Iterable[Edition]) -> dict[Pillar | None, list[Edition]]:
    """Checklists by their main pillar: each once, pillars in their order, None last."""
    found: dict[Pillar | None, list[Edition]] = {pillar: [] for pillar in (*Pillar, None)}
    for edition in editions:
        found[main_pillar(edition)].append(edition)
    return {pillar: those for pillar, those in found.items() if those}


def under(point: KeyElement, editions: Iterable[Edition]) -> list[Edition]:
    """The checklists whose questions cite a practice of ``point``."""
    return [
        each for each in editions if not each.provision_by_id.keys().isdisjoint(point.practices)
    ]


def naming(provision: Provision) -> list[str]:
    """The ids of all sources that say what ``provision`` says, its own first, each once."""
    return list(dict.fromkeys([provision.source, *(place.source for place in provision.also)]))


def listed_by(points: Iterable[KeyElement], provisions: Mapping[str, Provision]) -> list[str]:
    """The ids of the sources that all practices of all ``points`` are found in."""
    named = [naming(provisions[name]) for point in points for name in point.practices]
    return [source for source in named[0] if all(source in each for each in named)] if named else []


def resting(editions: Iterable[Edition]) -> dict[str, list[Resting]]:
    """The questions that rest on each provision, by its id, in the order of ``editions``."""
    found: dict[str, dict[str, Resting]] = {}
    for edition in editions:
        for question in edition.questions.values():
            place, key = f"{edition.checklist.id}/{question.id}", edition.key(question)
            for basis in question.basis:
                on = found.setdefault(basis.id, {})
                known = on.get(key)
                also = (*(known.also if known else ()), *([place] if place != key else ()))
                asked = question if place == key or not known else known.question
                on[key] = Resting(key, asked, basis, also)
    return {name: list(on.values()) for name, on in found.items()}


def joining(editions: Iterable[Edition]) -> dict[str, list[str]]:
    """The keys of the questions that the status of a treaty in the profile answers, by its id."""
    found: dict[str, dict[str, None]] = {}
    for edition in editions:
        for question in edition.questions.values():
            instrument = getattr(question, "from_profile", None)
            if instrument:
                found.setdefault(instrument, {})[edition.key(question)] = None
    return {name: list(keys) for name, keys in found.items()}
