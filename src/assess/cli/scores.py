"""``assess score`` and ``assess gaps``: where a country stands, and what to do first."""

from __future__ import annotations

import click

from assess.cli.out import one_line, say, say_json, table
from assess.cli.shell import Shell
from assess.core.gaps import Gap
from assess.core.numbers import percent, tenths
from assess.core.scoring import ChecklistResult
from assess.core.terms import (
    answer_words,
    caveats,
    count_words,
    date_words,
    duty_words,
    horizon_words,
    lead_words,
    where_words,
)
from assess.core.view import View
from assess.errors import ExitStatus

as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON (see docs/user.md).")


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
    _head(view)
    _summary(view)
    for result in view.results.values():
        _checklist(view, result)
    say(f"\n{caveats(view.assessment)}")
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
    _head(view)
    if not view.gaps:
        done, _ = view.progress
        say("\nNo gap among the questions answered so far." if done else "\nNothing answered yet.")
        say(f"Go on with the questions:  assess open {view.assessment.id}")
    for gap in view.gaps:
        _gap(view, gap)
    say(f"\n{caveats(view.assessment)}")
    return ExitStatus.OK


def name_words(view: View) -> str:
    """The country and period or title of an assessment, on one line."""
    now = view.assessment
    more = now.title or now.period or str(now.profile.reference_date.year)
    return one_line(f"{now.profile.country}: {more}")


def duties_words(view: View) -> str:
    """Duties met, not met and not known, of how many."""
    count = view.duty_count
    if not count.total:
        return "none (no treaty is stated to be in force)"
    return (
        f"{count.met} met, {count.not_met} not met, {count.not_known} not known, of {count.total}"
    )


def _head(view: View) -> None:
    now = view.assessment
    done, asked = view.progress
    say(f"{name_words(view)} ({now.id})")
    if now.header_note:
        say(now.header_note)
    say(
        f"Reference date {date_words(now.profile.reference_date)}, {now.depth} depth, "
        f"{done} of {count_words(asked, 'question')} answered."
    )


def _summary(view: View) -> None:
    say(f"Your country's duties: {duties_words(view)}.\n")
    table(
        ["Checklist", "Score", "Possible range", "Rating", "Answered"],
        [
            [
                result.edition.checklist.title,
                *score_cells(result),
                result.rated.words,
                f"{result.done} of {result.asked}",
            ]
            for result in view.results.values()
        ],
        right=(1, 2, 4),
    )


def score_cells(result: ChecklistResult) -> tuple[str, str]:
    """The score and the possible range, as table cells."""
    value, low, high = result.score.percents
    return ("–" if value is None else f"{value} %", "–" if low is None else f"{low}–{high} %")


def _checklist(view: View, result: ChecklistResult) -> None:
    rated, documents = result.rated, result.documents
    say(f"\n{result.edition.checklist.title}")
    if rated.now is None:
        say("  No question is answered that counts.")
        return
    say(f"  Answered or unknown: {percent(result.coverage)} % of the weight.")
    if rated.cap:
        say(f"  At most partly in place, {rated.cap}")
    if rated.rating is not None:
        say(f"  The rating holds in {rated.holds} of {rated.tests} other ways of computing it.")
    say(
        f"  Documents cited for {documents.cited} of {documents.positive} positive answers, "
        f"{documents.must_haves_cited} of {documents.must_haves} must-haves."
    )
    road = view.roads[result.edition.checklist.id]
    if road is not None and road.steps:
        so_far = ", so far" if road.so_far else ""
        say(f"  Road to {road.target.words}{so_far} (reaches {percent(road.reaches)} %):")
        for state in road.steps:
            say(f"    - {one_line(state.question.text)}")


def _gap(view: View, gap: Gap) -> None:
    state, question = gap.state, gap.state.question
    edition = view.editions[gap.checklist]
    profile = view.assessment.profile
    adds = f"adds {tenths(gap.adds)} points to {edition.checklist.title}"
    say(f"\n{gap.priority.name}  {gap.reason}; {adds}")
    say(f"    {one_line(question.text)}")
    say(f"    Now: {one_line(answer_words(question, state.answer, profile))}")
    for basis in question.basis:
        provision = edition.provision_by_id[basis.id]
        duty = duty_words(provision, state, profile)
        say(f"    From: {where_words(edition, provision)}{f' – {duty}' if duty else ''}")
    if gap.next_step:
        say(f"    Next step: {one_line(gap.next_step)}")
    if gap.opens:
        opens = count_words(gap.opens, "question")
        say(f"    Opens {opens} worth up to {tenths(gap.opens_up_to)} points.")
    who = f"Lead: {lead_words(question.lead)}. " if question.lead else ""
    say(f"    {who}Effort: {question.effort}. Horizon: {horizon_words(question.horizon)}.")
