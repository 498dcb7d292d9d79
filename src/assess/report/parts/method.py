"""How every number was computed, with this tool's conventions named as such."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core.rating import TESTS
from assess.core.scoring import RATED_FROM
from assess.language import gettext as _
from assess.language import noop
from assess.report.blocks import (
    Block,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Part,
    Span,
    Table,
    phrase,
    text,
)
from assess.report.layout import PlainPart
from assess.report.parts.common import Picture

# Name, what it is, and its formula where it has one.
_METHOD = (
    (
        noop("What an answer counts"),
        noop(
            "Each answered question counts from 0 to 100 %. Described levels rise evenly from "
            "0 to 100 % unless the checklist says otherwise; a level counts only when all it "
            "says is true. Yes counts 100 %, no 0. Of a list of elements, the share present "
            "counts, at most 50 % while an essential one is missing. A choice counts what the "
            "checklist says, a number what its band says."
        ),
        noop("level n of m = n ÷ m × 100 %;   elements = present ÷ all × 100 %"),
    ),
    (
        noop("States"),
        noop(
            "Unknown (nobody knows, or no data are collected) counts 0 and is marked *. Not "
            "asked, because of the answer to the question before it, counts 0. Unanswered, "
            "not applicable and out of scope are not counted."
        ),
        "",
    ),
    (
        noop("Section"),
        noop(
            "The weighted mean of what its questions count, or, where the checklist says so, "
            "what its weakest question counts."
        ),
        noop("section = sum of (weight × what a question counts) ÷ sum of weights"),
    ),
    (
        noop("Checklist"),
        noop(
            "The weighted mean of its sections that have a score. There is no mean over "
            "checklists. Pillars and dimensions: the same formula over their questions."
        ),
        noop(
            "checklist = sum of (weight × section) ÷ sum of weights of the sections that have a "
            "score"
        ),
    ),
    (
        noop("Share of the score"),
        noop(
            "How much of a checklist rests on one question, of those that count or will once they "
            "are answered. In a section that counts as its weakest question, that one decides."
        ),
        noop(
            "share = weight ÷ weights in its section × weight of the section ÷ weights of the "
            "sections"
        ),
    ),
    (
        noop("Possible range"),
        noop(
            "The score with every unanswered and every unknown question at 0, and at 100 %. "
            "It reflects missing and unknown answers, not statistical confidence."
        ),
        "",
    ),
    (
        noop("Answered"),
        noop("The shares of the questions that are answered or unknown, put together."),
        noop("answered = sum of the shares of questions answered or unknown"),
    ),
    (
        noop("Rating"),
        noop(
            "Taken from the score rounded to whole percent (halves up). A missing must-have "
            "(counting below 50 %, or a duty not met) caps it at “partly in place”. Where the "
            "two ends of the range rate differently, both are printed. Below "
            "{rated_from} % of the weight answered or unknown there is no rating, and the "
            "score is provisional. The cut-offs are conventions of this tool."
        ),
        "",
    ),
    (
        noop("If each were a no"),
        noop(
            "Score and rating with every question that is not applicable, or left out because a "
            "role is switched off, counted as 0."
        ),
        "",
    ),
    (
        noop("Documents"),
        noop(
            "The evidenced score is the score with every answer that cites no document counted "
            "as 0. Documents were cited, not examined."
        ),
        noop("documents cited = positive answers with a document, of all positive answers"),
    ),
    (
        noop("What a gap adds"),
        noop(
            "The checklist's score with that one question at 100 %, less the score now, "
            "everything else unchanged; questions that it would open stay at 0, and what they "
            "are worth is told apart."
        ),
        noop("adds = (score after − score now) × 100 points"),
    ),
    (
        noop("Priority"),
        noop(
            "P1: a duty not met, or a must-have missing. P2: nothing in place, or a must-have "
            "not complete. P3: the rest. Within one: what adds more, then less effort, then "
            "the order of the checklist."
        ),
        "",
    ),
    (
        noop("Road to the next rating"),
        noop(
            "The smallest set of gaps whose closing reaches the next rating, missing must-haves "
            "included, a follow-up question only with the one before it; of equal sets the one of "
            "less effort, then of more points."
        ),
        "",
    ),
    (
        noop("Duty"),
        noop(
            "A binding rule, checked against its text, of a treaty or law in force for the "
            "country at the reference date. It is met when the answers reach what the rule "
            "asks; one that rests on several questions is met only where all of them meet it."
        ),
        "",
    ),
    (
        noop("Fingerprint"),
        noop(
            "The first 12 characters of the sha256 of profile, answers, title and editions. The "
            "same statements give the same fingerprint; any change of them gives another."
        ),
        "",
    ),
)


def method(picture: Picture, chosen: PlainPart) -> Part:
    """How every number was computed, with the conventions named as such."""
    blocks: list[Block] = []
    for title, words, formula in _METHOD:
        said = _(words).replace("{rated_from}", str(RATED_FROM))
        blocks.append(
            Paragraph(phrase("{title}. {words}", title=Span(_(title), bold=True), words=said))
        )
        if formula:
            blocks.append(Paragraph(text(_(formula)), "formula"))
    blocks += [*_tests(), *_cutoffs(picture), *_weights(picture)]
    return Part(_("Method"), "method", tuple(blocks), chosen.new_page)


def _tests() -> Iterator[Block]:
    title = Span(_("Does the rating hold?"), bold=True)
    words = _(
        "The score is computed again in five other ways. “Holds in 4 of 5” means that four leave "
        "the rating as it is:"
    )
    yield Paragraph(phrase("{title} {words}", title=title, words=words))
    yield Bullets(tuple(text(_(test)) for test in TESTS))


def _cutoffs(picture: Picture) -> Iterator[Block]:
    yield Heading(_("Cut-offs and editions"))
    yield Paragraph(text(_("Conventions of this tool, not of the treaties or source documents.")))
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
    head = (
        _("Checklist"),
        _("Edition"),
        _("Partly from"),
        _("Mostly from"),
        _("In place from"),
    )
    if rows:
        yield Table(head, tuple(rows), (38, 26, 12, 12, 12))


def _weights(picture: Picture) -> Iterator[Block]:
    yield Heading(_("Weights"))
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
        yield Paragraph(text(_("Every question and every section weighs 1.")))
        return
    yield Paragraph(text(_("Every question and every section weighs 1, but for these:")))
    yield Table((_("Section or question"), _("Weight"), _("Why")), tuple(rows), (48, 10, 42))
