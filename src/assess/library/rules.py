"""Rules on one checklist: its questions, what they rest on, and how they hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assess.core.duties import could_bind
from assess.core.questions import InformationQuestion, Question, SharedQuestion, YesNoQuestion
from assess.library import conflicts, kinds, meets
from assess.library.findings import Finding, Loc
from assess.library.keys import nearest
from assess.library.reading import Draft, Placed
from assess.library.rows import Rows

_MUST_HAVES = 3
_FOLLOW_UPS = 3
_WEAK = ("example", "option", "gap-noted")


def check(draft: Draft, rows: Rows) -> Iterator[Finding]:
    """Yield everything wrong with a checklist that more than one of its models tells."""
    yield from _heading(draft)
    yield from _same_ids(draft)
    for loc, section in draft.sections:
        yield from _weight(loc, section.weight, section.weight_why)
    for placed in draft.questions:
        yield from _question(placed, draft, rows)
    yield from _must_haves(draft)
    yield from _follow_ups(draft)
    yield from conflicts.check(draft)


def _heading(draft: Draft) -> Iterator[Finding]:
    if draft.heading is None:
        return
    if draft.heading.id != draft.name:
        yield Finding(
            ("checklist", "id"),
            f"The id “{draft.heading.id}” is not the name of the file.",
            f'Write id = "{draft.name}", or name the file {draft.heading.id}.toml.',
        )
    ends = draft.heading.cutoffs
    if not ends.in_place > ends.mostly > ends.partly:
        yield Finding(
            ("checklist", "cutoffs"),
            "The ratings do not follow each other.",
            "Let in_place be above mostly, and mostly above partly.",
        )


def _same_ids(draft: Draft) -> Iterator[Finding]:
    sections: set[str] = set()
    for loc, section in draft.sections:
        yield from _twice(section.id, (*loc, "id"), sections, "section")
    questions: set[str] = set()
    shared: set[str] = set()
    for placed in draft.questions:
        yield from _twice(placed.given.id, (*placed.loc, "id"), questions, "question")
        if isinstance(placed.given, SharedQuestion):
            yield from _twice(placed.given.same_as, (*placed.loc, "same_as"), shared, "same_as")


def _twice(name: str, loc: Loc, seen: set[str], what: str) -> Iterator[Finding]:
    if name in seen:
        yield Finding(loc, f"The {what} “{name}” is there twice.", "Let each be there once.")
    seen.add(name)


def _weight(loc: Loc, weight: int, why: str) -> Iterator[Finding]:
    if weight != 1 and not why:
        yield Finding(
            (*loc, "weight"),
            f"A weight of {weight} needs its reason.",
            'Add weight_why = "…" (it is printed), or leave the weight out.',
        )


def _question(placed: Placed, draft: Draft, rows: Rows) -> Iterator[Finding]:
    given, loc = placed.given, placed.loc
    if "weight_why" not in placed.raw:
        yield from _weight(loc, given.weight, given.weight_why)
    if not given.roles or len(set(given.roles)) < len(given.roles):
        yield Finding(
            (*loc, "roles"),
            "The list of roles is empty or names one twice.",
            "Leave roles out to ask every country, or list each role once.",
        )
    if placed.full is None:
        return
    if given.must_have:
        yield from _must_have(placed.full, loc, rows)
    if isinstance(given, SharedQuestion):
        if isinstance(placed.full, InformationQuestion):
            yield from kinds.findings(placed.full, loc)
        return
    yield from kinds.findings(given, loc)
    yield from _basis(given, loc, rows)
    yield from _from_profile(given, loc, rows)
    if "source" not in draft.document:
        for key in ("dimension", "pillar"):
            if key not in placed.raw:
                yield Finding(
                    loc,
                    f"“{key}” is missing.",
                    f'Add {key} = "…"; only a checklist with sources of its own may leave it out.',
                )


def _must_have(question: Question, loc: Loc, rows: Rows) -> Iterator[Finding]:
    cited = [rows.provisions[b.id] for b in question.basis if b.id in rows.provisions]
    for provision in cited:
        if not provision.verified:
            yield Finding(
                (*loc, "must_have"),
                f"A must-have rests on “{provision.id}”, which is not verified.",
                "Take that provision out of the basis, or must_have out of the question.",
            )
    if cited and len(cited) == len(question.basis) and all(p.standing in _WEAK for p in cited):
        yield Finding(
            (*loc, "must_have"),
            "A must-have rests only on examples, options or noted gaps.",
            "Cite a provision or a recommended practice, or take must_have out.",
        )


def _basis(question: Question, loc: Loc, rows: Rows) -> Iterator[Finding]:
    if not question.basis:
        yield Finding(
            (*loc, "basis"),
            "The question rests on nothing.",
            "Cite at least one provision or practice by its id.",
        )
    seen: set[str] = set()
    for place, basis in enumerate(question.basis):
        at = (*loc, "basis", place)
        if basis.id in seen:
            yield from _twice(basis.id, at, seen, "provision")
            continue
        seen.add(basis.id)
        provision = rows.provisions.get(basis.id)
        if provision is None:
            if rows.lacks(basis.id, rows.provisions):
                yield _unknown(basis.id, at, rows)
            continue
        told = meets.wrong(question, basis, provision)
        if told:
            yield Finding((*at, "meets"), *told)
        if could_bind(provision) and question.na_reasons:
            yield Finding(
                (*loc, "na_reasons"),
                f"“Not applicable” is never accepted where a duty can stand (“{basis.id}”).",
                "Write na_reasons = [], or leave it out.",
            )


def _unknown(name: str, loc: Loc, rows: Rows) -> Finding:
    hint = nearest(name, rows.provisions)
    return Finding(
        loc,
        f"There is no provision or practice “{name}”.",
        hint or "Use an id of sources.toml, or add a [[provision]] to this file.",
    )


def _from_profile(question: Question, loc: Loc, rows: Rows) -> Iterator[Finding]:
    name = question.from_profile if isinstance(question, YesNoQuestion) else None
    if name is None:
        return
    source = rows.sources.get(name)
    if source is None:
        if rows.lacks(name, rows.sources):
            binding = [each.id for each in rows.sources.values() if each.binds]
            yield Finding(
                (*loc, "from_profile"),
                f"There is no treaty or law “{name}”.",
                nearest(name, binding) or f"There are: {', '.join(binding)}.",
            )
    elif not source.binds:
        yield Finding(
            (*loc, "from_profile"),
            f"“{name}” cannot bind a country, so the profile has no status of it.",
            "Name a source of kind treaty or eu-directive, or leave from_profile out.",
        )


def _must_haves(draft: Draft) -> Iterator[Finding]:
    found = [placed for placed in draft.questions if placed.given.must_have]
    for placed in found[_MUST_HAVES:]:
        yield Finding(
            (*placed.loc, "must_have"),
            f"This is one of {len(found)} must-haves; a checklist has at most three.",
            "Keep the three without which the rest is worth little.",
        )


def _follow_ups(draft: Draft) -> Iterator[Finding]:
    by_id = {placed.given.id: placed for placed in draft.questions}
    followers: Counter[str] = Counter()
    for placed in draft.questions:
        when = placed.given.when
        if when is None:
            continue
        loc = (*placed.loc, "when")
        if when.credit_at_least == 0:
            yield Finding(
                (*loc, "credit_at_least"),
                "A parent always earns at least 0, so the follow-up would always be asked.",
                'Write the least credit that opens it, such as "1/4", or leave when out.',
            )
        followers[when.question] += 1
        if followers[when.question] == _FOLLOW_UPS + 1:
            yield Finding(
                loc,
                f"“{when.question}” has more than three follow-ups.",
                "Ask without a condition what can be answered without the parent.",
            )
        parent = by_id.get(when.question)
        if parent:
            yield from _parent(placed, parent, loc)
        elif when.question not in draft.asked:
            yield Finding(
                (*loc, "question"),
                f"There is no question “{when.question}” in this file.",
                nearest(when.question, by_id) or "Name the id of a question of this file.",
            )


def _parent(child: Placed, parent: Placed, loc: Loc) -> Iterator[Finding]:
    name = parent.given.id
    if parent is child:
        yield Finding(loc, "The question is its own parent.", "Name another, or leave when out.")
    elif parent.given.when:
        yield Finding(
            loc,
            f"The parent “{name}” is a follow-up itself; follow-ups are one deep.",
            f"Name “{parent.given.when.question}” as the parent, or leave when out.",
        )
    if isinstance(parent.full, InformationQuestion):
        yield Finding(
            loc,
            f"The parent “{name}” is an information question, which earns nothing.",
            "Leave when out, or ask the parent with another kind.",
        )
    if isinstance(child.full, YesNoQuestion) and child.full.from_profile:
        yield Finding(
            loc,
            "A question answered from the profile needs no other answer first.",
            "Leave when out.",
        )
    if child.given.core and not parent.given.core:
        yield Finding(
            (*child.loc, "core"),
            f"A core follow-up needs a core parent, and “{name}” is not core.",
            f"Make “{name}” core, or this one not.",
        )
