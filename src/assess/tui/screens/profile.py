"""About your country, changed later."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assess.core.assessment import Depth, Profile, Stage
from assess.core.origin import Origin
from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.drafting import ABOUT_YOUR_COUNTRY, Drafting
from assess.tui.screens.dialogs import Menu
from assess.tui.screens.form import UNTOUCHED, FormPage
from assess.tui.screens.new import depth_cycle, prepared_field
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.widgets.form import Form
from assess.tui.widgets.profile_form import ProfileForm
from assess.tui.words import failure, safe


class ProfileScreen(FormPage):
    """Edits profile, title, period and depth; returns what to say on the screen before.

    What the user changed is kept, not what another window changed meanwhile.
    """

    TABLE = "profile"
    BINDINGS = bindings("profile")

    def __init__(self, session: Session, origin: Origin, at: str = "") -> None:
        """``at``: the treaty or law to begin with; "" the country."""
        super().__init__()
        self._at = at
        self.drafting = Drafting(session, ABOUT_YOUR_COUNTRY, "form", UNTOUCHED)
        self._session = session
        self._opened = session.assessment
        self._today = origin.now().date()

    def content(self) -> Iterable[Widget]:
        own = self._opened
        yield Static(Content(_("About your country")), classes="title")
        with Form():
            between = [
                Field(_("Period"), own.period, id="period"),
                Field(_("Title"), own.title, id="name"),
                prepared_field(own.prepared_by),
                depth_cycle(own.depth),
                Cycle(
                    (
                        ("draft", _("draft: still being worked on")),
                        ("final", _("final: agreed; printed on the cover")),
                    ),
                    own.stage,
                    id="stage",
                    label=_("Stage     "),
                ),
            ]
            yield ProfileForm(self._session.view.editions, self._today, own.profile, between)

    def on_mount(self) -> None:
        for cycle in self.query(Cycle):
            if self._at and cycle.id == f"status-{self._at}":
                self.set_focus(cycle, scroll_visible=False)
                self.call_after_refresh(cycle.scroll_visible, animate=False, top=True)
                return
        self.query_one("#country-name", Field).focus_input()

    def action_save(self) -> None:
        profile = self.query_one(ProfileForm).read()
        if profile is None:
            self.say(_("Not saved yet: see the message marked ✗."), error=True)
            return
        try:
            self._save(profile)
            self.drafting.drop()
        except Deleted as error:
            if self.gone:
                self.dismiss("")
            else:
                self.lost(error)
        except AssessError as error:
            self.draft()
            words = _("{why} What you typed is still here.")
            self.say(words.format(why=failure(error)), error=True)
        else:
            self.dismiss(_("Saved."))

    def _save(self, profile: Profile) -> None:
        own = self._opened
        depth: Depth = "quick" if self.query_one("#depth", Cycle).value == "quick" else "full"
        stage: Stage = "final" if self.query_one("#stage", Cycle).value == "final" else "draft"
        title, period, prepared = (
            safe(self.query_one(f"#{name}", Field).value) for name in ("name", "period", "prepared")
        )
        self._session.set_profile(
            profile,
            since=own.profile,
            title=title if title != own.title else None,
            period=period if period != own.period else None,
            depth=depth if depth != own.depth else None,
            prepared_by=prepared if prepared != own.prepared_by else None,
            stage=stage if stage != own.stage else None,
        )

    def action_back(self) -> None:
        if not self.touched:
            self._drop("")
            return
        lines = (_("keep the changes"), _("drop the changes"), _("go on changing"))
        self.app.push_screen(Menu(_("You changed something."), lines), self._leave)

    def _leave(self, choice: int | None) -> None:
        if choice == 0:
            self.action_save()
        elif choice == 1:
            self._drop(_("Nothing was changed."))

    def _drop(self, said: str) -> None:
        """Leave, with the changes thrown away."""
        try:
            self.drafting.drop()
        except AssessError as error:
            said = str(error)
        self.dismiss(said)
