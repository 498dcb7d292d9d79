"""What is said to users goes through gettext: read from the source, so that none is missed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assess

SOURCE = Path(assess.__file__).parent
TRANSLATED = {"_", "gettext", "ngettext", "noop", "N_"}
SAYING = {
    *("tell", "prose", "say", "refused", "problem", "Problem", "confirmed", "notify"),
    *("AssessError", "AnswerRefused", "TextRefused", "AssessmentFileError", "ChangedMeanwhile"),
    *("NotFound", "Deleted", "StoreError", "StoreTooNew", "StoreDamaged", "ReportError"),
    *("UsageError", "BadParameter", "NoTerminal", "UnknownLanguage"),
}
FOR_AUTHORS = ("library/", "cli/page.py", "cli/basis.py", "cli/authoring.py")
"""Whoever writes checklists reads English: the format is English."""

SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
FILES = sorted(
    file
    for file in SOURCE.rglob("*.py")
    if not file.relative_to(SOURCE).as_posix().startswith(FOR_AUTHORS)
)


def name(call: ast.Call) -> str:
    function = call.func
    return getattr(function, "id", "") or getattr(function, "attr", "")


def untranslated(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and text of every sentence below ``node`` that gettext does not see."""
    if isinstance(node, ast.Call) and name(node) in TRANSLATED:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if SENTENCE.search(node.value):
            yield node.lineno, node.value
        return
    for below in ast.iter_child_nodes(node):
        yield from untranslated(below)


def said(code: str) -> list[tuple[int, str]]:
    """The sentences that ``code`` hands to whatever speaks to users, and that stay English."""
    calls = [
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and name(node) in SAYING
    ]
    given = [part for call in calls for part in (*call.args, *call.keywords)]
    return sorted({found for part in given for found in untranslated(part)})


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_every_message_can_be_translated(file):
    assert said(file.read_text(encoding="utf-8")) == []


def test_what_stays_english_is_found():
    assert said('tell(f"No {thing} was found.")') == [(1, " was found.")]
    assert said('raise NotFound(_("Not here."), "See the list.")') == [(1, "See the list.")]
    assert said('tell(_("No {thing} was found.").format(thing=thing))') == []


def test_nothing_is_put_together_inside_gettext():
    """A text made with f"…" or + is never found in a catalogue."""
    found = []
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name(node) in TRANSLATED and node.args:
                first = node.args[0]
                if isinstance(first, ast.JoinedStr | ast.BinOp):
                    found.append(f"{file.name}:{node.lineno}")
    assert found == []
