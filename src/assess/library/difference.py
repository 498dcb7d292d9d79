"""What changed between two editions of a checklist, and what that does to scores and version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assess.core.checklist import Edition
from assess.core.duties import could_bind
from assess.core.questions import InformationQuestion, Question
from assess.library.telling import (
    ADDED,
    ASKED,
    BASED,
    CONFLICTS,
    HEADINGS,
    LEVELS,
    REMOVED,
    REWORDED,
    TEXTS,
    WEIGHTED,
    Change,
    Part,
    from_to,
    named,
    quoted,
    shown,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed from one edition to another."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]

    @property
    def part(self) -> Part:
        return max((change.part for change in self.changes), default=Part.NONE)

    @property
    def comparable(self) -> bool:
        """Whether scores, ratings and duties of the two can be set side by side."""
        return self.part < Part.MAJOR

    @property
    def version(self) -> str:
        """The lowest version that the new edition should have."""
        numbers = _numbers(self.old)
        place = 3 - self.part
        if self.part is Part.NONE:
            return self.old.checklist.version
        raised = [*numbers[:place], numbers[place] + 1, 0, 0][:3]
        return ".".join(map(str, raised))

    @property
    def version_fits(self) -> bool:
        return _numbers(self.new) >= [int(number) for number in self.version.split(".")]


_CREDITS = ("kind", "credits", "bands", "unit", "answer")
_DECIDING = ("core", "must_have", "when", "roles", "from_profile", "same_as")
_MINOR = ("dimension", "pillar")
_TEXTS = ("why", "look_at", "recommend", "lead", "effort", "horizon", "weight_why")
_HEADING_TEXTS = ("title", "summary", "scope_note")
_PROVISION_TEXTS = ("article", "requires", "threshold", "source", "standing", "theme", "also")


def difference(old: Edition, new: Edition) -> Difference:
    """Return what changed from ``old`` to ``new``, question by question."""
    found = [*_heading(old, new), *_sections(old, new), *_coming_and_going(old, new)]
    for name, before in old.questions.items():
        after = new.questions.get(name)
        if after is not None:
            found += _question(name, before, after, old, new)
    found += [*_provisions(old, new), *_conflicts(old, new)]
    found.sort(key=lambda change: HEADINGS.index(change.heading))
    return Difference(old, new, tuple(found))


def _numbers(edition: Edition) -> list[int]:
    return [int(number) for number in edition.checklist.version.split(".")]


def _heading(old: Edition, new: Edition) -> Iterator[Change]:
    before, after = old.checklist, new.checklist
    if before.id != after.id:
        words = f"id {from_to(before.id, after.id)}: answers are kept under the id"
        yield Change(ASKED, "the checklist", words, Part.MAJOR)
    if before.cutoffs != after.cutoffs:
        ends = [
            "/".join(str(each) for each in head.cutoffs.model_dump().values())
            for head in (before, after)
        ]
        yield Change(WEIGHTED, "the checklist", f"cut-offs {from_to(*ends)}", Part.MAJOR)
    changed = [key for key in _HEADING_TEXTS if getattr(before, key) != getattr(after, key)]
    if changed:
        yield Change(TEXTS, "the checklist", named(changed), Part.PATCH)


def _sections(old: Edition, new: Edition) -> Iterator[Change]:
    before = {section.id: section for section in old.sections}
    for section in new.sections:
        was = before.get(section.id)
        if was is None:
            continue
        where = f"section {section.id}"
        for key in ("weight", "aggregate"):
            then, now = getattr(was, key), getattr(section, key)
            if then != now:
                yield Change(WEIGHTED, where, f"{key} {from_to(then, now)}", Part.MAJOR)
        changed = [k for k in ("title", "weight_why") if getattr(was, k) != getattr(section, k)]
        if changed:
            yield Change(TEXTS, where, named(changed), Part.PATCH)


def _coming_and_going(old: Edition, new: Edition) -> Iterator[Change]:
    for edition, other, heading in ((new, old, ADDED), (old, new, REMOVED)):
        for section, question in edition.walk():
            if question.id not in other.questions:
                part = Part.MAJOR if question.scored else Part.MINOR
                words = quoted(question.text) + ("" if question.scored else " (not scored)")
                yield Change(heading, f"{section.id}/{question.id}", words, part)
    places = {question.id: section.id for section, question in old.walk()}
    for section, question in new.walk():
        was = places.get(question.id, section.id)
        if was != section.id:
            words = f"section {from_to(was, section.id)}"
            yield Change(WEIGHTED, question.id, words, Part.MAJOR)
    kept = [[name for name in one.questions if name in places and name in new.questions]
            for one in (old, new)]  # fmt: skip
    if kept[0] != kept[1]:
        yield Change(TEXTS, "the checklist", "order of the questions", Part.PATCH)


def _question(
    name: str, before: Question, after: Question, old: Edition, new: Edition
) -> Iterator[Change]:
    then, now = (q.model_dump(mode="json", by_alias=True) for q in (before, after))
    # What is not scored can change what it means without touching a score.
    most = Part.MINOR if isinstance(before, InformationQuestion) else Part.MAJOR
    if before.kind != after.kind:
        most = Part.MAJOR
    yield from _words(name, then, now, most)
    yield from _credits(name, then, now, most)
    if before.weight != after.weight:
        words = f"weight {from_to(before.weight, after.weight)}"
        yield Change(WEIGHTED, name, words, Part.MAJOR)
    yield from _basis(name, before, after, old, new)
    yield from _conditions(name, then, now, most)
    changed = [key for key in _TEXTS if then.get(key) != now.get(key)]
    if changed:
        yield Change(TEXTS, name, named(changed), Part.PATCH)


def _texts(question: Mapping[str, Any]) -> dict[str, str]:
    """What a country reads when it answers: by the name of the place."""
    found = {"text": question["text"]}
    for number, level in enumerate(question.get("levels", ())):
        found[f"level {number}"] = level
    for key in ("elements", "options"):
        for part in question.get(key, ()):
            found[f"{key[:-1]} {part['id']}"] = part["text"]
    return found


def _words(
    name: str, then: Mapping[str, Any], now: Mapping[str, Any], most: Part
) -> Iterator[Change]:
    before, after = _texts(then), _texts(now)
    for place, text in before.items():
        other = after.get(place, text)
        if text == other:
            continue
        part = Part.PATCH if _bare(text) == _bare(other) else most
        words = f"{place}: {quoted(text)} → {quoted(other)}"
        yield Change(REWORDED, name, words, part)


def _bare(text: str) -> list[str]:
    """The words of a text without case, spaces and punctuation. Numbers keep their signs."""
    return re.findall(r"\w+(?:[.,/]\d+)*|[<>=%±-](?=\d)|%", text.casefold())


def _credits(
    name: str, then: Mapping[str, Any], now: Mapping[str, Any], most: Part
) -> Iterator[Change]:
    for key in _CREDITS:
        if then.get(key) != now.get(key):
            words = f"{key} {from_to(then.get(key), now.get(key))}"
            yield Change(LEVELS, name, words, most)
    lengths = [len(each.get("levels", ())) for each in (then, now)]
    if lengths[0] != lengths[1] and then["kind"] == now["kind"]:
        yield Change(LEVELS, name, f"levels {from_to(*lengths)}", most)
    for key, worth in (("elements", "essential"), ("options", "credit")):
        parts = [{p["id"]: p[worth] for p in each.get(key, ())} for each in (then, now)]
        if parts[0] != parts[1] and then["kind"] == now["kind"]:
            yield Change(LEVELS, name, f"{key}: {_parts(*parts)}", most)


def _parts(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    words = [f"added {name}" for name in after if name not in before]
    words += [f"removed {name}" for name in before if name not in after]
    words += [
        f"{name} {from_to(before[name], after[name])}"
        for name in before
        if name in after and before[name] != after[name]
    ]
    return ", ".join(words)


def _basis(
    name: str, before: Question, after: Question, old: Edition, new: Edition
) -> Iterator[Change]:
    rests = [{basis.id: basis.meets for basis in each.basis} for each in (before, after)]
    for provision in dict.fromkeys([*rests[0], *rests[1]]):
        duty = any(
            could_bind(edition.provision_by_id[provision])
            for edition, those in ((old, rests[0]), (new, rests[1]))
            if provision in those
        )
        part = Part.MAJOR if duty else Part.MINOR
        mark = ", which can be a duty" if duty else ""
        if provision not in rests[0]:
            yield Change(BASED, name, f"added {provision}{mark}", part)
        elif provision not in rests[1]:
            yield Change(BASED, name, f"removed {provision}{mark}", part)
        elif rests[0][provision] != rests[1][provision]:
            ends = [shown(those[provision]) for those in rests]
            yield Change(BASED, name, f"{provision} is met by {from_to(*ends)}", part)


def _conditions(
    name: str, then: Mapping[str, Any], now: Mapping[str, Any], most: Part
) -> Iterator[Change]:
    for key in _DECIDING:
        if then.get(key) != now.get(key):
            words = f"{named([key])} {from_to(then.get(key), now.get(key))}"
            yield Change(ASKED, name, words, most)
    reasons = [set(each["na_reasons"]) for each in (then, now)]
    if reasons[0] != reasons[1]:
        # A reason that is gone leaves answers without one; a new one only allows more.
        part = most if reasons[0] - reasons[1] else Part.MINOR
        yield Change(ASKED, name, "reasons for “not applicable”", part)
    changed = [key for key in _MINOR if then.get(key) != now.get(key)]
    if changed:
        yield Change(TEXTS, name, named(changed), Part.MINOR)


def _provisions(old: Edition, new: Edition) -> Iterator[Change]:
    for name, before in old.provision_by_id.items():
        after = new.provision_by_id.get(name)
        if after is None or after == before:
            continue
        where = f"provision {name}"
        if could_bind(before) != could_bind(after) or before.since != after.since:
            yield Change(BASED, where, "whether or since when it can be a duty", Part.MAJOR)
        changed = [k for k in _PROVISION_TEXTS if getattr(before, k) != getattr(after, k)]
        if changed:
            yield Change(TEXTS, where, named(changed), Part.PATCH)


def _conflicts(old: Edition, new: Edition) -> Iterator[Change]:
    """Contradictions are only asked about: no answer and no score changes with them."""
    before = {each.id: each for each in old.conflicts}
    after = {each.id: each for each in new.conflicts}
    for name in dict.fromkeys([*before, *after]):
        where = f"conflict {name}"
        if name not in before:
            yield Change(CONFLICTS, where, f"added: {quoted(after[name].text)}", Part.MINOR)
        elif name not in after:
            yield Change(CONFLICTS, where, f"removed: {quoted(before[name].text)}", Part.MINOR)
        elif before[name].all != after[name].all:
            yield Change(CONFLICTS, where, "which answers it is about", Part.MINOR)
        elif before[name].text != after[name].text:
            words = f"text: {from_to(quoted(before[name].text), quoted(after[name].text))}"
            yield Change(CONFLICTS, where, words, Part.PATCH)
