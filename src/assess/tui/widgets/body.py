"""The question itself: text, what it is, its answers, and what helps to answer it."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from assess.core.questions import InformationQuestion, NumberQuestion
from assess.core.scope import State
from assess.core.terms import answer_words, basis_words, instrument_words
from assess.tui.answering import TYPED, Choice, choices
from assess.tui.markers import marker_words
from assess.tui.shown import Shown, unknown_words
from assess.tui.words import one_line, safe

_MOST_CHOICES = 13
_NOTE_SHOWN = 30


class ChoiceRow(Static):
    """One answer that can be chosen."""

    class Picked(Message):
        """The row was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int) -> None:
        super().__init__(classes="choice")
        self.place = place

    def show(self, choice: Choice, *, marked: bool, closed: bool) -> None:
        """Show a choice; ``marked``: the keyboard's marker stands here."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        box = (
            ("[x]" if choice.chosen else "[ ]") if choice.ticked else "●" if choice.chosen else " "
        )
        for width in (1, 3 if choice.ticked else 1, 1):
            grid.add_column(width=width)
        grid.add_column(ratio=1)
        style = "dim" if closed else "bold" if choice.chosen else ""
        grid.add_row(
            Text("›" if marked else " "),
            Text(box, style),
            Text(choice.key, "" if closed else "bold"),
            Text(safe(choice.text), style),
        )
        grid.expand = True
        self.update(grid)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Picked(self.place))


class Body(VerticalScroll, can_focus=False):
    """The question shown, from top to bottom."""

    shown: reactive[Shown | None] = reactive(None)
    marked: reactive[int | None] = reactive(None)

    class Scrolled(Message):
        """More or less of the question is to be seen."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def watch_virtual_size(self) -> None:
        self.post_message(self.Scrolled())

    def compose(self) -> ComposeResult:
        yield Static(id="asked")
        for place in range(_MOST_CHOICES):
            yield ChoiceRow(place)
        yield Static(id="answered")
        yield Static(id="facts")

    def watch_shown(self, before: Shown | None, now: Shown | None) -> None:
        if now is None:
            return
        if before is None or (before.checklist, before.question_id) != (
            now.checklist,
            now.question_id,
        ):
            self.marked = None
            self.scroll_home(animate=False)
        self.query_one("#asked", Static).update(_asked(now))
        self._rows(now)
        answered = _answered(now)
        field = self.query_one("#answered", Static)
        field.display = bool(answered.plain)
        field.update(answered)
        self.query_one("#facts", Static).update(_facts(now))

    def more(self) -> bool:
        """Whether there is more to read below."""
        return self.scroll_offset.y < self.max_scroll_y

    def watch_marked(self) -> None:
        if self.shown is not None:
            self._rows(self.shown)

    def choices(self) -> tuple[Choice, ...]:
        """The lines that can be chosen now; none when the question cannot be answered here."""
        return choices(self.shown.question, self.shown.answer) if self.shown else ()

    def _rows(self, shown: Shown) -> None:
        lines = self.choices()
        for row in self.query(ChoiceRow):
            row.display = row.place < len(lines)
            if row.display:
                marked = row.place == self.marked
                row.show(lines[row.place], marked=marked, closed=bool(shown.closed))

    def mark(self, by: int) -> None:
        """Move the marker, or scroll where there is nothing to mark."""
        lines = self.choices()
        assert self.shown is not None
        if self.shown.closed or not lines:
            self.scroll_relative(y=by, animate=False)
            return
        last = len(lines) - 1
        if self.marked is None:
            self.marked = 0 if by > 0 else last
        elif 0 <= self.marked + by <= last:
            self.marked += by
        else:
            self.scroll_relative(y=by, animate=False)
            return
        row = next(row for row in self.query(ChoiceRow) if row.place == self.marked)
        self.scroll_to_widget(row, animate=False)

    def page(self, by: int) -> bool:
        """Scroll a page; False when that end was reached already."""
        at_end = self.scroll_offset.y >= self.max_scroll_y if by > 0 else self.scroll_offset.y <= 0
        if not at_end:
            self.scroll_relative(y=by * max(1, self.size.height - 2), animate=False)
        return not at_end


