"""What a key does: one row of the table of commands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One action of one screen.

    ``keys`` are Textual's names, separated by commas; "{key}" in ``action`` is the key pressed.
    ``shown`` is the key as printed (of a pair, one row holds both), ``label`` its word on the
    key line ("" leaves it out there),
    ``help`` the sentence of the help page. ``priority``: works while text is being typed.
    """

    screen: str
    keys: str
    action: str
    shown: str
    label: str
    help: str
    priority: bool = False
