"""Review: groups, the way to a question and back to the same row, and empty groups."""

from __future__ import annotations

import pytest

from assess.core.review import Group, review
from assess.tui.screens.question import QuestionScreen
from assess.tui.screens.reading import ReadingScreen
from assess.tui.screens.review import ReviewScreen
from tests.tui.sample import World, flat, here, press, running, text

CONFLICT = {
    "id": "offered",
    "text": "You say that there is no law, but that all are offered the period. Are both right?",
    "all": [
        {"question": "law", "credit_at_most": 0},
        {"question": "period", "credit_at_least": "3/4"},
    ],
}


def world(**profile) -> World:
    """One of nearly everything that a review shows."""
    made = World(conflicts=[CONFLICT], **profile)
    made.answer("period", level=3, flag=True)
    made.answer("law", yes=False, unsure=True, note="No law\nyet.")
    made.answer("parts", unknown="nobody-knows")
    made.answer("body", unknown="not-collected")
    made.answer("victims", awaiting="Police of Sampleland")
    return made


def marked(pilot) -> str:
    return pilot.app.screen.query_one("#review").marked


def counts(view) -> dict[str, int]:
    return {group.value: len(items) for group, items in review(view).items() if items}


def test_every_group_holds_what_belongs_there():
    made = world(roles_off={"origin": "Nobody leaves."})
    assert counts(made.session().view) == {
        "unanswered": 3,
        "flagged": 1,
        "unsure": 1,
        "nobody-knows": 1,
        "not-collected": 1,
        "waiting": 1,
        "not-applicable": 1,
        "no-documents": 2,
        "contradiction": 1,
    }
    found = review(made.session().view)
    assert [item.question for item in found[Group.UNANSWERED]] == [
        "period/since",
        "period/remarks",
        "period/arrive",
    ]
    assert found[Group.NOT_APPLICABLE][0].reason == "Nobody leaves."
    assert found[Group.WAITING][0].reason == "waiting for Police of Sampleland"


def test_a_follow_up_that_waits_for_its_parent_is_not_unanswered():
    items = review(World().session().view)[Group.UNANSWERED]
    assert "period/body" in [item.question for item in items]
    assert "period/length" not in [item.question for item in items]


def test_an_answer_to_be_confirmed_stands_there_alone():
    view = world().session().view
    own = view.assessment.model_copy(update={"to_confirm": frozenset({"period/law"})})
    changed = type(view)(own, view.editions)
    assert [item.question for item in review(changed)[Group.TO_CONFIRM]] == ["period/law"]
    assert "period/law" not in [item.question for item in review(changed)[Group.UNANSWERED]]


def test_copies_that_disagree_stand_with_what_they_disagree_about():
    view = world().session().view
    sides = {"answer/period/law": ({"yes": True}, {"yes": False}), "profile/country": ("A", "B")}
    own = view.assessment.model_copy(update={"disagreements": sides})
    items = review(type(view)(own, view.editions))[Group.DISAGREEMENT]
    assert [(item.question, item.text) for item in items] == [
        ("period/law", "Is there a law?"),
        ("", "About your country: country"),
    ]


async def test_groups_with_counts_and_the_reason_beside_the_question():
    made = world(roles_off={"origin": "Nobody leaves."})
    async with running(made.app(), size=(120, 50)) as pilot:
        await press(pilot, "v")
        lines = [" ".join(line.split("│")[0].split()) for line in text(pilot).splitlines()]
        for row in (
            "▸Unanswered 3",
            "Flagged, to come back to 1",
            "★ In practice, who is offered the period? level 3 of 4",
            "Unknown: nobody knows 1",
            "To be confirmed none",
            "Answers that may contradict each other 1",
        ):
            assert row in lines
        assert any("waiting for Police" in line for line in lines)
        assert "The country is not a country of origin. Nobody leaves." in lines


