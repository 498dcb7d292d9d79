"""A country by typing: its name, its official name or its ISO code; or one that is invented."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from assess.language import gettext as _
from assess.tui.countries import Country, exactly, find, own_names
from assess.tui.widgets.field import Field
from assess.tui.widgets.marked import MarkedList
from assess.tui.widgets.tick import Tick
from assess.tui.words import safe


class CountryField(Vertical):
    """``name`` and ``code`` of the country; ``invented`` is asked where there is no code."""

    class Changed(Message):
        """Another name was typed or chosen."""

    def __init__(self, name: str = "", code: str = "", *, invented: bool | None = None) -> None:
        """``invented`` None: not asked here."""
        super().__init__(id="country")
        self._first = safe(name)
        self._code = code
        self._ask = invented is not None
        self._invented = bool(invented)

    def compose(self) -> ComposeResult:
        yield Field(
            _("Country"),
            self._first,
            hint=_("type its name (in English or its own) or ISO code"),
            id="country-name",
        )
        yield MarkedList(id="countries")
        yield Static(id="country-is", markup=False)
        invented = _("an invented country, for training")
        yield Tick(invented, ticked=self._invented, id="invented")

    def on_mount(self) -> None:
        self.query_one(MarkedList).display = False
        self._say()

    @property
    def typed(self) -> str:
        return " ".join(self.query_one("#country-name", Field).value.split())

    @property
    def country(self) -> Country | None:
        """The country of the ISO list that is meant, if any."""
        return exactly(self.typed)

    @property
    def printed(self) -> tuple[str, str]:
        """The name as printed, and the ISO code ("" where there is none)."""
        if self._code and self.typed == self._first:
            return self._first, self._code
        country = self.country
        return (country.name, country.code) if country else (self.typed, "")

    @property
    def invented(self) -> bool:
        return self._ask and not self.printed[1] and self.query_one(Tick).ticked

    def wrong(self, message: str) -> None:
        """Show what is wrong with it."""
        self.query_one("#country-name", Field).wrong(message)

    def focus_input(self) -> None:
        """Put the cursor into the field."""
        self.query_one("#country-name", Field).focus_input()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.wrong("")
        found = self.look(typing=self.query_one(Input).has_focus)
        if self._ask and not self.printed[1] and self.typed and not found:
            self.query_one(Tick).ticked = True
            self._say()
        self.post_message(self.Changed())

    def look(self, *, typing: bool) -> list[Country]:
        """Show what the name stands for; while it is typed, also the countries it may become.

        Return those.
        """
        found = find(self.typed) if typing else []
        names = [(country.code, _row(country)) for country in found]
        listed = self.query_one(MarkedList)
        settled = self.country is not None and len(found) == 1
        listed.show(names, found[0].code if found else None)
        listed.display = bool(names) and not settled
        self._say()
        return found

    def _say(self) -> None:
        name, code = self.printed
        listed = bool(self.query_one(MarkedList).display)
        text = ""
        if code:
            text = f"{name} ({code})"
        elif name and not listed:
            text = _("Not on the ISO list of countries: kept as you typed it.")
        elif listed:
            text = _("↑↓ and Enter choose a country")
        self.query_one("#country-is", Static).update(Content(text))
        self.query_one(Tick).display = self._ask and bool(name) and not code and not listed

    def on_key(self, event: Key) -> None:
        """While names are offered, the arrows mark one and Enter takes it."""
        listed = self.query_one(MarkedList)
        if not listed.display or not self.query_one(Input).has_focus:
            return
        if event.key in ("up", "down"):
            (listed.action_cursor_up if event.key == "up" else listed.action_cursor_down)()
            event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        listed = self.query_one(MarkedList)
        if listed.display and listed.marked:
            event.stop()
            self._take(listed.marked)

    def on_option_list_option_selected(self, event: MarkedList.OptionSelected) -> None:
        event.stop()
        self._take(event.option_id or "")

    def _take(self, code: str) -> None:
        country = next(each for each in find(self.typed, limit=50) if each.code == code)
        field = self.query_one("#country-name", Field)
        field.value = country.name
        field.query_one(Input).cursor_position = len(country.name)


def _row(country: Country) -> Content:
    others = [country.official] if country.official != country.name else []
    if own_names.cache_info().currsize:
        others += own_names().get(country.code, ())
    return Content(" – ".join((f"{country.name} ({country.code})", *others)))
