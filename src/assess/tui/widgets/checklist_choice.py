"""Which checklists: a set of them, or each by its box; how many questions that is, how long."""

from __future__ import annotations

from collections.abc import Collection

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assess.core.assessment import Depth
from assess.core.checklist import Edition
from assess.core.fields import Role
from assess.core.sets import in_order, sets, size
from assess.language import gettext as _
from assess.language import noop
from assess.tui.services import Checklists
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.tick import Tick
from assess.tui.words import at_end, one_line

OWN = "own"
"""The chooser's value while the boxes are as the user ticked them by hand."""

NONE = noop("✗ Choose at least one checklist.")


class ChecklistChoice(Vertical):
    """Choosing a set ticks exactly its checklists; ticking one by hand makes an own choice.

    ``total`` says how many questions are asked, and how long they take.
    """

    class Changed(Message):
        """Other checklists are ticked."""

    def __init__(self, library: Checklists) -> None:
        super().__init__(id="checklists")
        self._library = library
        self.editions = {name: library.editions[name] for name in in_order(library.editions)}
        """All that can be ticked, in the order in which they are listed and kept."""
        self._sets = {each.id: each for each in sets(self.editions)}
        self._by_hand: frozenset[str] | None = None
        self.total = ""

    def compose(self) -> ComposeResult:
        first = next(iter(self._sets), OWN)
        options = [(each.id, each.title) for each in self._sets.values()]
        yield Cycle([*options, (OWN, _("own choice"))], first, id="set", label=_("Checklists"))
        yield Static(id="total", markup=False)
        yield Static(id="no-checklist", classes="error", markup=False)
        notes = "\n".join(one_line(note.split("\n")[0]) for note in self._library.notes)
        if notes:
            yield Static(Content(notes), id="notes")
        yield _Heading(classes="label")
        ticked = self._of(first)
        for name, edition in self.editions.items():
            asked = edition.questions.values()
            end = _columns(str(len(asked)), str(sum(question.core for question in asked)))
            yield Tick(self._title(name), ticked=name in ticked, id=f"checklist-{name}", end=end)

    def _title(self, name: str) -> str:
        title = one_line(self.editions[name].checklist.title)
        own = _("{title} (your own)").format(title=title)
        return own if name in self._library.own else title

    def _of(self, chosen: str) -> frozenset[str]:
        return frozenset(self._sets[chosen].checklists) if chosen in self._sets else frozenset()

    @property
    def _ticked(self) -> frozenset[str]:
        return frozenset(n for n in self.editions if self._tick(n).ticked)

    def _tick(self, name: str) -> Tick:
        return self.query_one(f"#checklist-{name}", Tick)

    @property
    def chosen(self) -> tuple[Edition, ...]:
        """The ticked checklists: the five first, the others in file-name order."""
        ticked = self._ticked
        return tuple(edition for name, edition in self.editions.items() if name in ticked)

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        event.stop()
        chosen = event.cycle.value
        wanted = self._by_hand if chosen == OWN else self._of(chosen)
        if wanted is not None:
            for name in self.editions:
                tick = self._tick(name)
                with tick.prevent(Tick.Changed):
                    tick.ticked = name in wanted
        self.post_message(self.Changed())

    def on_tick_changed(self, event: Tick.Changed) -> None:
        # Boxes may also change with the whole form, as when a draft is put back: only what
        # differs from the chosen set was ticked by hand.
        event.stop()
        chosen = self.query_one(Cycle)
        if chosen.value == OWN or self._ticked != self._of(chosen.value):
            self._by_hand = self._ticked
            chosen.value = OWN
        self.post_message(self.Changed())

    def forget(self) -> None:
        """Forget what was ticked by hand before."""
        self._by_hand = None

    def measure(self, depth: Depth, roles: Collection[Role]) -> None:
        """Say how many questions are asked at this depth of these roles, and how long they take."""
        chosen = self.chosen
        self.total = size(chosen, depth, roles).words if chosen else _("no checklist")
        known = _("{questions_and_time} when the answers are known")
        shown = known.format(questions_and_time=self.total) if chosen else _("None is ticked.")
        self.query_one("#total", Static).update(Content(f"            {shown}"))
        if chosen:
            self.refuse()

    def refuse(self) -> bool:
        """Whether nothing is ticked; then say so."""
        message = self.query_one("#no-checklist", Static)
        none = not self._ticked
        message.display = none
        message.update(Content(_(NONE) if none else ""))
        return none

    def focus_chooser(self) -> None:
        """Put the focus on the chooser of sets."""
        self.query_one(Cycle).focus()


class _Heading(Static):
    """What the columns are."""

    def render(self) -> Content:
        end = _columns(_("full"), _("quick"))
        words = _("questions: {columns}").format(columns=end)
        return Content(at_end(_("  or tick your own choice"), words, self.size.width))


def _columns(full: str, quick: str) -> str:
    return f"{full:>4}{quick:>7} "