async def test_enter_goes_to_the_question_and_escape_comes_back_to_the_same_row():
    async with running(world().app()) as pilot:
        await press(pilot, "v", "down", "down", "enter")
        assert here(pilot) == "remarks"
        assert "Esc review" in flat(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "period/remarks" in marked(pilot)
        await press(pilot, "escape", "v")
        assert marked(pilot) == "head|unanswered"


async def test_the_row_that_was_settled_gives_its_place_to_the_next():
    async with running(world().app()) as pilot:
        await press(pilot, "v", "enter", "down", "down", "enter")
        assert here(pilot) == "arrive"
        await press(pilot, "1", "escape")
        assert "Only: Unanswered (2)" in text(pilot)
        assert "period/remarks" in marked(pilot)


async def test_one_group_alone_by_its_head_by_arrows_and_by_the_menu():
    async with running(world().app()) as pilot:
        await press(pilot, "v", "enter")
        assert "Only: Unanswered (3)" in text(pilot)
        await press(pilot, "right")
        assert "Only: Flagged, to come back to (1)" in text(pilot)
        await press(pilot, "left", "left")
        assert "What is worth another look" in text(pilot)
        await press(pilot, "left")
        assert "Only: Answers that may contradict each other (1)" in flat(pilot)
        await press(pilot, "f", "4")
        assert "Only: Answered, but unsure (1)" in text(pilot)
        await press(pilot, "a")
        assert marked(pilot) == "head|unsure"
        await press(pilot, "f", "4", "f", "1")
        assert "What is worth another look" in text(pilot)
        await press(pilot, "f", "escape", "enter", "escape", "escape")
        assert isinstance(pilot.app.screen, QuestionScreen)


async def test_an_empty_group_says_what_that_means():
    async with running(World().app()) as pilot:
        await press(pilot, "v", "f", "3")
        assert Group.FLAGGED.empty in flat(pilot)
        assert "go to the question" not in flat(pilot)
        await press(pilot, "enter", "d", "left")
        assert "Only: Unanswered" in text(pilot)
        await press(pilot, "a", "end")
        assert Group.CONTRADICTION.empty in flat(pilot)


def test_every_group_has_words_for_being_empty():
    assert all(group.words and group.empty.endswith(".") for group in Group)
    assert len({group.empty for group in Group}) == len(Group)


async def test_long_groups_are_cut_short_until_they_are_shown_alone():
    async with running(World().app(), size=(80, 40)) as pilot:
        await press(pilot, "v")
        items = review(World().session().view)[Group.UNANSWERED]
        assert len(items) > 5
        assert f"… and {len(items) - 5} more: Enter" in text(pilot)
        await press(pilot, *(["down"] * 6), "enter")
        assert f"Only: Unanswered ({len(items)})" in text(pilot)
        assert items[-1].text in text(pilot)


async def test_a_contradiction_is_asked_and_each_of_its_questions_is_a_row():
    async with running(world().app(), size=(80, 30)) as pilot:
        await press(pilot, "v", "left", "d")
        assert isinstance(pilot.app.screen, ReadingScreen)
        shown = flat(pilot)
        assert CONFLICT["text"] in shown
        assert "This is a question, not an error." in shown
        assert "Is there a law? No." in shown
        await press(pilot, "escape", "down", "down", "enter")
        assert here(pilot) == "period"
        await press(pilot, "1", "escape")
        assert Group.CONTRADICTION.empty in flat(pilot)


async def test_what_is_about_the_country_says_where_to_change_it():
    made = world(roles_off={"origin": "Nobody leaves."})
    async with running(made.app()) as pilot:
        await press(pilot, "v", "f", "8")
        assert "Change it in “about your country”" in flat(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "p on a question opens" in flat(pilot)


async def test_a_row_is_opened_by_a_click():
    async with running(world().app()) as pilot:
        await press(pilot, "v")
        row = next(n for n, line in enumerate(text(pilot).splitlines()) if "Since when?" in line)
        await pilot.click(offset=(8, row))
        await pilot.pause()
        assert here(pilot) == "since"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_size_shows_the_list_the_details_and_the_keys(size):
    async with running(world().app(), size=size) as pilot:
        await press(pilot, "v", "down")
        lines = text(pilot).splitlines()
        assert all(len(line) <= size[0] for line in lines)
        assert "Since when?" in flat(pilot)
        assert "› Running" in flat(pilot)
        assert "? help" in text(pilot)


async def test_text_of_others_is_shown_as_it_is():
    made = World(country="[/b]Land", roles_off={"origin": "[red]no[/red] [/"})
    async with running(made.app()) as pilot:
        await press(pilot, "v", "f", "8")
        assert "[/b]Land" in text(pilot)
        assert "[red]no[/red] [/" in text(pilot)
