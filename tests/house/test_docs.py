"""The pages say what the program does: every command and option is in them, and none else."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from assess.cli.main import cli
from assess.errors import ExitStatus
from assess.forms.entry import HELP as HELP_OF_FORMS
from assess.report.formats import FORMATS
from assess.report.layout import parts
from assess.report.layouts import find
from assess.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/user.md",
    "docs/reference.md",
    "docs/methodology.md",
    "docs/translate.md",
]
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
HELP = {"-h", "--help"}
VARIABLE = re.compile(r"\bASSESS_[A-Z]{3,}\b")


def commands(group: click.Group = cli, path: str = "assess") -> dict[str, click.Command]:
    """Every command by what one types for it."""
    found: dict[str, click.Command] = {path: group}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        typed = f"{path} {name}"
        found |= commands(command, typed) if isinstance(command, click.Group) else {typed: command}
    return found


def options(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    } - HELP


def lines_typed(text: str) -> list[str]:
    """Every command line in a page: in its code, inline and in blocks, comments left out."""
    blocks = re.findall(r"^```(?:sh|powershell)?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    found = [line.partition("  #")[0] for block in blocks for line in block.splitlines()]
    found += re.findall(r"`([^`\n]+)`", text)
    typed = (re.sub(r"^\S*[\\/]", "", line.strip()) for line in found)
    return [line for line in typed if re.match(r"assess( |$)", line)]


@pytest.mark.parametrize("name", PAGES)
def test_every_command_line_in_the_pages_exists(name: str) -> None:
    known = commands()
    for line in lines_typed((ROOT / name).read_text("utf-8")):
        words = line.split()
        if "--store" in words:
            place = words.index("--store")
            del words[place : place + 2]
        depth = 3 if words[1:2] == ["checklist"] and len(words) > 2 else 2
        wanted = " ".join(word for word in words[:depth] if not word.startswith("-"))
        if wanted == "assess COMMAND":
            continue
        assert wanted in known, f"{name}: {line}"
        given = {word.partition("=")[0] for word in words if word.startswith("-")} - HELP
        assert given <= options(known[wanted]), f"{name}: {line}"


@pytest.mark.parametrize("typed", sorted(commands()))
def test_every_command_and_option_is_documented(typed: str) -> None:
    assert re.search(rf"`{re.escape(typed)}(`| )", REFERENCE), typed
    command = commands()[typed]
    assert command.help
    for option in options(command):
        assert re.search(rf"`(assess )?{re.escape(option)}(`| )", REFERENCE), f"{typed} {option}"


def test_exit_statuses_are_documented() -> None:
    numbers = [int(found) for found in re.findall(r"^\| (\d) \|", REFERENCE, re.MULTILINE)]
    assert numbers == [status.value for status in ExitStatus]
    text = cli.get_help(click.Context(cli))
    assert [int(n) for n in re.findall(r"^ +(\d)  \w", text, re.MULTILINE)] == numbers


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        assert (page.parent / path).exists(), f"{name}: {target}"
        if anchor:
            there = (page.parent / path).read_text("utf-8") if path else text
            heads = re.findall(r"^#+ (.+)$", there, re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in heads}


def test_formats_of_reports_are_documented() -> None:
    named = re.findall(r"^\| `(\w+)` \|", REFERENCE, re.MULTILINE)
    assert {*FORMATS} <= {*named}


def test_what_is_typed_for_a_form_is_documented() -> None:
    for typed, _meaning in HELP_OF_FORMS:
        for line in typed.split("   "):
            assert f"`{line}`" in REFERENCE, line


def test_settings_and_variables_are_documented() -> None:
    package = (ROOT / "src" / "assess").rglob("*.py")
    variables = {name for file in package for name in VARIABLE.findall(file.read_text("utf-8"))}
    for name in sorted({*Settings.__annotations__, *variables}):
        assert f"`{name}`" in REFERENCE, name


def test_layouts_of_reports_are_documented(tmp_path: Path) -> None:
    example = re.search(
        r"^```toml\n(format = \"assess-layout.*?)^```", REFERENCE, re.DOTALL | re.MULTILINE
    )
    assert example
    (tmp_path / "for-the-meeting.toml").write_text(example[1], "utf-8")
    assert find("for-the-meeting", tmp_path).part
    for part, model in parts().items():
        for name in (part, *sorted({*model.model_fields} - {"part"})):
            assert f"`{name}`" in REFERENCE, f"{part}: {name}"


def test_modules_that_the_architecture_names_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = re.findall(r"`([\w/]+\.py)`", text) + re.findall(r"^  (\w+\.py) ", text, re.MULTILINE)
    package = ROOT / "src" / "assess"
    for name in named:
        assert any((place / name).exists() for place in (package, package / "core", ROOT)), name


def test_the_architecture_names_every_room_and_every_module_of_the_core() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    package = ROOT / "src" / "assess"
    rooms = {file.parent.name for file in package.glob("*/__init__.py")}
    assert [room for room in sorted(rooms) if f"\n  {room}/ " not in text] == []
    modules = {file.name for file in (package / "core").glob("*.py")} - {"__init__.py"}
    assert [name for name in sorted(modules) if f"`{name}`" not in text] == []
