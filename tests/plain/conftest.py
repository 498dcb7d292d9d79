"""Line mode in the test's own process: what is typed goes in, what is said comes out."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from assess.core.assessment import Answer
from assess.core.view import View
from assess.plain.console import Console
from assess.plain.run import run
from assess.tui.services import Progress, ReportJob, ReportWish, Services
from tests.tui.sample import Content, World


@dataclass
class Report:
    """What a fake writer says it wrote."""

    pages: int = 7
    messages: tuple[str, ...] = ()


class Lines:
    """One assessment of the sample checklist in memory, asked line by line."""

    def __init__(self) -> None:
        self.world = World()
        self.services = Services(
            self.world.store,
            lambda: Content(self.world.edition),
            self.world.origin,
            write_report=self._writer,
        )
        self.wishes: list[ReportWish] = []

    def _writer(self, _view: View, wish: ReportWish) -> ReportJob:
        self.wishes.append(wish)

        def job(path: Path, on_progress: Progress) -> Report:
            on_progress(10, 0)
            path.write_bytes(b"%PDF")
            return Report()

        return job

    def __call__(self, *typed: str, home: bool = False, width: int = 0) -> str:
        """Type lines, then the end of the input; return what was said."""
        said = io.StringIO()
        console = Console(io.StringIO("".join(f"{line}\n" for line in typed)), said, width)
        assert run(console, self.services, None if home else self.world.id) == 0
        return said.getvalue()

    def answer(self, question: str) -> Answer:
        """What is kept of a question of the sample."""
        return self.world.answered(question)


@pytest.fixture
def lines() -> Lines:
    return Lines()
