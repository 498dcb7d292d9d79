"""``assess score`` and ``assess gaps``: where a country stands, and what to do first."""

from __future__ import annotations

import click

from assess.cli.out import one_line, prose, say, say_json, table
from assess.cli.shell import Shell
from assess.cli.shown import shown
from assess.core.gaps import Gap
from assess.core.numbers import percent
from assess.core.result import ChecklistResult
from assess.core.terms import (
    answer_words,
    caveats,
    date_words,
    duty_words,
    horizon_words,
    lead_words,
    points_words,
    where_words,
)
from assess.core.view import View
from assess.errors import ExitStatus
from assess.language import gettext as _
from assess.language import ngettext, number

as_json = click.option(
    "--json", "as_json", is_flag=True, help="Write JSON (see docs/reference.md)."
)


@click.command("score")
@click.argument("given", metavar="ID")
@as_json
@click.pass_obj
def score_command(shell: Shell, given: str, *, as_json: bool) -> int:
    """Show score, possible range and rating of every checklist, and the duties met."""
    view = shell.open(given).view
    if as_json:
        from assess.cli.as_json import score_json  # noqa: PLC0415

        say_json(score_json(view))
        return ExitStatus.OK
    view = shown(shell, view)
    _head(view)
    _summary(view)
    for result in view.results.values():
        _checklist(view, result)
    say()
    prose(caveats(view.assessment))
    return ExitStatus.OK


@click.command("gaps")
@click.argument("given", metavar="ID")
@as_json
@click.pass_obj
def gaps_command(shell: Shell, given: str, *, as_json: bool) -> int:
    """List what is missing, first things first, with the next step and what it adds."""
    view = shell.open(given).view
    if as_json:
        from assess.cli.as_json import gaps_json  # noqa: PLC0415

        say_json(gaps_json(view))
        return ExitStatus.OK
    view = shown(shell, view)
    _head(view)
    if not view.gaps:
        done, _asked = view.progress
        say(
            _("\nNo gap among the questions answered so far.")
            if done
            else _("\nNothing answered yet.")
        )
        say(_("Go on with the questions:  assess open {id}").format(id=view.assessment.id))
    for gap in view.gaps:
        _gap(view, gap)
    say()
    prose(caveats(view.assessment))
    return ExitStatus.OK


def name_words(view: View) -> str:
    """The country with the title or period of an assessment, on one line."""
    now, country = view.assessment, view.assessment.profile.country
    more = now.title or now.period or str(now.profile.reference_date.year)
    return one_line(more if country.casefold() in more.casefold() else f"{country}: {more}")


def duties_words(view: View) -> str:
    """Duties met, not met and not known, of how many."""
    count = view.duty_count
    if not count.total:
        return _("none (no treaty is stated to be in force)")
    return _("{met} met, {not_met} not met, {not_known} not known, of {total}").format(
        met=count.met, not_met=count.not_met, not_known=count.not_known, total=count.total
    )


def _head(view: View) -> None:
    now = view.assessment
    done, asked = view.progress
    prose(f"{name_words(view)} ({now.id})")
    if now.header_note:
        prose(now.header_note)
    words = ngettext(
        "Reference date {day}, {depth} depth, {done} of {n} question answered.",
        "Reference date {day}, {depth} depth, {done} of {n} questions answered.",
        asked,
    )
    depth = {"quick": _("quick"), "full": _("full")}[now.depth]
    on = date_words(now.profile.reference_date)
    prose(words.format(day=on, depth=depth, done=number(done), n=number(asked)))


def _summary(view: View) -> None:
    prose(_("Your country's duties: {duties}.").format(duties=duties_words(view)))
    say()
    score_table(view)


def score_table(view: View) -> None:
    """Write the checklists side by side: score, range, rating, duties, how much is answered."""
    rows = []
    for name, result in view.results.items():
        duties = View(view.assessment, {name: result.edition}).duty_count
        value, low, high = result.score.percents
        rows.append(
            [
                name,
                "–" if value is None else f"{value} %",
                "–" if low is None else f"{low}–{high} %",
                _short_rating(result),
                f"{duties.met}/{duties.not_met}/{duties.not_known}" if duties.total else "–",
                f"{percent(result.coverage)} %",
            ]
        )
    heads = [
        _("Checklist"),
        _("Score"),
        _("Possible\nrange"),
        _("Rating"),
        _("Duties met,\nnot met,\nnot known"),
        _("Answered"),
    ]
    table(heads, rows, wrap=3, right=(1, 2, 4, 5))


def _short_rating(result: ChecklistResult) -> str:
    if result.provisional and result.score.value is not None:
        return _("provisional")
    return result.rated.short


def _checklist(view: View, result: ChecklistResult) -> None:
    rated, documents = result.rated, result.documents
    say()
    prose(result.edition.checklist.title)
    prose(_("Score: {score}.").format(score=result.words), 2)
    prose(_("Rating: {rating}.").format(rating=rated.words), 2)
    if rated.now is None:
        prose(_("No question is answered that counts."), 2)
        return
    if rated.cap:
        prose(_("At most partly in place: {cap}.").format(cap=rated.cap), 2)
    if rated.rating is not None:
        prose(
            _("The rating holds in {holds} of {tests} other ways of computing it.").format(
                holds=rated.holds, tests=rated.tests
            ),
            2,
        )
    prose(
        _(
            "Documents cited for {cited} of {positive} positive answers, "
            "{must_haves_cited} of {must_haves} must-haves."
        ).format(
            cited=documents.cited,
            positive=documents.positive,
            must_haves_cited=documents.must_haves_cited,
            must_haves=documents.must_haves,
        ),
        2,
    )
    road = view.roads[result.edition.checklist.id]
    if road is not None and road.steps:
        words = _("Road to {rating} (reaches {percent} %):")
        if road.so_far:
            words = _("Road to {rating}, so far (reaches {percent} %):")
        prose(words.format(rating=road.target.words, percent=percent(road.reaches)), 2)
        for state in road.steps:
            prose(f"- {state.question.text}", 4)


def _gap(view: View, gap: Gap) -> None:
    state, question = gap.state, gap.state.question
    edition = view.editions[gap.checklist]
    title = edition.checklist.title
    say()
    prose(
        _("{priority}: {reason}; adds {points} points to {title}").format(
            priority=gap.priority.name,
            reason=gap.reason,
            points=points_words(gap.adds),
            title=title,
        )
    )
    prose(question.text, 4)
    prose(
        _("Now: {answer}").format(
            answer=answer_words(question, state.answer, view.assessment.profile)
        ),
        4,
    )
    for basis in question.basis:
        provision = edition.provision_by_id[basis.id]
        duty = duty_words(provision, state, view.assessment.profile)
        words = _("From: {where} – {duty}") if duty else _("From: {where}")
        prose(words.format(where=where_words(edition, provision), duty=duty), 4)
    if gap.next_step:
        prose(_("Next step: {step}").format(step=gap.next_step), 4)
    if gap.opens:
        words = ngettext(
            "Opens {n} question worth up to {points} points.",
            "Opens {n} questions worth up to {points} points.",
            gap.opens,
        )
        points = points_words(gap.opens_up_to)
        prose(words.format(n=number(gap.opens), points=points), 4)
    words = _("Effort: {effort}. Horizon: {horizon}.")
    if question.lead:
        words = _("Lead: {lead}. Effort: {effort}. Horizon: {horizon}.")
    said = words.format(
        lead=lead_words(question.lead),
        effort=question.effort.words,
        horizon=horizon_words(question.horizon),
    )
    prose(said, 4)
