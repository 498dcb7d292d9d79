"""A gap, and a road, in words and rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.content import Content

from assess.core.gaps import Gap, Priority
from assess.core.numbers import percent
from assess.core.result import ChecklistResult
from assess.core.road import Road
from assess.core.scope import QuestionState
from assess.core.terms import (
    answer_words,
    basis_words,
    duty_words,
    horizon_words,
    lead_words,
    points_words,
)
from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, noop, number
from assess.tui.widgets.marked import Row
from assess.tui.words import at_end, one_line, rating_words, safe

PRIORITIES: Mapping[Priority, str] = {
    Priority.P1: noop("P1: your country's duty not met, or a must-have missing ({n})"),
    Priority.P2: noop("P2: nothing in place, or a must-have not complete ({n})"),
    Priority.P3: noop("P3: in place in part ({n})"),
}
"""The headings of the list of gaps; to be translated where they are shown."""

ROOMY = 100
"""From this many columns on, a gap's row names its lead and its time."""


def gap_row(gap: Gap, name: str, only: str, room: int) -> Row:
    """The row of a gap; ``only`` is the checklist whose points are shown, "" for its own."""
    points = dict(gap.also).get(only, gap.adds)
    end = _("adds {points}").format(points=f"{points_words(points):>5}")
    question = gap.state.question
    if room >= ROOMY:
        lead = one_line(lead_words(question.lead[:1]), 24)
        end = f"{lead:<24}  {horizon_words(question.horizon)}  {end}"
    star = "★ " if question.must_have else ""
    return name, Content(at_end(f"{gap.priority.name}  {star}{question.text}", f" {end}", room))


def road_rows(
    view: View, name: str, walked: Iterable[str], room: int
) -> list[tuple[str, QuestionState | None, Content]]:
    """The road of one checklist: its heading (None), then its steps, those done first.

    ``walked`` are the ids of the steps that were shown before; of these, those that are fully in
    place now are done.
    """
    road, result = view.roads[name], view.results[name]
    ahead = [step.question.id for step in road.steps] if road else []
    done = [
        state
        for state in result.states
        if state.question.id in set(walked) - set(ahead) and state.credit == 1
    ]
    rows: list[tuple[str, QuestionState | None, Content]] = [
        ("", None, _road_heading(result, road, room))
    ]
    for state in done:
        text = at_end(f"   ✓ {state.question.text}", _("done"), room)
        rows.append((f"{name}/{state.question.id}", state, Content(text)))
    for n, state in enumerate(road.steps if road else (), 1):
        text = at_end(f"  {n:>2} {state.question.text}", _("to do"), room)
        rows.append((f"{name}/{state.question.id}", state, Content(text)))
    return rows


def _road_heading(result: ChecklistResult, road: Road | None, width: int) -> Content:
    """Title and rating; how far it is; what caps the rating: a line each."""
    title = one_line(result.edition.checklist.title, 50)
    rating = rating_words(result, width - len(title) - 2)
    lines = [f"  {line}" for line in (_road_words(road), _holds(result)) if line]
    if result.rated.cap:
        lines.append(f"  {one_line(result.rated.cap, width - 2)}")
    return Content.assemble((title, "bold"), ": ", rating, *(f"\n{line}" for line in lines))


def _holds(result: ChecklistResult) -> str:
    rated = result.rated
    if rated.rating is None:
        return ""
    return _("The rating now holds in {n} of {all} tests.").format(n=rated.holds, all=rated.tests)


def _road_words(road: Road | None) -> str:
    if road is None:
        return _("No road: in place already, or nothing answered yet.")
    count = len(road.steps)
    if road.so_far:
        line = ngettext(
            "So far: close {n} gap to reach “{rating}” ({score} %).",
            "So far: close {n} gaps to reach “{rating}” ({score} %).",
            count,
        )
    else:
        line = ngettext(
            "Close {n} gap to reach “{rating}” ({score} %).",
            "Close {n} gaps to reach “{rating}” ({score} %).",
            count,
        )
    score = percent(road.reaches)
    return line.format(n=number(count), rating=road.target.words, score=score)


def gap_details(view: View, gap: Gap) -> Group:
    """Everything about one gap."""
    question = gap.state.question
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=9)
    grid.add_column(ratio=1)
    grid.expand = True
    now = answer_words(question, gap.state.answer, view.assessment.profile)
    effort = _("{time}, {effort} effort").format(
        time=horizon_words(question.horizon), effort=question.effort.words
    )
    rows = [
        (_("Now"), now or gap.state.state.words),
        (_("Priority"), f"{gap.priority.name}: {gap.reason}"),
        (_("Next step"), gap.next_step),
        (_("Adds"), _adds(view, gap)),
        (_("Lead"), ", ".join((lead_words(question.lead) or _("not named"), effort))),
        (_("From"), _from(view, gap)),
    ]
    for name, text in rows:
        if text:
            grid.add_row(Text(name, "bold"), Text(safe(text)))
    return Group(Text(safe(question.text), "bold"), grid)


def step_details(view: View, state: QuestionState) -> Group:
    """What is said of a step of the road that is no gap any more."""
    words = answer_words(state.question, state.answer, view.assessment.profile)
    return Group(
        Text(safe(state.question.text), "bold"),
        Text(safe(_("Done: {answer}").format(answer=words or state.state.words))),
    )


def _from(view: View, gap: Gap) -> str:
    """Where it comes from, each place with what it is for this country."""
    profile = view.assessment.profile
    return "; ".join(
        f"{basis.where} ({duty_words(basis.provision, gap.state, profile) or basis.strength})"
        for basis in basis_words(view.editions[gap.checklist], gap.state.question)
    )


def _adds(view: View, gap: Gap) -> str:
    title = view.editions[gap.checklist].checklist.title
    parts = [
        _("{points} points to {title}; the next level alone {next}").format(
            points=points_words(gap.adds), title=title, next=points_words(gap.next_adds)
        )
    ]
    if gap.opens:
        opens = ngettext(
            "opens {n} question worth up to {points}",
            "opens {n} questions worth up to {points}",
            gap.opens,
        )
        parts.append(opens.format(n=number(gap.opens), points=points_words(gap.opens_up_to)))
    for name, points in gap.also:
        title = view.editions[name].checklist.title
        parts.append(_("{points} to {title}").format(points=points_words(points), title=title))
    return "; ".join(parts)
