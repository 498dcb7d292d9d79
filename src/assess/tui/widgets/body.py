"""The question itself: text, what it is, its answers, and what helps to answer it."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

from assess.tui.answering import Choice, choices
from assess.tui.shown import Shown
from assess.tui.widgets.sheet import Sheet, least, sheet
from assess.tui.widgets.summary import Foot, foot, why_lines

_EMPTY = Sheet(())
_WHY_MOST = 4


class Body(ScrollView, can_focus=False):
    """The question shown, from top to bottom. Only its lines that are to be seen are painted."""

    DEFAULT_CSS = """
    Body { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    marked: reactive[int | None] = reactive(None)

    class Picked(Message):
        """A choice was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Scrolled(Message):
        """More or less of the question is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self._sheet = _EMPTY
        self._room = (0, 0)

    def show(self, shown: Shown, width: int, height: int) -> None:
        """Show a question in ``width`` columns, ``height`` rows of which are to be seen."""
        before = self.shown
        self.shown = shown
        moved = before is None or (before.checklist, before.question_id) != (
            shown.checklist,
            shown.question_id,
        )
        if moved:
            self.set_reactive(Body.marked, None)
        self._lay(width, height)
        if moved:
            self.scroll_home(animate=False, immediate=True)

    def _lay(self, width: int, height: int) -> None:
        assert self.shown is not None
        self._room = (width, height)
        made = sheet(self.shown, width, height, self.marked)
        if len(made.lines) > height:  # the scroll bar takes a column
            made = sheet(self.shown, width - 1, height, self.marked)
        self._sheet = made
        size = Size(width, len(made.lines))
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()
        self.post_message(self.Scrolled())

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        style = self.visual_style
        if at >= len(self._sheet.lines):
            return Strip.blank(width, style.rich_style)
        content = self._sheet.lines[at].content
        strips = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def more(self) -> bool:
        """Whether there is more to read below."""
        return self.scroll_offset.y + self._room[1] < len(self._sheet.lines)

    def choices(self) -> tuple[Choice, ...]:
        """The lines that can be chosen; none where the answer is typed."""
        return choices(self.shown.question, self.shown.answer) if self.shown else ()

    def mark(self, by: int) -> None:
        """Move the marker, or scroll where there is nothing to mark."""
        lines = self.choices()
        assert self.shown is not None
        last = len(lines) - 1
        if self.shown.closed or not lines:
            self.scroll_relative(y=by, animate=False)
        elif self.marked is None:
            self.marked = 0 if by > 0 else last
        elif 0 <= self.marked + by <= last:
            self.marked += by
        else:
            self.scroll_relative(y=by, animate=False)

    def watch_marked(self) -> None:
        if self.shown is None:
            return
        self._lay(*self._room)
        if self._sheet.marked:
            first, after = self._sheet.marked
            region = Region(0, first, 1, after - first)
            self.scroll_to_region(region, force=True, animate=False)

    def page(self, by: int) -> bool:
        """Scroll a page; False when that end was reached already."""
        at_end = self.scroll_offset.y >= self.max_scroll_y if by > 0 else self.scroll_offset.y <= 0
        if not at_end:
            self.scroll_relative(y=by * max(1, self.size.height - 2), animate=False)
        return not at_end

    def on_click(self, event: events.Click) -> None:
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._sheet.lines):
            place = self._sheet.lines[at].place_at(event.x)
            if place is not None:
                event.stop()
                self.post_message(self.Picked(place))


class Said(Static):
    """What always stands below the question; a click on a part of it presses its key."""

    DEFAULT_CSS = "Said { height: 2; }"

    def __init__(self) -> None:
        super().__init__()
        self._why: list[Content] = []
        self._foot = Foot(Content(""), ())
        self._air = 0

    def show(self, why: list[Content], foot: Foot, *, air: int) -> None:
        """Show lines of text above a foot, below ``air`` empty lines."""
        self._why, self._foot, self._air = why, foot, air
        self.styles.height = air + len(why) + 1
        lines = [*([Content("")] * air), *why, foot.content]
        self.update(Content("\n").join(lines), layout=False)

    def on_click(self, event: events.Click) -> None:
        line = event.y - self._air
        if 0 <= line < len(self._why):
            self.app.simulate_key("w")
        elif line == len(self._why) and (key := self._foot.key_at(event.x)):
            self.app.simulate_key(key)


class Card(Vertical):
    """A question and what stands below it; the question gets the room that it needs first."""

    DEFAULT_CSS = "Card { height: 1fr; width: 1fr; }"

    shown: reactive[Shown | None] = reactive(None)
    unsaved: reactive[int] = reactive(0)
    """How many answers of this assessment are not saved yet."""

    def __init__(self) -> None:
        super().__init__()
        self.note = True
        """Whether note and documents stand below the question, and not beside it."""
        self._why: list[Content] = []
        self._air = 0

    def compose(self) -> ComposeResult:
        yield Body()
        yield Said()

    def watch_shown(self) -> None:
        self.lay()

    def watch_unsaved(self) -> None:
        self.lay()

    def on_resize(self) -> None:
        self.lay()

    @on(Body.Scrolled)
    def _scrolled(self, event: Body.Scrolled) -> None:
        event.stop()
        self._below()

    def lay(self) -> None:
        """Share the height out: first the answers, then why it is asked, then what helps."""
        width, height = self.size
        if self.shown is None or not self.is_mounted or not height:
            return
        room = height - least(self.shown, width, height - 2) - 1
        self._why = why_lines(self.shown, width, max(1, min(_WHY_MOST, room)))
        self._air = int(room - len(self._why) > 1)
        body = self.query_one(Body)
        body.show(self.shown, width, height - self._air - len(self._why) - 1)
        self._below()

    def _below(self) -> None:
        if self.shown is None or not self.is_mounted:
            return
        more = self.query_one(Body).more()
        made = foot(self.shown, self.size.width, note=self.note, more=more, unsaved=self.unsaved)
        self.query_one(Said).show(self._why, made, air=self._air)
