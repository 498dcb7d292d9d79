"""The report: where to, how far, and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, ProgressBar, Static

from assess.core.view import View
from assess.errors import AssessError, ReportError
from assess.tui.commands import bindings
from assess.tui.screens.page import Page
from assess.tui.services import Services, Stopped
from assess.tui.widgets.editors import Line
from assess.tui.words import country_words, one_line


class ReportScreen(Page[None]):
    """Writes the gap report of a view in a thread, so that it can be stopped."""

    TABLE = "report"
    BINDINGS = bindings("report")

    def __init__(self, view: View, services: Services) -> None:
        super().__init__()
        self._view = view
        self._services = services
        self._writing = False
        self._stop = False

    def content(self) -> Iterable[Widget]:
        own = self._view.assessment
        name = one_line(country_words(own), 60)
        yield Static(Content(f"Gap report: {name}"), classes="title")
        yield Static(Content("Write the PDF to this file:"), classes="label")
        yield Line(f"reports/{own.id}-gap-report.pdf", id="path")
        yield Static(id="where", markup=False)
        yield ProgressBar(id="progress", show_eta=False)
        yield Static(id="outcome", markup=False)

    def on_mount(self) -> None:
        self.query_one("#progress").display = False
        self.query_one("#path").focus()
        self._where()

    def on_input_changed(self) -> None:
        self._where()

    def _where(self) -> None:
        path = self._path()
        text = f"In full: {path.absolute()}" if path else "Type where the report is to be written."
        if path and path.is_file():
            text += "\nA file of this name is there already; it will be replaced."
        self.query_one("#where", Static).update(Content(text))

    def _path(self) -> Path | None:
        typed = self.query_one("#path", Input).value.strip()
        if not typed:
            return None
        path = Path(typed)
        return path.expanduser() if typed.startswith("~") else path

    def on_input_submitted(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        path = self._path()
        if self._writing or path is None:
            return
        if self._services.write_report is None:
            self._outcome("✗ This installation cannot write reports.")
            return
        self._writing, self._stop = True, False
        self.query_one("#progress").display = True
        self.query_one("#path", Input).disabled = True
        self._outcome("Writing … Esc stops it.")
        self.run_worker(lambda: self._write(path), thread=True, name="report")

    def _write(self, path: Path) -> None:
        """In the thread: write, and tell the screen how it ended."""
        assert self._services.write_report
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._services.write_report(self._view, path, self._on_progress)
        except Stopped:
            outcome = "Stopped. No report was written."
        except AssessError as error:
            outcome = f"✗ The report was not written. {error}"
        except OSError as error:
            wrong = ReportError(
                f"{path} cannot be written: {error.strerror or error}.", "Choose another file."
            )
            outcome = f"✗ The report was not written. {wrong}"
        else:
            outcome = f"Written: {path.absolute()}"
        self._in_app(lambda: self._ended(outcome))

    def _on_progress(self, done: int, total: int) -> None:
        if self._stop:
            raise Stopped
        self._in_app(lambda: self._progress(done, total))

    def _in_app(self, say: object) -> None:
        assert callable(say)
        if self.is_attached and self.app.is_running:
            self.app.call_from_thread(say)

    def _progress(self, done: int, total: int) -> None:
        self.query_one(ProgressBar).update(total=total or None, progress=done)

    def _ended(self, outcome: str) -> None:
        self._writing = False
        self.query_one("#progress").display = False
        self.query_one("#path", Input).disabled = False
        self.query_one("#path").focus()
        self._where()
        self._outcome(outcome)

    def _outcome(self, text: str) -> None:
        self.query_one("#outcome", Static).update(Content(text))

    def action_back(self) -> None:
        if self._writing:
            self._stop = True
            self._outcome("Stopping …")
        else:
            self.dismiss(None)
