"""The question at every size: what fits, what stands beside it, and what a click does."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.widgets import TextArea

from assess.core.assessment import Profile
from assess.core.changes import NewAssessment
from assess.core.questions import MaturityQuestion
from assess.core.sets import in_order
from assess.library import load
from assess.session import Session
from assess.settings import Settings
from assess.store.memory import MemoryStore
from assess.tui.shown import Shown, walk
from assess.tui.widgets.body import Body
from assess.tui.widgets.outline import OutlineList
from assess.tui.widgets.sheet import least, sheet, wrapped
from assess.tui.widgets.side import SidePanel
from assess.tui.widgets.summary import foot, why_lines
from tests.tui.sample import DAY, World, flat, go, here, origin, press, running, text, write

ROOM_AT_80_BY_24 = (80, 18)
"""What the header, the message line and two lines of keys leave."""

HOSTILE = "[/red] <b> العربية ភាសាខ្មែរ 👩‍👩‍👧 e\u0301\u0323 \x1b[31m\x07 中文 \u202e\u200b end"


@pytest.fixture(scope="module")
def shipped():
    """Every shipped question once, of a country that nothing binds, and of one bound by all."""
    editions = load().editions
    names = in_order(editions)
    sources = {source.id for each in editions.values() for source in each.sources}
    found = {}
    for bound in (False, True):
        status = {key: {"status": "in-force"} for key in sources} if bound else {}
        profile = Profile(country="Sampleland", reference_date=DAY, instruments=status)
        new = NewAssessment(profile=profile, editions=tuple(editions[name] for name in names))
        view = Session.start(MemoryStore(), new, origin()).view
        once = {state.key: Shown(view, name, state.question.id) for name, state in walk(view)}
        found[bound] = list(once.values())
    return found


@pytest.mark.parametrize(("bound", "share"), [(False, 98), (True, 96)])
def test_shipped_questions_are_seen_whole_at_80_by_24(shipped, bound, share):
    """Text, marks, answers, a line of why, note and documents, without scrolling."""
    width, height = ROOM_AT_80_BY_24
    scrolled = [s for s in shipped[bound] if least(s, width, height - 2) + 1 + 1 > height]
    assert len(shipped[bound]) > 250
    assert 100 * len(scrolled) <= (100 - share) * len(shipped[bound])
    assert not any(isinstance(shown.question, MaturityQuestion) for shown in scrolled)


@pytest.mark.parametrize("width", [20, 57, 80, 250])
@pytest.mark.parametrize("typed", [HOSTILE, "x" * 500, "", "\n\n", "中" * 90, "\u0301" * 40])
def test_no_text_is_wider_than_its_lines(typed, width):
    assert all(cell_len(line) <= width for line in wrapped(typed, width))


def test_the_foot_fits_and_names_its_keys():
    world = World()
    world.answer("period", level=1, note=HOSTILE * 3, flag=True, unsure=True, private=True)
    shown = Shown(world.session().view, "period", "period")
    for width in (60, 80, 120):
        made = foot(shown, width, note=True, more=True, unsaved=12)
        assert made.content.cell_length <= width
        keys = {key for _first, _after, key in made.keys}
        assert {"", "f"} < keys <= {"", "f", "m", "pagedown", "d", "n"}
    assert len(why_lines(shown, 80, 1)) == 1


async def test_the_question_has_the_room_that_the_test_of_what_fits_takes():
    async with running(World().app()) as pilot:
        assert pilot.app.screen.query_one(Body).size_of_question == ROOM_AT_80_BY_24


@pytest.mark.parametrize(
    ("width", "outline", "panel"), [(80, False, False), (109, False, False), (110, True, False),
                                    (149, True, False), (150, True, True), (250, True, True)]
)  # fmt: skip
async def test_what_stands_beside_the_question(width, outline, panel):
    world = World()
    world.answer("period", level=1, note="A note", evidence=[{"title": "Act", "reference": "1"}])
    async with running(world.app(), size=(width, 40)) as pilot:
        await go(pilot, "period")
        screen = pilot.app.screen
        assert screen.query_one("#side").display is outline
        assert screen.query_one(SidePanel).display is panel
        shown = flat(pilot)
        assert ("Grant it to everyone presumed to be a victim." in shown) is panel
        assert shown.count("A note") == 1
        assert "Act" in shown
        if outline:
            assert screen.query_one("#side", OutlineList).marked == "period/period"
            await press(pilot, "3")
            assert "level 3" in flat(pilot)
            await press(pilot, "right")
            assert screen.query_one("#side", OutlineList).marked == "period/law"


async def test_resizing_keeps_the_place_and_fills_what_appears():
    world = World()
    world.answer("law", yes=True, note="A note")
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        for size in ((60, 20), (250, 80), (50, 10), (160, 50), (110, 24), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert here(pilot) == "law"
            if size[0] >= 60:
                assert "Is there a law?" in flat(pilot)
                assert "A note" in flat(pilot)
        await press(pilot, "0")
    assert world.answered("law").yes is False


async def test_resizing_keeps_what_is_being_typed_in_the_note():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "law")
        await press(pilot, "n")
        await write(pilot, "half")
        for size in ((60, 20), (200, 60), (40, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await write(pilot, "way")
        assert pilot.app.screen.query_one(TextArea).text == "halfway"
        await press(pilot, "escape")
    assert world.answered("law").note == "halfway"


async def test_a_click_on_an_answer_a_row_and_a_summary():
    world = World()
    async with running(world.app(), size=(160, 40)) as pilot:
        await go(pilot, "period")
        lines = text(pilot).splitlines()
        row = next(n for n, line in enumerate(lines) if "3 All." in line)
        body = pilot.app.screen.query_one(Body)
        await pilot.click(Body, offset=(10, row - body.region.y))
        await pilot.pause()
        assert world.answered("period").level == 3
        listed = pilot.app.screen.query_one("#side", OutlineList)
        row = next(n for n, line in enumerate(lines) if "Is there a law?" in line)
        await pilot.click("#side", offset=(10, row - listed.region.y))
        await pilot.pause()
        assert here(pilot) == "law"
        await pilot.click(SidePanel, offset=(4, 1))
        await pilot.pause()
        assert "Documents" in text(pilot).splitlines()[0]
        await press(pilot, "escape")
        assert here(pilot) == "law"


async def test_a_click_below_the_question_presses_the_key_of_what_stands_there():
    async with running(World().app()) as pilot:
        await go(pilot, "law")
        last = pilot.app.screen.query_one(Body).size.height - 1
        await pilot.click(Body, offset=(5, last))
        await pilot.pause()
        assert text(pilot).startswith(" Documents")
        await press(pilot, "escape")
        await pilot.click(Body, offset=(12, last - 1))
        await pilot.pause()
        assert "Why it is asked, and where it comes from" in flat(pilot)


async def test_keys_hit_the_question_that_is_shown_after_clicks_on_nothing():
    world = World()
    async with running(world.app(), size=(160, 40)) as pilot:
        await press(pilot, "right")
        shown = here(pilot)
        for widget, at in ((Body, (2, 20)), (SidePanel, (3, 30)), ("#side", (2, 25)),
                           ("Header", (5, 0)), ("StatusLine", (5, 0))):  # fmt: skip
            await pilot.click(widget, offset=at)
            await pilot.pause()
        assert pilot.app.focused is None
        await press(pilot, "m")
        assert here(pilot) == shown
        assert world.answered(shown).unsure is True


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 50), (250, 80)])
async def test_hostile_text_is_shown_and_nothing_of_it_is_obeyed(size):
    world = World(country="Sample 中文 [/red]")
    evidence = [{"title": HOSTILE, "reference": "<b>[/]"}]
    world.answer("period", level=1, note=HOSTILE, evidence=evidence)
    async with running(world.app(), size=size) as pilot:
        await go(pilot, "period")
        shown = text(pilot)
        assert "[/red]" in shown
        assert "\x1b" not in shown
        assert "\x07" not in shown
        await press(pilot, "o", "escape", "w", "escape", "slash")
        await write(pilot, HOSTILE)
        await press(pilot, "escape", "j")
        await write(pilot, HOSTILE)
        await press(pilot, "enter", "escape", "down", "space")
        assert here(pilot) == "period"
    assert world.answered("period").level == 0


@pytest.mark.parametrize(
    ("settings", "seen"),
    [
        (Settings(), True),
        (Settings(agency="Police"), False),
        (Settings(show_score=False), False),
        (Settings(agency="Police", show_score=True), True),
    ],
)
async def test_the_score_can_be_switched_off(settings, seen):
    world = World()
    world.answer("period", level=1)
    app = world.app()
    app.services.settings = settings
    async with running(app, size=(120, 40)) as pilot:
        score = str(world.session().view.results["period"].score)
        assert (score in text(pilot)) is seen
        assert "% answered" in text(pilot)
        await press(pilot, "o")
        assert (score in text(pilot)) is seen


async def test_beside_a_scroll_bar_nothing_is_cut():
    world = World()
    async with running(world.app(), size=(60, 20)) as pilot:
        await go(pilot, "period")
        body = pilot.app.screen.query_one(Body)
        body.styles.height = 7
        await pilot.pause()
        await pilot.pause()
        shown = text(pilot).splitlines()
        assert body.more()
        assert any(line.rstrip("▁▂▃▄▅▆▇█ ").endswith("w more") for line in shown)
        assert "PgDn more" in text(pilot)
        while body.more():
            await press(pilot, "pagedown")
        assert "PgDn more" not in text(pilot)
        assert "4 All, in writing." in text(pilot)


async def test_many_parts_stand_in_two_columns_and_can_be_clicked():
    world = World()
    async with running(world.app()) as pilot:
        await go(pilot, "parts")
        made = sheet(pilot.app.screen.shown, 79, 4)
        columns = (0, 45)
        found = {line.place_at(column) for line in made.lines for column in columns}
        assert found == {None, 0, 1, 2, 3}
        assert len(made.lines) == 4
