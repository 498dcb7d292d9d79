"""Reading only what some checklists need: their files, those they share from, cited rows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from pathlib import Path

from assess.core.questions import SharedQuestion
from assess.errors import NotFound
from assess.language import gettext as _
from assess.library.keys import nearest
from assess.library.own import shared_from
from assess.library.reading import SOURCES, Draft, read

_HEADER = "\n[["
_PROVISION = re.compile(r'provision]]\nid = "([a-z0-9-]+)"\n')


def read_chosen(folders: Sequence[Path], names: set[str], *, whole: bool) -> list[Draft]:
    """Read the checklists ``names``, those that they share from, and what of the rows they cite.

    With ``whole``, every row of ``sources.toml``: needed to tell what is wrong and where.
    """
    drafts = _read_named(folders, sorted(names))
    shared = {name for draft in drafts for name in shared_from(draft)}
    drafts += _read_named(folders, sorted(shared - names))
    cited = {
        basis.id
        for draft in drafts
        for placed in draft.questions
        if not isinstance(placed.given, SharedQuestion)
        for basis in placed.given.basis
    }
    for folder in folders:
        file = folder / SOURCES
        if file.is_file():
            drafts.append(read(file, None if whole else lambda text: excerpt(text, cited)))
    return drafts


def _read_named(folders: Iterable[Path], names: Sequence[str]) -> list[Draft]:
    files = [folder / f"{name}.toml" for folder in folders for name in names]
    return [read(file) for file in files if file.is_file()]


def excerpt(text: str, ids: Container[str]) -> str:
    """Return the text of a ``sources.toml`` with, of the provisions, only those of these ids.

    The points of printed lists, which cite others, go too. What does not plainly begin and end
    such a table stays; where a text could hold what looks like one, nothing is cut.
    """
    if '"""' in text or "'''" in text:
        return text
    first, *tables = text.split(_HEADER)
    return _HEADER.join([first, *(table for table in tables if _stays(table, ids))])


def _stays(table: str, ids: Container[str]) -> bool:
    if "\n[" in table:
        return True
    found = _PROVISION.match(table)
    return found[1] in ids if found else not table.startswith("key_element]]\n")


def require(names: Iterable[str], drafts: Iterable[Draft], folders: Iterable[Path]) -> None:
    """Raise NotFound for the first of ``names`` that is no checklist among ``drafts``."""
    there = {draft.name for draft in drafts if not draft.is_sources}
    missing = next((name for name in names if name not in there), None)
    if missing is None:
        return
    files = (file for folder in folders for file in folder.glob("*.toml"))
    known = sorted({file.stem for file in files if file.name != SOURCES})
    raise NotFound(
        _("There is no checklist “{missing}”.").format(missing=missing),
        nearest(missing, known) or _("There are: {known}.").format(known=", ".join(known)),
    )
