"""What is not known, not answered, doubted, not applicable, or still to come."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core import terms
from assess.core.duties import later_from
from assess.core.fields import Role
from assess.core.numbers import percent
from assess.core.scope import QuestionState, State
from assess.language import day, ngettext, noop, number
from assess.language import gettext as _
from assess.report.blocks import Block, Cell, Heading, Paragraph, Part, Table, listed, text
from assess.report.layout import PlainPart
from assess.report.parts.common import NOTHING, Picture, provision_anchor
from assess.report.parts.country import ROLES

_KINDS = {
    "nobody-knows": noop("Nobody knows ({n})"),
    "not-collected": noop("No data are collected ({n})"),
}

Found = list[tuple[str, QuestionState]]


def not_known(picture: Picture, chosen: PlainPart) -> Part:
    """Information gaps by kind, unanswered and doubted questions, and what does not apply."""
    blocks = (
        *_unknown(picture),
        *_unanswered(picture),
        *_doubted(picture),
        *_contradictions(picture),
        *_not_applicable(picture),
        *_if_no(picture),
        *_later(picture),
    )
    title = _("What is not known or does not apply")
    return Part(title, "not-known", blocks, chosen.new_page)


def _table(picture: Picture, found: Found, third: str, words: list[str]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (text(picture.link(name, state)), text(state.question.text), text(said or NOTHING))
        for (name, state), said in zip(found, words, strict=True)
    ]
    return Table((_("Code"), _("Question"), third), tuple(rows), (8, 54, 38))


def _leads(found: Found) -> list[str]:
    return [terms.lead_words(state.question.lead) for _name, state in found]


def _unknown(picture: Picture) -> Iterator[Block]:
    yield Heading(_("Answered “unknown”"))
    found = picture.in_state(State.UNKNOWN)
    if not found:
        yield Paragraph(text(_("No question was answered “unknown”.")))
    for kind, title in _KINDS.items():
        of_kind = [
            (name, state) for name, state in found if state.answer and state.answer.unknown == kind
        ]
        if of_kind:
            yield Heading(_(title).format(n=number(len(of_kind))), 3)
            yield _table(picture, of_kind, _("From whom to find out"), _leads(of_kind))


def _unanswered(picture: Picture) -> Iterator[Block]:
    found = picture.in_state(State.UNANSWERED)
    yield Heading(_("Unanswered"))
    if found:
        leads = _leads(found)
        words = [
            f"{state.because}; {lead}" if state.because and lead else state.because or lead
            for (_name, state), lead in zip(found, leads, strict=True)
        ]
        yield _table(picture, found, _("Why, and from whom to find out"), words)
    else:
        yield Paragraph(text(_("Every question that is asked has an answer.")))
    later = len(picture.in_state(State.NOT_YET_ASKED))
    if later:
        words_later = ngettext(
            "{n} question is not in the quick assessment, so it is not asked.",
            "{n} questions are not in the quick assessment, so they are not asked.",
            later,
        )
        yield Paragraph(text(words_later.format(n=number(later))))


def _doubted(picture: Picture) -> Iterator[Block]:
    """Answers whose author is unsure of them."""
    found = [
        (name, state)
        for name, result in picture.view.results.items()
        for state in result.states
        if state.answer is not None and state.answer.unsure
    ]
    if found:
        yield Heading(_("Answered, but the author is unsure"))
        yield _table(picture, found, _("Who can say more"), _leads(found))


def _contradictions(picture: Picture) -> Iterator[Block]:
    found = picture.view.contradictions
    if not found:
        return
    yield Heading(_("Answers that can hardly all be right"))
    rows = []
    for each in found:
        links = [text(picture.link(each.checklist, state)) for state in each.states]
        rows.append((listed(links), text(each.conflict.text)))
    yield Table((_("Questions"), _("What to look at again")), tuple(rows), (20, 80))


def _not_applicable(picture: Picture) -> Iterator[Block]:
    yield Heading(_("Not applicable, and roles switched off"))
    off = picture.view.assessment.profile.roles_off
    for role in Role:
        if role in off:
            sentence = _("{role}: switched off. Reason: {reason}")
            said = sentence.format(role=_(ROLES[role]), reason=off[role])
            yield Paragraph(text(said[0].upper() + said[1:]))
    found = picture.in_state(State.NOT_APPLICABLE, State.OUT_OF_SCOPE)
    if found:
        words = [f"{state.state.words}: {state.because}" for _name, state in found]
        yield _table(picture, found, _("Reason"), words)
    elif not off:
        yield Paragraph(text(_("Every question applies.")))


def _if_no(picture: Picture) -> Iterator[Block]:
    """What each checklist would score if everything left out were a no."""
    rows: list[tuple[Cell, ...]] = []
    for name, result in picture.view.results.items():
        left_out = [
            state
            for state in result.states
            if state.state in (State.NOT_APPLICABLE, State.OUT_OF_SCOPE) and state.scored
        ]
        value, rating = result.if_no
        if not left_out or value is None or rating is None:
            continue
        now, _low, _high = result.score.percents
        rows.append(
            (
                picture.named(name),
                text(number(len(left_out))),
                text(NOTHING if now is None else f"{now} %"),
                text(f"{percent(value)} %"),
                text(NOTHING if result.rated.now is None else result.rated.now.words),
                text(rating.words),
            )
        )
    if rows:
        yield Heading(_("If each were a no"), 3)
        head = (
            _("Checklist"),
            _("Left out"),
            _("Score"),
            _("Would be"),
            _("Rates as"),
            _("Would rate as"),
        )
        yield Table(head, tuple(rows), (36, 9, 9, 12, 17, 17))


def _later(picture: Picture) -> Iterator[Block]:
    found = picture.view.later_standards
    if not found:
        return
    profile = picture.view.assessment.profile
    yield Heading(_("Later standards"))
    yield Paragraph(
        text(
            _("Binding rules that are in force for the country only from after the reference date.")
        )
    )
    rows: list[tuple[Cell, ...]] = []
    for provision in found:
        since = later_from(provision, profile)
        place = text(f"{picture.view.sources[provision.source].short}, {provision.article}")
        rows.append((place, text(provision.requires), text(day(since) if since else "")))
    head = (_("Place"), _("What it requires"), _("Binds from"))
    anchors = tuple(provision_anchor(provision.id) for provision in found)
    yield Table(head, tuple(rows), (26, 54, 20), anchors)
