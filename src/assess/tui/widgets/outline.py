"""The outline: every checklist, section and question, with states by sign and word."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.core.scoring import by_section
from assess.core.view import View
from assess.language import gettext as _
from assess.language import number
from assess.tui.markers import GLYPHS, state_words
from assess.tui.words import MARK, answered_words, at_end, one_line, score_words

_NARROW = 60
"""Columns below which only what cannot be left out is said."""

_WORD = 14
"""Columns for the word of a state in a narrow outline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a checklist, a section (``group`` holds its questions), or a question."""

    name: str
    """The "checklist/question" of a question; empty for headings."""

    result: ChecklistResult
    group: tuple[QuestionState, ...] = ()
    state: QuestionState | None = None
    number: int = 0
    """The place of the question among those asked in its checklist, from 1; 0: not asked."""


def entries(view: View) -> list[Entry]:
    """Every row of the outline, in order."""
    rows: list[Entry] = []
    for name, result in view.results.items():
        rows.append(Entry("", result))
        place = 0
        for group in by_section(result.states).values():
            rows.append(Entry("", result, tuple(group)))
            for state in group:
                place += state.asked
                named = f"{name}/{state.question.id}"
                rows.append(Entry(named, result, (), state, place if state.asked else 0))
    return rows


class OutlineList(ScrollView, can_focus=False):
    """The outline as a list with one question marked. It never takes the focus: keys of the
    screen move its mark, and a click on a row chooses it. Only rows to be seen are painted."""

    DEFAULT_CSS = """
    OutlineList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    class Marked(Message):
        """Another question is marked."""

    class Chosen(Message):
        """A row was clicked; ``name`` is its "checklist/question"."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, *, id: str | None = None, score: bool = True) -> None:  # noqa: A002
        """``score``: whether scores are shown."""
        super().__init__(id=id)
        self.score = score
        self.view: View | None = None
        self._rows: list[Entry] = []
        self._at: dict[str, int] = {}
        self._painted: dict[int, Content] = {}
        self.marked = ""
        """The marked "checklist/question"; empty where there is none."""

    def show(self, view: View, marked: str) -> None:
        """Show a view with a question marked; the rows are made anew only for another view."""
        if view is not self.view:
            self.view = view
            self._rows = entries(view)
            self._at = {row.name: n for n, row in enumerate(self._rows) if row.name}
            size = Size(self.size.width, len(self._rows))
            if size != self.virtual_size:
                self.virtual_size = size
            self._repaint()
        self.mark(marked)

    def mark(self, name: str, *, top: bool = False) -> None:
        """Mark a question and bring it into sight; ``top``: with its headings at the top."""
        if name not in self._at:
            return
        if name != self.marked:
            self.marked = name
            self._repaint()
            self.post_message(self.Marked())
        self._reveal(top=top)

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()
        self.call_after_refresh(self._reveal)

    def _reveal(self, *, top: bool = False) -> None:
        """Scroll to the marked row, with the headings right above it where they fit."""
        place = self._at.get(self.marked)
        height = self.size.height
        if place is None or not height:
            return
        first = place
        while first > 0 and not self._rows[first - 1].name:
            first -= 1
        if place - first >= height:
            first = place
        region = Region(0, first, 1, place - first + 1)
        self.scroll_to_region(region, force=True, animate=False, top=top, immediate=True)

    # What keys do

    def move(self, by: int) -> None:
        """Mark the question ``by`` places on, but not beyond either end."""
        names = list(self._at)
        if self.marked in self._at:
            place = names.index(self.marked) + by
            self.mark(names[max(0, min(len(names) - 1, place))])

    def page(self, by: int) -> None:
        """Mark the question about a page on."""
        place = self._at.get(self.marked, 0) + by * max(1, self.size.height - 1)
        names = list(self._at)
        if by > 0:
            self.mark(next((n for n in names if self._at[n] >= place), names[-1]))
        else:
            self.mark(next((n for n in reversed(names) if self._at[n] <= place), names[0]))

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if 0 <= row < len(self._rows) and self._rows[row].name:
            event.stop()
            self.mark(self._rows[row].name)
            self.post_message(self.Chosen(self._rows[row].name))

    # What is painted

    def _repaint(self) -> None:
        """Paint the rows anew that are to be seen and differ from what is painted."""
        width = self.scrollable_content_region.width
        first = self.scroll_offset.y
        for at in range(first, min(first + self.size.height, len(self._rows))):
            painted = self._painted.get(at)
            if painted is None or not painted.is_same(self._row(self._rows[at], width)):
                self.refresh_line(at)

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        style = self.visual_style
        if at >= len(self._rows):
            return Strip.blank(width, style.rich_style)
        row = self._painted[at] = self._row(self._rows[at], width)
        strips = Visual.to_strips(self, row, width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def _row(self, row: Entry, width: int) -> Content:
        if row.state:
            text = self._question(row, row.state, width)
            return Content.styled(text, "reverse bold" if row.name == self.marked else "")
        return self._section(row, width) if row.group else self._checklist(row.result, width)

    def _checklist(self, result: ChecklistResult, width: int) -> Content:
        end = answered_words(result)
        if self.score:
            end = score_words(result) if width < _NARROW else f"{score_words(result)}, {end}"
        title = one_line(result.edition.checklist.title)
        return Content.styled(at_end(f" {title}", f"{end} ", width), "bold")

    def _section(self, row: Entry, width: int) -> Content:
        section = row.group[0].section
        asked = [state for state in row.group if state.asked]
        done = sum(state.state is not State.UNANSWERED for state in asked)
        count = {"done": number(done), "asked": number(len(asked))}
        if width < _NARROW:
            end = _("{done} of {asked}").format(**count)
            return Content.styled(at_end(f"  {one_line(section.title)}", f"{end} ", width), "bold")
        words = _("{done} of {asked} answered").format(**count)
        if self.score:
            words = f"{row.result.sections[section.id]}, {words}"
        if section.aggregate == "weakest":
            words = _("{words}, as strong as its weakest question").format(words=words)
        return Content.assemble((f"  {one_line(section.title, 50)}", "bold"), f"   {words}")

    def _question(self, row: Entry, state: QuestionState, width: int) -> str:
        assert self.view is not None
        words = state_words(self.view, state, short=width < _NARROW)
        answer = state.answer
        if width < _NARROW:
            words = one_line(words, _WORD)
            marks = "".join(
                sign
                for sign, on in (("⚑", answer and answer.flag), ("≈", answer and answer.unsure))
                if on
            )
            words = f"{marks} {words}".strip()
        elif answer:
            words += _(" ⚑ flagged") if answer.flag else ""
            words += _(" ≈ not sure") if answer.unsure else ""
        place = number(row.number) if row.number else ""
        star = "★ " if state.question.must_have else ""
        mark = MARK if row.name == self.marked else " "
        start = f"{mark}{' ' * (2 - cell_len(place))}{place} {GLYPHS[state.state]} {star}"
        return at_end(f"{start}{one_line(state.question.text)}", f"{words} ", width)
