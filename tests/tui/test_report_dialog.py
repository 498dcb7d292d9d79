"""The report dialog: what is chosen, where it goes, how it is stopped, and what it says then."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from assess.errors import NotFound, ReportError, StoreError
from assess.settings import Settings
from assess.tui.screens.question import QuestionScreen
from assess.tui.services import ReportWish
from assess.tui.widgets.tick import Tick
from tests.tui.sample import World, flat, press, running, text, write


def writer(write_to=lambda path, progress: path.write_text("report"), *, messages=(), wishes=None):
    """A report writer that does this with the path; it notes what was wished."""

    def prepare(view, wish):
        if wishes is not None:
            wishes.append(wish)

        def job(path, progress):
            write_to(path, progress)
            return SimpleNamespace(pages=3, messages=messages)

        return job

    return prepare


def app(world=None, **more):
    more = {"layouts": lambda: ("full", "brief", "one-page", "annex", "ours")} | more
    return (world or World()).app(**more)


async def settled(pilot):
    for _ in range(60):
        await asyncio.sleep(0.02)
        await pilot.pause()
        if not pilot.app.screen._writing:
            return
    raise AssertionError("the report did not end")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_the_report_is_written_and_says_where_and_how_many_pages(tmp_path):
    world = World()

    def three_pages(path, progress):
        for page in range(3):
            progress(page, 3)
        path.write_text("report")

    async with running(app(world, report_writer=writer(three_pages))) as pilot:
        await press(pilot, "r", "enter")
        await settled(pilot)
        path = tmp_path / "reports" / f"{world.id}-gap-report.pdf"
        assert path.read_text() == "report"
        assert "".join(f"Written: {path}, 3 pages.".split()) in "".join(text(pilot).split())
        assert "will be replaced" in flat(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, QuestionScreen)


async def test_what_could_not_be_printed_is_said():
    said = ["The sign U+1F600 is in no font: printed as [U+1F600]."]
    async with running(app(report_writer=writer(messages=said))) as pilot:
        await press(pilot, "r", "ctrl+s")
        await settled(pilot)
        assert "! The sign U+1F600 is in no font: printed as [U+1F600]." in flat(pilot)


async def test_layout_readers_paper_and_attachment_are_chosen():
    wishes = []
    async with running(app(report_writer=writer(wishes=wishes))) as pilot:
        await press(pilot, "r")
        assert "Holds all answers, notes, documents and names." in flat(pilot)
        assert "Whoever has the PDF" not in flat(pilot)
        await press(pilot, "tab", "right", "tab", "tab", "right", "tab", "space")
        assert "Whoever has the PDF then has every answer" in flat(pilot)
        assert "-gap-report-brief.pdf" in text(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
    assert wishes == [ReportWish("brief", "internal", "letter", attach=True)]


async def test_nothing_is_attached_unless_it_is_asked_for():
    wishes = []
    async with running(app(report_writer=writer(wishes=wishes))) as pilot:
        await press(pilot, "r", "enter")
        await settled(pilot)
    assert wishes == [ReportWish("full", "internal", "a4", attach=False)]


@pytest.mark.parametrize(("turns", "disclosure"), [(1, "partner"), (2, "public")])
async def test_the_file_is_attached_to_no_report_that_leaves_something_out(turns, disclosure):
    wishes = []
    async with running(app(report_writer=writer(wishes=wishes))) as pilot:
        await press(pilot, "r")
        pilot.app.screen.query_one("#attach", Tick).ticked = True
        pilot.app.screen.query_one("#disclosure").focus()
        await press(pilot, *["right"] * turns)
        assert "put the assessment file" not in flat(pilot)
        assert f"-gap-report-{disclosure}.pdf" in text(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
    assert (wishes[0].disclosure, wishes[0].attach) == (disclosure, False)


async def test_a_users_own_layout_is_offered():
    wishes = []
    async with running(app(report_writer=writer(wishes=wishes))) as pilot:
        await press(pilot, "r")
        pilot.app.screen.query_one("#layout").focus()
        await press(pilot, "left")
        assert "‹ ours ›" in text(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
    assert wishes[0].layout == "ours"


async def test_folder_and_paper_are_remembered(tmp_path):
    kept = []
    world = World()
    made = app(world, report_writer=writer(), keep_settings=kept.append)
    async with running(made) as pilot:
        await press(pilot, "r", "ctrl+u")
        await write(pilot, "deep/er.pdf")
        pilot.app.screen.query_one("#paper").focus()
        await press(pilot, "right", "ctrl+s")
        await settled(pilot)
        await press(pilot, "escape", "r")
        folder = tmp_path / "deep"
        assert pilot.app.screen.query_one("#path").value.startswith(f"{folder}/")
        assert "‹ Letter ›" in text(pilot)
    assert Path("deep/er.pdf").is_file()
    assert kept == [Settings(report_folder=str(folder), paper="letter")]


async def test_a_folder_that_cannot_be_remembered_is_said_beside_the_report():
    def refuse(settings):
        raise StoreError("The settings cannot be written.", "Allow writing.")

    async with running(app(report_writer=writer(), keep_settings=refuse)) as pilot:
        await press(pilot, "r", "ctrl+u")
        await write(pilot, "deep/er.pdf")
        await press(pilot, "enter")
        await settled(pilot)
        assert "Written:" in flat(pilot)
        assert "The settings cannot be written. Allow writing." in flat(pilot)


async def test_a_report_can_be_stopped():
    def endless(path, progress):
        for page in range(10_000):
            progress(page, 0)
            time.sleep(0.01)

    async with running(app(report_writer=writer(endless))) as pilot:
        await press(pilot, "r", "enter", "escape")
        await settled(pilot)
        assert "Stopped. No report was written." in flat(pilot)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ReportError("The page is too small.", "Choose A4."), "The page is too small. Choose A4."),
        (PermissionError(13, "Permission denied"), "Permission denied. Choose another file."),
    ],
)
async def test_a_report_that_fails_says_what_failed(error, said):
    def failing(path, progress):
        raise error

    async with running(app(report_writer=writer(failing))) as pilot:
        await press(pilot, "r", "enter")
        await settled(pilot)
        assert "The report was not written. " in flat(pilot)
        assert said in flat(pilot)


async def test_a_report_that_cannot_be_prepared_says_why():
    def prepare(view, wish):
        raise NotFound("There is no layout “full”.", "Install assess again.")

    async with running(app(report_writer=prepare)) as pilot:
        await press(pilot, "r", "enter")
        assert "There is no layout “full”. Install assess again." in flat(pilot)


@pytest.mark.parametrize(("typed", "said"), [("", "Type the name"), (".", "is a folder")])
async def test_a_path_that_is_no_file_is_refused(typed, said):
    async with running(app(report_writer=writer())) as pilot:
        await press(pilot, "r", "ctrl+u")
        if typed:
            await press(pilot, "full_stop")
        await press(pilot, "enter")
        assert said in flat(pilot)
        assert not pilot.app.screen._writing


async def test_quitting_while_a_report_is_written_does_not_hang():
    def slow(path, progress):
        for page in range(20):
            progress(page, 20)
            time.sleep(0.02)

    async with running(app(report_writer=writer(slow))) as pilot:
        await press(pilot, "r", "enter")
        await pilot.press("ctrl+q")


async def test_in_the_smallest_window_the_first_field_is_seen_with_its_label():
    world = World()
    async with running(world.app(report_writer=lambda *_given: None), (60, 20)) as pilot:
        await press(pilot, "r")
        await pilot.pause(0.3)
        assert "▸ Write the report to this file" in text(pilot)
