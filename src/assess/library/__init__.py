"""Checklists from TOML files: every problem of every file at once, or editions ready to answer.

A checklist file is read (``reading``), each part that is right by itself is taken, and the rules
that need more than one part look at what was taken (``shelf``, ``rows``, ``shared``, ``rules``).
A folder of the user's own adds to the shipped checklists (``own``). Lines are looked up only when
there is something to tell (``lines``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assess.core.checklist import Edition
from assess.core.questions import MaturityQuestion, SharedQuestion
from assess.core.sources import KeyElement, Provision, Source
from assess.errors import ContentError, Problem
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.library import own as own_files
from assess.library.build import edition
from assess.library.chosen import read_chosen, require
from assess.library.reading import Draft
from assess.library.shelf import checklists, examine, read_all, read_around

__all__ = ["Library", "check", "content_folder", "json_schema", "load", "load_file", "warnings"]

_QUESTION_FITS, _LEVEL_FITS = 150, 140


@dataclass(frozen=True, slots=True)
class Library:
    """All checklists, resolved, and what they may rest on.

    ``editions`` by checklist id, in the order of the file names; ``sources`` and ``provisions`` by
    id: those of ``sources.toml`` and those that checklists bring. ``key_elements``: the points of
    the lists that documents print, in file order. ``own`` are the files of the user's own
    checklists by id, ``replaced`` the ids among them that a shipped checklist has too. ``notes``
    are messages for the user on both, and on own files that were left out.
    """

    editions: dict[str, Edition]
    sources: dict[str, Source]
    provisions: dict[str, Provision]
    key_elements: tuple[KeyElement, ...] = ()
    own: dict[str, Path] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()

    def standing(self, name: str) -> str:
        """Say where a checklist comes from: "" for a shipped one, else "your own …"."""
        if name not in self.own:
            return ""
        return (
            _("your own, in place of the shipped one") if name in self.replaced else _("your own")
        )


def content_folder(name: str) -> Path:
    """Return the folder of shipped content: "checklists" or "reports".

    In an installed package it lies inside; in the source tree beside ``src``.
    """
    package = Path(__file__).parent.parent
    inside = package / "_content" / name
    return inside if inside.is_dir() else package.parent.parent / name


def load(
    folders: Sequence[Path] | None = None,
    *,
    own: Path | None = None,
    ids: Iterable[str] | None = None,
) -> Library:
    """Return the checklists of ``folders``; left out, the shipped ones.

    ``own`` is a folder of the user's: its checklists are added, or stand in place of those of the
    same id; what is wrong there is told in ``notes``. With ``ids`` only these checklists come,
    with the sources and the provisions that they cite, and only the files that they need are read.

    Raises ContentError with every problem of every file of ``folders``, and NotFound for an id
    that there is no file of.
    """
    places = list(folders or [content_folder("checklists")])
    if own and own.resolve() in [place.resolve() for place in places]:
        own = None
    if ids is not None:
        return _some(places, own, set(ids))
    shipped, problems = read_all(places)
    mine = own_files.read_own(own)
    return _library(own, shipped, own_files.settle(shipped, mine), problems)


def _some(places: list[Path], own: Path | None, asked: set[str]) -> Library:
    """The checklists ``asked`` from rows cut short; from whole files if anything is wrong."""
    folders = [own] if own and own.is_dir() else []
    for whole in (False, True):
        drafts = read_chosen([*places, *folders], asked, whole=whole)
        require(sorted(asked), drafts, [*places, *folders])
        mine = [draft for draft in drafts if draft.path.parent in folders]
        shipped = [draft for draft in drafts if draft.path.parent not in folders]
        settled = own_files.settle(shipped, mine, asked)
        if not settled.left_out and not any(draft.found for draft in drafts):
            break
    return _library(own, shipped, settled, [], asked)


def _library(
    folder: Path | None,
    shipped: Sequence[Draft],
    settled: own_files.Settled,
    problems: list[Problem],
    asked: set[str] | None = None,
) -> Library:
    own = checklists(settled.own)
    wrong = [draft for draft in settled.drafts if not any(draft is mine for mine in settled.own)]
    problems += [problem for draft in wrong for problem in draft.problems()]
    if problems:
        raise _cannot_be_used(problems)
    ordered = sorted(checklists(settled.drafts), key=lambda draft: draft.path.name)
    chosen = [draft for draft in ordered if asked is None or draft.name in asked]
    return Library(
        {draft.name: edition(draft, settled.rows) for draft in chosen},
        settled.rows.sources,
        settled.rows.provisions,
        tuple(element for draft in settled.drafts for _, element in draft.key_elements),
        own={draft.name: draft.path for draft in own},
        replaced=frozenset(d.name for d in own_files.replacing(settled.own, shipped)),
        notes=tuple(own_files.notes(folder, settled, shipped)) if folder else (),
    )


def load_file(path: Path) -> Edition:
    """Return the checklist of one file, whatever the file's name.

    What it shares or cites is looked for beside it, then in the shipped checklists. Raises
    ContentError with every problem of the file.
    """
    [draft], problems = read_all([path])
    rows = examine([draft], [draft, *read_around([draft], content_folder("checklists"))])
    # A file kept aside to be compared may have any name.
    draft.found = [finding for finding in draft.found if finding.loc != ("checklist", "id")]
    problems += draft.problems()
    if problems:
        raise _cannot_be_used(problems)
    return edition(draft, rows)


def _cannot_be_used(problems: Sequence[Problem]) -> ContentError:
    files = len({problem.file for problem in problems})
    words = _("The checklists cannot be used: {problems} in {files}.")
    found = ngettext("{n} problem", "{n} problems", len(problems))
    places = ngettext("{n} file", "{n} files", files).format(n=number(files))
    return ContentError(
        words.format(problems=found.format(n=number(len(problems))), files=places),
        problems,
        _("Mend what is listed, then run: assess checklist check"),
    )


def check(paths: Sequence[Path]) -> list[Problem]:
    """Return every problem of the checklist files and folders ``paths``, in order.

    What they share or cite is looked for in these, then in the same folders, then in the shipped
    checklists; problems of files that were not asked about are not told, unless a checklist that
    is to stand in place of a shipped one causes them.
    """
    drafts, problems = read_all(paths)
    around = read_around(drafts, content_folder("checklists"))
    replacing = own_files.replacing(drafts, around)
    names = {draft.name for draft in replacing}
    sharers = [draft for draft in around if own_files.shared_from(draft) & names]
    examine([*drafts, *sharers], [*drafts, *around])
    own_files.blame(replacing, sharers)
    return sorted([*problems, *(problem for draft in drafts for problem in draft.problems())])


def warnings(paths: Sequence[Path]) -> list[Problem]:
    """Return what is allowed but does not fit a small screen: long questions and levels."""
    drafts, _ = read_all(paths)
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


def _measure(draft: Draft, loc: tuple[str | int, ...], text: str, most: int) -> None:
    if len(text) > most:
        draft.say(
            loc,
            f"The text has {len(text)} characters; {most} fit a small screen.",
            f"Shorten it by {len(text) - most}.",
        )
