"""Who changed what, when; and back to an earlier answer."""

from __future__ import annotations

import pytest

from assess.core.assessment import Profile
from assess.core.fields import Role
from assess.core.history import Change
from assess.core.told import told
from assess.errors import StoreError
from assess.session import Session
from assess.tui.screens.history import HistoryScreen
from assess.tui.screens.question import QuestionScreen
from tests.tui.sample import World, flat, go, press, running, text


def answered():
    world = World()
    world.answer("period", level=1)
    world.answer("law", yes=True)
    world.answer("period", level=3, note="Since May.")
    return world


async def test_the_history_of_a_question_lists_its_answers_newest_first():
    async with running(answered().app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "h")
        rows = [
            line for line in text(pilot).splitlines() if "official" in line and "By" not in line
        ]
        assert len(rows) == 2
        assert "Level 3 of 4" in rows[0]
        assert "Level 1 of 4" in rows[1]
        assert "Before: Level 1 of 4: Some. After: Level 3 of 4: All. Note: Since May." in flat(
            pilot
        )


async def test_back_to_an_earlier_answer_asks_and_is_one_more_change():
    world = answered()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "h", "down", "enter")
        assert "Back to this answer?" in flat(pilot)
        await press(pilot, "n")
        assert world.answered("period").level == 3
        await press(pilot, "enter", "y")
        assert "the earlier answer is back" in flat(pilot)
        assert len(world.session().history("period/period")) == 3
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, QuestionScreen)
        assert "● 1 Some." in text(pilot)
    assert world.answered("period").level == 1
    assert world.session().history("period/period")[0].event.reason.startswith("Back to the answer")


async def test_the_current_answer_is_not_given_again():
    world = answered()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "h", "enter", "y")
        assert "This is the answer now." in flat(pilot)
    assert len(world.session().history("period/period")) == 2


async def test_an_answer_that_cannot_be_kept_is_said(monkeypatch):
    def refuse(self, change):
        raise StoreError("The disk is full.", "Make room.")

    world = answered()
    monkeypatch.setattr(Session, "put_back", refuse)
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "h", "down", "enter", "y")
        assert "NOT SAVED. The disk is full." in flat(pilot)
    assert world.answered("period").level == 3


async def test_the_history_of_all_names_fields_and_narrows_to_one_question():
    world = answered()
    async with running(world.app(on=False), size=(120, 40)) as pilot:
        await press(pilot, "h")
        shown = flat(pilot)
        assert "Treaty or law: The Treaty: in force since 1 January 2020" in shown
        assert "Country: Sampleland" in shown
        assert "Checklist: Victim reflection period: version 1.0.0" in shown
        assert "Is there a law?: Yes." in shown
        await press(pilot, "o")
        assert "History of one question" in flat(pilot)
        assert "Is there a law?" not in flat(pilot)
        await press(pilot, "o")
        assert "Is there a law?" in flat(pilot)


async def test_only_answers_can_be_put_back():
    async with running(World().app(on=False)) as pilot:
        await press(pilot, "h", "end", "enter")
        assert "Only answers can be put back." in flat(pilot)
        assert isinstance(pilot.app.screen, HistoryScreen)
        await press(pilot, "o")
        assert "This change is not of a question." in flat(pilot)


async def test_a_question_nobody_answered_says_so():
    async with running(World().app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "h", "enter", "o")
        assert "Nothing was changed here yet." in flat(pilot)


async def test_a_history_that_cannot_be_read_is_said(monkeypatch):
    def refuse(self, key=""):
        raise StoreError("An event is damaged.", "Restore a backup.")

    monkeypatch.setattr(Session, "history", refuse)
    async with running(World().app(on=False)) as pilot:
        await press(pilot, "h")
        assert "An event is damaged. Restore a backup." in flat(pilot)


def latest(world):
    session = world.session()
    return told(session.history()[0], session.view)


def test_a_role_switched_off_and_on_again_is_told_in_words():
    world = World()
    session = world.session()
    now = session.assessment.profile
    off = {"roles_off": {Role.TRANSIT: "An island"}}
    session.set_profile(Profile.model_validate(now.model_dump() | off))
    found = latest(world)
    assert (found.subject, found.before, found.after) == (
        "Role: transit",
        "",
        "does not apply: An island",
    )
    session.set_profile(now)
    found = latest(world)
    assert (found.before, found.after) == ("does not apply: An island", "")


@pytest.mark.parametrize(
    ("changed", "subject", "after"),
    [
        ({"period": "2027"}, "Period", "2027"),
        ({"prepared_by": "Ministry of Justice"}, "Prepared by", "Ministry of Justice"),
        ({"stage": "final"}, "Draft or final", "final"),
        ({"depth": "quick"}, "Depth", "quick"),
    ],
)
def test_a_status_is_told_in_words(changed, subject, after):
    world = World()
    world.session().set_status(**changed)
    found = latest(world)
    assert (found.subject, found.after) == (subject, after)


def test_marks_and_documents_beside_an_answer_are_told():
    world = World()
    document = {"title": "Aliens act", "reference": "12/2020"}
    world.answer("law", yes=True, evidence=(document,), flag=True, unsure=True)
    assert latest(world).after == "Yes. 1 document: Aliens act. Flagged. Unsure."
    world.answer("law")
    found = latest(world)
    assert (found.before, found.after) == ("Yes. 1 document: Aliens act. Flagged. Unsure.", "")


def test_what_a_newer_version_wrote_is_told_as_such():
    world = World()
    world.answer("law", yes=True)
    session = world.session()
    known = session.history("period/law")[0]
    strange = Change(
        known.event.model_copy(update={"key": "answer/period/law"}), None, {"levels": [1]}
    )
    assert told(strange, session.view).after == "not readable by this version"
    profile = known.event.model_copy(update={"key": "profile/country"})
    assert told(Change(profile, None, {"of": 1}), session.view).after == (
        "not readable by this version"
    )
