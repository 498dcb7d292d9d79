"""The floor of the screens: a bare Textual app with header, list and footer.

``python -m benchmarks.bare ROWS [FILE…]`` shows so many rows; files are read and parsed first.
"""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList


class Bare(App[None]):
    BINDINGS = [("q", "quit", "Quit")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield Header()
        yield OptionList(*(f"Row {number} of the list" for number in range(1, self._rows + 1)))
        yield Footer()

    def on_mount(self) -> None:
        self.animation_level = "none"


def main() -> None:
    rows, *files = sys.argv[1:]
    if files:
        import tomli  # noqa: PLC0415 (only where files are read)

        for name in files:
            tomli.loads(Path(name).read_text(encoding="utf-8"))
    Bare(int(rows)).run()


if __name__ == "__main__":
    main()
