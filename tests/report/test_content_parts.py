"""What the parts hold: links both ways, shares, documents, history, doubts, the action plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assess.core.assessment import Signature
from assess.core.events import Event
from assess.core.numbers import percent, tenths
from assess.core.view import View
from assess.report import build
from assess.report.blocks import (
    Block,
    Document,
    DutyBar,
    Entry,
    Paragraph,
    Part,
    ScoreBar,
    Shade,
    Span,
    Table,
    ToSign,
    phrase,
    plain_text,
    text,
)
from assess.report.layouts import find
from tests.report.conftest import ANSWERS, make_view


def part(document: Document, anchor: str) -> Part:
    return next(each for each in document.parts if each.anchor == anchor)


def entry(document: Document, anchor: str) -> Entry:
    return next(
        block
        for each in document.parts
        for block in each.blocks
        if isinstance(block, Entry) and block.anchor == anchor
    )


def spans(value: Any) -> Iterator[Span]:
    """Every span anywhere in blocks."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans(getattr(value, name))


def said(value: Any) -> str:
    return " ".join(span.text for span in spans(value))


def facts(block: Entry) -> dict[str, str]:
    return {fact.label: " ".join(map(plain_text, fact.lines)) for fact in block.facts}


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


@pytest.fixture(scope="module")
def document() -> Document:
    return build(make_view())


def test_gaps_and_questions_lead_to_each_other(document: Document) -> None:
    gaps = [b for b in part(document, "gaps").blocks if isinstance(b, Entry)]
    assert len(gaps) == 6
    for gap in gaps:
        question = entry(document, f"question-{gap.code}")
        assert question.anchor in {span.to for span in gap.marks}
        assert gap.anchor in {span.to for span in question.marks}


def test_every_link_leads_somewhere(document: Document) -> None:
    anchors = {each.anchor for each in document.parts}
    for each in document.parts:
        for block in each.blocks:
            anchors |= {getattr(block, "anchor", ""), *getattr(block, "anchors", ())}
    targets = {span.to for span in spans(document) if span.to}
    assert targets <= anchors
    assert {"gaps", "not-known", "documents", "standing"} & targets


def test_links_to_parts_that_a_layout_lacks_are_plain_text() -> None:
    document = build(make_view(), layout="one-page")
    assert "B1.1" in said(document)
    assert not [span.to for span in spans(document) if span.to]


def test_each_question_says_its_share_of_the_score(document: Document) -> None:
    view = make_view()
    shares = view.results["alpha"].shares
    marks = plain_text(entry(document, "question-A1.2").marks)
    assert f"{tenths(shares['level'] * 100)} % of the score" in marks
    weakest = plain_text(entry(document, "question-A2.1").marks)
    assert "the weakest of its section decides" in weakest
    unanswered = plain_text(entry(document, "question-B1.5").marks)
    assert "not counted · will be 20.0 % of the score" in unanswered
    assert "% of the score" not in plain_text(entry(document, "question-A2.2").marks)


def test_documents_are_numbered_and_printed_once(document: Document) -> None:
    register = tables(part(document, "documents").blocks)[1]
    assert register.anchors == ("document-1", "document-2")
    assert said(register.rows[0]) == "[1] Act 5 of 2009 , 2009 public document A1.2 ,  A2.1"
    assert said(register.rows[1]) == "[2] Instruction , I-7 exists, not disclosed A1.2"
    assert said(document).count("Instruction") == 1


def test_the_full_text_of_a_provision_stands_once(document: Document) -> None:
    whole = said(document)
    for name in ("joining", "period", "parts", "later", "practice"):
        assert whole.count(f"Do what {name} says.") == 1
        assert sum(span.to == f"provision-{name}" for span in spans(document)) >= 1


def test_the_next_step_of_an_unknown_is_to_find_out(document: Document) -> None:
    gap = entry(document, "gap-B1.3")
    assert facts(gap)["Next step"].startswith("Find out from: ministry of the interior")
    assert facts(gap)["Missing"] == "Unknown: nobody knows."
    assert "What about known?" in said(part(document, "not-known"))


def test_if_each_were_a_no_is_that_of_the_core(document: Document) -> None:
    view = make_view()
    value, rating = view.results["alpha"].if_no
    assert value is not None
    assert rating is not None
    row = next(
        row
        for table in tables(part(document, "not-known").blocks)
        for row in table.rows
        if "Checklist alpha" in said(row[0])
    )
    assert said(row[3]) == f"{percent(value)} %"
    assert said(row[5]) == rating.words


def test_the_heat_map_is_that_of_the_core(document: Document) -> None:
    view = make_view()
    heat = tables(part(document, "standing").blocks)[-1]
    assert heat.head == ("Section", "Law", "Policy", "Institution", "Practice", "Data")
    law = view.results["beta"].heat["all"]
    (score,) = law.values()
    row = heat.rows[-1]
    field = row[1]
    assert isinstance(field, Shade)
    value, low, high = score.percents
    assert (field.percent, field.words) == (value, f"{value} *")
    assert field.alternative == f"{value} percent, possible range {low} to {high}."


