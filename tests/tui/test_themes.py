"""Colours: enough contrast everywhere, and nothing lost where there are few or none."""

from __future__ import annotations

import pytest
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from assess.settings import Settings
from assess.tui.themes import NAMES, THEMES, Colours, FewColours, colours, contrast, shown_theme
from tests.tui.sample import World, press, running

TEXT = 4.5
"""WCAG 2, 1.4.3: the least contrast of normal text."""

PALETTES = {
    "VGA": {"black": (0, 0, 0), "white": (170, 170, 170), "bright_red": (255, 85, 85)}
    | {"bright_yellow": (255, 255, 85), "bright_green": (85, 255, 85)}
    | {"bright_cyan": (85, 255, 255), "bright_magenta": (255, 85, 255)},
    "xterm": {"black": (0, 0, 0), "white": (229, 229, 229), "bright_red": (255, 0, 0)}
    | {"bright_yellow": (255, 255, 0), "bright_green": (0, 255, 0)}
    | {"bright_cyan": (0, 255, 255), "bright_magenta": (255, 0, 255)},
}


def world(theme):
    made = World()
    made.answer("period", level=2, flag=True)
    made.answer("law", unknown="nobody-knows")
    return made.app(settings=Settings(theme=theme))


def segments(pilot) -> list[Segment]:
    strips = pilot.app.screen._compositor.render_strips()
    return [segment for strip in strips for segment in strip]


async def every_screen(pilot):
    """Go through the screens; yield the name and the segments of each."""
    yield "question", segments(pilot)
    await press(pilot, "9")
    yield "error", segments(pilot)
    for key, name in (("o", "outline"), ("g", "gaps"), ("question_mark", "help")):
        await press(pilot, key)
        yield name, segments(pilot)
        await press(pilot, "escape")
    await press(pilot, "p")
    yield "profile", segments(pilot)
    pilot.app.screen.query_one("#reference-date").value = "soon"
    await press(pilot, "ctrl+s")
    yield "wrong", segments(pilot)
    await press(pilot, "ctrl+r", "escape", "r")
    yield "report", segments(pilot)
    await press(pilot, "escape", "u")
    yield "menu", segments(pilot)
    await press(pilot, "escape", "escape")
    yield "home", segments(pilot)
    await press(pilot, "h")
    yield "history", segments(pilot)
    await press(pilot, "escape", "d")
    yield "confirm", segments(pilot)
    await press(pilot, "escape", "s")
    yield "settings", segments(pilot)
    await press(pilot, "escape", "ctrl+p")
    await pilot.pause(0.3)
    yield "palette", segments(pilot)


def shown_pair(segment, ground):
    """The colours of letters and paper as they are seen."""
    style = segment.style
    letters, paper = style.color, style.bgcolor
    pair = [ground if c is None or c.is_default else c.triplet for c in (letters, paper)]
    return tuple(reversed(pair)) if style.reverse else tuple(pair)


def is_text(segment):
    return any(sign.isalnum() for sign in segment.text)


COLOURED = [theme for theme in THEMES if theme.name != "monochrome"]


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
async def test_all_text_of_all_screens_has_the_contrast_of_wcag_aa(theme):
    app = world(theme.name)
    app.shows = Colours.MANY
    ground = Color.parse(theme.background).rgb
    async with running(app) as pilot:
        assert app.theme == theme.name
        seen = 0
        async for name, found in every_screen(pilot):
            for segment in filter(is_text, found):
                letters, paper = shown_pair(segment, ground)
                ratio = contrast(letters, paper)
                assert ratio >= TEXT, f"{theme.name}, {name}: {segment.text!r} has {ratio:.1f}"
                seen += 1
        assert seen > 200


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_colours_of_a_theme_can_be_read_on_each_of_its_grounds(theme):
    on = [theme.background, theme.panel, theme.surface]
    letters = [theme.foreground, theme.primary, theme.error, theme.warning, theme.success]
    least = 7 if theme.name.startswith("contrast") else TEXT
    for ground in on:
        for colour in letters:
            ratio = contrast(Color.parse(colour).rgb, Color.parse(ground).rgb)
            assert ratio >= least, f"{colour} on {ground}: {ratio:.1f}"


def test_contrast_is_that_of_wcag():
    """21 for black and white; #777777 on white is the well-known near miss with 4.48."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("environ", "system", "shows"),
    [
        ({"TERM": "xterm-256color"}, "256", Colours.MANY),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "truecolor", Colours.MANY),
        ({"TERM": "xterm"}, "standard", Colours.SIXTEEN),
        ({"TERM": "linux"}, "standard", Colours.SIXTEEN),
        ({"TERM": "vt100"}, "standard", Colours.NONE),
        ({"TERM": "vt220"}, "standard", Colours.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "256", Colours.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "256", Colours.MANY),
    ],
)
def test_a_terminal_gets_the_colours_that_it_has(environ, system, shows):
    assert colours(environ, system) is shows


async def test_without_colours_nothing_is_coloured_and_what_is_marked_is_reversed():
    app = world("calm")
    app.shows = Colours.NONE
    async with running(app) as pilot:
        async for name, found in every_screen(pilot):
            for segment in found:
                style = segment.style
                coloured = style and (
                    (style.color and not style.color.is_default)
                    or (style.bgcolor and not style.bgcolor.is_default)
                )
                assert not coloured, f"{name}: {segment.text!r}"
            if name in ("home", "history", "gaps", "outline", "menu", "palette"):
                assert any(s.style and s.style.reverse for s in found if is_text(s)), name


async def test_the_monochrome_theme_does_so_on_any_terminal_and_at_once():
    app = world("calm")
    app.shows = Colours.MANY
    async with running(app) as pilot:
        assert any(s.style and s.style.color and s.style.color.triplet for s in segments(pilot))
        app.theme = "monochrome"
        await pilot.pause()
        assert not any(s.style and s.style.color and s.style.color.triplet for s in segments(pilot))


@pytest.mark.parametrize("theme", ["calm", "light"])
async def test_sixteen_colours_are_those_of_the_terminal_and_can_be_read(theme):
    app = world(theme)
    app.shows = Colours.SIXTEEN
    async with running(app) as pilot:
        async for name, found in every_screen(pilot):
            for segment in filter(is_text, found):
                style = segment.style
                for colour in (style.color, style.bgcolor):
                    assert colour.type is ColorType.STANDARD, f"{name}: {segment.text!r}"
                for palette, known in PALETTES.items():
                    ratio = contrast(known[style.color.name], known[style.bgcolor.name])
                    assert ratio >= TEXT, f"{palette}, {name}: {segment.text!r} {style}"


def test_every_theme_has_a_name_in_words_and_an_unknown_one_gives_the_usual():
    assert [theme.name for theme in THEMES] == list(NAMES)
    assert shown_theme("of-a-newer-version") == shown_theme("") == "calm"
    assert shown_theme("light") == "light"


def test_a_coloured_signal_keeps_its_hue_with_sixteen_colours():
    (calm,) = (theme for theme in THEMES if theme.name == "calm")
    filtered = FewColours(Colours.SIXTEEN, dark=True)
    style = Style(color=calm.error, bgcolor=calm.background)
    (segment,) = filtered.apply([Segment("✗ no", style)], Color.parse(calm.background))
    assert segment.style.color.name == "bright_red"
