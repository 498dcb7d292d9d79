"""What a start imports: nobody waits for what is not used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assess.cli.main import COMMANDS

SCREENS = {"textual"}
PDF = {"reportlab"}


def imported(code: str) -> set[str]:
    """The top-level modules that are loaded after ``code`` ran in a fresh interpreter."""
    script = f"import sys\n{code}\nsys.stderr.write('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    return {name.partition(".")[0] for name in done.stderr.splitlines()}


def command(*arguments: str) -> set[str]:
    return imported(
        f"sys.argv = ['assess', *{list(arguments)!r}]\nfrom assess.__main__ import main\nmain()"
    )


def test_version_imports_nothing_to_speak_of() -> None:
    loaded = command("--version")
    assert "click" in loaded
    assert not loaded & (SCREENS | PDF | {"pydantic", "sqlite3", "rich"})


def test_list_imports_no_screens_and_no_pdf() -> None:
    loaded = command("list")
    assert "sqlite3" in loaded
    assert not loaded & (SCREENS | PDF | {"pycountry", "tree_sitter"})


def test_screens_start_without_the_command_line_framework() -> None:
    assert "click" not in command()
    opening = "from assess.cli import screens\nfrom assess.tui import app"
    loaded = imported(opening)
    assert "textual" in loaded
    assert not loaded & ({"click"} | PDF)


def test_core_knows_no_shell() -> None:
    loaded = imported("import assess.core.scoring")
    assert not loaded & (SCREENS | PDF | {"sqlite3", "click", "rich", "tomli"})


def test_checking_shipped_checklists_needs_no_line_finder() -> None:
    loaded = command("checklist", "list")
    assert not loaded & (SCREENS | PDF | {"tree_sitter", "sqlite3"})


@pytest.mark.parametrize("module", sorted(set(COMMANDS.values())))
def test_help_needs_neither_screens_nor_pdf(module: str) -> None:
    loaded = imported(f"import assess.cli.{module}")
    assert not loaded & (SCREENS | PDF)
