"""Every score, range, rating, duty, gap and gain reads the same in every format and terminal."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.cli.cases import bring_in_cases
from assess.cli.scores import gaps_command, score_command
from assess.core.events import Event
from assess.core.numbers import tenths
from assess.core.origin import Origin
from assess.core.view import View
from assess.library import load
from assess.report.formats import Wanted, render
from assess.session import Session
from assess.store.memory import MemoryStore
from tests.report.conftest import make_view, printed
from tests.report.reading import Words, docx_words, html_words, markdown_page


def bare(words: str) -> str:
    """Text without white space, which every format sets in its own way."""
    return "".join(words.split())


@dataclass(frozen=True)
class Expected:
    """What the core computed, as text: whole lines, and rows of tables."""

    scores: list[tuple[str, str, tuple[int | None, ...], str]]
    """Title, score in words, percents (score, low, high), rating in words."""
    duties: list[tuple[str, str, str, str]]
    """Source, article, what it requires, status."""
    gaps: list[tuple[str, str, str, str, str]]
    """Question, priority, reason, points, title of the checklist."""
    count: str
    """Duties met, not met, not known; empty where there are none."""

    @classmethod
    def of(cls, view: View) -> Expected:
        titles = {name: edition.checklist.title for name, edition in view.editions.items()}
        number = view.duty_count
        return cls(
            [
                (titles[name], each.words, each.score.percents, each.rated.words)
                for name, each in view.results.items()
            ],
            [
                (
                    view.sources[each.provision.source].short,
                    each.provision.article,
                    each.provision.requires,
                    each.status.words,
                )
                for each in view.duties
            ],
            [
                (
                    gap.state.question.text,
                    gap.priority.name,
                    gap.reason,
                    tenths(gap.adds),
                    titles[gap.checklist],
                )
                for gap in view.gaps
            ],
            f"{number.met} met, {number.not_met} not met, {number.not_known} not known"
            if number.total
            else "",
        )


def _strings(value: Any) -> Iterator[str]:
    """Every text of a JSON value, in order, but names of things."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in ("to", "anchor", "anchors", "block", "url", "look"):
                yield from _strings(each)


def running_text(view: View) -> dict[str, str]:
    """The text of every format that prints the blocks."""
    made = {to: render(view, Wanted(to))[0] for to in ("html", "docx", "md", "json")}
    return {
        "html": html_words(made["html"]),
        "docx": docx_words(made["docx"]),
        "md": "".join(Words(markdown_page(made["md"])).words),
        "json": " ".join(_strings(json.loads(made["json"])["parts"])),
    }


def check_text(expected: Expected, words: str) -> None:
    words = bare(words)
    assert bare(expected.count) in words
    for title, score, _percents, rating in expected.scores:
        assert bare(title) in words
        assert bare(f"{score}. Rating: {rating}") in words
    for source, article, requires, status in expected.duties:
        assert bare(f"{source}, {article}{requires}{status}") in words
    for question, priority, reason, points, _title in expected.gaps:
        unit = "point" if points == "1.0" else "points"
        assert bare(f"{question}{priority} · {reason} · adds {points} {unit}") in words


def check_pages(expected: Expected, words: str) -> None:
    """The same, where a page may end between a question and what is said of it."""
    words = bare(words)
    assert bare(expected.count) in words
    for _title, score, _percents, rating in expected.scores:
        assert bare(score) in words
        assert bare(rating) in words
    for _question, priority, reason, points, _title in expected.gaps:
        unit = "point" if points == "1.0" else "points"
        assert bare(f"{priority} · {reason} · adds {points} {unit}") in words


def check_terminal(expected: Expected, view: View) -> None:
    shell = SimpleNamespace(open=lambda _id: SimpleNamespace(view=view), translations=None)
    said = [CliRunner().invoke(each, ["x"], obj=shell) for each in (score_command, gaps_command)]
    assert [each.exit_code for each in said] == [0, 0]
    scores, gaps = (bare(each.output) for each in said)
    if expected.duties:
        assert bare(f"Your country's duties: {expected.count}, of {len(expected.duties)}") in scores
    for title, score, _percents, rating in expected.scores:
        assert bare(f"{title} Score: {score}. Rating: {rating}.") in scores
    for question, priority, reason, points, title in expected.gaps:
        line = f"{priority}: {reason}; adds {points} points to {title} {question} Now:"
        assert bare(line) in gaps


