"""A new assessment from the shipped checklists: sets, own choice, how much that is, focus."""

from __future__ import annotations

from functools import cache

from assess.core.sets import MISSION, in_order, sets, size
from assess.library import load
from assess.store.memory import MemoryStore
from assess.tui.app import AssessApp
from assess.tui.widgets.checklist_choice import OWN
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.profile_form import InstrumentField
from assess.tui.widgets.tick import Tick
from tests.tui.ends import ENDS
from tests.tui.sample import Content, edition, flat, origin, press, running, text, write


@cache
def editions():
    return load().editions


def app(store=None, **more):
    library = Content(*editions().values(), **more)
    return AssessApp(store or MemoryStore(), lambda: library, origin())


def ticked(pilot):
    ticks = pilot.app.screen.query(Tick)
    names = [str(tick.id).removeprefix("checklist-") for tick in ticks if tick.ticked]
    return [name for name in names if name in editions()]


def chooser(pilot):
    return pilot.app.screen.query_one("#set", Cycle)


def words(names, depth="full", **more):
    return size([editions()[name] for name in names], depth, **more).words


def heading(pilot):
    return text(pilot).splitlines()[0]


async def opened(pilot):
    await press(pilot, "n")
    chooser(pilot).focus()
    await pilot.pause()


async def test_it_starts_with_the_five_and_says_how_much_that_is():
    async with running(app()) as pilot:
        await press(pilot, "n")
        assert "‹ the five to start with ›" in text(pilot)
        assert f"{words(MISSION)} when the answers are known" in flat(pilot)
        assert heading(pilot).endswith(words(MISSION))
        assert ticked(pilot) == list(MISSION)


async def test_each_set_ticks_exactly_its_checklists_and_shows_questions_and_time():
    async with running(app()) as pilot:
        await opened(pilot)
        for each in sets(editions()):
            assert chooser(pilot).value == each.id
            assert f"‹ {each.title} ›" in text(pilot)
            assert set(ticked(pilot)) == set(each.checklists)
            assert f"{words(each.checklists)} when" in flat(pilot)
            await press(pilot, "right")
        assert chooser(pilot).value == OWN
        await press(pilot, "right")
        assert ticked(pilot) == list(MISSION)


async def test_ticking_by_hand_makes_an_own_choice_that_is_kept():
    async with running(app()) as pilot:
        await opened(pilot)
        pilot.app.screen.query_one("#checklist-reflection-period").focus()
        await press(pilot, "space")
        mine = [name for name in MISSION if name != "reflection-period"]
        chooser(pilot).focus()
        await press(pilot)
        assert "‹ own choice ›" in text(pilot)
        assert f"{words(mine)} when" in flat(pilot)
        await press(pilot, "right")
        assert ticked(pilot) == list(MISSION)
        await press(pilot, "left")
        assert ticked(pilot) == mine


async def test_the_total_follows_depth_and_roles_and_stays_on_the_screen():
    async with running(app()) as pilot:
        await opened(pilot)
        await press(pilot, "right", "up", "right")
        assert heading(pilot).endswith(words(editions(), "quick"))
        pilot.app.screen.query_one("#is-destination").focus()
        await press(pilot, "space")
        fewer = words(editions(), "quick", roles=("origin", "transit"))
        assert heading(pilot).endswith(fewer)
        assert fewer != words(editions(), "quick")


async def test_they_are_listed_and_kept_with_the_five_first():
    async with running(app(), size=(80, 50)) as pilot:
        await press(pilot, "n")
        rows = [str(tick.id).removeprefix("checklist-") for tick in pilot.app.screen.query(Tick)]
        assert [name for name in rows if name in editions()] == in_order(editions())
        plan = editions()["national-action-plan"]
        (row,) = [r for r in text(pilot).splitlines() if plan.checklist.title in r]
        core = sum(question.core for question in plan.questions.values())
        assert row.split()[-2:] == [str(len(plan.questions)), str(core)]
        await write(pilot, "Zubrowkia")
        chooser(pilot).value = "protection"
        await press(pilot, "ctrl+s")
        own = pilot.app.screen.session.assessment
    chosen = next(each for each in sets(editions()) if each.id == "protection")
    assert list(own.editions) == in_order(chosen.checklists) != list(chosen.checklists)


