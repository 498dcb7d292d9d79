"""About your country, changed later."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assess.core.assessment import Depth, Profile
from assess.core.changes import Origin
from assess.errors import AssessError
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.screens.dialogs import Menu
from assess.tui.screens.new import DEPTHS
from assess.tui.screens.page import Page
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.widgets.profile_form import ProfileForm
from assess.tui.words import failure, safe


class ProfileScreen(Page[str]):
    """Edits profile, title, period and depth; returns what to say on the screen before."""

    TABLE = "profile"
    BINDINGS = bindings("profile")

    def __init__(self, session: Session, origin: Origin) -> None:
        super().__init__()
        self._session = session
        self._today = origin.now().date()

    def content(self) -> Iterable[Widget]:
        own = self._session.assessment
        yield Static(Content("About your country"), classes="title")
        with VerticalScroll(can_focus=False, classes="form"):
            between = [
                Field("Period", own.period, id="period"),
                Field("Title", own.title, id="name"),
                Static(Content("Depth"), classes="label"),
                Cycle(DEPTHS, own.depth, id="depth"),
            ]
            yield ProfileForm(self._session.view.editions, self._today, own.profile, between)

    def on_mount(self) -> None:
        self.query_one("#country-name", Field).focus_input(scroll=False)
        self._before = self._typed()

    def _typed(self) -> list[str]:
        """Everything on the form, to see whether it was changed."""
        return [
            *(field.value for field in self.query(Field)),
            *(cycle.value for cycle in self.query(Cycle)),
        ]

    def action_save(self) -> None:
        profile = self.query_one(ProfileForm).read()
        if profile is None:
            self.say("Not saved yet: see the message marked ✗.", error=True)
            return
        try:
            self._save(profile)
        except AssessError as error:
            self.say(f"{failure(error)} What you typed is still here.", error=True)
            return
        self.dismiss("Saved.")

    def _save(self, profile: Profile) -> None:
        depth: Depth = "quick" if self.query_one("#depth", Cycle).value == "quick" else "full"
        self._session.set_status(
            title=safe(self.query_one("#name", Field).value),
            period=safe(self.query_one("#period", Field).value),
            depth=depth,
        )
        self._session.set_profile(profile)

    def action_back(self) -> None:
        if self._typed() == self._before:
            self.dismiss("")
            return
        lines = ("keep the changes", "drop the changes", "go on changing")
        self.app.push_screen(Menu("You changed something.", lines), self._leave)

    def _leave(self, choice: int | None) -> None:
        if choice == 0:
            self.action_save()
        elif choice == 1:
            self.dismiss("Nothing was changed.")
