"""The terminal UI: opens the list of assessments, or one of them."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.theme import Theme

from assess.core.changes import Origin
from assess.session import Store
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.page import Page
from assess.tui.screens.typing import Typing
from assess.tui.services import Checklists, ReportWriter, Services

CALM = Theme(
    name="calm",
    primary="#5fafd7",
    secondary="#87afaf",
    accent="#d7af5f",
    foreground="#e4e4e4",
    background="#101010",
    surface="#101010",
    panel="#262626",
    error="#ff8787",
    warning="#d7af5f",
    success="#87d787",
    dark=True,
)


class AssessApp(App[None]):
    """The program on the screen.

    ``library_loader`` is called when checklists are first needed; ``cases_loader`` brings the
    worked examples into the store; ``report_writer`` writes the report of a view to a path.
    ``open_id``: open this assessment at once.
    """

    TITLE = "assess"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        store: Store,
        library_loader: Callable[[], Checklists],
        origin: Origin,
        cases_loader: Callable[[], list[str]] | None = None,
        report_writer: ReportWriter | None = None,
        open_id: str | None = None,
    ) -> None:
        super().__init__()
        self.services = Services(store, library_loader, origin, cases_loader, report_writer)
        self._open_id = open_id

    def on_mount(self) -> None:
        # Over a slow link every moving thing costs.
        self.animation_level = "none"
        self.register_theme(CALM)
        self.theme = CALM.name
        home = HomeScreen(self.services)
        self.push_screen(home)
        if self._open_id:
            identity = self._open_id
            self.call_after_refresh(lambda: home.open(identity))

    def on_app_focus(self) -> None:
        if isinstance(self.screen, Page):
            self.screen.read_again()

    async def action_quit(self) -> None:
        """Leave from anywhere: text being typed is drafted first."""
        for screen in self.screen_stack:
            if isinstance(screen, Typing):
                screen.draft()
        self.exit()


def run(
    store: Store,
    library_loader: Callable[[], Checklists],
    origin: Origin,
    cases_loader: Callable[[], list[str]] | None = None,
    report_writer: ReportWriter | None = None,
    open_id: str | None = None,
) -> int:
    """Open the screens; return the exit status when the user leaves."""
    app = AssessApp(store, library_loader, origin, cases_loader, report_writer, open_id)
    app.run()
    return app.return_code or 0