@ENDS
async def test_a_draft_brings_back_set_and_ticks(end):
    store = MemoryStore()
    async with running(app(store)) as pilot:
        await opened(pilot)
        await press(pilot, "right", "right")
        chosen = chooser(pilot).value, ticked(pilot)
        await end(pilot)
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        assert (chooser(pilot).value, ticked(pilot)) == chosen
        pilot.app.screen.query_one(f"#checklist-{chosen[1][0]}").focus()
        await press(pilot, "space")
        await end(pilot)
    async with running(app(store)) as pilot:
        await press(pilot, "n")
        assert (chooser(pilot).value, ticked(pilot)) == (OWN, chosen[1][1:])
        assert heading(pilot).endswith(words(chosen[1][1:]))
        chooser(pilot).focus()
        await press(pilot, "right", "left")
        assert ticked(pilot) == chosen[1][1:]
        await press(pilot, "ctrl+r")
        assert ticked(pilot) == list(MISSION)
        await press(pilot, "left")
        assert (chooser(pilot).value, ticked(pilot)) == (OWN, list(MISSION))


async def test_only_treaties_that_the_ticked_checklists_rest_on():
    async with running(app()) as pilot:
        await opened(pilot)

        def offered():
            fields = pilot.app.screen.query(InstrumentField)
            return {field.source.id for field in fields if field.display}

        five = offered()
        assert "tip" in five
        assert "c189" not in five
        chooser(pilot).value = "all"
        await press(pilot)
        assert offered() > five
        assert "c189" in offered()


async def test_without_a_checklist_the_chooser_says_so():
    async with running(app()) as pilot:
        await opened(pilot)
        await write_country(pilot)
        for name in MISSION:
            pilot.app.screen.query_one(f"#checklist-{name}", Tick).action_tick()
        await press(pilot, "ctrl+s")
        assert chooser(pilot).has_focus
        assert "None is ticked." in text(pilot)
        assert "✗ Choose at least one checklist." in text(pilot)
        assert heading(pilot).endswith("no checklist")
        await press(pilot, "right")
        assert "✗ Choose" not in text(pilot)


async def write_country(pilot):
    pilot.app.screen.query_one("#country-name Input").focus()
    await write(pilot, "Zubrowkia")


async def test_a_sign_shows_where_the_focus_is_on_every_field():
    async with running(app()) as pilot:
        await press(pilot, "n")
        first = pilot.app.screen.focused
        for step in range(200):
            await pilot.pause()
            marked = [line for line in text(pilot).splitlines() if "▸" in line]
            assert len(marked) == 1, (step, pilot.app.screen.focused, text(pilot))
            await press(pilot, "down" if step % 2 else "tab")
            if pilot.app.screen.focused is first:
                break
        assert step > 30


async def test_page_keys_take_the_focus_along():
    async with running(app()) as pilot:
        await press(pilot, "n", "pagedown", "pagedown")
        focused = pilot.app.screen.focused
        assert "▸ [" in text(pilot)
        await press(pilot, "pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        assert "▸ " in text(pilot)
        assert pilot.app.screen.focused is pilot.app.screen.focus_chain[-1] is not focused
        await press(pilot, *["pageup"] * 8)
        assert pilot.app.screen.focused is pilot.app.screen.focus_chain[0]


async def test_own_checklists_are_marked_and_what_is_to_say_of_them_is_said():
    notes = ("your own checklists in /home are used.", "/home/x.toml is left out:\n  x.toml:3: no")
    library = Content(*editions().values(), edition("period"), notes=notes, own=("period",))
    mine = AssessApp(MemoryStore(), lambda: library, origin())
    async with running(mine, size=(80, 50)) as pilot:
        await press(pilot, "n")
        assert "your own checklists in /home are used." in text(pilot)
        assert "/home/x.toml is left out:" in text(pilot)
        assert "x.toml:3" not in text(pilot)
        assert "[ ] Victim reflection period (your own)" in text(pilot)
