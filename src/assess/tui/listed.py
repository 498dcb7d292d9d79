"""What home says of each assessment: at a glance first, how it stands a moment later."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.cells import cell_len, set_cell_size

from assess.core.assessment import Assessment
from assess.core.events import Fold, assessment
from assess.core.origin import Origin
from assess.core.view import View
from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.port import Store
from assess.session import Session
from assess.tui.countries import fold as folded
from assess.tui.words import (
    answered_words,
    country_words,
    one_line,
    progress_words,
    score_words,
    when_words,
)

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
        return cls(done, score, spread, lines, len(view.assessment.answers))


@dataclass
class Listed:
    """One assessment in the list. ``own`` holds no answers; ``problem`` says why there is none."""

    identity: str
    heads: frozenset[str] = frozenset()
    own: Assessment | None = None
    changed: str = ""
    standing: Standing | None = None
    problem: str = ""
    _sought: str = field(default="", repr=False)

    def glance(self, store: Store) -> None:
        """Read country, period, depth and last change, if that is not done yet."""
        if self.own or self.problem:
            return
        try:
            fold = store.current(self.identity)
            bare = {k: v for k, v in fold.current.items() if not k.startswith("answer/")}
            self.own = assessment(self.identity, Fold(bare, fold.heads))
        except AssessError as error:
            self.problem = str(error)
            return
        self.heads = fold.heads
        self.changed = max((s[-1].at for s in fold.current.values()), default="")
        parts = (country_words(self.own), self.own.title, self.own.profile.code, self.identity)
        self._sought = folded(" ".join(parts))

    def look(self, store: Store, origin: Origin) -> None:
        """Compute how it stands."""
        self.glance(store)
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
        if self.own is None:
            return self.identity
        end = "".join(f"  {cell}" for cell in self._cells(width, score=score))
        return _named(self.own, max(16, width - len(end))) + end

    def _cells(self, width: int, *, score: bool) -> list[str]:
        assert self.own
        stands = self.standing
        values = {
            "depth": _(self.own.depth),
            "answered": stands.progress if stands else "…",
            "score": "" if not stands else stands.spread if width >= _WIDE else stands.score,
            "changed": when_words(self.changed),
        }
        return [
            set_cell_size(values[name], size) if name != "answered" else f"{values[name]:>{size}}"
            for name, size in columns(width, score=score)
        ]


def _named(own: Assessment, room: int) -> str:
    """Country and period in ``room`` columns; the country is cut, the period never."""
    whole = country_words(own)
    period = one_line(own.period)
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
