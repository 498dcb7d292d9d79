"""How every number was computed, with this tool's conventions named as such."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core.scoring import RATED_FROM
from assess.report.blocks import Block, Cell, Heading, Paragraph, Part, Span, Table, text
from assess.report.parts.common import Picture

_METHOD = (
    (
        "What an answer counts.",
        (
            "Each answered question counts from 0 to 100 %. Described levels rise evenly from "
            "0 to 100 % unless the checklist says otherwise; a level counts only when all it "
            "says is true. Yes counts 100 %, no 0. Of a list of elements, the share present "
            "counts, at most 50 % while an essential one is missing. A number counts what its "
            "band says."
        ),
        "",
    ),
    (
        "States.",
        (
            "Unknown (nobody knows, or no data are collected) counts 0 and is marked *. Not "
            "asked, because of the answer to the question before it, counts 0. Unanswered, "
            "not applicable and out of scope are not counted."
        ),
        "",
    ),
    (
        "Section.",
        (
            "The weighted mean of what its questions count, or, where the checklist says so, "
            "what its weakest question counts."
        ),
        "section = sum of (weight × what a question counts) ÷ sum of weights",
    ),
    (
        "Checklist.",
        ("The weighted mean of its sections that have a score. There is no mean over checklists."),
        "checklist = sum of (weight × section) ÷ sum of weights of the sections that have a score",
    ),
    (
        "Possible range.",
        (
            "The score with every unanswered and every unknown question at 0, and at 100 %. "
            "It reflects missing and unknown answers, not statistical confidence."
        ),
        "",
    ),
    (
        "Rating.",
        (
            "Taken from the score rounded to whole percent (halves up). A missing must-have "
            "(counting below 50 %, or a duty not met) caps it at “partly in place”. Where the "
            "two ends of the range rate differently, both are printed. Below "
            f"{RATED_FROM} % of the weight answered or unknown there is no rating, and the "
            "score is provisional. The cut-offs are conventions of this tool."
        ),
        "",
    ),
    (
        "Does the rating hold?",
        (
            "The score is computed again in five ways: all questions weigh the same; all "
            "sections weigh the same; mean in place of weakest question; not applicable "
            "counted as no; cut-offs 5 points lower and higher. “Holds in 4 of 5” means that "
            "four leave the rating as it is."
        ),
        "",
    ),
    (
        "What a gap adds.",
        (
            "The checklist's score with that one question at 100 %, less the score now, "
            "everything else unchanged; questions that it would open stay at 0."
        ),
        "adds = (score after − score now) × 100 points",
    ),
    (
        "Priority.",
        (
            "P1: a duty not met, or a must-have missing. P2: nothing in place, or a must-have "
            "not complete. P3: the rest. Within one: what adds more, then less effort, then "
            "the order of the checklist."
        ),
        "",
    ),
    (
        "Duty.",
        (
            "A binding rule, checked against its text, of a treaty or law in force for the "
            "country at the reference date. It is met when the answers reach what the rule "
            "asks; one that rests on several questions is met only where all of them meet it."
        ),
        "",
    ),
)


def method(picture: Picture) -> Part:
    """How every number was computed, with the conventions named as such."""
    blocks: list[Block] = []
    for title, words, formula in _METHOD:
        blocks.append(Paragraph(text(Span(f"{title} ", bold=True), words)))
        if formula:
            blocks.append(Paragraph(text(formula), "formula"))
    blocks += [*_cutoffs(picture), *_weights(picture)]
    return Part("Method", "method", tuple(blocks))


def _cutoffs(picture: Picture) -> Iterator[Block]:
    yield Heading("Cut-offs and editions")
    rows: list[tuple[Cell, ...]] = []
    for edition in picture.view.editions.values():
        heading, bounds = edition.checklist, edition.checklist.cutoffs
        numbers = (bounds.partly, bounds.mostly, bounds.in_place)
        rows.append(
            (
                text(heading.title),
                text(f"{heading.version} ({edition.id[:12]})"),
                *(text(f"{number} %") for number in numbers),
            )
        )
    head = ("Checklist", "Edition", "Partly from", "Mostly from", "In place from")
    if rows:
        yield Table(head, tuple(rows), (38, 26, 12, 12, 12))


def _weights(picture: Picture) -> Iterator[Block]:
    yield Heading("Weights")
    rows: list[tuple[Cell, ...]] = []
    for name, result in picture.view.results.items():
        for section in result.edition.sections:
            if section.weight != 1:
                what = text(f"{picture.title(name)}: {section.title}")
                rows.append((what, text(str(section.weight)), text(section.weight_why)))
        for state in result.states:
            question = state.question
            if question.weight != 1:
                what = text(picture.link(name, state), f"  {question.text}")
                rows.append((what, text(str(question.weight)), text(question.weight_why)))
    if not rows:
        yield Paragraph(text("Every question and every section weighs 1."))
        return
    yield Paragraph(text("Every question and every section weighs 1, but for these:"))
    yield Table(("Section or question", "Weight", "Why"), tuple(rows), (48, 10, 42))