def check_tables(expected: Expected, view: View) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(view, Wanted("xlsx"))[0]))
    summary = list(book["Summary"].iter_rows(values_only=True))
    about = {row[0]: row[1] for row in summary}
    assert not expected.duties or expected.count in about["Your country's duties"]
    for title, score, percents, rating in expected.scores:
        row = next(row for row in summary if row[1] == title)
        assert (row[2:5], row[6], row[7]) == (percents, score, rating)
    names = ("Treaty or law", "Article", "What it requires", "Status")
    assert _columns(book["Duties"], names) == expected.duties
    names = ("Question", "Priority", "Reason", "Adds, in points", "Checklist")
    found = [(*row[:3], f"{row[3]:.1f}", row[4]) for row in _columns(book["Gaps"], names)]
    assert found == expected.gaps
    lines = csv.DictReader(io.StringIO(render(view, Wanted("csv"))[0].decode("utf-8-sig")))
    read = [tuple(row[name] for name in names) for row in lines if row["Priority"]]
    assert sorted(read) == sorted(expected.gaps)


def _columns(sheet: Any, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    head, *rows = sheet.iter_rows(values_only=True)
    places = [head.index(name) for name in names]
    return [tuple(row[n] for n in places) for row in rows if row[places[-1]] is not None]


def check(view: View) -> None:
    expected = Expected.of(view)
    for name, words in running_text(view).items():
        try:
            check_text(expected, words)
        except AssertionError as error:
            raise AssertionError(f"in {name}: {error}") from error
    check_tables(expected, view)
    check_terminal(expected, view)


NA = {"treaty": {"status": "not-bound"}}


@pytest.mark.parametrize(
    "view",
    [make_view(), make_view({}), make_view(profile={"instruments": NA}), make_view(depth="full")],
    ids=["answered", "empty", "not bound", "full"],
)
def test_small_assessments_read_the_same_everywhere(view: View) -> None:
    check(view)
    check_pages(Expected.of(view), " ".join(printed(view)))


UNKNOWN = st.sampled_from(
    [{"unknown": "nobody-knows"}, {"unknown": "not-collected"}, {"awaiting": "Border Guard"}]
)
LEVEL = st.builds(lambda n: {"level": n}, st.integers(0, 4)) | UNKNOWN
YES = st.builds(lambda yes: {"yes": yes}, st.booleans()) | UNKNOWN
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "alpha/level": LEVEL,
        "alpha/length": st.builds(lambda n: {"number": n}, st.integers(0, 60)) | UNKNOWN,
        "alpha/parts": st.sets(st.sampled_from(["act", "means"])).map(
            lambda found: {"elements": sorted(found)}
        )
        | UNKNOWN,
        "alpha/who": st.sampled_from([{"option": "none"}, {"option": "all"}]) | UNKNOWN,
        "alpha/seen": YES | st.just({"not_applicable": "There is no border."}),
        "beta/exists": LEVEL,
        "beta/follows": YES,
        "beta/known": YES,
        "beta/counted": YES,
        "beta/open": YES,
        "beta/abroad": YES,
    },
)


@given(answers=ANSWERS, bound=st.booleans())
@settings(max_examples=10)
def test_any_answers_read_the_same_everywhere(answers: dict[str, Any], *, bound: bool) -> None:
    check(make_view(answers, profile=None if bound else {"instruments": NA}))


@cache
def cases() -> dict[str, tuple[View, list[Event]]]:
    """The worked examples."""
    library, store = load(), MemoryStore()
    origin = Origin(lambda: dt.datetime(2030, 1, 1, tzinfo=dt.UTC), "tester", lambda: "abc123")
    names = bring_in_cases(store, library)
    return {name: (Session(store, name, origin).view, store.events(name)) for name in names}


@pytest.mark.slow
def test_worked_examples_read_the_same_everywhere() -> None:
    for view, _events in cases().values():
        check(view)


def test_rows_of_the_csv_are_those_of_the_answers() -> None:
    view = make_view()
    data = render(view, Wanted("csv"))[0].decode("utf-8-sig")
    keys = [row["Key"] for row in csv.DictReader(io.StringIO(data))]
    assert keys == [state.key for result in view.results.values() for state in result.states]
