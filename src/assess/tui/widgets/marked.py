"""A list in which one row is marked. It never takes the focus: the screen's keys move it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assess.tui.words import MARK

Row = tuple[str | None, Content]
"""A row's id and text; None is a heading, which cannot be marked."""


class MarkedList(OptionList, can_focus=False):
    """Rows with one of them marked, by a sign and by reversed colours."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, markup=False, compact=True)

    def show(self, rows: Sequence[Row], marked: str | None = None) -> None:
        """Show rows, and mark the one named, else keep the mark, else mark the first."""
        keep = marked or self.marked
        place = self.highlighted
        self.clear_options()
        self.add_options([Option(text, id=name, disabled=name is None) for name, text in rows])
        names = [name for name, _ in rows]
        if keep is not None and keep in names:
            self.highlighted = names.index(keep)
        elif place is not None and place < len(names) and names[place] is not None:
            self.highlighted = place
        else:
            self.highlighted = next((n for n, name in enumerate(names) if name is not None), None)

    def mark_near(self, place: int) -> None:
        """Mark the row at a place, else the next one that can be marked, else the last."""
        can = [n for n in range(self.option_count) if not self.get_option_at_index(n).disabled]
        if can:
            self.highlighted = next((n for n in can if n >= place), can[-1])

    @property
    def marked(self) -> str | None:
        """The id of the marked row."""
        if self.highlighted is None or self.highlighted >= self.option_count:
            return None
        return self.get_option_at_index(self.highlighted).id

    def on_resize(self) -> None:
        # The row that keys act on is always to be seen.
        self.call_after_refresh(self.scroll_to_highlight)

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        line = y + self.scroll_offset.y
        if self.highlighted is None or self._index_to_line.get(self.highlighted) != line:
            return strip
        first = next(iter(strip), None)
        sign = Segment(MARK, first.style if first else None)
        return Strip.join([Strip([sign], 1), strip.crop(1)])

    def scroll_to_highlight(self, top: bool = False) -> None:  # noqa: FBT001, FBT002 (Textual's)
        """Scroll to the marked row, with the headings right above it where both fit."""
        super().scroll_to_highlight(top)
        marked = self.highlighted
        if marked is None or marked not in self._index_to_line:
            return
        first = marked
        while first > 0 and self.get_option_at_index(first - 1).disabled:
            first -= 1
        start = self._index_to_line[first]
        height = self._index_to_line[marked] + self._heights[marked] - start
        room = self.scrollable_content_region
        if height <= room.height:
            region = Region(0, start, room.width, height)
            self.scroll_to_region(region, force=True, animate=False, top=top)
