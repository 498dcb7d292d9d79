"""Questions with their answers, and gaps with an action plan to fill in, a row each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assess.core import terms
from assess.core.gaps import Gap
from assess.core.scope import QuestionState
from assess.language import gettext as _
from assess.report.formats.sheets import Column, Grid, Sheet, Value, lines, said, tenth, whole, yes
from assess.report.parts.answers import answer_lines, documents_line
from assess.report.parts.common import Picture
from assess.report.parts.origins import origins
from assess.report.parts.register import adds_more, missing


def _answer_columns() -> tuple[Column, ...]:
    return (
        Column("code", _("No."), 8),
        Column("checklist", _("Checklist"), 24),
        Column("section", _("Section"), 22),
        Column("question", _("Question"), 46),
        Column("state", _("State"), 14),
        Column("answer", _("Answer"), 46),
        Column("counts", _("Counts"), 9, "percent"),
        Column("share", _("Share of the score, in points"), 11, "points"),
        Column("must-have", _("Must-have"), 9),
        Column("duty", _("Your country's duty"), 16),
        Column("dimension", _("Dimension"), 12),
        Column("pillar", _("Pillar"), 12),
        Column("note", _("Note"), 46),
        Column("documents", _("Documents"), 18),
        Column("unsure", _("Unsure"), 9),
        Column("from", _("Where this comes from"), 46),
        Column("key", _("Key"), 30),
    )


def _answer(picture: Picture, name: str, state: QuestionState) -> tuple[Value, ...]:
    question, given = state.question, state.answer
    share = picture.shares[name].get(question.id)
    shown = given is not None and not picture.public
    duty = dict.fromkeys(status.words for status in state.duties.values())
    return (
        picture.code(name, state),
        picture.title(name),
        state.section.title,
        question.text,
        state.state.words,
        lines(answer_lines(picture, state)),
        whole(state.credit),
        tenth(share * 100) if share is not None and state.credit is not None else None,
        yes(there=question.must_have),
        ", ".join(duty),
        question.dimension.words if question.dimension else "",
        question.pillar.words if question.pillar else "",
        given.note if given and shown else "",
        said(documents_line(picture, given)) if given and shown else "",
        yes(there=given is not None and given.unsure),
        said(origins(picture, name, state)),
        state.key,
    )


def _answer_rows(picture: Picture) -> Iterator[tuple[str, QuestionState, tuple[Value, ...]]]:
    for name, result in picture.view.results.items():
        for state in result.states:
            yield name, state, _answer(picture, name, state)


def answers(picture: Picture) -> Sheet:
    """Every question, with its answer in words."""
    rows = tuple(row for _name, _state, row in _answer_rows(picture))
    grid = Grid("answers", _answer_columns(), rows)
    return Sheet("answers", _("Answers"), (grid,), empty=_("No checklist was chosen yet."))


def _gap_columns() -> tuple[Column, ...]:
    return (
        Column("priority", _("Priority"), 9),
        Column("reason", _("Reason"), 22),
        Column("missing", _("Missing"), 40),
        Column("adds", _("Adds, in points"), 9, "points"),
        Column("adds-next", _("The next level alone adds"), 11, "points"),
        Column("adds-more", _("Adds more"), 26),
        Column("next-step", _("Next step"), 46),
        Column("lead", _("Who leads"), 24),
        Column("effort", _("Effort"), 12),
        Column("horizon", _("Horizon"), 14),
    )


def _gap(picture: Picture, gap: Gap) -> tuple[Value, ...]:
    question = gap.state.question
    return (
        f"P{int(gap.priority)}",
        gap.reason,
        lines(missing(picture, gap.state)),
        tenth(gap.adds),
        tenth(gap.next_adds),
        adds_more(picture, gap),
        gap.next_step,
        terms.lead_words(question.lead) or _("to be named"),
        question.effort.words,
        terms.horizon_words(question.horizon),
    )


def _plan_columns() -> tuple[Column, ...]:
    return (
        Column("action", _("Action"), 36, "fill-in"),
        Column("responsible", _("Responsible"), 20, "fill-in"),
        Column("cost-band", _("Cost band"), 10, "band"),
        Column("start", _("Start"), 12, "fill-in-day"),
        Column("end", _("End"), 12, "fill-in-day"),
        Column("how-known", _("How one will know"), 30, "fill-in"),
    )


def gaps(picture: Picture) -> Sheet:
    """Every gap, first things first, with an action plan to fill in beside it."""
    columns = (
        Column("code", _("No."), 8),
        Column("checklist", _("Checklist"), 24),
        Column("question", _("Question"), 46),
        *_gap_columns(),
        *_plan_columns(),
        Column("from", _("Where this comes from"), 46),
        Column("key", _("Key"), 30),
    )
    blank: tuple[Value, ...] = (None,) * len(_plan_columns())
    rows = tuple(
        (
            picture.gap_codes[gap.key],
            picture.title(gap.checklist),
            gap.state.question.text,
            *_gap(picture, gap),
            *blank,
            said(origins(picture, gap.checklist, gap.state)),
            gap.key,
        )
        for gap in picture.view.gaps
    )
    none = _("No gap among the questions answered.")
    return Sheet("gaps", _("Gaps"), (Grid("gaps", columns, rows),), empty=none)


def joined(picture: Picture) -> Grid:
    """Every question with its answer and, where it is one, its gap.

    Every row says for whom the file is, and the caveats: rows are copied out of such files.
    """
    found = {picture.gap_codes[gap.key]: gap for gap in picture.view.gaps}
    nothing: tuple[Value, ...] = (None,) * len(_gap_columns())
    blank: tuple[Value, ...] = (None,) * len(_plan_columns())
    for_whom = picture.material.disclosure.left_out
    words = f"{for_whom} {terms.caveats(picture.view.assessment)}"
    columns = tuple(replace(each, name=f"gap-{each.name}") for each in _gap_columns())
    columns = (
        *_answer_columns(),
        *columns,
        *_plan_columns(),
        Column("read-first", _("Read this first")),
    )
    rows = []
    for name, state, row in _answer_rows(picture):
        gap = found.get(picture.code(name, state))
        rows.append((*row, *(_gap(picture, gap) if gap else nothing), *blank, words))
    return Grid("answers-and-gaps", columns, tuple(rows))
