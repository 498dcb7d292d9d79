"""The pages of the scoreboard as rows: duties, checklists, pillars, law against practice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from textual.content import Content

from assess.core.duties import Duty, DutyStatus
from assess.core.fields import Dimension, Pillar
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState
from assess.core.scoring import Score, by_section
from assess.core.view import View
from assess.language import gettext as _
from assess.language import ngettext, noop, number
from assess.tui.markers import GLYPHS, state_words
from assess.tui.trying import duty_place
from assess.tui.widgets.bars import bar
from assess.tui.words import answered_words, at_end, one_line, rating_words, score_words


class Page(NamedTuple):
    """One page: a part of the scoreboard, or a closer look at something.

    ``kind``: "duties", "checklists", "pillars", "law"; or "duty" (``of``: the provision's id),
    "checklist" (its id), "pillar" or "dimension" ("<value>/<checklist>").
    """

    kind: str
    of: str = ""


class Line(NamedTuple):
    """One row: its id (None for a heading), its text, and where Enter goes: a page, or the
    "checklist/question" of a question."""

    row: str | None
    text: Content
    to: Page | str | None = None


PARTS = (Page("duties"), Page("checklists"), Page("pillars"), Page("law"))
PART_WORDS = (noop("duties"), noop("checklists"), noop("pillars"), noop("law and practice"))
SIGNS = {DutyStatus.NOT_MET: "✗", DutyStatus.NOT_KNOWN: "?", DutyStatus.MET: "✓"}
_STATUS = {
    DutyStatus.NOT_MET: noop("Not met ({n})"),
    DutyStatus.NOT_KNOWN: noop("Not known ({n})"),
    DutyStatus.MET: noop("Met ({n})"),
}
_PILLARS = {
    Pillar.PREVENTION: noop("Prevention"),
    Pillar.PROTECTION: noop("Protection"),
    Pillar.PROSECUTION: noop("Prosecution"),
    Pillar.PARTNERSHIP: noop("Partnership"),
}
_NUMBERS = len("100 % (100–100), 100 % answered")
LAW_AND_PRACTICE = {Dimension.LAW: noop("law"), Dimension.PRACTICE: noop("practice")}


def lines(view: View, page: Page, room: int) -> list[Line]:
    """The rows of a page, ``room`` columns wide."""
    return list(_LINES[page.kind](view, page.of, room))


def _bold(text: str) -> Content:
    return Content.assemble((text, "bold"))


# Duties


def duty_sentence(view: View) -> str:
    """Duties met, not met and not known, of how many."""
    count = view.duty_count
    total = ngettext("{n} legal duty", "{n} legal duties", count.total)
    return _("{duties}: {met} met, {not_met} not met, {not_known} not known").format(
        duties=total.format(n=number(count.total)),
        met=count.met,
        not_met=count.not_met,
        not_known=count.not_known,
    )


def duty_of(view: View, provision: str) -> Duty:
    """The duty of a provision. Raises StopIteration when it is none now."""
    return next(duty for duty in view.duties if duty.provision.id == provision)


def exists(view: View, page: Page) -> bool:
    """Whether there is still such a page; a duty can go when the profile changes."""
    return page.kind != "duty" or any(duty.provision.id == page.of for duty in view.duties)


def _duties(view: View, _of: str, room: int) -> Iterator[Line]:
    for status, words in _STATUS.items():
        found = [duty for duty in view.duties if duty.status is status]
        yield Line(None, _bold(_(words).format(n=number(len(found)))))
        for duty in found:
            name = duty.provision.id
            where = one_line(duty_place(view, duty), max(20, room // 2))
            text = f" {SIGNS[status]} {where}: {duty.provision.requires}"
            yield Line(f"duty|{name}", Content(one_line(text, room)), Page("duty", name))


def _duty(view: View, provision: str, room: int) -> Iterator[Line]:
    keys = set(duty_of(view, provision).questions)
    for checklist, result in view.results.items():
        for state in result.states:
            if state.key in keys:
                keys.discard(state.key)
                yield _question(view, checklist, state, room)


# Checklists


def _checklists(view: View, _of: str, room: int) -> Iterator[Line]:
    for name, result in view.results.items():
        rating = rating_words(result, room // 2)
        title = one_line(result.edition.checklist.title, room - len(rating) - 2)
        numbers = f"{score_words(result)}, {answered_words(result)}"
        picture = bar(result.score, max(8, room - _NUMBERS - 4))
        text = Content.assemble((at_end(title, rating, room), "bold"), f"\n  {picture}  {numbers}")
        yield Line(f"checklist|{name}", text, Page("checklist", name))


def _checklist(view: View, name: str, room: int) -> Iterator[Line]:
    result = view.results[name]
    for section, states in by_section(result.states).items():
        title = states[0].section.title
        weakest = states[0].section.aggregate == "weakest"
        if weakest:
            title = _("{section} (as strong as its weakest question)").format(section=title)
        yield _scored(None, title, result.sections[section], room, bold=True)
        for state in states:
            yield _question(view, name, state, room)


def _scored(
    row: str | None,
    title: str,
    score: Score,
    room: int,
    to: Page | None = None,
    *,
    bold: bool = False,
) -> Line:
    """A row with a title, a bar and a score."""
    picture = bar(score, max(8, room // 4))
    text = at_end(f" {title}", f"{picture} {score!s:>15}", room)
    return Line(row, _bold(text) if bold else Content(text), to)


def _question(view: View, checklist: str, state: QuestionState, room: int) -> Line:
    star = "★ " if state.question.must_have else ""
    text = f"   {GLYPHS[state.state]} {star}{state.question.text}"
    end = one_line(state_words(view, state), room // 3)
    name = f"{checklist}/{state.question.id}"
    return Line(f"question|{name}", Content(at_end(text, f" {end}", room)), name)


# Pillars; law against practice


def _pillars(view: View, _of: str, room: int) -> Iterator[Line]:
    for pillar, words in _PILLARS.items():
        found = [(n, r) for n, r in view.results.items() if pillar in r.pillars]
        yield Line(None, _bold(_(words)))
        for name, result in found:
            of = f"{pillar.value}/{name}"
            title = result.edition.checklist.title
            score = result.pillars[pillar]
            yield _scored(f"pillar|{of}", f"  {title}", score, room, Page("pillar", of))
        if not found:
            yield Line(None, Content(f"   {_('No question of these checklists is about it.')}"))


def _law(view: View, _of: str, room: int) -> Iterator[Line]:
    for name, result in view.results.items():
        yield Line(None, _bold(one_line(result.edition.checklist.title, room)))
        for dimension, words in LAW_AND_PRACTICE.items():
            of = f"{dimension.value}/{name}"
            score = result.dimensions.get(dimension)
            if score is None:
                none = _("no question on this")
                yield Line(None, Content(at_end(f"   {_(words)}", none, room)))
            else:
                yield _scored(f"law|{of}", f"  {_(words)}", score, room, Page("dimension", of))


def _of_pillar(view: View, of: str, room: int) -> Iterator[Line]:
    value, name = of.split("/", 1)
    return _chosen(view, name, room, lambda s: s.question.pillar == value)


def _of_dimension(view: View, of: str, room: int) -> Iterator[Line]:
    value, name = of.split("/", 1)
    return _chosen(view, name, room, lambda s: s.question.dimension == value)


def _chosen(
    view: View, name: str, room: int, test: Callable[[QuestionState], bool]
) -> Iterator[Line]:
    for states in by_section(view.results[name].states).values():
        found = [state for state in states if test(state)]
        if found:
            yield Line(None, _bold(one_line(found[0].section.title, room)))
        for state in found:
            yield _question(view, name, state, room)


_LINES: dict[str, Callable[[View, str, int], Iterable[Line]]] = {
    "duties": _duties,
    "checklists": _checklists,
    "pillars": _pillars,
    "law": _law,
    "duty": _duty,
    "checklist": _checklist,
    "pillar": _of_pillar,
    "dimension": _of_dimension,
}


def page_title(view: View, page: Page) -> str:
    """What a page shows, in words."""
    match page.kind:
        case "duties":
            return duty_sentence(view)
        case "checklists":
            return _("The checklists side by side; there is no mean over them")
        case "pillars":
            return _("By pillar, each checklist for itself")
        case "law":
            return _("Law against practice, each checklist for itself")
        case "duty":
            return duty_place(view, duty_of(view, page.of))
        case "checklist":
            return view.editions[page.of].checklist.title
    value, name = page.of.split("/", 1)
    title = view.editions[name].checklist.title
    return _("{value} in {title}").format(value=_part(value), title=title)


def _part(value: str) -> str:
    words = {pillar.value: text for pillar, text in _PILLARS.items()}
    words |= {Dimension.LAW.value: noop("Law"), Dimension.PRACTICE.value: noop("Practice")}
    return _(words[value])


def law_words(view: View, checklist: str) -> str:
    """Whether law or practice is ahead in a checklist; only where no missing answer can change it.

    Empty where the checklist asks about one of them only.
    """
    dimensions = view.results[checklist].dimensions
    law, practice = (dimensions.get(dimension) for dimension in LAW_AND_PRACTICE)
    if law is None or practice is None:
        return ""
    ends = (law.low, law.high, practice.low, practice.high)
    if any(end is None for end in ends):
        return ""
    law_low, law_high, practice_low, practice_high = (end or Fraction(0) for end in ends)
    if law_low > practice_high:
        return _("The law is ahead of practice, whatever the missing answers are.")
    if practice_low > law_high:
        return _("Practice is ahead of the law, whatever the missing answers are.")
    return _("Neither is clearly ahead: the possible ranges meet.")


def rating_lines(result: ChecklistResult) -> list[str]:
    """The rating of a checklist, what it rests on, and whether it holds, a line each."""
    rated = result.rated
    found = [f"{result.words}", _("Rating: {rating}").format(rating=rated.words)]
    if rated.cap:
        found.append(rated.cap)
    if rated.rating is not None:
        holds = _("The rating as it stands holds in {n} of {all} other ways of computing it:")
        found.append(holds.format(n=rated.holds, all=rated.tests))
        found += [
            f"  {_('✓ holds:') if held else _('✗ does not:')} {words}"
            for words, held in rated.trials
        ]
    documents = result.documents
    cited = _(
        "Documents are cited for {n} of {all} positive answers, {must} of {musts} must-haves."
    )
    found.append(
        cited.format(
            n=documents.cited,
            all=documents.positive,
            must=documents.must_haves_cited,
            musts=documents.must_haves,
        )
    )
    return found
