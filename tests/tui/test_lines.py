"""What is typed in one-line dialogs: kept through a quit and a crash."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from textual.widgets import Input

from assess.errors import StoreError
from assess.store.memory import MemoryStore
from tests.tui.ends import ENDS
from tests.tui.sample import World, flat, go, here, press, running, write


@pytest.mark.parametrize(
    ("question", "keys", "typed", "opens", "read", "value"),
    [
        ("victims", ["1"], "25", "e", "number", Decimal(125)),
        ("since", ["e"], "2024-02-29", "e", "date", dt.date(2024, 2, 29)),
        ("law", ["a"], "Ministry of Justice", "a", "awaiting", "Ministry of Justice"),
        ("remarks", ["e"], "A long remark", "e", "text", "A long remark"),
    ],
)
@ENDS
async def test_a_line_half_typed_is_restored_and_saved(
    question, keys, typed, opens, read, value, end
):
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, question)
        await press(pilot, *keys)
        await write(pilot, typed)
        await end(pilot)
    assert getattr(world.answered(question), read) is None
    async with running(world.app()) as pilot:
        assert here(pilot) == question
        assert f"It is kept: {opens} opens the" in flat(pilot)
        await press(pilot, opens)
        assert "Here is what you were typing on" in flat(pilot)
        await press(pilot, "escape" if read == "text" else "enter")
    assert getattr(world.answered(question), read) == value
    assert world.session().drafts() == []


async def test_a_line_can_be_started_afresh_and_escape_throws_it_away():
    world = World()
    world.answer("victims", number="7")
    world.session().draft("period/victims", "number", "12")
    async with running(world.app()) as pilot:
        await press(pilot, "e")
        line = pilot.app.screen.query_one(Input)
        assert line.value == "12"
        await press(pilot, "ctrl+r")
        assert line.value == "7"
        assert world.session().drafts() == []
        await press(pilot, "9")
        pilot.app.screen.draft()
        await press(pilot, "escape")
    assert world.session().drafts() == []
    assert world.answered("victims").number == 7


async def test_a_digit_begins_a_number_of_its_own_whatever_was_drafted():
    world = World()
    world.session().draft("period/victims", "number", "12")
    async with running(world.app()) as pilot:
        await press(pilot, "4", "5", "enter")
    assert world.answered("victims").number == 45
    assert world.session().drafts() == []


async def test_a_line_that_cannot_be_saved_stays_in_its_dialog():
    class Full(MemoryStore):
        full = False

        def append(self, identity, events, editions=()):
            if self.full:
                raise StoreError("The disk is full.", "Make room.")
            super().append(identity, events, editions)

    store = Full()
    world = World(store)
    async with running(world.app()) as pilot:
        await go(pilot, "victims")
        store.full = True
        await press(pilot, "4", "2", "enter")
        assert "NOT SAVED. The disk is full." in flat(pilot)
        store.full = False
        await press(pilot, "enter")
    assert world.answered("victims").number == 42
