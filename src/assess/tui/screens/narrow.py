"""The filter menu: what to narrow, then to what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import App

from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.tui.narrowing import FIELDS, Narrowing, offered, value_words
from assess.tui.screens.dialogs import Menu

Chosen = Callable[[Narrowing], None]


def ask(app: App[object], view: View, now: Narrowing, chosen: Chosen) -> None:
    """Ask what to narrow, then to what; call ``chosen`` with the outcome, unless it is left."""
    fields = list(FIELDS)
    lines = [
        _("{what}: {value}").format(
            what=_(word),
            value=value_words(field, getattr(now, field), view)
            if getattr(now, field)
            else _("all"),
        )
        for field, word in FIELDS.items()
    ]

    def field_chosen(place: int | None) -> None:
        if place is None:
            return
        if place == len(fields):
            chosen(Narrowing())
        else:
            _ask_value(app, view, now, fields[place], chosen)

    menu = Menu(_("Show only some gaps. By what?"), [*lines, _("Show all gaps")])
    app.push_screen(menu, field_chosen)


def _ask_value(app: App[object], view: View, now: Narrowing, field: str, chosen: Chosen) -> None:
    counts = offered(field, now, view)
    choices = ["", *counts]
    lines = [
        _("{value} ({gaps})").format(
            value=value_words(field, value, view),
            gaps=ngettext("{n} gap", "{n} gaps", count).format(n=number(count)),
        )
        for value, count in counts.items()
    ]
    heading = _("{what}: which?").format(what=_(FIELDS[field]))
    menu = Menu(heading, [_("all"), *lines])
    app.push_screen(menu, partial(_value_chosen, now, field, choices, chosen))


def _value_chosen(
    now: Narrowing, field: str, choices: list[str], chosen: Chosen, place: int | None
) -> None:
    if place is not None:
        chosen(now.having(field, choices[place]))
