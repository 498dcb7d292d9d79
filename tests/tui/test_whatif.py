"""What if: answers are tried, their difference is shown live, and nothing is saved."""

from __future__ import annotations

import pytest

from assess.core.assessment import Answer
from assess.tui.screens.gaps import GapsScreen
from assess.tui.screens.reading import ReadingScreen
from assess.tui.screens.whatif import WhatIfScreen
from assess.tui.trying import can_be_tried, standing, trials
from tests.tui.sample import World, flat, press, running, text

BANNER = "TRIAL: nothing is saved; your answers stay as they are."


def world() -> World:
    made = World()
    made.answer("period", level=1)
    made.answer("law", yes=False, note="No law yet.")
    made.answer("parts", elements=["means"])
    made.answer("body", option="none")
    return made


async def mark(pilot, question: str) -> None:
    """Mark a question of the list."""
    listed = pilot.app.screen.query_one("#whatif")
    listed.highlighted = listed.get_option_index(f"period/{question}")
    await pilot.pause()


def row(pilot, start: str) -> str:
    lines = [line.split("│")[0] for line in text(pilot).splitlines()]
    return " ".join(next(line for line in lines if start in line)[1:].split())


def test_answers_to_try_stand_from_the_least_to_the_most():
    questions = world().edition.questions
    answers = {name: Answer() for name in questions}
    answers["parts"] = Answer(elements=("means",))
    found = {
        name: [next(iter(trial.response.values())) for trial in trials(question, answers[name])]
        for name, question in questions.items()
    }
    assert found["period"] == [0, 1, 2, 3, 4]
    assert found["law"] == [False, True]
    assert found["body"] == ["none", "police", "several"]
    assert [float(start) for start in found["length"]] == [0, 30]
    assert found["parts"] == [
        (),
        ("means",),
        ("act", "means"),
        ("act", "means", "purpose"),
    ]
    assert found["victims"] == []
    assert not can_be_tried(questions["bound"])
    assert not can_be_tried(questions["victims"])


def test_a_number_stands_in_its_band():
    question = world().edition.questions["length"]
    options = trials(question, Answer())
    assert standing(question, options, Answer(number=45)) == 1
    assert standing(question, options, Answer(number=12)) == 0
    assert standing(question, options, Answer()) is None


async def test_arrows_try_higher_and_lower_and_show_the_difference_live():
    made = world()
    view = made.session().view
    async with running(made.app(), size=(80, 36)) as pilot:
        await press(pilot, "g", "i")
        assert BANNER in flat(pilot)
        assert "Nothing is tried yet." in flat(pilot)
        await press(pilot, "right", "right")
        tried = view.what_if({"period/period": Answer(level=3)})
        before, after = view.results["period"].score, tried.results["period"].score
        assert f"Score {before} → {after}" in flat(pilot)
        assert "The Treaty, art. 13: not met → met" in flat(pilot)
        assert "met 0 → 1; not met 1 → 0; not known 0 → 0" in flat(pilot)
        assert row(pilot, "who is offered").endswith("level 1 of 4 → try level 3 of 4")
        assert row(pilot, "who is offered").startswith("≠")
        await press(pilot, "left", "left")
        assert "Nothing is tried yet." in flat(pilot)
        assert "≠" not in text(pilot)
        await press(pilot, "left", "left")
        assert "This is the lowest answer to this question." in flat(pilot)
        assert BANNER in flat(pilot)
    assert made.session().view.assessment == view.assessment


async def test_several_answers_at_once_one_taken_back_or_all():
    async with running(world().app(), size=(80, 36)) as pilot:
        await press(pilot, "g", "i", "4")
        await mark(pilot, "law")
        await press(pilot, "right")
        await mark(pilot, "body")
        await press(pilot, "3")
        assert "3 answers tried; nothing is saved" in flat(pilot)
        await press(pilot, "x")
        assert "2 answers tried; nothing is saved" in flat(pilot)
        await press(pilot, "x")
        assert "Nothing is tried for this question." in flat(pilot)
        await press(pilot, "c")
        assert "All trials are taken back." in flat(pilot)
        assert "Nothing is tried yet." in flat(pilot)


async def test_a_rating_that_would_change_is_named():
    made = World()
    made.answer("period", level=0)
    made.answer("law", yes=False)
    made.answer("parts", elements=[])
    made.answer("body", option="none")
    made.answer("arrive", yes=False)
    async with running(made.app(), size=(80, 36)) as pilot:
        await press(pilot, "g", "i", "4")
        await mark(pilot, "law")
        await press(pilot, "1")
        await mark(pilot, "arrive")
        await press(pilot, "1")
        assert "Rating “mostly missing” → “partly in place”" in flat(pilot)


