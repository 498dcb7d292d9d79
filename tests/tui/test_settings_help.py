"""Settings, help, terms, the command palette, the mouse on the key line, and the window's size."""

from __future__ import annotations

import pytest

from assess.core.glossary import glossary
from assess.language import number
from assess.settings import Settings
from assess.tui import commands
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.outline import OutlineScreen
from assess.tui.screens.question import QuestionScreen
from assess.tui.screens.report import ReportScreen
from assess.tui.screens.settings import SettingsScreen
from assess.tui.screens.terms import TermsScreen
from assess.tui.terminal import measure_the_terminal
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.lines import KeyLine, key_at
from tests.tui.sample import World, flat, go, press, running, text, write


async def test_settings_are_kept_on_leaving():
    kept = []
    app = World().app(on=False, keep_settings=kept.append)
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "Amina")
        await press(pilot, "tab")
        await write(pilot, "Ministry of Labour")
        await press(pilot, "tab", "right", "tab", "right")
        assert app.theme == "light"
        await press(pilot, "tab", "right", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert kept == [
        Settings(
            name="Amina",
            agency="Ministry of Labour",
            show_score=True,
            theme="light",
            paper="letter",
        )
    ]


async def test_answers_are_signed_with_the_name_that_was_set():
    world = World()
    app = world.app(on=False)
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "Amina")
        await press(pilot, "escape", "enter", "3")
    assert world.session().history("period/period")[0].event.who == "Amina"


async def test_settings_can_be_put_back_to_how_they_were():
    kept = []
    app = World().app(on=False, settings=Settings(name="Amina"), keep_settings=kept.append)
    async with running(app) as pilot:
        await press(pilot, "s", "ctrl+u")
        await write(pilot, "Somebody")
        pilot.app.screen.query_one("#theme", Cycle).focus()
        await press(pilot, "right", "ctrl+r")
        assert app.theme == "calm"
        await press(pilot, "ctrl+s")
    assert kept == [Settings(name="Amina", theme="calm")]


async def test_a_name_that_is_too_long_is_said_beside_its_field():
    app = World().app(on=False)
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "x" * 400)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert "✗ The line has 400 characters" in flat(pilot)


async def test_settings_open_once_only():
    async with running(World().app(on=False)) as pilot:
        await press(pilot, "s")
        pilot.app.action_settings()
        await pilot.pause()
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_help_explains_the_terms():
    async with running(World().app(), size=(120, 60)) as pilot:
        await press(pilot, "question_mark", "t")
        assert isinstance(pilot.app.screen, TermsScreen)
        shown = flat(pilot)
        for term in glossary()[:8]:
            assert f"{term.word} {term.meaning}" in shown
        await press(pilot, "end")
        assert glossary()[-1].meaning in flat(pilot)
        await press(pilot, "home", "escape", "escape")
        assert isinstance(pilot.app.screen, QuestionScreen)


def test_every_term_is_explained_once():
    words = [term.word for term in glossary()]
    assert len(words) == len(set(words)) > 20
    for word in ("possible range", "your country's duty", "must-have", "rating", "unknown"):
        assert word in words


async def test_the_palette_holds_every_command_of_the_screen():
    async with running(World().app(), size=(120, 60)) as pilot:
        await press(pilot, "ctrl+p")
        await pilot.pause(0.3)
        shown = flat(pilot)
        for command in commands.to_find("question"):
            assert command.help in shown
        for command in commands.of("app"):
            assert command.action == "app.command_palette" or command.help in shown


@pytest.mark.parametrize(
    ("typed", "screen"),
    [
        ("gap report", ReportScreen),
        ("all questions with", OutlineScreen),
        ("words that the screens", TermsScreen),
        ("settings", SettingsScreen),
    ],
)
async def test_a_command_is_found_by_a_part_of_what_it_does(typed, screen):
    async with running(World().app()) as pilot:
        await press(pilot, "ctrl+p")
        await write(pilot, typed)
        await pilot.pause(0.5)
        await press(pilot, "enter")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, screen)


def test_what_only_moves_the_mark_is_not_to_be_found():
    found = [command.action for command in commands.to_find("home")]
    assert "up" not in found
    assert "first" not in found
    assert found.count("app.settings") == 1
    assert {"open", "new", "duplicate", "report", "export", "history", "delete"} <= set(found)


