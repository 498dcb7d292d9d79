"""Keys in the order in which they were typed, however fast: none is lost, none goes astray.

A key that opens a screen may be followed by others before the field on that screen can take them:
they wait. Without a field, a key is acted on before the next one is looked at, so that it never
reaches a screen it was not meant for.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump

_LOOK_EVERY = 0.01
"""Seconds between two looks whether the screen takes keys by now."""

_AT_MOST = 1.0
"""Seconds that keys wait; then they go where they can."""


class KeysInOrder(App[None]):
    """An app whose screens never miss a key that was typed while they were opened."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._early: deque[Key | Paste] = deque()
        self._until = 0.0
        self._looking = False
        self._typing = False
        """Whether a field is still acting on a key; what follows may need what it makes of it."""

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._early or not self._takes_keys():
            self._early.append(event)
            self._look_again()
        else:
            await self._act(event)

    def _look_again(self) -> None:
        """See to it that keys that wait are acted on as soon as they can be."""
        if not self._looking:
            self._looking = True
            self._until = monotonic() + _AT_MOST
            self.set_timer(_LOOK_EVERY, self._look)

    async def _look(self) -> None:
        self._looking = False
        if self._typing and monotonic() > self._until:
            self._typing = False  # the field went away with the key
        await self._hand_on()

    def _takes_keys(self) -> bool:
        """Whether the screen is there, with its field ready where it opens with one."""
        screen = self.screen
        if self._typing or not screen.is_mounted:
            return False
        return screen.AUTO_FOCUS == "" or screen.focused is not None or not screen.focus_chain

    async def _hand_on(self) -> None:
        """Act on the keys that wait, until one of them has to be waited for."""
        while self._early and (self._takes_keys() or monotonic() > self._until):
            await self._act(self._early.popleft())
            self._until = monotonic() + _AT_MOST
        if self._early:
            self._look_again()

    async def _act(self, event: Key | Paste) -> None:
        focused = self.focused
        if focused is None and isinstance(event, Key):
            self.app_focus = True
            # What Textual does once the key came back from the screen: by then the next key
            # would be on its way to a screen that this one closes.
            if not await self._check_bindings(event.key, priority=True):
                await self._check_bindings(event.key)
            return
        await super().on_event(event)
        if focused is not None:
            self._typing = True
            # A letter is the field's. Other keys go up to the app, which has the field act; what
            # it says then goes up to the screen, which may close.
            letter = isinstance(event, Paste) or event.is_printable
            self._follow([focused] if letter else [*focused.ancestors_with_self] * 2)

    def _follow(self, way: list[Any]) -> None:
        """Go the way of a key, behind it; at its end the key was acted on."""
        while way:
            pump: MessagePump = way.pop(0)
            if pump.call_later(self._follow, way):
                return
        self._typing = False
        if self._early:
            self.call_later(self._hand_on)
