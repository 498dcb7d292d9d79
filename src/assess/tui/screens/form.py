"""A page of fields, ticks and choices, drafted together."""

from __future__ import annotations

import json
from collections.abc import Mapping

from assess.core.text import LINE_LIMIT
from assess.language import gettext as _
from assess.tui.screens.typing import TypingPage
from assess.tui.widgets.country import CountryField
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.widgets.tick import Tick
from assess.tui.words import safe

UNTOUCHED = "{}"
"""The draft of a form in which nothing was changed."""

_LONGEST = 10 * LINE_LIMIT


class FormPage(TypingPage[str]):
    """A form. Its draft holds what differs from how it opened, by the id of the widget."""

    def on_mount(self) -> None:
        self._first = self._values()
        if self.drafting.found:
            self._fill(_read(self.drafting.found.text))

    def typed(self) -> str:
        now = self._values().items()
        changed = {name: value for name, value in now if value != self._first.get(name)}
        return json.dumps(changed, sort_keys=True, ensure_ascii=False)

    @property
    def touched(self) -> bool:
        """Whether anything differs from how the form opened."""
        return self.typed() != UNTOUCHED

    def _values(self) -> dict[str, str]:
        """What stands in every widget, by its id; of a tick "x" or ""."""
        return {
            **{str(field.id): safe(field.value)[:_LONGEST] for field in self.query(Field)},
            **{str(cycle.id): cycle.value for cycle in self.query(Cycle)},
            **{str(tick.id): "x" if tick.ticked else "" for tick in self.query(Tick)},
        }

    def _fill(self, changed: Mapping[str, str]) -> None:
        """Put the form back to how it opened, but for ``changed``."""
        values = {**self._first, **changed}
        for field in self.query(Field):
            field.put(values[str(field.id)])
        for cycle in self.query(Cycle):
            cycle.choose(values[str(cycle.id)])
        for tick in self.query(Tick):
            tick.ticked = bool(values[str(tick.id)])
        for country in self.query(CountryField):
            country.look(typing="country-name" in changed)

    def action_afresh(self) -> None:
        """Throw away what was typed."""
        self._fill({})
        self.draft()
        self.say(_("The form is as it was before you typed."))


def _read(text: str) -> dict[str, str]:
    """The values of a draft; none where it cannot be read, as one that was cut for its length."""
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in read.items()} if isinstance(read, dict) else {}
