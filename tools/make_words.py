"""Write the template that the program's own words are translated from.

Run with ``make pages``. It gathers every text of ``src/`` that goes through gettext,
and those of the table of commands.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from assess.tui.commands import COMMANDS

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "checklists" / "lang" / "interface.pot"

_KEYWORDS = {"_": None, "gettext": None, "N_": None, "noop": None, "ngettext": (1, 2)}


def words() -> str:
    """Return the template: every text, once, in the order of the alphabet, with its files."""
    catalogue = Catalog(project="assess", fuzzy=False, charset="utf-8")
    found = extract_from_dir(
        str(ROOT / "src"),
        keywords=_KEYWORDS,
        comment_tags=["Translators:"],
        strip_comment_tags=True,
    )
    for file, _line, message, comments, context in found:
        catalogue.add(
            message, locations=[(Path(file).as_posix(), 0)], auto_comments=comments, context=context
        )
    for command in COMMANDS:
        for text in filter(None, (command.label, command.help)):
            catalogue.add(text, locations=[("assess/tui/commands.py", 0)])
    written = io.BytesIO()
    write_po(
        written, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False
    )
    return _HEAD + written.getvalue().decode()


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
