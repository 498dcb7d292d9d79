"""A folder of the user's own: its checklists add to the shipped ones or stand in their place.

Whatever is wrong in an own file, the shipped checklists load: the file is left out and named.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assess.core.questions import SharedQuestion
from assess.errors import Problem
from assess.language import gettext as _
from assess.language import number
from assess.library.findings import Loc
from assess.library.reading import Draft, read
from assess.library.rows import Rows
from assess.library.shelf import checklists, examine

_TOLD = 3


@dataclass(slots=True)
class Settled:
    """What is used of shipped and own files, all rows there are, and what was left out."""

    drafts: list[Draft]
    own: list[Draft]
    rows: Rows
    left_out: list[Problem] = field(default_factory=list)


def read_own(folder: Path | None) -> list[Draft]:
    """Read the checklists of an own folder, not its assessment files; none without a folder."""
    if folder is None or not folder.is_dir():
        return []
    files = sorted(folder.glob("*.toml"))
    return [read(file) for file in files if not file.name.endswith(".assess.toml")]


def settle(
    shipped: Sequence[Draft], own: Sequence[Draft], asked: Container[str] | None = None
) -> Settled:
    """Put own files beside the shipped ones, or in their place; leave out those that are wrong.

    With ``asked``, only these checklists are examined; the others are there to be shared.
    """
    kept, left_out = list(own), list[Problem]()
    before = {id(draft): list(draft.found) for draft in [*shipped, *own]}
    while True:
        mine = {draft.name for draft in checklists(kept)}
        drafts = [d for d in shipped if d.is_sources or d.name not in mine] + kept
        for draft in drafts:
            draft.found = list(before[id(draft)])
        chosen = [d for d in drafts if asked is None or d.is_sources or d.name in asked]
        rows = examine(chosen, drafts)
        blame(replacing(kept, shipped), drafts)
        wrong = [draft for draft in kept if draft.found]
        if not wrong:
            return Settled(drafts, kept, rows, left_out)
        left_out += [problem for draft in wrong for problem in draft.problems()]
        kept = [draft for draft in kept if draft not in wrong]


def replacing(own: Sequence[Draft], shipped: Sequence[Draft]) -> list[Draft]:
    """The own checklists that stand in place of shipped ones."""
    names = {draft.name for draft in checklists(shipped)}
    return [draft for draft in checklists(own) if draft.name in names]


def blame(replacing: Sequence[Draft], sharers: Sequence[Draft]) -> None:
    """Tell each checklist that stands in place of another what it takes from those that share it.

    What was found in ``sharers`` because of a question that they share from it moves to it.
    """
    by_name = {draft.name: draft for draft in replacing}
    for sharer in sharers if by_name else ():
        if by_name.get(sharer.name) is sharer:
            continue
        for name, loc in _shared(sharer):
            if name not in by_name:
                continue
            for finding in [each for each in sharer.found if each.loc[: len(loc)] == loc]:
                sharer.found.remove(finding)
                by_name[name].say(
                    ("checklist", "id"),
                    "Standing in place of the shipped checklist of this id, it takes something "
                    f"from “{sharer.name}”: {finding.message}",
                    "Keep the questions that others share, or give the checklist another id.",
                )


def shared_from(draft: Draft) -> set[str]:
    """The names of the checklists whose questions a checklist shares."""
    return {name for name, _ in _shared(draft)}


def _shared(draft: Draft) -> Iterator[tuple[str, Loc]]:
    for placed in draft.questions:
        if isinstance(placed.given, SharedQuestion):
            yield placed.given.same_as.partition("/")[0], placed.loc


def notes(folder: Path, settled: Settled, shipped: Sequence[Draft]) -> Iterator[str]:
    """Say what an own folder changes, and what of it is left out and why."""
    if not folder.is_dir():
        yield _(
            "there is no folder {folder} with checklists of your own; the shipped ones are used."
        ).format(folder=folder)
    instead = {draft.name for draft in replacing(settled.own, shipped)}
    added = [draft.name for draft in checklists(settled.own) if draft.name not in instead]
    parts = [_("added: {names}").format(names=", ".join(added))] if added else []
    parts += (
        [_("in place of the shipped ones: {names}").format(names=", ".join(sorted(instead)))]
        if instead
        else []
    )
    if parts:
        yield _("your own checklists in {folder} are used ({parts}).").format(
            folder=folder, parts="; ".join(parts)
        )
    by_file: dict[str, list[Problem]] = {}
    for problem in settled.left_out:
        by_file.setdefault(problem.file, []).append(problem)
    for file, problems in by_file.items():
        lines = [f"\n  {problem}" for problem in problems[:_TOLD]]
        if len(problems) > _TOLD:
            more = _("and {n} more; see: assess checklist check {file}")
            lines.append(f"\n  {more.format(n=number(len(problems) - _TOLD), file=file)}")
        yield _("{file} is left out until it is mended:").format(file=file) + "".join(lines)