class Said(Static):
    """One line that always stands: the note, the documents, and whether there is more to read."""

    shown: reactive[Shown | None] = reactive(None)
    more: reactive[bool] = reactive(False)  # noqa: FBT003 (a default)

    def render(self) -> Content:
        if self.shown is None:
            return Content("")
        answer = self.shown.answer
        documents = str(len(answer.evidence)) if answer.evidence else "–"
        note = one_line(answer.note, _NOTE_SHOWN) or "–"
        line = Content.assemble(
            ("Note", "bold"), f"  {note}    ", ("Documents", "bold"), f"  {documents}"
        )
        if answer.flag:
            line += Content.assemble("    ", ("⚑ flagged", "bold"))
        if self.more:
            line += Content.assemble("    ", ("PgDn", "bold"), " more")
        return line


def _asked(shown: Shown) -> Table:
    """The question with its markers and, where it is not simply asked, why."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(ratio=1)
    grid.expand = True
    star = "★" if shown.question.must_have else " "
    grid.add_row(Text(star, "bold"), Text(safe(shown.question.text), "bold"))
    grid.add_row("", Text(safe(" · ".join(marker_words(shown)))))
    for line in _standing(shown):
        grid.add_row(Text("!"), Text(safe(line)))
    grid.add_row("", "")
    return grid


def _standing(shown: Shown) -> list[str]:
    """What is particular about this question now, a line each."""
    state, answer, lines = shown.state, shown.answer, []
    if shown.closed:
        lines.append(f"{shown.closed}.".replace("..", ".").replace("?”.", "?”"))
        if answer.response is not None and not shown.instrument:
            lines.append("The answer given earlier is kept, but not counted.")
    elif state.state is State.UNKNOWN:
        lines.append(f"Unknown: {state.because}. {unknown_words(shown)}")
    elif state.state is State.NOT_APPLICABLE:
        lines.append(f"Not applicable: {state.because}")
    elif state.because:
        lines.append(f"Unanswered: {state.because}.")
    if shown.key in shown.view.assessment.to_confirm:
        lines.append("Press c to confirm the answer as it stands, or answer again.")
    if shown.sides:
        lines.append("Copies that were merged disagree. Answer again, or c keeps this answer.")
    return lines


def _answered(shown: Shown) -> Text:
    """The answer in words where it is not one of the lines: typed, or from the profile."""
    question, profile = shown.question, shown.view.assessment.profile
    if shown.instrument:
        source = shown.edition.source_by_id.get(shown.instrument)
        name = source.short if source else shown.instrument
        status = instrument_words(profile.instruments.get(shown.instrument), profile.reference_date)
        return Text(safe(f"● {name}: {status}\n"))
    if not isinstance(question, TYPED):
        return Text("")
    given = shown.answer.response in ("number", "date", "text")
    if given:
        return Text(safe(f"● {answer_words(question, shown.answer, profile)}\n"), "bold")
    return Text(f"  {_how(question)}\n")


def _how(question: NumberQuestion | InformationQuestion) -> str:
    if isinstance(question, NumberQuestion):
        return f"Type the number ({question.unit})."
    how = {
        "number": "Type the number",
        "date": "Press e and type the date",
        "text": "Press e and type the text",
    }
    unit = f" ({question.unit})" if question.unit else ""
    return f"{how[question.answer]}{unit}. It is not scored; it is printed in the report."


def _facts(shown: Shown) -> Table:
    """Why it is asked, where it comes from, what to look at, note and documents."""
    question, answer = shown.question, shown.answer
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=9)
    grid.add_column(ratio=1)
    grid.expand = True
    where = "; ".join(dict.fromkeys(basis.where for basis in basis_words(shown.edition, question)))
    also = _also(shown)
    rows = [
        ("Why", question.why),
        ("Look at", "; ".join(question.look_at)),
        ("From", f"{one_line(where, 130)}   (w shows it in full)" if where else ""),
        ("Also in", also),
        ("Note", answer.note if len(answer.note) > _NOTE_SHOWN or "\n" in answer.note else ""),
        ("Documents", "\n".join(one_line(each.title, 120) for each in answer.evidence)),
    ]
    for name, text in rows:
        if text:
            grid.add_row(Text(name, "bold"), Text(safe(text)))
    return grid


def _also(shown: Shown) -> str:
    """The other checklists of this assessment that count the same answer."""
    titles = [
        edition.checklist.title
        for name, edition in shown.view.editions.items()
        if name != shown.checklist
        and any(edition.key(question) == shown.key for question in edition.questions.values())
    ]
    return f"{', '.join(titles)} (one answer, counted in both)" if titles else ""
