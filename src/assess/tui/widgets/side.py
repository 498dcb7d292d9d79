"""The panel beside a question in a wide window: its documents, its note, where it comes from."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assess.core.terms import EVIDENCE_KINDS
from assess.language import gettext as _
from assess.tui.markers import basis_paragraphs
from assess.tui.shown import Shown
from assess.tui.standing import also_words
from assess.tui.words import one_line, safe


class Part(Static):
    """A heading with its key, and a text. A click presses the key."""

    DEFAULT_CSS = "Part { height: auto; margin: 0 0 1 0; }"

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._painted = Content("")

    def show(self, heading: str, text: Content) -> None:
        """Show a heading above a text."""
        head = Content.assemble((heading, "bold"), "  ", (self._key, "bold"))
        lines = Content("\n").join([head, text])
        if not lines.is_same(self._painted):
            self._painted = lines
            self.update(lines)

    def on_click(self) -> None:
        self.app.simulate_key(self._key)


class SidePanel(VerticalScroll, can_focus=False):
    """Documents, note and provisions of the question shown."""

    DEFAULT_CSS = """
    SidePanel {
        padding: 0 1;
        border-left: solid $foreground 40%;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None

    def compose(self) -> ComposeResult:
        yield Part("d")
        yield Part("n")
        yield Part("w")

    def show(self, now: Shown) -> None:
        """Show what belongs to a question."""
        if self._shown is None or self._shown.question_id != now.question_id:
            self.scroll_home(animate=False)
        self._shown = now
        documents, note, basis = self.query(Part)
        documents.show(_("Documents"), _documents(now))
        private = now.answer.private and now.answer.note
        heading = _("Note (private: not in reports for others)") if private else _("Note")
        note.show(heading, Content(safe(now.answer.note) or "–"))
        basis.show(_("Where this comes from"), _basis(now))


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
