"""The command palette: every command of the screen, found by typing a part of what it does."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from assess.language import gettext as _
from assess.tui.command import Command
from assess.tui.commands import EVERYWHERE, to_find


class FindCommands(Provider):
    """Offers the rows of the table of commands that belong to the screen, and those of all."""

    def _offered(self) -> list[tuple[str, Command]]:
        table = getattr(self.screen, "TABLE", EVERYWHERE)
        return [(_words(command), command) for command in to_find(table)]

    async def discover(self) -> Hits:
        for words, command in self._offered():
            yield DiscoveryHit(Content(words), partial(self._run, command), words)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for words, command in self._offered():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), partial(self._run, command), words)

    async def _run(self, command: Command) -> None:
        screen = self.screen
        name = command.action.split("(")[0]
        if "." in name or screen.check_action(name, ()) is not False:
            await screen.run_action(command.action)


def _words(command: Command) -> str:
    """What a command does, and its key: "Flag the question, to come back to it.  f"."""
    return f"{_(command.help)}  {command.shown}".rstrip()
