"""``assess score`` and ``assess gaps``: where a country stands, and what to do first."""

from __future__ import annotations

import click

from assess.cli.out import one_line, prose, say, say_json, table
from assess.cli.shell import Shell
from assess.cli.shown import shown
from assess.core.gaps import Gap
from assess.core.numbers import percent, tenths
from assess.core.result import ChecklistResult
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
        done, _ = view.progress
        say("\nNo gap among the questions answered so far." if done else "\nNothing answered yet.")
        say(f"Go on with the questions:  assess open {view.assessment.id}")
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
        return "none (no treaty is stated to be in force)"
    return (
        f"{count.met} met, {count.not_met} not met, {count.not_known} not known, of {count.total}"
    )


def _head(view: View) -> None:
    now = view.assessment
    done, asked = view.progress
    prose(f"{name_words(view)} ({now.id})")
    if now.header_note:
        prose(now.header_note)
    prose(
        f"Reference date {date_words(now.profile.reference_date)}, {now.depth} depth, "
        f"{done} of {count_words(asked, 'question')} answered."
    )


def _summary(view: View) -> None:
    prose(f"Your country's duties: {duties_words(view)}.")
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
        "Checklist",
        "Score",
        "Possible\nrange",
        "Rating",
        "Duties met,\nnot met,\nnot known",
        "Answered",
    ]
    table(heads, rows, wrap=3, right=(1, 2, 4, 5))


def _short_rating(result: ChecklistResult) -> str:
    if result.provisional and result.score.value is not None:
        return "provisional"
    return result.rated.words.partition(":")[0]


def _checklist(view: View, result: ChecklistResult) -> None:
    rated, documents = result.rated, result.documents
    say()
    prose(result.edition.checklist.title)
    prose(f"Score: {result.words}.", 2)
    prose(f"Rating: {rated.words}.", 2)
    if rated.now is None:
        prose("No question is answered that counts.", 2)
        return
    if rated.cap:
        prose(f"At most partly in place: {rated.cap}.", 2)
    if rated.rating is not None:
        prose(f"The rating holds in {rated.holds} of {rated.tests} other ways of computing it.", 2)
    prose(
        f"Documents cited for {documents.cited} of {documents.positive} positive answers, "
        f"{documents.must_haves_cited} of {documents.must_haves} must-haves.",
        2,
    )
    road = view.roads[result.edition.checklist.id]
    if road is not None and road.steps:
        so_far = ", so far" if road.so_far else ""
        prose(f"Road to {road.target.words}{so_far} (reaches {percent(road.reaches)} %):", 2)
        for state in road.steps:
            prose(f"- {state.question.text}", 4)


def _gap(view: View, gap: Gap) -> None:
    state, question = gap.state, gap.state.question
    edition = view.editions[gap.checklist]
    title = edition.checklist.title
    say()
    prose(f"{gap.priority.name}: {gap.reason}; adds {tenths(gap.adds)} points to {title}")
    prose(question.text, 4)
    prose(f"Now: {answer_words(question, state.answer, view.assessment.profile)}", 4)
    for basis in question.basis:
        provision = edition.provision_by_id[basis.id]
        duty = duty_words(provision, state, view.assessment.profile)
        prose(f"From: {where_words(edition, provision)}{f' – {duty}' if duty else ''}", 4)
    if gap.next_step:
        prose(f"Next step: {gap.next_step}", 4)
    if gap.opens:
        opens = count_words(gap.opens, "question")
        prose(f"Opens {opens} worth up to {tenths(gap.opens_up_to)} points.", 4)
    who = f"Lead: {lead_words(question.lead)}. " if question.lead else ""
    prose(f"{who}Effort: {question.effort}. Horizon: {horizon_words(question.horizon)}.", 4)
