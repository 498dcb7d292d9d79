"""The question itself: text, what it is, its answers, and what helps to answer it."""

from __future__ import annotations

from itertools import zip_longest

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from assess.tui.answering import Choice, choices
from assess.tui.shown import Shown
from assess.tui.widgets.sheet import Line, Sheet, least, sheet
from assess.tui.widgets.summary import Foot, foot, why_lines

_WHY_MOST = 4
_NO_LINE = Line(Content(""))


class Body(ScrollView, can_focus=False):
    """The question shown, which scrolls, above what always stands: why, documents and note.

    The answers get the room that they need first. Only lines that changed are painted anew. A
    click on an answer picks it; a click below presses the key of what stands there.
    """

    DEFAULT_CSS = """
    Body { height: 1fr; width: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    shown: var[Shown | None] = var(None)
    unsaved: var[int] = var(0)
    """How many answers of this assessment are not saved yet."""

    marked: var[int | None] = var(None)
    """The place of the answer that the keyboard's marker stands at."""

    class Picked(Message):
        """A choice was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__()
        self.note = True
        """Whether note and documents stand below the question, and not beside it."""
        self._sheet = Sheet(())
        self._why: list[Content] = []
        self._foot = Foot(Content(""), ())
        self._painted: list[Content] = []

    # What is shown

    def watch_shown(self, before: Shown | None, now: Shown | None) -> None:
        moved = before is None or now is None or before.place != now.place
        if moved:
            self.set_reactive(Body.marked, None)
        self.lay()
        if moved:
            self.scroll_home(animate=False, immediate=True)

    def watch_unsaved(self) -> None:
        self.lay()

    def on_resize(self) -> None:
        self.lay()

    def lay(self) -> None:
        """Share the height out: first the answers, then why it is asked, then what helps."""
        width, height = self.outer_size
        if self.shown is None or not height:
            return
        if self._fit(self.shown, width, height):  # the scroll bar takes a column
            width -= 1
            self._fit(self.shown, width, height)
        size = Size(width, max(height, len(self._sheet.lines) + height - self.room))
        if size != self.virtual_size:
            self.virtual_size = size
        self._stand()

    def _fit(self, shown: Shown, width: int, height: int) -> bool:
        """Make the lines for a size; whether they are more than there is room for."""
        room = height - least(shown, width, height - 2) - 1
        self._why = why_lines(shown, width, max(1, min(_WHY_MOST, room)))
        if room - len(self._why) > 1:
            self._why.insert(0, Content(""))
        self._sheet = sheet(shown, width, self.room, self.marked)
        return len(self._sheet.lines) > self.room

    @property
    def room(self) -> int:
        """The rows in which the question is to be seen: all but those that always stand."""
        return max(1, self.outer_size.height - len(self._why) - 1)

    @property
    def size_of_question(self) -> tuple[int, int]:
        """Columns and rows in which question, why and foot have to fit."""
        return self.outer_size.width, self.outer_size.height

    def _stand(self) -> None:
        """Make the foot anew, which says whether there is more to read; paint what differs."""
        if self.shown is None:
            return
        width, more = self.virtual_size.width, self.more()
        self._foot = foot(self.shown, width, note=self.note, more=more, unsaved=self.unsaved)
        lines = [self._content(y) for y in range(self.outer_size.height)]
        for y, (old, new) in enumerate(zip_longest(self._painted, lines)):
            if old is None or new is None or not old.is_same(new):
                self.refresh(Region(0, y, self.outer_size.width, 1))
        self._painted = lines

    def _content(self, y: int) -> Content:
        """What stands in a row of the widget."""
        below = y - self.room
        if below >= 0:
            return self._why[below] if below < len(self._why) else self._foot.content
        return self._line(y).content

    def _line(self, y: int) -> Line:
        """The line of the question in a row of the widget."""
        at = y + self.scroll_offset.y
        return self._sheet.lines[at] if at < len(self._sheet.lines) else _NO_LINE

    def render_line(self, y: int) -> Strip:
        width, style = self.scrollable_content_region.width, self.visual_style
        strips = Visual.to_strips(self, self._content(y), width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._stand()

    # What keys and clicks do

    def more(self) -> bool:
        """Whether there is more to read below."""
        return self.scroll_offset.y + self.room < len(self._sheet.lines)

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
        self.lay()
        if self._sheet.marked:
            first, after = self._sheet.marked
            top = self.scroll_offset.y
            if first < top or after > top + self.room:
                self.scroll_to(y=min(first, max(0, after - self.room)), animate=False)

    def page(self, by: int) -> bool:
        """Scroll a page; False when that end was reached already."""
        at_end = not self.more() if by > 0 else self.scroll_offset.y <= 0
        if not at_end:
            self.scroll_relative(y=by * max(1, self.room - 2), animate=False)
        return not at_end

    def on_click(self, event: events.Click) -> None:
        below = event.y - self.room
        key = ""
        if below == len(self._why):
            key = self._foot.key_at(event.x)
        elif below >= 0 and self._why[below].plain:
            key = "w"
        elif below < 0 and (place := self._line(event.y).place_at(event.x)) is not None:
            event.stop()
            self.post_message(self.Picked(place))
        if key:
            event.stop()
            self.app.simulate_key(key)
