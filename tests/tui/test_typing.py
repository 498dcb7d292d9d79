"""Notes and documents: kept while typed, offered after a crash, and never read as markup."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from assess.core.assessment import Answer, Evidence
from assess.errors import StoreError
from assess.store.memory import MemoryStore
from assess.tui.screens.typing import TypingPage
from tests.tui.sample import World, flat, go, here, press, running, text, write

HOSTILE = [
    "[/foo] [red]not red[/red] [bold",
    "a \x1b[31mred\x1b[0m \x1b]0;title\x07 bell \x00 nul",
    "中文 ภาษาไทย ខ្មែរ العربية e\u0301 👩‍👩‍👧 \u200b\u202e",
    "$HOME `rm` {0} %s \\n </w:t>",
    "\ud800 lone surrogate",
]


async def test_a_note_is_saved_on_leaving():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "2", "n")
        await write(pilot, "First line\nsecond")
        await press(pilot, "escape")
        assert world.answered("period") == Answer(level=2, note="First line\nsecond")
        assert world.session().drafts() == []
        assert "Saved." in flat(pilot)


async def test_what_was_typed_before_a_crash_is_restored_and_said():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "n")
        await write(pilot, "half a sent")
        pilot.app.screen.draft()  # as the timer does every two seconds
        # The program is killed here: nothing else is written.
        kept = world.session().drafts()
    assert [(draft.key, draft.field, draft.text) for draft in kept] == [
        ("period/law", "note", "half a sent")
    ]
    assert world.answered("law").note == ""
    async with running(world.app()) as pilot:
        assert here(pilot) == "law"
        assert "You were typing here when the program stopped." in flat(pilot)
        await press(pilot, "n")
        assert pilot.app.screen.query_one(TextArea).text == "half a sent"
        assert "Here is what you were typing" in flat(pilot)
        await write(pilot, "ence")
        await press(pilot, "escape")
    assert world.answered("law").note == "half a sentence"
    assert world.session().drafts() == []


async def test_the_timer_drafts_by_itself(monkeypatch):
    monkeypatch.setattr("assess.tui.screens.typing.DRAFT_EVERY", 0.05)
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "n")
        await write(pilot, "abc")
        await pilot.pause(0.3)
        assert [draft.text for draft in world.session().drafts()] == ["abc"]
        for _ in range(3):
            await press(pilot, "backspace")
        await pilot.pause(0.3)
        assert world.session().drafts() == []


async def test_quitting_in_the_middle_of_a_note_keeps_it():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "n")
        await write(pilot, "unfinished")
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert [draft.text for draft in world.session().drafts()] == ["unfinished"]


async def test_a_restored_text_can_be_thrown_away():
    world = World()
    world.answer("law", yes=True, note="As saved")
    world.session().draft("period/law", "note", "As typed")
    async with running(world.app()) as pilot:
        await press(pilot, "n", "ctrl+r")
        assert pilot.app.screen.query_one(TextArea).text == "As saved"
        await press(pilot, "escape")
    assert world.answered("law").note == "As saved"
    assert world.session().drafts() == []


@pytest.mark.parametrize("note", HOSTILE)
async def test_hostile_notes_are_shown_as_they_are_everywhere(note):
    world = World()
    kept = note.replace("\ud800", "")
    document = Evidence(title=f"T {kept}", reference=kept, place=kept)
    world.answer("period", level=1, note=kept, evidence=[document.model_dump()])
    world.session().draft("period/law", "note", kept)
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "n")
        assert "\x1b" not in text(pilot)
        await press(pilot, "escape", "d")
        assert "\x1b" not in text(pilot)
        await press(pilot, "enter", "escape", "escape", "o", "escape", "g", "escape")
        await go(pilot, "law")
        await press(pilot, "n", "escape")
    assert world.answered("period").level == 1


async def test_escape_sequences_that_are_pasted_never_reach_the_screen():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "n")
        await write(pilot, "a\x1b[31mb\x07\x1b]0;title\x07c")
        assert "\x1b" not in text(pilot)
        assert pilot.app.screen.query_one(TextArea).text == "a[31mb]0;titlec"
        await press(pilot, "escape", "a")
        await write(pilot, "x\x1b[2Jy")
        assert "\x1b" not in text(pilot)
        await press(pilot, "enter")
    assert world.answered("law").awaiting == "x[2Jy"


async def test_drafts_that_cannot_be_read_are_said():
    class Unread(MemoryStore):
        def drafts(self, identity):
            raise StoreError("The drafts cannot be read.", "Restore a backup.")

    world = World(Unread())
    async with running(world.app()) as pilot:
        assert "The drafts cannot be read." in flat(pilot)
        await press(pilot, "2", "n")
        assert here(pilot) == "period"
        await press(pilot, "d", "a", "escape")
    assert world.answered("period").level == 2


async def test_markup_in_a_note_is_text():
    world = World()
    world.answer("period", level=1, note=HOSTILE[0])
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        assert "[/foo] [red]not red" in flat(pilot)


async def test_a_note_that_is_too_long_stays_in_the_editor():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "n")
        pilot.app.screen.query_one(TextArea).load_text("x" * 10_001)
        await press(pilot, "escape")
        assert "at most 10,000 are kept" in flat(pilot)
        assert isinstance(pilot.app.screen, TypingPage)
    assert world.answered("law").note == ""


async def test_documents_are_added_changed_and_deleted():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "1", "d")
        assert "No documents yet." in flat(pilot)
        await press(pilot, "a")
        await write(pilot, "Guideline")
        await press(pilot, "ctrl+s")
        assert "needs a reference or a date" in flat(pilot)
        await write(pilot, "4-2025")
        await press(pilot, "ctrl+s")
        assert world.answered("period").evidence == (
            Evidence(title="Guideline", reference="4-2025"),
        )
        await press(pilot, "enter")
        await write(pilot, " B")
        await press(pilot, "ctrl+s")
        assert world.answered("period").evidence[0].title == "Guideline B"
        await press(pilot, "x")
        assert "Delete “Guideline B”?" in flat(pilot)
        await press(pilot, "y")
        assert world.answered("period").evidence == ()
        assert world.answered("period").level == 1


async def test_a_document_left_half_typed_is_kept_and_offered():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "d", "a")
        await write(pilot, "Act")
        await press(pilot, "escape")
        assert "kept as typed" in flat(pilot) or "what you typed is kept" in flat(pilot)
    async with running(world.app()) as pilot:
        assert "d opens the documents" in flat(pilot)
        await press(pilot, "d", "a")
        assert "Act" in text(pilot)
        await press(pilot, "tab", "1", "ctrl+s")
    assert world.answered("period").evidence == (Evidence(title="Act", reference="1"),)
    assert world.session().drafts() == []


class Failing(MemoryStore):
    """A store whose disk is full when ``full`` is set."""

    full = False

    def append(self, identity, events, editions=()):
        if self.full:
            raise StoreError("The disk is full.", "Make room, then answer again.")
        super().append(identity, events, editions)

    def save_draft(self, identity, draft):
        if self.full:
            raise StoreError("The disk is full.", "Make room.")
        super().save_draft(identity, draft)


async def test_a_note_that_cannot_be_saved_stays_on_the_screen():
    store = Failing()
    world = World(store)
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "n")
        await write(pilot, "dear")
        store.full = True
        await press(pilot, "escape")
        assert "NOT SAVED" in flat(pilot)
        assert pilot.app.screen.query_one(TextArea).text == "dear"
        store.full = False
        await press(pilot, "escape")
    assert world.answered("law").note == "dear"
