"""The report dialog offers other formats, and with each only what it can do."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assess.report.formats import FORMATS as ABLE
from assess.tui.reports import FORMATS
from assess.tui.services import ReportWish
from tests.tui.sample import World, flat, press, running, text
from tests.tui.test_report_dialog import settled


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def writer(wishes):
    """A writer that notes what is wished and counts no pages."""

    def prepare(view, wish):
        wishes.append(wish)

        def job(path, progress):
            path.write_text("report")
            return SimpleNamespace(pages=0, messages=())

        return job

    return prepare


def test_every_format_is_offered_in_its_order():
    assert list(FORMATS) == list(ABLE)


@pytest.mark.parametrize(
    ("turns", "to", "layout", "paper"),
    [(1, "docx", True, True), (2, "xlsx", False, True), (4, "md", True, False),
     (5, "csv", False, False)],
)  # fmt: skip
async def test_a_format_offers_what_it_can_do(tmp_path, turns, to, layout, paper):
    wishes, world = [], World()
    async with running(world.app(report_writer=writer(wishes))) as pilot:
        await press(pilot, "r")
        assert "put the assessment file into the PDF" in flat(pilot)
        pilot.app.screen.query_one("#to").focus()
        await press(pilot, *["right"] * turns)
        assert f"-gap-report.{to}" in text(pilot)
        assert ("full: all parts" in text(pilot)) is layout
        assert ("‹ A4 ›" in text(pilot)) is paper
        assert "put the assessment file" not in flat(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        path = tmp_path / "reports" / f"{world.id}-gap-report.{to}"
        assert path.read_text() == "report"
        assert "".join(f"Written: {path}.".split()) in "".join(text(pilot).split())
        assert "0 pages" not in text(pilot)
    assert wishes == [ReportWish(to=to)]


async def test_back_at_pdf_layout_and_attachment_are_as_they_were():
    wishes = []
    async with running(World().app(report_writer=writer(wishes))) as pilot:
        await press(pilot, "r", "tab", "tab", "tab", "tab", "space")
        pilot.app.screen.query_one("#to").focus()
        await press(pilot, "right", "right", "left", "left", "ctrl+s")
        await settled(pilot)
    assert wishes == [ReportWish(attach=True)]
