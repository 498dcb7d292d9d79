"""An assessment as a file: where to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assess.core.assessment import Assessment
from assess.errors import AssessError
from assess.language import gettext as _
from assess.tui.commands import bindings
from assess.tui.screens.dialogs import Confirm
from assess.tui.screens.page import Page
from assess.tui.services import Services
from assess.tui.widgets.form import Form
from assess.tui.widgets.place import PlaceField
from assess.tui.words import country_words


class ExportScreen(Page[str]):
    """Writes the file of an assessment; returns what to say on the screen before."""

    TABLE = "export"
    BINDINGS = bindings("export")

    def __init__(self, own: Assessment, services: Services) -> None:
        super().__init__()
        self._own = own
        self._services = services

    def content(self) -> Iterable[Widget]:
        title = _("Export: {assessment}").format(assessment=country_words(self._own))
        yield Static(Content(title), classes="title")
        with Form():
            yield Static(
                Content(
                    _(
                        "The file holds all answers, notes, documents and their history. Others "
                        "take it in with: assess import FILE. Whoever has it can read it all."
                    )
                ),
                classes="about",
            )
            yield PlaceField(
                _("Write to this file"), f"{self._own.id}.assess.toml", self._services.outbox
            )

    def on_mount(self) -> None:
        self.query_one(PlaceField).focus_input()

    def on_place_field_given(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        """Write it; where a file is there already, ask first."""
        path = self.query_one(PlaceField).path
        if path is None:
            self.say(_("Type where the file is to be written."), error=True)
        elif path.is_file() and not self._services.outbox:
            question = _("{path} is there already. Replace it?").format(path=path.absolute())
            self.app.push_screen(
                Confirm(question, _("replace it"), _("keep it")),
                lambda yes: self._write(path) if yes else None,
            )
        else:
            self._write(path)

    def _write(self, path: Path) -> None:
        if self._services.export is None:
            self.say(_("This installation cannot export."), error=True)
            return
        try:
            text = self._services.export(self._own.id)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except AssessError as error:
            self.say(_("Nothing was written. {why}").format(why=error), error=True)
        except OSError as error:
            words = _("{path} cannot be written: {why}. Choose another file or folder.")
            self.say(words.format(path=path, why=error.strerror or error), error=True)
        else:
            if self._services.outbox:
                self.app.deliver_binary(path)
                self.dismiss(_("Sent to your browser: {name}").format(name=path.name))
                return
            self.dismiss(_("Written: {path}").format(path=path.absolute()))

    def action_back(self) -> None:
        self.dismiss("")
