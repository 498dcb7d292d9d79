"""A question laid out in lines for a width and a height, as tight as it must be to fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from assess.language import gettext as _
from assess.tui.answering import Choice, choices
from assess.tui.markers import marker_words
from assess.tui.shown import Shown
from assess.tui.standing import answered, facts, standing
from assess.tui.words import MARK, safe

LEAST_TEXT = 12
"""Columns that a text keeps, however narrow the window."""

_MARKER_LINES = 2
_INDENT = 3
_GAP = 2
"""Columns between two columns of parts."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a question; ``places`` says which choice each run of its columns belongs to."""

    content: Content
    places: tuple[tuple[int, int, int], ...] = ()
    """First column, column after the last, place of the choice."""

    def place_at(self, column: int) -> int | None:
        """The choice at a column, if there is one."""
        for first, after, place in self.places:
            if first <= column < after:
                return place
        return None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one question."""

    lines: tuple[Line, ...]
    marked: tuple[int, int] | None = None
    """First line of the marked choice, and the line after its last."""


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Break a text into lines of at most ``width`` columns, at spaces where there are any."""
    width = max(LEAST_TEXT, width)
    return tuple(
        line.plain.rstrip() for part in safe(text).split("\n") for line in Content(part).wrap(width)
    )


def least(shown: Shown, width: int, height: int) -> int:
    """How many lines a question needs at the least: parts stand in two columns only where one
    is too long for ``height``."""
    head, stacked = len(_head(shown, width, short=True)), len(_stacked(shown, width, None))
    if head + stacked <= height:
        return head + stacked
    return head + min(stacked, len(_paired(shown, width, None)))


def sheet(shown: Shown, width: int, height: int, marked: int | None = None) -> Sheet:
    """Lay a question out: with air where it fits ``height``, else tighter, parts in two columns.

    What helps to answer it (documents to look at, where it comes from) is below it only where
    there is room; key w shows it in full.
    """
    for lines in _tries(shown, width, marked):
        if len(lines) <= height:
            break
    return Sheet(tuple(lines), _span(lines, marked))


def _tries(shown: Shown, width: int, marked: int | None) -> Iterator[list[Line]]:
    """Ways to lay a question out, the roomiest first; the last is the tightest."""
    air = Line(Content(""))
    stacked = _stacked(shown, width, marked)
    full = [*_head(shown, width, short=False), air, *stacked]
    yield [*full, air, *labelled(facts(shown), width)]
    yield full
    head = _head(shown, width, short=True)
    yield [*head, air, *stacked]
    yield [*head, *stacked]
    paired = _paired(shown, width, marked)
    yield [*head, air, *paired]
    yield [*head, *min(stacked, paired, key=len)]


def _stacked(shown: Shown, width: int, marked: int | None) -> list[Line]:
    """The answers below the question, in one column; or the answer in words."""
    lines, closed = choices(shown.question, shown.answer), bool(shown.closed)
    rows = [_row(n, each, width, n == marked, closed) for n, each in enumerate(lines)]
    return [*_joined(rows), *_typed(shown, width)]


def _head(shown: Shown, width: int, *, short: bool) -> list[Line]:
    """The question with its markers and, where it is not simply asked, why."""
    room = width - _INDENT
    star = "★" if shown.question.must_have else " "
    texts = wrapped(shown.question.text, room)
    lines = [_hung(star, text, n, "bold") for n, text in enumerate(texts)]
    markers = wrapped(" · ".join(marker_words(shown)), room)
    if short and len(markers) > _MARKER_LINES:
        rest = " ".join(markers[_MARKER_LINES - 1 :])
        markers = (*markers[: _MARKER_LINES - 1], _cut(rest, room, _("… w more")))
    lines += [_hung(" ", text, 1, "") for text in markers]
    for sign, text in standing(shown):
        lines += [_hung(sign, each, n, "") for n, each in enumerate(wrapped(text, room))]
    return lines


