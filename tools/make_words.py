"""Write the template that the program's own words are translated from.

Run with ``make pages``. It gathers every text of ``src/`` that goes through gettext,
and those of the table of commands.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from assess.tui.commands import COMMANDS

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "checklists" / "lang" / "interface.pot"

_ONE = ("_", "gettext", "N_", "noop")
_COUNTED = "ngettext"


def words() -> str:
    """Return the template: every text, once, in the order of the alphabet, with its files."""
    catalogue = Catalog(project="assess", fuzzy=False, charset="utf-8")
    for file in sorted((ROOT / "src").rglob("*.py")):
        place = (file.relative_to(ROOT / "src").as_posix(), 0)
        for message in _texts(file.read_text(encoding="utf-8")):
            catalogue.add(message, locations=[place])
    for command in COMMANDS:
        for text in filter(None, (command.label, command.help)):
            catalogue.add(text, locations=[("assess/tui/commands.py", 0)])
    written = io.BytesIO()
    write_po(
        written, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False
    )
    return _HEAD + written.getvalue().decode()


def _texts(code: str) -> Iterator[str | tuple[str, str]]:
    """Yield every text that code hands to gettext, those within f-strings too."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        given = [part.value for part in node.args if isinstance(part, ast.Constant)]
        texts = [text for text in given if isinstance(text, str) and text]
        if node.func.id in _ONE and texts:
            yield texts[0]
        elif node.func.id == _COUNTED and len(texts) == 2:
            yield texts[0], texts[1]


_HEAD = """\
# The program's own words: screens, commands, reports and messages.
# What stands in braces is put in by the program: keep it as it is.
msgid ""
msgstr ""
"Project-Id-Version: assess\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(words(), encoding="utf-8", newline="\n")
    print(TEMPLATE.relative_to(ROOT))  # noqa: T201
