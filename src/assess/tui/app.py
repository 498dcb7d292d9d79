"""The terminal UI: opens the list of assessments, or one of them.

Screens are imported when they are asked for, so that the list is there at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.app import App
from textual.filter import LineFilter

from assess.core.origin import Origin
from assess.language import gettext as _
from assess.port import Store
from assess.tui.finding import FindCommands
from assess.tui.screens.home import HomeScreen
from assess.tui.screens.page import Page
from assess.tui.services import Checklists, ReportWriter, Services
from assess.tui.terminal import heed_signals, measure_the_terminal
from assess.tui.themes import THEMES, Colours, FewColours, colours, shown_theme
from assess.tui.typeahead import KeysInOrder


class AssessApp(KeysInOrder):
    """The program on the screen.

    ``library_loader`` is called when checklists are first needed; ``cases_loader`` brings the
    worked examples into the store; ``report_writer`` prepares the report of a view.
    ``open_id``: open this assessment at once. ``more``: the other fields of :class:`Services`.
    """

    TITLE = "assess"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[Any] = {FindCommands}

    def __init__(
        self,
        store: Store,
        library_loader: Callable[[], Checklists],
        origin: Origin,
        cases_loader: Callable[[], list[str]] | None = None,
        report_writer: ReportWriter | None = None,
        open_id: str | None = None,
        **more: Any,
    ) -> None:
        super().__init__()
        given = (store, library_loader, origin, cases_loader, report_writer)
        self.services = Services(*given, **more)
        self._open_id = open_id
        self.left = ""
        """What could not be saved when the program ended, in words."""
        self.shows = colours(os.environ, self.console.color_system)
        # Before anything is styled: a theme set later would have every style read twice.
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(App.theme, shown_theme(self.services.settings.theme))
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> HomeScreen:
        return HomeScreen(self.services, self._open_id or "")

    def on_mount(self) -> None:
        # Over a slow link every moving thing costs.
        self.animation_level = "none"
        heed_signals(self._end)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of Textual, and then what fits the colours of the terminal."""
        shows = Colours.NONE if self.theme == "monochrome" else self.shows
        if shows is Colours.MANY:
            return super().get_line_filters()
        return [*super().get_line_filters(), FewColours(shows, dark=self.current_theme.dark)]

    def on_app_focus(self) -> None:
        if isinstance(self.screen, Page):
            self.screen.read_again()

    def action_command_palette(self) -> None:
        from textual.command import CommandPalette  # noqa: PLC0415 (Textual has it loaded)

        if not isinstance(self.screen, CommandPalette):
            words = _("Type a part of what you want to do")
            self.push_screen(CommandPalette(placeholder=words))

    def action_settings(self) -> None:
        """Open the settings; what they change is to be seen at once."""
        from assess.tui.screens.settings import SettingsScreen  # noqa: PLC0415 (see above)

        if not any(isinstance(screen, SettingsScreen) for screen in self.screen_stack):
            self.push_screen(SettingsScreen(self.services), self._set)

    def _set(self, wrong: str | None) -> None:
        """Take the name that was set for what is open; say what went wrong."""
        from assess.tui.screens.keeping import KeepingPage  # noqa: PLC0415 (see above)

        for screen in self.screen_stack:
            if isinstance(screen, KeepingPage):
                screen.session.sign_as(self.services.origin)
        if wrong and isinstance(self.screen, Page):
            self.screen.say(wrong, error=True)

    def action_terms(self) -> None:
        from assess.tui.screens.terms import TermsScreen  # noqa: PLC0415 (see above)

        if not isinstance(self.screen, TermsScreen):
            self.push_screen(TermsScreen())

    async def action_quit(self) -> None:
        """Leave from anywhere: text being typed is drafted first; what cannot be saved is said."""
        from assess.tui.screens.dialogs import Confirm  # noqa: PLC0415 (see above)
        from assess.tui.screens.keeping import KeepingPage  # noqa: PLC0415 (see above)

        self._keep_all()
        for screen in self.screen_stack:
            if isinstance(screen, KeepingPage) and (question := screen.leaving()):
                yes, no = _("leave; what is not saved is printed, to type it again"), _("stay")
                self.push_screen(
                    Confirm(question, yes, no), lambda leave: self._leave() if leave else None
                )
                return
        self._leave()

    def _keep_all(self) -> None:
        """Draft what is being typed, and try once more to save what could not be saved."""
        from assess.tui.screens.keeping import KeepingPage  # noqa: PLC0415 (see above)
        from assess.tui.screens.typing import Typing  # noqa: PLC0415 (see above)

        for screen in self.screen_stack:
            if isinstance(screen, Typing):
                screen.draft()
            if isinstance(screen, KeepingPage):
                screen.retry()

    def _end(self, number: int) -> None:
        self._keep_all()
        self._leave(return_code=128 + number)

    def _leave(self, return_code: int = 0) -> None:
        """End; what could not be saved is told once the screens are gone."""
        from assess.tui.left import not_on_disk  # noqa: PLC0415 (see above)

        self.left = not_on_disk(self.screen_stack)
        self.exit(return_code=return_code)


def run(services: Services, open_id: str | None = None) -> int:
    """Open the screens; return the exit status when the user leaves."""
    measure_the_terminal(os.environ)
    given = (services.store, services.load_library, services.origin)
    app = AssessApp(*given, open_id=open_id, settings=services.settings)
    app.services = services
    app.run()
    if app.left:
        from assess.tui.left import tell  # noqa: PLC0415 (few ends need it)

        tell(app.left, services.left_file)
    return app.return_code or 0