async def test_what_a_trial_opens_can_be_tried_too():
    async with running(world().app(), size=(80, 36)) as pilot:
        await press(pilot, "g", "i")
        assert "How long is the period?" not in text(pilot)
        await mark(pilot, "body")
        await press(pilot, "right", "right")
        assert "Opened by what is tried (1)" in text(pilot)
        await mark(pilot, "length")
        await press(pilot, "right", "right")
        assert "try 30 days" in row(pilot, "How long is")
        await mark(pilot, "body")
        await press(pilot, "x")
        assert "2 answers" not in flat(pilot)
        await mark(pilot, "length")
        await press(pilot, "x")
        assert "Nothing is tried yet." in flat(pilot)


async def test_parts_are_ticked_by_digits_and_in_the_menu():
    async with running(world().app(), size=(80, 36)) as pilot:
        await press(pilot, "g", "i")
        await mark(pilot, "parts")
        await press(pilot, "1")
        assert row(pilot, "Which parts").endswith("1 of 3 parts → try 2 of 3 parts")
        await press(pilot, "enter", "3")
        assert "[x] The purpose" in text(pilot)
        assert "Nothing is saved." in text(pilot)
        await press(pilot, "escape")
        assert row(pilot, "Which parts").endswith("try 3 of 3 parts")
        await press(pilot, "9")
        assert "There is no answer 9 to this question." in flat(pilot)


async def test_all_answers_are_offered_in_a_menu():
    async with running(world().app(), size=(80, 36)) as pilot:
        await press(pilot, "g", "i", "enter")
        assert "Try which answer? Nothing is saved." in text(pilot)
        await press(pilot, "5")
        assert "try level 4 of 4" in text(pilot)
        await press(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, WhatIfScreen)


async def test_an_unanswered_question_can_be_tried():
    async with running(world().app(), size=(80, 36)) as pilot:
        await press(pilot, "g", "i")
        await mark(pilot, "arrive")
        await press(pilot, "right")
        assert row(pilot, "Who receives").endswith("unanswered → try no")
        await press(pilot, "x", "left")
        assert row(pilot, "Who receives").endswith("unanswered → try yes")


async def test_the_difference_in_full_is_a_page_of_its_own():
    async with running(world().app(), size=(60, 20)) as pilot:
        await press(pilot, "g", "i", "right", "d")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert "What would change. Nothing is saved." in flat(pilot)
        await press(pilot, "pagedown")
        assert "level 1 of 4 → level 2 of 4" in flat(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WhatIfScreen)


async def test_leaving_drops_everything_and_saves_nothing():
    made = world()
    events = made.store.events(made.id)
    async with running(made.app()) as pilot:
        await press(pilot, "g", "i", "right", "right", "escape")
        assert isinstance(pilot.app.screen, GapsScreen)
        assert "Nothing was changed." in text(pilot)
        await press(pilot, "i")
        assert "Nothing is tried yet." in flat(pilot)
        assert "≠" not in text(pilot)
    assert made.store.events(made.id) == events


async def test_a_filter_of_the_gaps_holds_and_is_said():
    async with running(world().app()) as pilot:
        await press(pilot, "g", "f", "4", "2", "i")
        assert "Only lead: ministry of the interior" in text(pilot)
        assert "Gaps to try (1)" in text(pilot)
        assert "Is there a law?" not in text(pilot)


async def test_without_gaps_unanswered_questions_can_be_tried():
    async with running(World().app()) as pilot:
        await press(pilot, "g", "i")
        assert "Unanswered" in text(pilot)
        await press(pilot, "right")
        assert "1 answer tried; nothing is saved" in flat(pilot)


async def test_it_starts_at_the_marked_gap():
    async with running(world().app()) as pilot:
        await press(pilot, "g", "down")
        gap = pilot.app.screen.query_one("#gaps").marked
        await press(pilot, "i")
        assert pilot.app.screen.query_one("#whatif").marked == gap


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_size_says_that_nothing_is_saved(size):
    async with running(world().app(), size=size) as pilot:
        await press(pilot, "g", "i", "right")
        assert all(len(line) <= size[0] for line in text(pilot).splitlines())
        shown = flat(pilot)
        assert BANNER in shown
        assert "1 answer tried; nothing is saved" in shown
        assert "Esc leave; nothing is saved" in shown
        assert "Score" in shown
