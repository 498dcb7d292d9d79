"""The panel beside a question in a wide window: its documents, its note, where it comes from."""

from __future__ import annotations

from itertools import zip_longest

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from assess.core.vocabulary import EVIDENCE_KINDS
from assess.language import gettext as _
from assess.tui.markers import basis_paragraphs
from assess.tui.shown import Shown
from assess.tui.standing import also_words
from assess.tui.words import one_line, safe


class SidePanel(ScrollView, can_focus=False):
    """Documents, note and provisions of the question shown, from top to bottom.

    A click on a part presses the key that stands in its heading. Only lines that changed are
    painted anew.
    """

    DEFAULT_CSS = """
    SidePanel {
        padding: 0 1;
        border-left: solid $foreground 40%;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._lines: list[tuple[Content, str]] = []

    def show(self, now: Shown) -> None:
        """Show what belongs to a question."""
        moved = self._shown is None or self._shown.place != now.place
        self._shown = now
        if moved:
            self.scroll_home(animate=False, immediate=True)
        self._lay()

    def on_resize(self) -> None:
        self._lay()

    def _lay(self) -> None:
        """Break the parts into lines; paint those that differ."""
        width = self.scrollable_content_region.width
        if self._shown is None or not width:
            return
        before, self._lines = self._lines, []
        for key, heading, text in _parts(self._shown):
            head = Content.assemble((heading, "bold"), "  ", (key, "bold"))
            self._lines += [(line, key) for part in (head, text) for line in part.wrap(width)]
            self._lines.append((Content(""), ""))
        size = Size(width, len(self._lines))
        if size != self.virtual_size:
            self.virtual_size = size
        for y, (old, new) in enumerate(zip_longest(before, self._lines)):
            if old is None or new is None or not old[0].is_same(new[0]):
                self.refresh_line(y)

    def render_line(self, y: int) -> Strip:
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        style = self.visual_style
        if at >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        strips = Visual.to_strips(self, self._lines[at][0], width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        row = at.y + self.scroll_offset.y if at else len(self._lines)
        if row < len(self._lines) and self._lines[row][1]:
            event.stop()
            self.app.simulate_key(self._lines[row][1])


def _parts(shown: Shown) -> list[tuple[str, str, Content]]:
    """Key, heading and text of each part."""
    private = shown.answer.private and shown.answer.note
    note = _("Note (private: not in reports for others)") if private else _("Note")
    return [
        ("d", _("Documents"), _documents(shown)),
        ("n", note, Content(safe(shown.answer.note) or "–")),
        ("w", _("Where this comes from"), _basis(shown)),
    ]


def _documents(shown: Shown) -> Content:
    rows = []
    for each in shown.answer.evidence:
        where = ", ".join(filter(None, (each.reference, each.date, each.place)))
        rows.append(
            Content.assemble(
                (one_line(each.title, 120), "bold"),
                f"\n{EVIDENCE_KINDS[each.kind]}: {one_line(where, 150)}",
            )
        )
    return Content("\n").join(rows) if rows else Content("–")


def _basis(shown: Shown) -> Content:
    rows = [
        Content.assemble((safe(heading), "bold"), "\n", safe(text))
        for heading, text in basis_paragraphs(shown)
    ]
    if look_at := "; ".join(shown.question.look_at):
        rows.insert(0, Content(_("Look at: {documents}").format(documents=safe(look_at))))
    if also := also_words(shown):
        rows.append(Content(_("Also in: {checklists}").format(checklists=safe(also))))
    return Content("\n\n").join(rows)
