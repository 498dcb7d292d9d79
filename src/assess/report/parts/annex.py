"""Figures, documents and sources."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.assessment import Evidence
from assess.core.numbers import percent
from assess.core.questions import InformationQuestion
from assess.core.sources import Source
from assess.report.blocks import (
    Block,
    Cell,
    Entry,
    Heading,
    Paragraph,
    Part,
    Span,
    Table,
    Text,
    text,
)
from assess.report.parts.checklist import answer_lines
from assess.report.parts.common import NOTHING, Picture, fact, question_anchor


def figures(picture: Picture) -> Part | None:
    """Answers asked for information; None when the checklists have none.

    Their notes and documents stand in the part of their checklist.
    """
    entries = []
    for name, result in picture.view.results.items():
        for state in result.states:
            if isinstance(state.question, InformationQuestion):
                code = picture.code(name, state)
                title = text(Span(state.question.text, to=question_anchor(code)))
                facts = fact("Answer", *answer_lines(picture, state))
                entries.append(Entry(code, title, (), facts))
    if not entries:
        return None
    intro = Paragraph(text("Asked for information; these answers are not scored."))
    return Part("Figures", "figures", (intro, *entries), new_page=False)


def documents(picture: Picture) -> Part:
    """The documents cited, and the score that counts only answers with a document."""
    rows: list[tuple[Cell, ...]] = []
    for name, result in picture.view.results.items():
        found = result.documents
        score = NOTHING if found.score is None else f"{percent(found.score)} %"
        rows.append(
            (
                text(picture.title(name)),
                text(f"{found.cited} of {found.positive}"),
                text(f"{found.must_haves_cited} of {found.must_haves}"),
                text(str(result.score)),
                text(score),
            )
        )
    head = (
        "Checklist",
        "Positive answers with documents",
        "Must-haves",
        "Score",
        "Evidenced score",
    )
    blocks: list[Block] = [
        Paragraph(
            text(
                "Positive answers are those that count more than 0. The evidenced score counts an "
                "answer without a document as 0; documents were cited, not examined."
            )
        )
    ]
    if rows:
        blocks.append(Table(head, tuple(rows), (36, 18, 14, 16, 16)))
    blocks += _register(picture)
    return Part("Documents", "documents", tuple(blocks))


def _register(picture: Picture) -> Iterator[Block]:
    yield Heading("Documents cited")
    cited: dict[tuple[str, str, str, str], list[tuple[str, str]]] = {}
    for key in picture.codes_by_key:
        state = picture.state_of(key)
        answer = state.answer if state else None
        for evidence in answer.evidence if answer else ():
            cited.setdefault(_identity(evidence), []).append((key, evidence.place))
    if not cited:
        yield Paragraph(text("No document is cited yet."))
        return
    rows = []
    for (title, reference, date, kind), places in sorted(cited.items()):
        about = ", ".join(part for part in (reference, date) if part)
        rows.append(
            (
                text(Span(title, bold=True), f"  {about}"),
                text(terms.EVIDENCE_KINDS[kind]),
                _places(picture, places),
            )
        )
    yield Table(("Document", "Kind", "Cited for, and place"), tuple(rows), (44, 17, 39))


def _identity(evidence: Evidence) -> tuple[str, str, str, str]:
    return (evidence.title, evidence.reference, evidence.date, evidence.kind)


def _places(picture: Picture, places: list[tuple[str, str]]) -> Text:
    spans: list[str | Span] = []
    for key, place in places:
        spans += ["; ", *picture.links(key), f" ({place})" if place else ""]
    return text(*spans[1:])


def sources(picture: Picture) -> Part:
    """The treaties, laws and documents that the questions rest on."""
    found = sorted(picture.view.sources.values(), key=lambda each: (not each.binds, each.short))
    blocks: list[Block] = [Paragraph(_source(source)) for source in found]
    if not blocks:
        blocks.append(Paragraph(text("No checklist was chosen yet.")))
    blocks += _also(picture)
    return Part("Sources", "sources", tuple(blocks), new_page=False)


def _also(picture: Picture) -> Iterator[Block]:
    """Where else the documents say what a question names one place for."""
    rows = {
        basis.provision.id: (
            text(basis.where),
            text(basis.provision.requires),
            text("; ".join(basis.also)),
        )
        for edition in picture.view.editions.values()
        for question in edition.questions.values()
        for basis in terms.basis_words(edition, question)
        if basis.also
    }
    if rows:
        yield Heading("Good practice that several documents name")
        yield Table(("Named here", "What it says", "Also in"), tuple(rows.values()), (28, 36, 36))


def _source(source: Source) -> Text:
    about = ", ".join(part for part in (source.reference, source.date) if part)
    in_force = f" In force since {source.in_force}." if source.in_force else ""
    # Text from a checklist: only web addresses become links.
    web = source.url.startswith(("https://", "http://"))
    address = Span(source.url, url=source.url if web else "")
    return text(
        Span(f"{source.short}. ", bold=True),
        f"{source.title}. ",
        f"{about}." if about else "",
        in_force,
        " ",
        address,
    )
