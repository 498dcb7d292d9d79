"""How the screens look: five themes, and what becomes of them on a terminal with few colours.

Nothing is ever told by colour alone: what is marked is reversed and has a sign, an error begins
with ✗. So a terminal without colours loses nothing, and one with 16 keeps the terminal's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import ClassVar

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from assess.language import noop

_FLAT = {
    "block-cursor-foreground": "$background",
    "block-cursor-background": "$foreground",
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-foreground": "$background",
    "block-cursor-blurred-background": "$foreground",
    "block-hover-background": "$panel",
    "input-cursor-background": "$foreground",
    "input-cursor-foreground": "$background",
    "input-selection-background": "$foreground 30%",
    "border": "$foreground",
    "border-blurred": "$foreground",
    "scrollbar": "$foreground 60%",
    "scrollbar-hover": "$foreground",
    "scrollbar-active": "$foreground",
    "scrollbar-background": "$panel",
    "scrollbar-background-hover": "$panel",
    "scrollbar-background-active": "$panel",
    "footer-key-foreground": "$foreground",
}
"""What Textual would else derive from accent colours."""


def _theme(
    name: str, ground: tuple[str, str, str], signal: tuple[str, ...], *, dark: bool
) -> Theme:
    """A theme of background, panel and foreground, and of the colours of signals."""
    background, panel, foreground = ground
    primary, error, warning, success = signal
    variables = {key: value.replace("$background", background) for key, value in _FLAT.items()}
    variables = {k: v.replace("$foreground", foreground) for k, v in variables.items()}
    return Theme(
        name=name,
        primary=primary,
        secondary=primary,
        accent=warning,
        foreground=foreground,
        background=background,
        surface=background,
        panel=panel,
        error=error,
        warning=warning,
        success=success,
        dark=dark,
        variables={key: value.replace("$panel", panel) for key, value in variables.items()},
    )


THEMES: tuple[Theme, ...] = (
    _theme(
        "calm",
        ("#101010", "#262626", "#e4e4e4"),
        ("#5fafd7", "#ff8787", "#d7af5f", "#87d787"),
        dark=True,
    ),
    _theme(
        "light",
        ("#ffffff", "#ececec", "#1c1c1c"),
        ("#005f87", "#a40000", "#6b4a00", "#005f00"),
        dark=False,
    ),
    _theme(
        "contrast-dark",
        ("#000000", "#000000", "#ffffff"),
        ("#ffffff", "#ffff00", "#ffff00", "#ffffff"),
        dark=True,
    ),
    _theme(
        "contrast-light",
        ("#ffffff", "#ffffff", "#000000"),
        ("#000000", "#8b0000", "#8b0000", "#000000"),
        dark=False,
    ),
    _theme(
        "monochrome",
        ("#000000", "#000000", "#ffffff"),
        ("#ffffff", "#ffffff", "#ffffff", "#ffffff"),
        dark=True,
    ),
)

NAMES: dict[str, str] = {
    "calm": noop("calm: light letters on a dark ground"),
    "light": noop("light: dark letters on a white ground"),
    "contrast-dark": noop("high contrast: white on black"),
    "contrast-light": noop("high contrast: black on white"),
    "monochrome": noop("no colours: those of the terminal, marked text reversed"),
}
"""What the settings call each theme."""

DEFAULT = "calm"


class Colours(Enum):
    """How many colours a terminal shows."""

    NONE = "none"
    SIXTEEN = "sixteen"
    MANY = "many"


_COLOURLESS = ("vt", "dumb", "unknown")
"""How TERM begins for terminals without colours, or without anything."""


def colours(environ: Mapping[str, str], system: str | None) -> Colours:
    """How many colours to use. ``system`` is what Rich takes from TERM and COLORTERM.

    NO_COLOR, when it is not empty, wins over everything.
    """
    if environ.get("NO_COLOR") or environ.get("TERM", "").startswith(_COLOURLESS):
        return Colours.NONE
    return Colours.SIXTEEN if system in (None, "standard", "windows") else Colours.MANY


def shown_theme(wanted: str) -> str:
    """The name of a theme that is there: ``wanted``, or the default where it is not known."""
    return wanted if wanted in NAMES else DEFAULT


_MARKED = 3
"""Contrast to the ground from which on a background means: this is marked."""


class FewColours(LineFilter):
    """Prints with the terminal's own colours, or with none.

    With none, text is normal or reversed, bold and underlined as it is. With 16 it is white on
    black, coloured signals in the bright colours; on a light theme black on white, where the
    colours of 16 would be too pale to read.
    """

    WHITE: ClassVar[RichColor] = RichColor.parse("white")
    BLACK: ClassVar[RichColor] = RichColor.parse("black")

    def __init__(self, shows: Colours, *, dark: bool) -> None:
        super().__init__()
        self._shows = shows
        self._dark = dark

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in these colours."""
        ground = background.rgb
        return [
            Segment(text, style and self._style(style, ground), control)
            for text, style, control in segments
        ]

    def _style(self, style: Style, ground: tuple[int, int, int]) -> Style:
        return _few(style, ground, self._shows, self._dark)


@lru_cache(2048)
def _few(style: Style, ground: tuple[int, int, int], shows: Colours, dark: bool) -> Style:  # noqa: FBT001
    front, back = _rgb(style.color), _rgb(style.bgcolor)
    if style.reverse:
        front, back = back, front
    marked = back is not None and contrast(ground, back) >= _MARKED
    kept = Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
        reverse=marked,
        link=style.link,
        meta=style.meta or None,
    )
    if shows is Colours.NONE:
        return kept
    letters, paper = FewColours.WHITE, FewColours.BLACK
    if not dark:
        letters, paper = paper, letters
    elif front is not None and not marked:
        letters = _bright(front)
    return kept + Style(color=letters, bgcolor=paper)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(rgb: tuple[int, int, int]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(color: RichColor | None) -> tuple[int, int, int] | None:
    if color is None or color.triplet is None:
        return None
    return color.triplet.red, color.triplet.green, color.triplet.blue


def _bright(rgb: tuple[int, int, int]) -> RichColor:
    """The bright colour of 16 that is nearest in hue; white for greys."""
    hue, _, saturation = Color(*rgb).hsl
    lightest, darkest = max(rgb), min(rgb)
    if saturation < 0.15 or lightest - darkest < 48:
        return FewColours.WHITE
    names = ("red", "yellow", "green", "cyan", "blue", "magenta")
    return RichColor.parse(f"bright_{names[round(hue * 6) % 6]}")
