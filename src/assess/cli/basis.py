"""What ``assess checklist basis`` prints: which questions rest on a provision or a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction

from assess import __version__
from assess.cli.as_json import Json
from assess.cli.catalogue import source_json
from assess.cli.page import duty_line, meets_words
from assess.cli.paper import Paper
from assess.core.catalogue import Resting, joining, naming, resting
from assess.core.duties import could_bind
from assess.core.numbers import plain
from assess.core.sources import Place, Provision, Source
from assess.core.terms import count_words, strength_words
from assess.errors import NotFound
from assess.library import Library

_TOLD = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked about: a source (or None), and provisions with the questions on each.

    ``profile``: keys of the questions that the source's status in the profile answers.
    """

    library: Library
    asked: str
    source: Source | None
    provisions: dict[str, list[Resting]]
    profile: list[str]


def find(library: Library, given: str) -> Found:
    """Find what ``given`` names: a provision, a practice or a source, or a clear beginning.

    A source stands for all that it says, also where another source is named first. Raises
    NotFound with the nearest ids.
    """
    name = _id(library, given.strip().lower())
    source = library.sources.get(name)
    named = [
        provision.id
        for provision in library.provisions.values()
        if provision.id == name or (source and name in naming(provision))
    ]
    editions = library.editions.values()
    on = resting(editions)
    profile = joining(editions).get(name, []) if source else []
    return Found(library, name, source, {each: on.get(each, []) for each in named}, profile)


def _id(library: Library, given: str) -> str:
    ids = list(dict.fromkeys([*library.sources, *library.provisions]))
    if given in ids:
        return given
    matching = [name for name in ids if given and name.startswith(given)]
    if len(matching) == 1:
        return matching[0]
    titled = [
        source.id
        for source in library.sources.values()
        if given and given in f"{source.short} {source.title}".lower()
    ]
    if matching:
        could = list(dict.fromkeys([*titled, *matching]))
        raise NotFound(f"“{given}” could be {_some(could)}.", "Give one of them.")
    inside = [name for name in ids if given and given in name]
    near = list(dict.fromkeys([*titled, *get_close_matches(given, ids, n=4), *inside]))
    raise NotFound(
        f"There is no provision, practice or source “{given}”.",
        f"The nearest are: {_some(near)}."
        if near
        else f"Sources are: {', '.join(library.sources)}.",
    )


def _some(names: list[str]) -> str:
    more = len(names) - _TOLD
    return ", ".join(names[:_TOLD]) + (f" and {more} more" if more > 0 else "")


def basis(found: Found, paper: Paper) -> str:
    """Return what was found as text."""
    lines: list[str] = []
    if found.source:
        lines += _source(found, found.source, paper)
    for name, questions in found.provisions.items():
        provision = found.library.provisions[name]
        lines += [""] if lines else []
        lines += paper.wrap(f"{_where(found.library, provision)} ({strength_words(provision)})")
        lines += paper.wrap(provision.requires, f"{name}: ", 2)
        lines += _about(found.library, provision, paper)
        for each in questions:
            lines += _resting(each, provision, paper)
        if not questions:
            lines.append("  No question rests on this.")
    return "\n".join(lines)


def _where(library: Library, place: Place | Provision) -> str:
    return f"{library.sources[place.source].short}, {place.article}"


def _source(found: Found, source: Source, paper: Paper) -> Iterator[str]:
    yield from paper.wrap(f"{source.short} ({source.id})")
    yield paper.rule("=")
    yield from paper.wrap(source.title)
    dates = [source.date, f"in force {source.in_force}" if source.in_force else ""]
    known = ", ".join(part for part in (source.reference, *dates) if part)
    yield from paper.wrap(known)
    if source.url:
        yield source.url
    keys = {each.key for questions in found.provisions.values() for each in questions}
    keys |= set(found.profile)
    many = count_words(len(found.provisions), "provision or practice", "provisions or practices")
    yield f"{many}, {count_words(len(keys), 'question')}."
    if found.profile:
        yield from paper.wrap(f"{', '.join(found.profile)}.", "Its status in the profile answers: ")


def _about(library: Library, provision: Provision, paper: Paper) -> Iterator[str]:
    parts = {
        "Threshold: ": provision.threshold,
        "Note: ": provision.note,
        "Also: ": "; ".join(_where(library, place) for place in provision.also),
    }
    for head, text in parts.items():
        if text:
            yield from paper.wrap(text, head, 2)


def _resting(each: Resting, provision: Provision, paper: Paper) -> Iterator[str]:
    yield from paper.wrap(f"{each.key}: {each.question.text}", "→ ", 2)
    if could_bind(provision):
        yield from paper.wrap(duty_line(each.question, each.basis, provision), "", 4)
    if each.also:
        yield from paper.wrap(f"{', '.join(each.also)}.", "The same answer counts in: ", 4)


def basis_json(found: Found) -> Json:
    """What ``assess checklist basis PROVISION --json`` writes."""
    return {
        "format": "assess-basis/1",
        "program": __version__,
        "asked": found.asked,
        "source": source_json(found.source) if found.source else None,
        "from_profile": found.profile,
        "provisions": [
            _provision(found.library.provisions[name], questions)
            for name, questions in found.provisions.items()
        ],
    }


def _provision(provision: Provision, questions: list[Resting]) -> Json:
    return {
        "id": provision.id,
        "source": provision.source,
        "article": provision.article,
        "also": [place.model_dump() for place in provision.also],
        "obligation": provision.obligation.value,
        "standing": provision.standing,
        "verified": provision.verified,
        "since": provision.since.isoformat() if provision.since else None,
        "requires": provision.requires,
        "threshold": provision.threshold,
        "note": provision.note,
        "questions": [_question(each, provision) for each in questions],
    }


def _question(each: Resting, provision: Provision) -> Json:
    meets = each.basis.meets
    exact = plain(meets) if isinstance(meets, Fraction) else meets
    return {
        "key": each.key,
        "text": each.question.text,
        "meets": list(exact) if isinstance(exact, tuple) else exact,
        "met_by": meets_words(each.question, each.basis) if could_bind(provision) else "",
        "also": list(each.also),
    }