@pytest.mark.parametrize(
    ("shown", "column", "key"),
    [
        ("Enter", 2, "enter"),
        ("Esc", 9, "escape"),
        ("Ctrl+S", 0, "ctrl+s"),
        ("Shift+Tab ↑", 3, "shift+tab"),
        ("Shift+Tab ↑", 10, "up"),
        ("Tab ↓", 12, "tab"),
        ("←→", 0, "left"),
        ("←→", 1, "right"),
        ("←→", 7, "right"),
        ("PgUp PgDn", 1, "pageup"),
        ("PgUp PgDn", 7, "pagedown"),
        ("Home End", 6, "end"),
        ("?", 3, "question_mark"),
        ("/", 0, "slash"),
        ("n", 0, "n"),
        ("0-9", 0, ""),
        ("1 0", 0, "1"),
        ("1 0", 2, "0"),
        ("1 0", 6, ""),
    ],
)
def test_a_click_on_the_key_line_means_the_key_under_it(shown, column, key):
    assert key_at(shown, column) == key


def at(pilot, words):
    """The place of ``words`` on the screen."""
    for y, line in enumerate(text(pilot).splitlines()):
        if words in line:
            return line.index(words), y
    raise AssertionError(words)


async def test_keys_of_the_key_line_can_be_clicked():
    async with running(World().app(on=False)) as pilot:
        await pilot.click(offset=at(pilot, "s settings"))
        await pilot.pause()
        assert isinstance(pilot.app.screen, SettingsScreen)
        await pilot.click(offset=at(pilot, "save and go back"))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.click(offset=at(pilot, "? help"))
        await pilot.pause()
        await pilot.click(offset=at(pilot, "terms explained"))
        await pilot.pause()
        assert isinstance(pilot.app.screen, TermsScreen)


async def test_a_click_beside_the_keys_does_nothing():
    async with running(World().app(on=False)) as pilot:
        region = pilot.app.screen.query_one(KeyLine).region
        await pilot.click(offset=(region.right - 1, region.bottom - 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_answers_of_a_dialog_can_be_clicked():
    world = World()
    async with running(world.app(on=False)) as pilot:
        await press(pilot, "d")
        await pilot.click(offset=at(pilot, "n keep it"))
        await pilot.pause()
        assert world.store.assessments() == [world.id]
        await press(pilot, "d")
        await pilot.click(offset=at(pilot, "y delete it"))
        await pilot.pause()
        assert world.store.assessments() == []


async def test_rows_boxes_and_choices_can_be_clicked():
    async with running(World().app(on=False)) as pilot:
        await press(pilot, "s")
        await pilot.click(offset=at(pilot, "calm: light"))
        await pilot.pause()
        assert pilot.app.theme == "light"
        x, y = at(pilot, "‹ light")
        await pilot.click(offset=(x, y))
        await pilot.pause()
        assert pilot.app.theme == "calm"
        await press(pilot, "escape")
        await pilot.click(offset=at(pilot, "Sampleland"))
        await pilot.pause()
        assert isinstance(pilot.app.screen, QuestionScreen)


@pytest.mark.parametrize("size", [(59, 30), (80, 19), (30, 8)])
async def test_a_window_that_is_too_small_says_what_it_has_and_needs(size):
    async with running(World().app(on=False), size=size) as pilot:
        width, height = (number(each) for each in size)
        assert f"it has {width} columns and {height} rows, and needs 60 and 20" in flat(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (250, 80)])
async def test_home_and_its_keys_fit_every_size(size):
    async with running(World().app(on=False), size=size) as pilot:
        shown = flat(pilot)
        assert "Sampleland" in shown
        assert "1 of 10" in shown
        assert "? help" in shown
        for key, screen_says in (("s", "Settings"), ("x", "Export"), ("c", "Copy for a new")):
            await press(pilot, key)
            assert screen_says in flat(pilot)
            await press(pilot, "escape")


def test_exported_columns_and_lines_do_not_hide_the_size_of_the_terminal(monkeypatch):
    environ = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm"}

    class Stream:
        def __init__(self, *, tty):
            self.isatty = lambda: tty

    monkeypatch.setattr("sys.__stdout__", Stream(tty=False))
    measure_the_terminal(environ)
    assert environ["COLUMNS"] == "80"
    monkeypatch.setattr("sys.__stdout__", Stream(tty=True))
    measure_the_terminal(environ)
    assert environ == {"TERM": "xterm"}


async def test_a_name_signs_what_is_answered_next_in_the_open_assessment():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "1")
        pilot.app.action_settings()
        await pilot.pause(0.2)
        await write(pilot, "Amina")
        await press(pilot, "escape")
        await press(pilot, "0")
    assert [change.event.who for change in world.session().history("period/law")] == [
        "Amina",
        "official",
    ]