def test_every_figure_says_the_same_in_words() -> None:
    for each in build(make_view()).parts:
        for block in each.blocks:
            found = [block] if isinstance(block, DutyBar) else []
            rows = getattr(block, "rows", ())
            cells = [cell for row in rows if isinstance(row, tuple) for cell in row]
            found += [cell for cell in cells if isinstance(cell, ScoreBar | Shade)]
            assert all(figure.alternative for figure in found)


def test_the_action_plan_has_room_to_write(document: Document) -> None:
    plan = part(document, "actions")
    (table,) = tables(plan.blocks)
    assert table.room
    assert len(table.rows) == 6 + 3
    assert said(table.rows[0]).startswith("B1.1   Do exists next.")
    assert table.rows[-1] == ((), (), (), (), (), ())
    assert table.rows[0][2:] == ((), (), (), ())
    assert isinstance(plan.blocks[-1], ToSign)


def test_who_prepared_it_and_who_answered_stand_on_the_cover() -> None:
    signed = {
        "alpha/level": Signature(who="Ada", at="2011-10-01T00:00:00Z"),
        "alpha/length": Signature(who="Ada", at="2011-10-01T00:00:00Z"),
        "beta/known": Signature(who="Bo", at="2011-10-01T00:00:00Z"),
        "beta/gone": Signature(who="Cy", at="2011-10-01T00:00:00Z"),
    }
    view = make_view(signed=signed, prepared_by="Ministry X", stage="final")
    cover = build(view).cover
    assert cover is not None
    lines = {fact.label: said(fact.lines) for fact in cover.facts}
    assert lines["Prepared by"] == "Ministry X"
    assert lines["Answered by"] == "Ada (2), Bo (1)"
    assert (cover.marking, cover.status) == ("Internal", "Final")


def test_the_cover_says_that_the_file_is_inside() -> None:
    assert "The assessment file is inside." in said(build(make_view(), attached=True).cover)
    assert "inside" not in said(build(make_view()).cover)


def events() -> list[Event]:
    made = []
    for key, who, at, reason in (
        ("answer/alpha/level", "Ada", "2011-09-30T23:00:00Z", ""),
        ("answer/alpha/level", "Ada", "2011-10-02T10:00:00Z", "Typed wrongly."),
        ("status/title", "Bo", "2011-10-03T10:00:00Z", ""),
    ):
        made.append(
            Event(assessment="orl", key=key, who=who, at=at, content={"level": 1}, reason=reason)
        )
    return made


def test_the_history_counts_changes_by_who_made_them() -> None:
    found = said(part(build(make_view(), events()), "history"))
    for words in (
        "3 changes from 30 September 2011 to 3 October 2011, 2 of them to answers.",
        "Ada 2 2 30 September 2011 2 October 2011",
        "Bo 1 0 3 October 2011 3 October 2011",
        "2 October 2011 A1.2 Typed wrongly.",
    ):
        assert words in found
    assert not [each for each in build(make_view()).parts if each.anchor == "history"]


def test_doubts_are_told() -> None:
    answers = ANSWERS | {"alpha/who": {"option": "all", "unsure": True}}
    document = build(make_view(answers))
    assert "the author is unsure" in plain_text(entry(document, "question-A2.1").marks)
    assert "Answered, but the author is unsure" in [
        getattr(block, "text", "") for block in part(document, "not-known").blocks
    ]


def test_a_private_note_says_so_in_an_internal_report() -> None:
    answers = ANSWERS | {"alpha/who": {"option": "all", "note": "Aside.", "private": True}}
    note = facts(entry(build(make_view(answers)), "question-A2.1"))["Note"]
    assert note == "Aside. Private: left out of reports for others."


def test_a_report_without_a_cover_says_what_it_is() -> None:
    view: View = make_view(prepared_by="Ministry X")
    document = build(view, layout=find("one-page"))
    assert document.cover is None
    first = document.parts[0]
    assert first.title == "Örland · 2011"
    head = first.blocks[0]
    assert isinstance(head, Paragraph)
    assert plain_text(head.text) == (
        "Gap report: First look. Internal. Draft. As of 7 September 2011. 10 of 11 questions "
        f"answered. {document.fingerprint[:12]} Prepared by Ministry X."
    )


def test_phrases_put_spans_into_sentences() -> None:
    bold = Span("5", bold=True)
    assert phrase("Reaches {x} %.", x=bold) == text("Reaches ", bold, " %.")
    assert phrase("{a}{b}", a="", b=text("x", "y")) == text("x", "y")
    with pytest.raises(KeyError):
        phrase("{missing}")
