"""Every kind of question, in every state, answered with keys."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from assess.core.assessment import Answer
from assess.core.scope import State
from assess.session import Session
from assess.store.memory import MemoryStore
from tests.tui.sample import World, flat, go, here, press, running, text, write


async def test_a_level_is_kept_at_once_and_shown_by_a_sign():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        assert "must-have · your country's duty: not known (The Treaty, art. 13)" in flat(pilot)
        await press(pilot, "2")
        assert world.answered("period").level == 2
        assert "● 2 Most." in text(pilot)
        assert "your country's duty: met" in flat(pilot)
        assert "Saved." in text(pilot)


async def test_yes_and_no():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "1")
        assert world.answered("law").yes is True
        await press(pilot, "0")
        assert world.answered("law").yes is False
        assert "● 0 No" in text(pilot)


async def test_the_first_part_ticked_answers_and_none_is_an_answer():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "parts")
        await press(pilot, "2", "1")
        assert world.answered("parts").elements == ("act", "means")
        assert "[x] 1 The act (essential)" in text(pilot)
        await press(pilot, "2")
        assert world.answered("parts").elements == ("act",)
        await press(pilot, "0")
        assert world.answered("parts").elements == ()
        assert "[x] 0 None of them." in text(pilot)


async def test_a_choice_by_digit_and_by_marker():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "body")
        await press(pilot, "3")
        assert world.answered("body").option == "several"
        await press(pilot, "down", "down", "space")
        assert world.answered("body").option == "police"


async def test_a_number_opens_its_field_and_bad_input_loses_nothing():
    world = World()
    world.answer("body", option="police")
    async with running(world.app()) as pilot:
        await go(pilot, "length")
        await press(pilot, "4")
        await write(pilot, "5x")
        await press(pilot, "enter")
        assert "“45x” is not a number" in flat(pilot)
        await press(pilot, "backspace", "enter")
        assert world.answered("length").number == Decimal(45)
        assert "45 days" in text(pilot)


@pytest.mark.parametrize(
    ("question", "keys", "typed", "field", "value"),
    [
        ("victims", ["1"], "2", "number", Decimal(12)),
        ("since", ["e"], "2024-02-29", "date", dt.date(2024, 2, 29)),
    ],
)
async def test_information_that_is_typed(question, keys, typed, field, value):
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, question)
        await press(pilot, *keys)
        await write(pilot, typed)
        await press(pilot, "enter")
        assert getattr(world.answered(question), field) == value
        assert "for information, not scored" in flat(pilot)


async def test_a_date_that_is_none_is_refused_beside_its_field():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "since")
        await press(pilot, "e")
        await write(pilot, "30.6.2024")
        await press(pilot, "enter")
        assert "“30.6.2024” is not a date. Write year-month-day" in flat(pilot)
        await press(pilot, "escape")
        assert world.answered("since").response is None


async def test_a_text_as_answer():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "remarks")
        await press(pilot, "e")
        await write(pilot, "two\nlines")
        await press(pilot, "escape")
        assert world.answered("remarks").text == "two\nlines"


async def test_the_profile_answers_and_the_screen_says_where_to_change_it():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "bound")
        assert "The Treaty: in force since 1 January 2020" in flat(pilot)
        await press(pilot, "1")
        assert "Answered in “about your country” (key p)" in flat(pilot)
        assert world.answered("bound").response is None


async def test_unknown_by_kind_then_taken_back():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "u", "2")
        assert world.answered("period").unknown == "not-collected"
        assert "Unknown: no data are collected." in flat(pilot)
        await press(pilot, "delete")
        assert world.answered("period").response is None
        assert "The answer is taken back." in flat(pilot)


async def test_not_applicable_only_where_offered():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "parts")
        await press(pilot, "x")
        assert "not offered for this question" in flat(pilot)
        await go(pilot, "law")
        await press(pilot, "x", "1")
        assert world.answered("law").not_applicable == "A federal matter."
        assert "Not applicable: A federal matter." in flat(pilot)


async def test_waiting_for_another_agency_leaves_it_unanswered_and_enter_passes_it():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "a", "enter")
        assert "Type the name of the agency." in flat(pilot)
        await write(pilot, "police")
        await press(pilot, "enter")
        assert world.answered("period").awaiting == "police"
        assert "Unanswered: waiting for police." in flat(pilot)
        for _ in range(12):
            await press(pilot, "enter")
            assert here(pilot) != "period"


async def test_a_follow_up_waits_for_its_parent_and_says_so():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "length")
        assert "First answer “Which body decides?”" in flat(pilot)
        await press(pilot, "3")
        assert here(pilot) == "length"
        assert world.answered("length").response is None


async def test_an_implied_follow_up_is_not_asked_but_shown_with_its_reason():
    world = World()
    world.answer("body", option="none")
    async with running(world.app()) as pilot:
        await press(pilot, "o")
        assert "· How long is the period?" in text(pilot)
        while "because of the answer to “Which body decides?”" not in flat(pilot):
            await press(pilot, "down")
        await press(pilot, "enter")
        assert "Not asked because of the answer to “Which body decides?”" in flat(pilot)
        await press(pilot, "u")
        assert world.answered("length").response is None


async def test_out_of_scope_is_in_the_outline_with_its_reason():
    world = World(roles_off={"destination": "Nobody stays."})
    async with running(world.app()) as pilot:
        await press(pilot, "o", "end")
        assert "× Who receives people?" in text(pilot)
        assert "Out of scope – asked of a country of destination" in flat(pilot)


async def test_a_flag_and_the_answer_stand_beside_each_other():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "3", "f")
        assert (world.answered("period").level, world.answered("period").flag) == (3, True)
        assert "⚑ flagged" in text(pilot)
        await press(pilot, "f")
        assert world.answered("period").flag is False


async def test_enter_visits_every_unanswered_question_once_and_then_says_so():
    world = World()
    async with running(world.app()) as pilot:
        seen = []
        answers = {"period": "1", "law": "1", "parts": "1", "body": "3", "arrive": "1"}
        for _ in range(9):
            question = here(pilot)
            seen.append(question)
            if question in answers:
                await press(pilot, answers[question])
            else:
                await press(pilot, "u", "1")
            await press(pilot, "enter")
        assert sorted(seen) == sorted(set(world.edition.questions) - {"bound"})
        assert "Every question is answered." in flat(pilot)


async def test_an_answer_the_question_does_not_have_changes_nothing():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "7")
        assert "There is no answer 7" in flat(pilot)
        assert world.answered("period").response is None


async def test_not_applicable_is_refused_on_a_duty():
    world = World()
    view = world.session().view
    assert view.state("period", "period").state is State.UNANSWERED
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        await press(pilot, "x")
        assert "not offered" in flat(pilot)


async def test_disagreeing_copies_are_said_and_can_be_settled():
    world = World()
    copy = MemoryStore()
    copy.append(world.id, world.store.events(world.id), [world.edition])
    world.answer("period", level=1)
    Session(copy, world.id, world.origin).answer("period/period", Answer(level=3))
    world.store.append(world.id, copy.events(world.id))
    assert world.session().assessment.disagreements
    async with running(world.app()) as pilot:
        await go(pilot, "period")
        assert "Copies that were merged disagree." in flat(pilot)
        await press(pilot, "2")
        assert not world.session().assessment.disagreements
