"""The report: which, for whom, where to; how far it is; and where it is then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ProgressBar, Static

from assess.core.view import View
from assess.errors import AssessError, ReportError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.report.formats import FORMATS as ABLE
from assess.tui.commands import bindings
from assess.tui.reports import DISCLOSURES, FORMATS, LEFT_OUT, layouts
from assess.tui.screens.page import Page
from assess.tui.services import ReportJob, ReportWish, Services, Stopped, Written
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.form import Form
from assess.tui.widgets.place import PlaceField
from assess.tui.widgets.tick import Tick
from assess.tui.words import country_words, one_line, safe


class ReportScreen(Page[None]):
    """Writes the gap report of a view in a thread, so that it can be stopped."""

    TABLE = "report"
    BINDINGS = bindings("report")
    CSS = """
    ReportScreen Cycle { margin: 1 0 0 0; }
    ReportScreen #attach { margin: 1 0 0 0; }
    ReportScreen #result { height: auto; max-height: 40%; padding: 0 2; }
    ReportScreen #outcome { height: auto; }
    """

    def __init__(self, view: View, services: Services) -> None:
        super().__init__()
        self._view = view
        self._services = services
        self._writing = False
        self._stop = False

    def content(self) -> Iterable[Widget]:
        name = one_line(country_words(self._view.assessment), 60)
        yield Static(Content(_("Gap report: {name}").format(name=name)), classes="title")
        with Form():
            yield PlaceField(
                _("Write the report to this file"),
                self._proposed(ReportWish()),
                self._services.outbox,
            )
            yield Cycle(layouts(self._services.layouts()), "full", id="layout", label=_("Layout "))
            yield Cycle(
                [(name, _(words)) for name, words in DISCLOSURES.items()],
                "internal",
                id="disclosure",
                label=_("For    "),
            )
            yield Static(id="left-out", classes="means", markup=False)
            yield Cycle(
                (("a4", _("A4")), ("letter", _("Letter"))),
                self._services.settings.paper,
                id="paper",
                label=_("Paper  "),
            )
            yield Tick(_("put the assessment file into the PDF"), ticked=False, id="attach")
            yield Static(
                Content(
                    _(
                        "Whoever has the PDF then has every answer, note and name, and can take "
                        "them in with: assess import."
                    )
                ),
                id="attached",
                classes="means",
            )
            yield Cycle(
                [(name, _(words)) for name, words in FORMATS.items()],
                "pdf",
                id="to",
                label=_("Format "),
            )
        yield ProgressBar(id="progress", show_eta=False)
        with VerticalScroll(id="result", can_focus=False):
            yield Static(id="outcome", markup=False)

    def on_mount(self) -> None:
        self.query_one("#progress").display = False
        self.query_one("#result").display = False
        self.query_one(PlaceField).focus_input()
        self._follow()

    def _proposed(self, wish: ReportWish) -> str:
        """Where this report is written unless another path is typed; no kind replaces another."""
        kinds = [] if wish.layout == "full" else [wish.layout]
        kinds += [] if wish.disclosure == "internal" else [wish.disclosure]
        file = "-".join([self._view.assessment.id, "gap-report", *kinds]) + f".{wish.to}"
        return str(Path(self._services.settings.report_folder or "reports") / file)

    @on(Cycle.Changed, "#layout")
    @on(Cycle.Changed, "#disclosure")
    @on(Cycle.Changed, "#to")
    def _rename(self) -> None:
        self.query_one(PlaceField).propose(self._proposed(self.wish))

    @on(Cycle.Changed, "#disclosure")
    @on(Cycle.Changed, "#to")
    @on(Tick.Changed)
    def _follow(self) -> None:
        """Say what the choice means, and offer only what the format can do.

        A file inside would tell all that a report leaves out.
        """
        able = ABLE[self.query_one("#to", Cycle).value]
        self.query_one("#layout").display = able.blocks
        self.query_one("#paper").display = able.paper
        disclosure = self.query_one("#disclosure", Cycle).value
        self.query_one("#left-out", Static).update(Content(_(LEFT_OUT[disclosure])))
        attach = self.query_one("#attach", Tick)
        attach.display = disclosure == "internal" and able.name == "pdf"
        self.query_one("#attached").display = attach.display and attach.ticked

    @property
    def wish(self) -> ReportWish:
        """What is chosen."""
        disclosure = self.query_one("#disclosure", Cycle).value
        able = ABLE[self.query_one("#to", Cycle).value]
        inside = disclosure == "internal" and able.name == "pdf"
        return ReportWish(
            layout=self.query_one("#layout", Cycle).value if able.blocks else "full",
            disclosure=disclosure,
            paper="letter" if self.query_one("#paper", Cycle).value == "letter" else "a4",
            attach=inside and self.query_one("#attach", Tick).ticked,
            to=able.name,
        )

    def on_place_field_given(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        """Prepare the report and write it in a thread; does nothing while one is written."""
        path = self.query_one(PlaceField).path
        if self._writing:
            return
        if path is None or path.is_dir():
            self.query_one(PlaceField).focus_input()
            self._outcome(_("✗ Type the name of the file that is to be written."))
            return
        if self._services.write_report is None:
            self._outcome(_("✗ This installation cannot write reports."))
            return
        try:
            job = self._services.write_report(self._view, self.wish)
        except AssessError as error:
            self._outcome(_("✗ The report was not written. {why}").format(why=error))
            return
        self._begin()
        self.run_worker(lambda: self._write(job, path), thread=True, name="report")

    def _begin(self) -> None:
        self._writing, self._stop = True, False
        self.query_one(ProgressBar).update(total=None, progress=0)
        self.query_one("#progress").display = True
        self.query_one(Form).disabled = True
        self._outcome(_("Writing … Esc stops it."))

    def _write(self, job: ReportJob, path: Path) -> None:
        """In the thread: write, and tell the screen how it ended."""
        written = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            done = job(path, self._on_progress)
            outcome = _told(path, done, sent=self._services.outbox is not None)
            written = True
        except Stopped:
            outcome = _("Stopped. No report was written.")
        except AssessError as error:
            outcome = _("✗ The report was not written. {why}").format(why=error)
        except OSError as error:
            wrong = ReportError(
                _("{path} cannot be written: {why}.").format(
                    path=path, why=error.strerror or error
                ),
                _("Choose another file."),
            )
            outcome = _("✗ The report was not written. {why}").format(why=wrong)
        self._in_app(lambda: self._ended(outcome, path if written else None))

    def _on_progress(self, done: int, total: int) -> None:
        if self._stop:
            raise Stopped
        self._in_app(lambda: self._progress(done, total))

    def _in_app(self, say: Callable[[], None]) -> None:
        if self.is_attached and self.app.is_running:
            self.app.call_from_thread(say)

    def _progress(self, done: int, total: int) -> None:
        self.query_one(ProgressBar).update(total=total or None, progress=done)

    def _ended(self, outcome: str, path: Path | None) -> None:
        self._writing = False
        self.query_one("#progress").display = False
        self.query_one(Form).disabled = False
        self.query_one(PlaceField).focus_input()
        self.query_one(PlaceField).look()
        if path and self._services.outbox:
            self.app.deliver_binary(path)
            self._outcome(outcome)
            return
        self._outcome("\n".join(filter(None, (outcome, self._remember(path) if path else ""))))

    def _remember(self, path: Path) -> str:
        """Propose this folder and paper the next time; return what went wrong."""
        now = self._services.settings
        folder = str(path.parent.absolute())
        if self.query_one(PlaceField).untouched and not now.report_folder:
            folder = ""
        changed = replace(now, report_folder=folder, paper=self.wish.paper)
        if changed == now:
            return ""
        try:
            self._services.save_settings(changed)
        except AssessError as error:
            return str(error)
        return ""

    def _outcome(self, text: str) -> None:
        self.query_one("#result").display = True
        self.query_one("#outcome", Static).update(Content(safe(text)))

    def action_back(self) -> None:
        if self._writing:
            self._stop = True
            self._outcome(_("Stopping …"))
        else:
            self.dismiss(None)


def _told(path: Path, written: Written, *, sent: bool) -> str:
    """Where the report is, how many pages it has, and what could not be printed as it is."""
    pages = ngettext("{n} page", "{n} pages", written.pages).format(n=number(written.pages))
    if not written.pages:
        told = _("Sent to your browser: {name}.") if sent else _("Written: {path}.")
    elif sent:
        told = _("Sent to your browser: {name}, {pages}.")
    else:
        told = _("Written: {path}, {pages}.")
    lines = [told.format(path=path.absolute(), name=path.name, pages=pages)]
    return "\n".join((*lines, *(f"! {one_line(message)}" for message in written.messages)))
