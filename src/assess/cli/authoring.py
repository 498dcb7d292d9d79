"""``assess checklist new`` and ``diff``: for people who write checklists of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assess.cli.out import prose, say, tell
from assess.cli.shell import Shell
from assess.core.checklist import Edition
from assess.core.terms import count_words
from assess.errors import AssessError, ExitStatus, NotFound

if TYPE_CHECKING:
    from assess.library.difference import Difference
    from assess.library.telling import Change

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 40
_TAKEN = ("sources",)


@click.command("new")
@click.argument("name", metavar="ID")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A folder, or a file named ID.toml. Default: ID.toml in the current folder.",
)
@click.pass_obj
def new_command(shell: Shell, name: str, output: Path | None) -> int:
    """Write a commented file that a checklist of your own starts from.

    What must be filled in is empty; `assess checklist check` lists it with lines. The path of the
    file goes to stdout. No file is ever overwritten.
    """
    from assess.library.starter import starter  # noqa: PLC0415

    if not _ID.fullmatch(name) or len(name) > _LONGEST or name in _TAKEN:
        raise click.UsageError(
            f"“{name}” cannot be the id of a checklist. Use small letters, digits and single "
            f"hyphens, at most {_LONGEST} characters, such as public-libraries."
        )
    path = output or Path(f"{name}.toml")
    path = path / f"{name}.toml" if path.is_dir() else path
    if path.name != f"{name}.toml":
        raise click.UsageError(f"The file of the checklist “{name}” must be named {name}.toml.")
    _write_new(path, starter(name))
    _say_next(shell, name, path)
    say(str(path))
    return ExitStatus.OK


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise AssessError(
            f"{path} is there already; nothing was written.", "Name another file with -o."
        ) from error
    except OSError as error:
        raise AssessError(
            f"{path} cannot be written: {error.strerror}.", "Name another folder with -o."
        ) from error


def _say_next(shell: Shell, name: str, path: Path) -> None:
    from assess.library import content_folder  # noqa: PLC0415

    folder = shell.own_folder
    tell("Written. What to do next:")
    tell(f"1. Fill in what is empty. This lists it:  assess checklist check {path}")
    if path.resolve().parent != folder.resolve():
        tell(f"2. Put the file into your own folder of checklists:  {folder}")
        tell("   (make that folder, or name another by the variable ASSESS_CHECKLISTS)")
    else:
        tell("2. It is in your own folder of checklists and is used once nothing is wrong with it.")
    tell(f"3. Answer it:  assess new --checklist {name}")
    if (content_folder("checklists") / path.name).exists():
        tell(f"There is a shipped checklist “{name}”: yours will stand in its place.")


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.pass_obj
def diff_command(shell: Shell, old: str, new: str) -> int:
    """List what changed between two editions of a checklist, and what that does to scores.

    OLD and NEW are files or ids. Where your own checklist stands in place of a shipped one, its id
    as OLD means the shipped one. Exit status 1 when scores do not stay comparable.
    """
    from assess.library.difference import difference  # noqa: PLC0415

    found = difference(_edition(shell, old, shipped=True), _edition(shell, new, shipped=False))
    for line in _listed(found):
        say(line)
    _verdict(found)
    return ExitStatus.OK if found.comparable else ExitStatus.PROBLEMS


def _edition(shell: Shell, given: str, *, shipped: bool) -> Edition:
    """The checklist of a file or an id. Raises NotFound and ContentError."""
    from assess.cli.checklist import checklist_id  # noqa: PLC0415 (that module imports this one)
    from assess.library import load, load_file  # noqa: PLC0415

    path = Path(given)
    if path.is_file():
        return load_file(path)
    if given.endswith(".toml") or len(path.parts) > 1:
        raise NotFound(f"There is no file {given}.", "Check the spelling.")
    name = checklist_id(shell, given)
    if shipped and name in shell.library.replaced:
        return load(ids=(name,)).editions[name]
    return shell.library.editions[name]


def _listed(found: Difference) -> Iterator[str]:
    """The changes under their headings, those of one place together."""
    before, after = found.old.checklist, found.new.checklist
    yield f"{before.id} {before.version} → {after.id} {after.version}"
    for heading in dict.fromkeys(change.heading for change in found.changes):
        yield ""
        yield heading
        yield from _under([each for each in found.changes if each.heading == heading])


def _under(changes: list[Change]) -> Iterator[str]:
    for where in dict.fromkeys(change.where for change in changes):
        words = [change.words for change in changes if change.where == where]
        if len(words) == 1:
            yield f"  {where}: {words[0]}"
        else:
            yield f"  {where}:"
            yield from (f"    {each}" for each in words)


def _verdict(found: Difference) -> None:
    from assess.library.telling import Part  # noqa: PLC0415

    say()
    if found.part is Part.NONE:
        say("Nothing changed.")
        return
    if found.comparable:
        prose("Scores stay comparable.")
    else:
        number = sum(change.part is Part.MAJOR for change in found.changes)
        prose(
            f"Scores do not stay comparable: {count_words(number, 'change')} of what is asked, "
            "what it earns or what is a duty. New words are taken to mean something new."
        )
    if found.old.checklist.id != found.new.checklist.id:
        return
    place = {Part.MAJOR: "first", Part.MINOR: "second", Part.PATCH: "last"}[found.part]
    words = f"The {place} number of the version is to be raised, to {found.version} at least"
    given = found.new.checklist.version
    prose(f"{words}{'.' if found.version_fits else f'; the new file says {given}.'}")
