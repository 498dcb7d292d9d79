"""The cover, and the few lines that stand in its place where a layout has none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assess import __version__
from assess.core import terms
from assess.core.assessment import Assessment
from assess.core.fingerprint import SHOWN
from assess.core.vocabulary import DEPTHS
from assess.language import day, ngettext, noop, number
from assess.language import gettext as _
from assess.report.blocks import Cover, Fact, Paragraph, Part, text
from assess.report.layout import CoverPart
from assess.report.parts.common import Picture, fact, questions_words

KIND = noop("Gap report")
STAGES = {"draft": noop("Draft"), "final": noop("Final")}
_NAMED = 6
"""People who answered are named on the cover up to so many."""


def changed(about: Assessment) -> dt.datetime:
    """When the assessment last changed (UTC); its reference date where nothing says."""
    if about.changed_at:
        return dt.datetime.fromisoformat(about.changed_at).astimezone(dt.UTC)
    return dt.datetime.combine(about.profile.reference_date, dt.time(), dt.UTC)


def stage(about: Assessment) -> str:
    """Draft or final, in words."""
    return _(STAGES[about.stage])


def cover(picture: Picture, chosen: CoverPart) -> Cover:
    """What this report is, of what, by whom, and for whom."""
    about = picture.view.assessment
    return Cover(
        kind=_(KIND),
        country=about.profile.country,
        title=about.title,
        notice=terms.caveats(about),
        facts=_facts(picture, chosen),
        marking=picture.material.disclosure.words,
        status=stage(about),
        contents=chosen.contents,
    )


def _facts(picture: Picture, chosen: CoverPart) -> tuple[Fact, ...]:
    about = picture.view.assessment
    done, asked = picture.view.progress
    of = _("{done} of {questions}")
    return (
        *fact(_("Period"), about.period),
        *fact(_("Reference date"), day(about.profile.reference_date)),
        *fact(_("Depth"), DEPTHS[about.depth]),
        *fact(_("Answered"), of.format(done=number(done), questions=questions_words(asked))),
        *fact(_("Prepared by"), about.prepared_by),
        *fact(_("Answered by"), _respondents(about)),
        *fact(_("Last changed"), day(changed(about).date())),
        *(_editions(picture) if chosen.editions else ()),
        *fact(_("For whom"), picture.material.disclosure.left_out),
        *fact(_("File"), _file(picture), reference=True),
        *fact(_("Attached"), _("The assessment file is inside.") if picture.attached else ""),
    )


def _file(picture: Picture) -> str:
    """What tells which state of which assessment this is, and what wrote it."""
    words = _("{assessment}, fingerprint {fingerprint}, written by assess {version}")
    return words.format(
        assessment=picture.view.assessment.id,
        fingerprint=picture.material.fingerprint[:SHOWN],
        version=__version__,
    )


def _editions(picture: Picture) -> tuple[Fact, ...]:
    """The checklists with their versions; many of them run on in one paragraph."""
    said = [
        f"{each.checklist.title}, {each.checklist.version} ({each.id[:SHOWN]})"
        for each in picture.view.editions.values()
    ]
    lines = said if len(said) <= _NAMED else ["; ".join(said)]
    return fact(_("Checklists"), *lines, reference=True)


def _respondents(about: Assessment) -> str:
    """Who gave the answers that stand now, and how many each; empty where names are left out.

    A note without an answer is none, nor is that another agency is to answer.
    """
    counts: dict[str, int] = {}
    for key, signature in about.signed.items():
        answer = about.answers.get(key)
        if answer is not None and answer.response is not None and answer.awaiting is None:
            counts[signature.who] = counts.get(signature.who, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    words = [f"{who} ({number(count)})" for who, count in ranked[:_NAMED]]
    left = len(ranked) - _NAMED
    if left > 0:
        words.append(ngettext("{n} other", "{n} others", left).format(n=number(left)))
    return ", ".join(words)


def masthead(picture: Picture, part: Part) -> Part:
    """The first part of a report without a cover: headed by what, for whom and as of when."""
    about = picture.view.assessment
    words = [about.profile.country, about.period]
    rest = _(
        "{kind}: {title}. {marking}. {stage}. As of {day}. {done} of {questions} answered. {mark}"
    )
    done, asked = picture.view.progress
    line = rest.format(
        kind=_(KIND),
        title=about.title or about.id,
        marking=picture.material.disclosure.words,
        stage=stage(about),
        day=day(about.profile.reference_date),
        done=number(done),
        questions=questions_words(asked),
        mark=picture.material.fingerprint[:SHOWN],
    )
    prepared = _("Prepared by {who}.").format(who=about.prepared_by) if about.prepared_by else ""
    head = Paragraph(text(f"{line} {prepared}".strip()), "small")
    title = " · ".join(dict.fromkeys(word for word in words if word))
    return replace(part, title=title, blocks=(head, *part.blocks))