def _hung(sign: str, text: str, n: int, style: str) -> Line:
    """A line of a text that hangs right of a sign."""
    first = f" {sign} " if n == 0 else " " * _INDENT
    return Line(Content.assemble((first, "bold"), (text, style)))


def _cut(text: str, width: int, end: str) -> str:
    """A text on one line, ``end`` in place of what there is no room for."""
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, max(0, width - cell_len(end) - 1)).rstrip()} {end}"


def _row(place: int, choice: Choice, width: int, marked: bool, closed: bool) -> list[Line]:  # noqa: FBT001
    """The lines of one choice: marker, whether it is chosen, its key, its text."""
    box = ("[x]" if choice.chosen else "[ ]") if choice.ticked else "●" if choice.chosen else " "
    style = "dim" if closed else "bold" if choice.chosen else ""
    first = f"{MARK if marked else ' '}{box} "
    key = choice.key or " "
    indent = cell_len(f"{first}{key} ")
    lines = []
    for n, text in enumerate(wrapped(choice.text, width - indent)):
        before: Sequence[tuple[str, str]] = ((" " * indent, ""),)
        if n == 0:
            before = ((first, style), (key, "" if closed else "bold"), (" ", ""))
        lines.append(Line(Content.assemble(*before, (text, style)), ((0, width, place),)))
    return lines


def _typed(shown: Shown, width: int) -> list[Line]:
    """The answer in words, where it is typed or comes from the profile."""
    lines = []
    for text in answered(shown):
        style = "bold" if text.startswith("●") else ""
        for n, part in enumerate(wrapped(text, width - _INDENT)):
            lines.append(Line(Content.styled(f" {'' if n == 0 else '  '}{part}", style)))
    return lines


def _joined(rows: Iterable[list[Line]]) -> list[Line]:
    return [line for row in rows for line in row]


def _paired(shown: Shown, width: int, marked: int | None) -> list[Line]:
    """Parts in two columns, read down the left one first; other answers in one column."""
    lines, closed = choices(shown.question, shown.answer), bool(shown.closed)
    if not any(each.ticked for each in lines):
        return _stacked(shown, width, marked)
    half = (width - _GAP) // 2
    rows = [_row(n, each, half, n == marked, closed) for n, each in enumerate(lines)]
    best: list[Line] = _joined(rows)
    for cut in range(1, len(rows)):
        left, right = _joined(rows[:cut]), _joined(rows[cut:])
        if max(len(left), len(right)) < len(best):
            best = _beside(left, right, half)
    return best


def _beside(left: list[Line], right: list[Line], half: int) -> list[Line]:
    """Two columns side by side."""
    blank, start, both = Line(Content("")), half + _GAP, []
    for n in range(max(len(left), len(right))):
        one = left[n] if n < len(left) else blank
        two = right[n] if n < len(right) else blank
        fill = " " * (start - one.content.cell_length)
        moved = tuple((a + start, b + start, place) for a, b, place in two.places)
        content = Content.assemble(one.content, fill, two.content)
        both.append(Line(content, (*one.places, *moved)))
    return both


def _span(lines: Sequence[Line], marked: int | None) -> tuple[int, int] | None:
    """Where the marked choice stands."""
    at = [n for n, line in enumerate(lines) if marked in {place for _, _, place in line.places}]
    return (at[0], at[-1] + 1) if at and marked is not None else None


def labelled(rows: Iterable[tuple[str, str]], width: int) -> list[Line]:
    """Texts right of their names, each hanging."""
    lines: list[Line] = []
    kept = [(name, text) for name, text in rows if text]
    indent = max((cell_len(name) for name, _ in kept), default=0) + _INDENT + 2
    for name, text in kept:
        for n, each in enumerate(wrapped(text, width - indent)):
            label = set_cell_size(f"   {name if n == 0 else ''}", indent)
            lines.append(Line(Content.assemble((label, "bold"), each)))
    return lines
