"""Files side by side: which are read, and what the rules that need several of them find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from assess.errors import Problem
from assess.language import gettext as _
from assess.library.reading import Draft, read
from assess.library.rows import Rows, check_ids, check_rows, own
from assess.library.rules import check as check_rules
from assess.library.shared import resolve


def read_all(paths: Iterable[Path]) -> tuple[list[Draft], list[Problem]]:
    """Read files and the files of folders, each once; a folder without any is a problem."""
    drafts: dict[Path, Draft] = {}
    problems: list[Problem] = []
    for path in paths:
        files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        if not files:
            problems.append(
                Problem(
                    str(path), 0, "", _("There is no checklist here."), _("Name another folder.")
                )
            )
        for file in files:
            if file.resolve() not in drafts:
                drafts[file.resolve()] = read(file)
    return list(drafts.values()), problems


def read_around(drafts: Sequence[Draft], *folders: Path) -> list[Draft]:
    """Read what ``drafts`` may rest on: the files beside them, and those of ``folders``."""
    seen = {draft.path.resolve() for draft in drafts}
    found = []
    for folder in [*dict.fromkeys(draft.path.parent for draft in drafts), *folders]:
        for file in sorted(folder.glob("*.toml")):
            if file.resolve() not in seen:
                seen.add(file.resolve())
                found.append(read(file))
    return found


def checklists(drafts: Iterable[Draft]) -> list[Draft]:
    return [draft for draft in drafts if not draft.is_sources]


def examine(drafts: Sequence[Draft], everything: Sequence[Draft]) -> Rows:
    """Note in ``drafts`` all that the rules find, and return all rows there are.

    ``everything`` holds ``drafts`` and whatever they share or cite.
    """
    check_ids(everything)
    shelf: dict[str, Draft] = {}
    for draft in checklists(everything):
        first = shelf.setdefault(draft.name, draft)
        if first is not draft:
            draft.say(
                ("checklist", "id"),
                _("There is another checklist “{name}”: {path}.").format(
                    name=draft.name, path=first.path
                ),
                _("Give one of them another name."),
            )
    shared = Rows()
    brought = [(draft, own(draft)) for draft in everything]
    for draft, rows in brought:
        shared = shared.joined(rows) if draft.is_sources else shared
    asked = {id(draft) for draft in drafts}
    for draft, its in brought:
        if id(draft) not in asked:
            continue
        rows = its.joined(shared)
        check_rows(draft, rows)
        if not draft.is_sources and draft.readable:
            resolve(draft, shelf)
            draft.found += check_rules(draft, rows)
    for _key, its in brought:
        shared = shared.joined(its)
    return shared
