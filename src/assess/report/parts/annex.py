"""Figures, documents and the history."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core.numbers import percent
from assess.core.questions import InformationQuestion
from assess.core.told import subject
from assess.core.vocabulary import EVIDENCE_KINDS
from assess.language import day, ngettext, number
from assess.language import gettext as _
from assess.report.blocks import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Part,
    Span,
    Table,
    Text,
    listed,
    text,
)
from assess.report.history import Contributor
from assess.report.layout import PlainPart
from assess.report.parts.answers import answer_lines
from assess.report.parts.common import (
    NOTHING,
    DocumentKey,
    Picture,
    document_anchor,
    document_key,
)


def figures(picture: Picture, chosen: PlainPart) -> Part | None:
    """Answers asked for information; None when the checklists have none, and for the public.

    Their notes and documents stand in the part of their checklist.
    """
    if picture.public:
        return None
    rows: list[tuple[Cell, ...]] = []
    for name, result in picture.view.results.items():
        for state in result.states:
            if isinstance(state.question, InformationQuestion):
                said = listed(answer_lines(picture, state), " ") or text(state.state.words)
                rows.append((text(picture.link(name, state)), text(state.question.text), said))
    if not rows:
        return None
    intro = Paragraph(text(_("Asked for information; these answers are not scored.")))
    table = Table((_("Code"), _("Question"), _("Answer")), tuple(rows), (8, 52, 40))
    return Part(_("Figures"), "figures", (intro, table), chosen.new_page)


def documents(picture: Picture, chosen: PlainPart) -> Part:
    """The documents cited, and the score that counts only answers with a document."""
    rows: list[tuple[Cell, ...]] = []
    for name, result in picture.view.results.items():
        found = result.documents
        of = _("{n} of {total}")
        rows.append(
            (
                picture.named(name),
                text(of.format(n=found.cited, total=found.positive)),
                text(of.format(n=found.must_haves_cited, total=found.must_haves)),
                text(str(result.score)),
                text(NOTHING if found.score is None else f"{percent(found.score)} %"),
            )
        )
    head = (
        _("Checklist"),
        _("Positive answers with documents"),
        _("Must-haves"),
        _("Score"),
        _("Evidenced score"),
    )
    intro = _(
        "Positive answers are those that count more than 0. The evidenced score counts an "
        "answer without a document as 0; documents were cited, not examined."
    )
    blocks: list[Block] = [Paragraph(text(intro))]
    if rows:
        blocks.append(Table(head, tuple(rows), (36, 18, 14, 16, 16)))
    if not picture.public:
        blocks += _register(picture)
    return Part(_("Documents"), "documents", tuple(blocks), chosen.new_page)


def _register(picture: Picture) -> Iterator[Block]:
    yield Heading(_("Documents cited"))
    cited: dict[DocumentKey, list[str]] = {key: [] for key in picture.documents}
    for key, state in picture.state_by_key.items():
        for evidence in state.answer.evidence if state.answer else ():
            places = cited[document_key(evidence)]
            if key not in places:
                places.append(key)
    if not cited:
        yield Paragraph(text(_("No document is cited yet.")))
        return
    rows = []
    for identity, keys in cited.items():
        title, reference, date, kind = identity
        about = ", ".join(part for part in (reference, date) if part)
        named = text(Span(title, bold=True), f", {about}") if title else text(_("Not named here."))
        code = text(Span(picture.documents[identity], bold=True))
        rows.append((code, named, text(EVIDENCE_KINDS[kind]), _cited_for(picture, keys)))
    head = (_("No."), _("Document"), _("Kind"), _("Cited for"))
    anchors = tuple(document_anchor(code) for code in picture.documents.values())
    yield Table(head, tuple(rows), (7, 52, 17, 24), anchors)


def _cited_for(picture: Picture, keys: list[str]) -> Text:
    return listed([picture.links(key) for key in keys]) or text(_("one side of a disagreement"))


def history(picture: Picture, chosen: PlainPart) -> Part | None:
    """How the assessment came to be; None where that is not known or not shown."""
    found = picture.material.history
    if found is None:
        return None
    words = (
        ngettext(
            "{n} change from {first} to {last}, {answers} of them to answers.",
            "{n} changes from {first} to {last}, {answers} of them to answers.",
            found.changes,
        )
        if found.first != found.last
        else ngettext(
            "{n} change on {first}, {answers} of them to answers.",
            "{n} changes on {first}, {answers} of them to answers.",
            found.changes,
        )
    ).format(
        n=number(found.changes),
        first=day(found.first),
        last=day(found.last),
        answers=number(found.answers),
    )
    blocks: list[Block] = [Paragraph(text(words))]
    rows = tuple(_contributor(each) for each in found.contributors)
    head = (_("By"), _("Changes"), _("To answers"), _("First"), _("Last"))
    blocks.append(Table(head, rows, (40, 12, 12, 18, 18)))
    if found.reasons:
        blocks.append(Heading(_("Changes with a reason"), 3))
        lines = tuple(
            (text(day(each.day)), _what(picture, each.key), text(each.reason))
            for each in found.reasons
        )
        blocks.append(Table((_("Day"), _("What"), _("Reason")), lines, (20, 16, 64)))
    return Part(_("History"), "history", tuple(blocks), chosen.new_page)


def _contributor(each: Contributor) -> tuple[Text, ...]:
    names = [name for name in (each.name, each.voice) if name]
    return (
        text(", ".join(names) or _("the country")),
        text(number(each.changes)),
        text(number(each.answers)),
        text(day(each.first)),
        text(day(each.last)),
    )


def _what(picture: Picture, key: str) -> Text:
    return picture.links(key.removeprefix("answer/")) or text(subject(key, picture.view))
