"""Settings: who answers, how the screens look, and what is printed on which paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assess.core.text import LINE_LIMIT, clean
from assess.errors import AssessError
from assess.language import gettext as _
from assess.settings import Settings
from assess.tui.commands import bindings
from assess.tui.screens.page import Page
from assess.tui.services import Services
from assess.tui.themes import NAMES, shown_theme
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.widgets.form import Form
from assess.tui.words import safe

_SHOWN = {"": None, "yes": True, "no": False}
"""The chooser's value for each setting of ``show_score``."""


class SettingsScreen(Page[str]):
    """Every setting on one page; a theme is to be seen at once, all is kept on leaving.

    Returns what went wrong, "" for nothing.
    """

    TABLE = "settings"
    BINDINGS = bindings("settings")

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._first = services.settings

    def content(self) -> Iterable[Widget]:
        now = self._first
        yield Static(Content(_("Settings")), classes="title")
        with Form():
            yield Field(
                _("Your name"), now.name, hint=_("stands beside the answers you give"), id="name"
            )
            yield Field(
                _("Your agency"),
                now.agency,
                hint=_("only if you answer for one agency: then the score is hidden"),
                id="agency",
            )
            yield _gap()
            yield Cycle(
                (
                    ("", _("shown, unless an agency is given above")),
                    ("yes", _("shown")),
                    ("no", _("hidden")),
                ),
                next(value for value, shown in _SHOWN.items() if shown is now.show_score),
                id="score",
                label=_("Score on the screens"),
            )
            yield _gap()
            yield Cycle(
                [(name, _(words)) for name, words in NAMES.items()],
                shown_theme(now.theme),
                id="theme",
                label=_("Colours"),
            )
            yield _gap()
            yield Cycle(
                (("a4", _("A4")), ("letter", _("Letter"))),
                now.paper,
                id="paper",
                label=_("Paper of reports"),
            )

    def on_mount(self) -> None:
        self.query_one("#name", Field).focus_input()

    @on(Cycle.Changed, "#theme")
    def _look(self, event: Cycle.Changed) -> None:
        self.app.theme = event.cycle.value

    def on_input_submitted(self) -> None:
        self.app.action_focus_next()

    def action_save(self) -> None:
        """Keep what is set and go back; where a field cannot be used, say so beside it."""
        lines = [self._line(name) for name in ("name", "agency")]
        if None in lines:
            self.say(_("Not saved yet: see the message marked ✗."), error=True)
            return
        try:
            self._services.save_settings(self._given(*(line or "" for line in lines)))
        except AssessError as error:
            self.dismiss(str(error))
        else:
            self.dismiss("")

    def _given(self, name: str, agency: str) -> Settings:
        chosen = {each: self.query_one(f"#{each}", Cycle).value for each in ("score", "theme")}
        return replace(
            self._services.settings,
            name=name,
            agency=agency,
            show_score=_SHOWN[chosen["score"]],
            theme=chosen["theme"],
            paper="letter" if self.query_one("#paper", Cycle).value == "letter" else "a4",
        )

    def _line(self, name: str) -> str | None:
        """A typed line in its normal form; None, and a message beside it, where it is too long."""
        field = self.query_one(f"#{name}", Field)
        field.wrong("")
        try:
            return clean(safe(field.value), what=_("The line"), limit=LINE_LIMIT, lines=False)
        except AssessError as error:
            field.wrong(str(error))
            field.focus_input()
            return None

    def action_afresh(self) -> None:
        """Put everything back to how the screen opened."""
        first = self._first
        self.query_one("#name", Field).value = first.name
        self.query_one("#agency", Field).value = first.agency
        shown = next(value for value, is_shown in _SHOWN.items() if is_shown is first.show_score)
        self.query_one("#score", Cycle).choose(shown)
        self.query_one("#theme", Cycle).choose(shown_theme(first.theme))
        self.query_one("#paper", Cycle).choose(first.paper)
        self.say(_("The settings are as they were."))


def _gap() -> Static:
    return Static("", classes="gap")
