"""Checklists from TOML files: every problem of every file at once, or editions ready to answer.

A checklist file is read (``reading``), each part that is right by itself is taken, and the rules
that need more than one part look at what was taken (``rows``, ``shared``, ``rules``). Lines are
looked up only when there is something to tell (``lines``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assess.core.checklist import Edition
from assess.core.questions import MaturityQuestion, SharedQuestion
from assess.core.sources import KeyElement, Provision, Source
from assess.errors import ContentError, Problem
from assess.library.build import edition
from assess.library.reading import Draft, read
from assess.library.rows import Rows, check_ids, check_rows, common, own
from assess.library.rules import check as check_rules
from assess.library.shared import resolve

__all__ = ["Library", "check", "content_folder", "json_schema", "load", "warnings"]

_QUESTION_FITS, _LEVEL_FITS = 150, 140


@dataclass(frozen=True, slots=True)
class Library:
    """All checklists, resolved, and what they may rest on.

    ``editions`` by checklist id, in the order of the file names; ``sources`` and ``provisions`` by
    id: those of ``sources.toml`` and those that checklists bring. ``key_elements``: the points of
    the lists that documents print, in file order.
    """

    editions: dict[str, Edition]
    sources: dict[str, Source]
    provisions: dict[str, Provision]
    key_elements: tuple[KeyElement, ...] = ()


def content_folder(name: str) -> Path:
    """Return the folder of shipped content: "checklists" or "reports".

    In an installed package it lies inside; in the source tree beside ``src``.
    """
    package = Path(__file__).parent.parent
    inside = package / "_content" / name
    return inside if inside.is_dir() else package.parent.parent / name


def load(folders: Sequence[Path] | None = None) -> Library:
    """Return the checklists of ``folders``; left out, the shipped ones.

    Raises ContentError with every problem of every file.
    """
    drafts, problems = _read_all(folders or [content_folder("checklists")])
    rows = _examine(drafts, drafts)
    problems += [problem for draft in drafts for problem in draft.problems()]
    if problems:
        files = len({problem.file for problem in problems})
        raise ContentError(
            "The checklists cannot be used: "
            f"{_count(len(problems), 'problem')} in {_count(files, 'file')}.",
            problems,
            "Mend what is listed, then run: assess checklist check",
        )
    checklists = sorted(_checklists(drafts), key=lambda draft: draft.path.name)
    return Library(
        {draft.name: edition(draft, rows) for draft in checklists},
        rows.sources,
        rows.provisions,
        tuple(element for draft in drafts for _, element in draft.key_elements),
    )


def check(paths: Sequence[Path]) -> list[Problem]:
    """Return every problem of the checklist files and folders ``paths``, in order.

    What they share or cite is looked for in these, then in the same folders, then in the shipped
    checklists; problems of files that were not asked about are not told.
    """
    drafts, problems = _read_all(paths)
    _examine(drafts, [*drafts, *_around(drafts)])
    return sorted([*problems, *(problem for draft in drafts for problem in draft.problems())])


def warnings(paths: Sequence[Path]) -> list[Problem]:
    """Return what is allowed but does not fit a small screen: long questions and levels."""
    drafts, _ = _read_all(paths)
    for draft in drafts:
        draft.found = []
        for placed in draft.questions:
            question, loc = placed.given, placed.loc
            if isinstance(question, SharedQuestion):
                continue
            _measure(draft, (*loc, "text"), question.text, _QUESTION_FITS)
            if isinstance(question, MaturityQuestion):
                for number, level in enumerate(question.levels):
                    _measure(draft, (*loc, "levels", number), level, _LEVEL_FITS)
    return sorted(problem for draft in drafts for problem in draft.problems())


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a checklist file, for editors that complete and check TOML."""
    from assess.library.schema import schema  # noqa: PLC0415 (loading does not need it)

    return schema()


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _measure(draft: Draft, loc: tuple[str | int, ...], text: str, most: int) -> None:
    if len(text) > most:
        draft.say(
            loc,
            f"The text has {len(text)} characters; {most} fit a small screen.",
            f"Shorten it by {len(text) - most}.",
        )


def _read_all(paths: Iterable[Path]) -> tuple[list[Draft], list[Problem]]:
    """Read files and the files of folders, each once; a folder without any is a problem."""
    drafts: dict[Path, Draft] = {}
    problems: list[Problem] = []
    for path in paths:
        files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        if not files:
            problems.append(
                Problem(str(path), 0, "", "There is no checklist here.", "Name another folder.")
            )
        for file in files:
            if file.resolve() not in drafts:
                drafts[file.resolve()] = read(file)
    return list(drafts.values()), problems


def _around(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The files that ``drafts`` may rest on: beside them, and the shipped ones."""
    seen = {draft.path.resolve() for draft in drafts}
    for folder in [*dict.fromkeys(d.path.parent for d in drafts), content_folder("checklists")]:
        for file in sorted(folder.glob("*.toml")):
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield read(file)


def _checklists(drafts: Iterable[Draft]) -> list[Draft]:
    return [draft for draft in drafts if not draft.is_sources]


def _examine(drafts: Sequence[Draft], everything: Sequence[Draft]) -> Rows:
    """Note in ``drafts`` all that the rules find, and return all rows there are."""
    check_ids(everything)
    shelf: dict[str, Draft] = {}
    for draft in _checklists(everything):
        first = shelf.setdefault(draft.name, draft)
        if first is not draft:
            draft.say(
                ("checklist", "id"),
                f"There is another checklist “{draft.name}”: {first.path}.",
                "Give one of them another name.",
            )
    shared = common(everything)
    for draft in drafts:
        rows = own(draft).joined(shared)
        check_rows(draft, rows)
        if not draft.is_sources and draft.readable:
            resolve(draft, shelf)
            draft.found += check_rules(draft, rows)
    for draft in drafts:
        shared = shared.joined(own(draft))
    return shared
