"""The gap register, and the road to the next rating."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.gaps import Gap, Priority
from assess.core.numbers import percent, tenths
from assess.core.questions import ElementsQuestion
from assess.core.rating import Rating
from assess.core.result import ChecklistResult
from assess.core.scope import QuestionState, State
from assess.language import gettext as _
from assess.language import ngettext, noop, number
from assess.report.blocks import (
    Block,
    Bullets,
    Entry,
    Heading,
    Paragraph,
    Part,
    Span,
    Table,
    Text,
    phrase,
    text,
)
from assess.report.layout import GapsPart, PlainPart
from assess.report.parts.answers import answer_lines, run_on
from assess.report.parts.common import (
    Picture,
    adds_words,
    fact,
    gap_anchor,
    more,
    points,
    question_anchor,
)
from assess.report.parts.minister import short_step
from assess.report.parts.origins import origins

_PRIORITIES = {
    Priority.P1: noop("P1: a duty not met, or a must-have missing ({n})"),
    Priority.P2: noop("P2: nothing in place, or a must-have not complete ({n})"),
    Priority.P3: noop("P3: in place in part ({n})"),
}
_EFFORTS = {
    "low": noop("low effort"),
    "medium": noop("medium effort"),
    "high": noop("high effort"),
}


def register(picture: Picture, chosen: GapsPart) -> Part:
    """Every gap, or the first of them, first things first."""
    gaps = picture.view.gaps[: chosen.most]
    intro = _(
        "A gap is a question answered below full credit, or answered “unknown”. Within a "
        "priority, what adds more comes first, then what takes less effort. What gaps add "
        "is not to be summed: closing one changes what another adds."
    )
    blocks: list[Block] = [Paragraph(text(intro))]
    if not gaps:
        blocks.append(Paragraph(text(_("There is no gap among the questions answered so far."))))
    elif chosen.detail == "short":
        blocks.append(_short(picture, gaps))
    else:
        blocks += _by_priority(picture, gaps)
    left = len(picture.view.gaps) - len(gaps)
    sentence = ngettext("{n} more gap is in {where}.", "{n} more gaps are in {where}.", left)
    blocks += more(left, sentence, "", _("the full report"))
    return Part(_("Gap register"), "gaps", tuple(blocks), chosen.new_page and bool(gaps))


def _by_priority(picture: Picture, gaps: list[Gap]) -> Iterator[Block]:
    for priority in Priority:
        found = [gap for gap in gaps if gap.priority is priority]
        if found:
            yield Heading(_(_PRIORITIES[priority]).format(n=number(len(found))))
            for gap in found:
                yield _entry(picture, gap)


def _short(picture: Picture, gaps: list[Gap]) -> Table:
    """A line for each gap."""
    rows = tuple(
        (
            text(Span(picture.gap_codes[gap.key])),
            text(
                Span(gap.state.question.text, to=question_anchor(picture.gap_codes[gap.key])),
                " ",
                Span(short_step(gap) if not gap.state.unknown else _("Find out."), bold=True),
            ),
            text(f"P{int(gap.priority)}: {gap.reason}"),
            text(points(gap.adds)),
            text(_leads(gap)),
        )
        for gap in gaps
    )
    head = (
        _("Code"),
        _("What is missing, and the next step"),
        _("Priority"),
        _("Adds"),
        _("Who leads"),
    )
    anchors = tuple(gap_anchor(picture.gap_codes[gap.key]) for gap in gaps)
    return Table(head, rows, (6, 48, 16, 9, 21), anchors)


def _leads(gap: Gap) -> str:
    question = gap.state.question
    lead = terms.lead_words(question.lead) or _("to be named")
    horizon = terms.horizon_words(question.horizon)
    words = _("{lead}; {horizon}; {effort}.").format(
        lead=lead, horizon=horizon, effort=_(_EFFORTS[question.effort.value])
    )
    return words[0].upper() + words[1:]


def _entry(picture: Picture, gap: Gap) -> Entry:
    question = gap.state.question
    code = picture.gap_codes[gap.key]
    facts = (
        *fact(_("Missing"), *missing(picture, gap.state)),
        *fact(_("Why it matters"), question.why),
        *fact(_("Next step"), text(Span(gap.next_step, bold=True)) if gap.next_step else ""),
        *fact(_("Who leads"), _leads(gap)),
        *fact(_("Adds more"), adds_more(picture, gap)),
        *fact(_("From"), origins(picture, gap.checklist, gap.state), reference=True),
    )
    return Entry(code, text(question.text), _marks(gap, code), facts, gap_anchor(code))


def _marks(gap: Gap, code: str) -> Text:
    """Priority with its reason, what closing it adds, and the way to the question."""
    adds = Span(adds_words(gap), bold=True)
    words = "{priority} · {reason} · {adds} · {question}"
    next_adds = ""
    if gap.next_adds != gap.adds:
        words = "{priority} · {reason} · {adds} ({next}) · {question}"
        alone = _("the next level alone: {points}")
        next_adds = alone.format(points=terms.points_words(gap.next_adds))
    return phrase(
        words,
        priority=Span(f"P{int(gap.priority)}", bold=True),
        reason=gap.reason,
        adds=adds,
        next=next_adds,
        question=Span(_("see the question"), to=question_anchor(code)),
    )


def missing(picture: Picture, state: QuestionState) -> list[str | Text]:
    """What there is not; of an unknown, that it is not known."""
    question, answer = state.question, state.answer
    if state.unknown:
        return [*answer_lines(picture, state)]
    if isinstance(question, ElementsQuestion) and answer and answer.elements is not None:
        present, missing = terms.elements_words(question, answer)
        counted = _("{n} of {total} are present.").format(
            n=len(present), total=len(question.elements)
        )
        return [f"{run_on(missing)} {counted}"]
    return [terms.missing_words(question, answer) or _("The answer is no.")]


def adds_more(picture: Picture, gap: Gap) -> str:
    """What closing it adds beside its own points: questions that it opens, other checklists."""
    words = []
    if gap.opens:
        opened = ngettext(
            "Opens {n} question worth up to {points} more.",
            "Opens {n} questions worth up to {points} more.",
            gap.opens,
        )
        words.append(opened.format(n=number(gap.opens), points=points(gap.opens_up_to)))
    for checklist, adds in gap.also:
        if tenths(adds) == "0.0":
            continue
        also = _("Also {points} to {checklist}.")
        words.append(also.format(points=points(adds), checklist=picture.title(checklist)))
    return " ".join(words)


def roads(picture: Picture, chosen: PlainPart) -> Part:
    """The smallest set of gaps that reaches the next rating, checklist by checklist."""
    intro = _(
        "For each checklist, the smallest set of gaps whose closing reaches the next rating, "
        "must-haves included. “So far” means that questions are unanswered, so that the road may "
        "change."
    )
    blocks: list[Block] = [Paragraph(text(intro))]
    for name, result in picture.view.results.items():
        blocks.append(Heading(picture.named(name)[0].text, 3))
        blocks += _road(picture, name, result)
    return Part(_("The road to the next rating"), "road", tuple(blocks), chosen.new_page)


def _road(picture: Picture, name: str, result: ChecklistResult) -> Iterator[Block]:
    found = picture.view.roads[name]
    if found is None:
        if result.rated.now is not None and result.rated.rating is None:
            words = _("Too little is answered to say: {score}.")
            yield Paragraph(text(words.format(score=result.words)))
        elif result.rated.now is Rating.IN_PLACE:
            words = _("In place as it stands: {score}. There is no higher rating.")
            yield Paragraph(text(words.format(score=result.words)))
        else:
            yield Paragraph(text(_("No score yet: answer the questions first.")))
        return
    count = len(found.steps)
    words = ngettext(
        "Closing {n} gap leads to {target} ({reaches} %).",
        "Closing {n} gaps leads to {target} ({reaches} %).",
        count,
    )
    if found.so_far:
        words = ngettext(
            "So far: closing {n} gap leads to {target} ({reaches} %).",
            "So far: closing {n} gaps leads to {target} ({reaches} %).",
            count,
        )
    target = Span(found.target.words, bold=True)
    reaches = str(percent(found.reaches))
    yield Paragraph(phrase(words, n=number(count), target=target, reaches=reaches))
    yield Bullets(tuple(_step(picture, name, state) for state in found.steps))


def _step(picture: Picture, name: str, state: QuestionState) -> Text:
    code = picture.code(name, state)
    gap = picture.gap_codes.get(state.key)
    to = gap_anchor(gap) if gap else question_anchor(code)
    asked = "" if state.state is not State.IMPLIED else " " + _("(not asked yet)")
    return text(Span(code, to=to), f"  {state.question.text}{asked}")
