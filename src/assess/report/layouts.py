"""Layouts as files: ``reports/<name>.toml``, shipped, or the user's own beside the store.

They are read strictly: every problem of a file is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import tomli
from pydantic import ValidationError

from assess.core.fields import Frozen
from assess.errors import ContentError, NotFound, Problem
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.library import content_folder
from assess.library.findings import Finding, Loc, at, problems, shown
from assess.library.keys import nearest
from assess.report.layout import Layout, LayoutHead, parts


def names(own: Path | None = None) -> dict[str, Path]:
    """The files of all layouts by name: the user's own in ``own``, then the shipped ones."""
    found: dict[str, Path] = {}
    for folder in (content_folder("reports"), own):
        files = sorted(folder.glob("*.toml")) if folder and folder.is_dir() else []
        found |= {file.stem: file for file in files}
    return dict(sorted(found.items()))


def find(name: str, own: Path | None = None) -> Layout:
    """Return the layout of this name, the user's own before a shipped one.

    Raises NotFound, and ContentError with every problem of its file.
    """
    known = names(own)
    if name not in known:
        raise NotFound(
            _("There is no layout “{name}”.").format(name=name),
            nearest(name, known) or _("There are: {names}.").format(names=", ".join(known)),
        )
    return (
        _kept(known[name]) if known[name].parent == content_folder("reports") else read(known[name])
    )


@cache
def _kept(path: Path) -> Layout:
    """A shipped layout, which does not change while the program runs."""
    return read(path)


def read(path: Path) -> Layout:
    """Read one layout. Raises ContentError with every problem of the file."""
    document: Any = {}
    text = ""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        document = tomli.loads(text)
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _unusable(
            [Problem(str(path), 0, "", _("The file cannot be read: {why}.").format(why=why))]
        ) from error
    found = list(_rules(document, path.stem))
    made = None
    try:
        made = Layout.model_validate(document)
    except ValidationError as error:
        found += _told(error, document)
    if made is None or found:
        raise _unusable(problems(path, text, document, found))
    return made


def _unusable(found: list[Problem]) -> ContentError:
    told = ngettext("{n} problem", "{n} problems", len(found)).format(n=number(len(found)))
    return ContentError(
        _("The layout cannot be used: {problems}.").format(problems=told),
        found,
        _("Mend what is listed."),
    )


def _rules(document: dict[str, Any], name: str) -> Iterator[Finding]:
    """What models cannot see: the name of the file, the same part twice, a late cover."""
    head = document.get("layout")
    if isinstance(head, dict) and isinstance(head.get("id"), str) and head["id"] != name:
        message = _("The id is {id}, but the file is called {name}.toml.")
        yield Finding(
            ("layout", "id"),
            message.format(id=shown(head["id"]), name=name),
            _("Make them the same."),
        )
    rows = document.get("part")
    seen: set[str] = set()
    for place, row in enumerate(rows if isinstance(rows, list) else ()):
        part = row.get("part") if isinstance(row, dict) else None
        if not isinstance(part, str):
            continue
        if part in seen:
            message = _("The part {part} stands here a second time.").format(part=shown(part))
            yield Finding(("part", place, "part"), message, _("Remove one of them."))
        if part == "cover" and place:
            yield Finding(
                ("part", place, "part"), _("The cover is not the first part."), _("Put it first.")
            )
        seen.add(part)


def _told(error: ValidationError, document: dict[str, Any]) -> Iterator[Finding]:
    errors = error.errors(include_url=False)
    places = [_place(each["loc"]) for each in errors]
    for each, loc in zip(errors, places, strict=True):
        # A list is not too short because one of its items is wrong.
        if any(len(other) > len(loc) and other[: len(loc)] == loc for other in places):
            continue
        key, kind = str(loc[-1]) if loc else "", each["type"]
        if kind == "extra_forbidden":
            known = _keys(document, loc)
            remedy = nearest(key, known) or _("Known here: {keys}.").format(keys=", ".join(known))
            yield Finding(loc, _("There is no key “{key}” here.").format(key=key), remedy)
        elif kind.startswith("union_tag"):
            yield _unknown_part(at(document, loc), loc)
        elif kind == "missing":
            yield Finding(loc, _("“{key}” is missing.").format(key=key), _("Add it."))
        else:
            message = _("{value} cannot be used here: {why}.")
            why = each["msg"][:1].lower() + each["msg"][1:]
            yield Finding(
                loc, message.format(value=shown(at(document, loc)), why=why), _("Change it.")
            )


def _unknown_part(row: Any, loc: Loc) -> Finding:
    given = row.get("part") if isinstance(row, dict) else None
    known = list(parts())
    every = _("The parts are: {parts}.").format(parts=", ".join(known))
    if not isinstance(given, str):
        return Finding(loc, _("This part has no name."), every)
    message = _("There is no part {part}.").format(part=shown(given))
    return Finding((*loc, "part"), message, nearest(given, known) or every)


def _place(loc: tuple[str | int, ...]) -> Loc:
    """``loc`` without the name of the part that pydantic puts after its place."""
    return (*loc[:2], *loc[3:]) if loc[:1] == ("part",) and len(loc) > 2 else loc


def _keys(document: dict[str, Any], loc: Loc) -> list[str]:
    """The keys that the table around ``loc`` may have."""
    if loc[:1] == ("part",) and len(loc) > 2:
        model: type[Frozen] = parts()[at(document, (*loc[:2], "part"))]
    else:
        model = LayoutHead if loc[:1] == ("layout",) and len(loc) > 1 else Layout
    return list(model.model_fields)
