"""The three lines above a question: where we are, how far, and how it stands."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.reactive import reactive, var
from textual.widgets import Static

from assess.core.numbers import percent
from assess.tui.shown import Shown
from assess.tui.words import answered_words, country_words, one_line, rating_words, score_words


class Header(Static):
    """Country, period, checklist and section; progress; score, possible range and rating."""

    shown: var[Shown | None] = var(None)
    score: reactive[bool] = reactive(True)  # noqa: FBT003 (a default)
    """Whether score, range and rating are shown, or progress alone."""

    def __init__(self, *, score: bool = True) -> None:
        super().__init__()
        self.set_reactive(Header.score, score)
        self._painted = Content("")
        self._made: tuple[tuple[Shown | None, int, bool], Content] | None = None

    def watch_shown(self) -> None:
        """Paint the lines anew where they differ."""
        if not self._painted.is_same(self._lines()):
            self.refresh()

    def render(self) -> Content:
        self._painted = self._lines()
        return self._painted

    def _lines(self) -> Content:
        """The lines, made once for what is shown at one width."""
        basis = (self.shown, self.size.width, self.score)
        if self._made is None or self._made[0] != basis:
            self._made = basis, self._fresh()
        return self._made[1]

    def _fresh(self) -> Content:
        if self.shown is None:
            return Content("")
        width = max(self.size.width, 20)
        room = width - 2
        return Content.assemble(
            (f" {_path(self.shown, room)}", "bold"),
            "\n ",
            _standing(self.shown, room, score=self.score),
            "\n",
            "─" * width,
        )


def _path(shown: Shown, width: int) -> str:
    """Return "Country 2026 › checklist › section   7/18", cut to fit; the number stands."""
    parts = [
        one_line(country_words(shown.view.assessment), 40),
        shown.edition.checklist.title,
        shown.state.section.title,
    ]
    number = f"  {shown.number}"
    room = width - cell_len(number)
    while len(parts) > 2 and cell_len(" › ".join(parts)) > room:
        longest = max(parts[1:], key=cell_len)
        if cell_len(longest) <= 14:
            break
        parts[parts.index(longest)] = f"{longest.removesuffix('…')[:-2].rstrip()}…"
    path = " › ".join(parts)
    return set_cell_size(path, room) + number


def _standing(shown: Shown, width: int, *, score: bool) -> Content:
    """Progress bar, share answered; with ``score`` score, possible range and rating, too."""
    result = shown.result
    numbers = (
        f"{answered_words(result)}   {score_words(result)}" if score else answered_words(result)
    )
    bar_width = 26 if width >= 100 else 16 if width >= 76 else 8
    room = width - bar_width - cell_len(numbers) - 5
    rating = rating_words(result, room) if score and room >= len("answers missing") else ""
    filled = percent(result.coverage) * bar_width // 100
    return Content.assemble(
        ("━" * filled, "bold"), "─" * (bar_width - filled), f"  {numbers}   {rating}"
    )
