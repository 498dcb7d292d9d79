"""``assess checklist``: read the checklists, check them, and get the schema of their format."""

from __future__ import annotations

from pathlib import Path

import click

from assess.cli.out import say, say_json, table, tell
from assess.cli.shell import Shell
from assess.core.terms import count_words
from assess.errors import ExitStatus, NotFound


@click.group("checklist")
def checklist_command() -> None:
    """Read the checklists, check their files, get the schema of their format."""


@checklist_command.command("list")
@click.pass_obj
def list_command(shell: Shell) -> int:
    """List the checklists."""
    rows = []
    for edition in shell.library.editions.values():
        head, questions = edition.checklist, edition.questions.values()
        core = sum(question.core for question in questions)
        rows.append([head.id, head.title, head.version, str(len(questions)), str(core)])
    table(["ID", "Title", "Version", "Questions", "Core"], rows, wrap=1, right=(3, 4))
    return ExitStatus.OK


@checklist_command.command("show")
@click.argument("name", metavar="ID")
@click.pass_obj
def show_command(shell: Shell, name: str) -> int:
    """Print a checklist as a page: questions, levels, why, where they come from."""
    from assess.cli.page import page  # noqa: PLC0415

    say(page(shell.library, shell.library.editions[checklist_id(shell, name)]).rstrip("\n"))
    return ExitStatus.OK


@checklist_command.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
def check_command(paths: tuple[Path, ...]) -> int:
    """Report every problem of checklist files, or of the shipped ones.

    PATH is a checklist or a folder of checklists. Exit status 1 when there is a problem.
    """
    from assess.library import check, content_folder, warnings  # noqa: PLC0415

    for path in paths:
        if not path.exists():
            raise NotFound(f"There is no file or folder {path}.", "Check the spelling.")
    chosen = paths or (content_folder("checklists"),)
    for warning in warnings(chosen):
        tell(f"warning: {warning}")
    problems = check(chosen)
    for problem in problems:
        say(str(problem))
    if problems:
        tell(f"{count_words(len(problems), 'problem')} found.")
        return ExitStatus.PROBLEMS
    tell("No problem found.")
    return ExitStatus.OK


@checklist_command.command("schema")
def schema_command() -> int:
    """Write the JSON Schema of the checklist format, for editors that complete and check."""
    from assess.library import json_schema  # noqa: PLC0415

    say_json(json_schema())
    return ExitStatus.OK


def checklist_id(shell: Shell, given: str) -> str:
    """Return the id of the checklist that ``given`` names or shortens. Raises NotFound."""
    known = shell.library.editions
    if given in known:
        return given
    matching = [name for name in known if name.startswith(given)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise NotFound(f"“{given}” could be {', '.join(matching)}.", "Type more of the name.")
    raise NotFound(f"There is no checklist “{given}”.", f"There are: {', '.join(known)}.")
