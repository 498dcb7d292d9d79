"""What home says of each assessment: at a glance first, how it stands a moment later."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from assess.core.origin import Origin
from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.port import Glance, Store
from assess.tui.countries import fold as folded
from assess.tui.words import (
    answered_words,
    name_words,
    one_line,
    progress_words,
    score_words,
    when_words,
)

if TYPE_CHECKING:
    from assess.core.view import View

_WIDE, _MIDDLE = 100, 74


@dataclass(frozen=True, slots=True)
class Line:
    """How one checklist stands."""

    title: str
    score: str
    answered: str
    rating: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How an assessment stands: each checklist by itself, for there is no mean over them."""

    progress: str
    score: str
    spread: str
    """Of one checklist its score and possible range; of several, how many they are. ``spread``
    adds the lowest and the highest score."""
    lines: tuple[Line, ...]
    above: tuple[str, ...]
    """Its title, and what a worked example says of itself."""
    answers: int

    @classmethod
    def of(cls, view: View) -> Standing:
        results = list(view.results.values())
        lines = tuple(
            Line(
                one_line(each.edition.checklist.title, 60),
                score_words(each),
                answered_words(each),
                each.rated.words,
            )
            for each in results
        )
        count = len(results)
        score = ngettext("{n} checklist", "{n} checklists", count).format(n=number(count))
        spread = score
        scores = [value for each in results if (value := each.score.percents[0]) is not None]
        if count == 1:
            score = spread = lines[0].score
        elif len(scores) > 1:
            spread = _("{checklists}: {lowest} % to {highest} %").format(
                checklists=score, lowest=number(min(scores)), highest=number(max(scores))
            )
        done = progress_words(*view.progress)
        own = view.assessment
        above = tuple(each for each in (own.title, own.header_note) if each)
        return cls(done, score, spread, lines, above, len(own.answers))


@dataclass
class Listed:
    """One assessment in the list. ``problem`` says why it cannot be opened, else it is empty."""

    own: Glance
    standing: Standing | None = None
    problem: str = ""

    def __post_init__(self) -> None:
        self.problem = self.own.problem

    @property
    def identity(self) -> str:
        return self.own.identity

    @property
    def name(self) -> str:
        """Country and period."""
        return name_words(self.own.country, self.own.period, self.own.case)

    @cached_property
    def _sought(self) -> str:
        return folded(" ".join((self.name, self.own.title, self.own.code, self.identity)))

    def look(self, store: Store, origin: Origin) -> None:
        """Compute how it stands, if that is not done yet."""
        from assess.session import Session  # noqa: PLC0415 (once the list is painted)

        if self.standing or self.problem:
            return
        try:
            self.standing = Standing.of(Session(store, self.identity, origin).view)
        except AssessError as error:
            self.problem = str(error)

    def matches(self, typed: str) -> bool:
        """Whether every typed word begins a word of its country, period, title or name."""
        words = self._sought.split()
        return all(any(word.startswith(part) for word in words) for part in folded(typed).split())

    def row(self, width: int, *, score: bool) -> str:
        """Its line in the list, ``width`` columns wide; ``score``: whether scores are shown."""
        if self.problem:
            return _("{assessment} cannot be opened").format(assessment=self.identity)
        end = "".join(f"  {cell}" for cell in self._cells(width, score=score))
        return _named(self.name, one_line(self.own.period), max(16, width - len(end))) + end

    def _cells(self, width: int, *, score: bool) -> list[str]:
        stands = self.standing
        values = {
            "depth": _(self.own.depth),
            "answered": stands.progress if stands else "…",
            "score": "" if not stands else stands.spread if width >= _WIDE else stands.score,
            "changed": when_words(self.own.changed_at),
        }
        if width < _WIDE:  # the day alone
            values["changed"] = values["changed"].split(" ")[0].rstrip(",")
        return [
            set_cell_size(values[name], size) if name != "answered" else f"{values[name]:>{size}}"
            for name, size in columns(width, score=score)
        ]


def _named(whole: str, period: str, room: int) -> str:
    """Country and period in ``room`` columns; the country is cut, the period never."""
    if cell_len(whole) > room > len(period) + 8:
        country = whole.removesuffix(period).rstrip()
        left = room - cell_len(period) - 2
        whole = f"{set_cell_size(country, left).rstrip()}… {period}"
    return set_cell_size(whole, room)


def columns(width: int, *, score: bool) -> list[tuple[str, int]]:
    """The columns that a list of this width has right of the name, with the width of each."""
    wide = width >= _WIDE
    found = [("answered", 12)]
    if score:
        found.append(("score", 29 if wide else 14))
    if width >= _MIDDLE:
        return [("depth", 5), *found, ("changed", 16 if wide else 10)]
    return found


def heads(width: int, *, score: bool) -> str:
    """What stands above the rows."""
    words = {
        "depth": _("depth"),
        "answered": _("answered"),
        "score": _("score"),
        "changed": _("last change"),
    }
    end = "".join(
        f"  {words[name]:>{size}}" if name == "answered" else f"  {words[name]:<{size}}"
        for name, size in columns(width, score=score)
    )
    room = max(16, width - len(end))
    return set_cell_size(_("Assessments"), room) + end
