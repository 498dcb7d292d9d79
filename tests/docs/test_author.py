"""docs/author.md: its console blocks are typed in order, its TOML blocks are what it writes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from assess.core.checklist import ChecklistFile
from assess.core.sources import KeyElement, Provision, Source
from assess.library import check, load, warnings
from assess.library.keys import KINDS, TABLES, known_keys

PAGE = Path(__file__).parents[2] / "docs" / "author.md"
TEXT = PAGE.read_text(encoding="utf-8")
MINE = "checklists/playgrounds.toml"


@dataclass(frozen=True)
class Block:
    """A block of code: its language, the rest of its first line, and its text."""

    language: str
    name: str
    text: str


BLOCKS = [
    Block(*found) for found in re.findall(r"^```(\w*) ?(.*)\n((?:.*\n)*?)^```$", TEXT, re.MULTILINE)
]
QUESTIONS = [block.text for block in BLOCKS if block.name == "question"]


def typed(block: Block) -> list[tuple[str, str]]:
    """The commands of a console block, each with what the page says it prints."""
    parts = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)
    assert parts[0] == ""
    return list(zip(parts[1::2], parts[2::2], strict=True))


class Terminal:
    """A shell in an empty folder; what is exported stays, as in a terminal."""

    def __init__(self, home: Path) -> None:
        self.home, self.exports = home, ""
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("ASSESS_")
        } | {
            "HOME": str(home),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "ASSESS_STORE": str(home / "assess.sqlite3"),
        }

    def type(self, command: str) -> str:
        """What ``command`` prints on stdout and stderr together."""
        done = subprocess.run(
            ["bash", "-c", self.exports + command],
            cwd=self.home, env=self.environment, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        )  # fmt: skip
        if command.startswith("export "):
            self.exports += command + "\n"
        return done.stdout.replace(os.path.realpath(self.home), "/home/you")

    def write(self, block: Block) -> None:
        """Put a block at the end of its file; one that begins a file begins it anew."""
        path = self.home / block.name
        before = "" if block.text.startswith("format = ") else f"{path.read_text('utf-8')}\n"
        path.write_text(before + block.text, encoding="utf-8")


def test_typed_in_order_the_page_is_true(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    for block in BLOCKS:
        if block.language == "toml" and block.name != "question":
            terminal.write(block)
        for command, printed in typed(block) if block.language == "console" else ():
            assert terminal.type(command) == printed, command
    assert (tmp_path / "playgrounds.pdf").read_bytes().startswith(b"%PDF-")


def test_no_block_is_left_out() -> None:
    assert {block.language for block in BLOCKS} == {"toml", "console"}
    names = {block.name for block in BLOCKS if block.language == "toml"}
    assert names == {MINE, "try.assess.toml", "question"}
    assert TEXT.count("\n```") == 2 * len(BLOCKS)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The checklist that the page writes, without its slip."""
    text = "\n".join(block.text for block in BLOCKS if block.name == MINE)
    path = tmp_path / "playgrounds.toml"
    path.write_text(text.replace('kind = "element"', 'kind = "elements"'), encoding="utf-8")
    return path


@pytest.mark.parametrize("text", QUESTIONS)
def test_each_question_of_the_format_is_right(written: Path, text: str) -> None:
    before = written.read_text("utf-8")
    written.write_text(f"{before}\n{text}", encoding="utf-8")
    assert check([written]) == []


def test_the_questions_of_the_format_show_every_kind(written: Path) -> None:
    written.write_text("\n".join([written.read_text("utf-8"), *QUESTIONS]), encoding="utf-8")
    [edition] = load([written.parent]).editions.values()
    assert {question.kind for question in edition.questions.values()} == set(KINDS)


def test_every_key_of_the_format_is_explained() -> None:
    blocks = "".join(block.text for block in BLOCKS)
    named = set(re.findall(r"`([a-z_]+)`", TEXT))
    there = named | set(re.findall(r"\b([a-z_]+) = ", TEXT))
    models = [*TABLES.values(), *KINDS.values(), ChecklistFile, Source, Provision]
    wanted = {key for model in models for key in known_keys(model)}
    tables = set(re.findall(r"^\[\[?([a-z.]+)\]", blocks, re.MULTILINE))
    tables |= {table.rpartition(".")[2] for table in tables}
    # Points of lists that documents print stand in sources.toml only.
    assert wanted - there - tables == set(known_keys(KeyElement)) - there


def test_the_levels_in_the_page_fit_a_small_screen(written: Path) -> None:
    assert warnings([written]) == []
