"""Shown in a browser, the screens write no file but into their own folder, and send it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from assess.tui.widgets.field import Field
from assess.tui.widgets.place import PlaceField


class Asking(App[None]):
    def __init__(self, outbox: Path | None) -> None:
        super().__init__()
        self._outbox = outbox

    def compose(self) -> ComposeResult:
        yield PlaceField("File", "/home/official/reports/r.pdf", self._outbox)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("/etc/passwd", "passwd"),
        ("../../../etc/passwd", "passwd"),
        ("~/.bashrc", "bashrc"),
        ("..", "file"),
        ("a\\b\\c.pdf", "c.pdf"),
        ("report.pdf", "report.pdf"),
    ],
)
async def test_whatever_is_typed_the_file_stays_in_the_folder(tmp_path, typed, name):
    app = Asking(tmp_path)
    async with app.run_test() as pilot:
        place = app.query_one(PlaceField)
        assert place.path == tmp_path / "r.pdf"
        app.query_one(Field).value = typed
        await pilot.pause()
        assert place.path == tmp_path / name
        place.propose("/elsewhere/x.pdf")
        assert place.path == tmp_path / name


async def test_in_a_terminal_the_path_is_the_users(tmp_path):
    app = Asking(None)
    async with app.run_test() as pilot:
        app.query_one(Field).value = str(tmp_path / "r.pdf")
        await pilot.pause()
        assert app.query_one(PlaceField).path == tmp_path / "r.pdf"
