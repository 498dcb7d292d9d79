"""The report as plain blocks: which parts there are, and in which order."""

from __future__ import annotations

import datetime as dt
import hashlib

from assess import __version__
from assess.core import terms
from assess.core.assessment import Assessment
from assess.core.events import canonical
from assess.core.view import View
from assess.report.blocks import Cover, Document, Part, text
from assess.report.parts.annex import documents, figures, sources
from assess.report.parts.checklist import checklist
from assess.report.parts.common import Picture, fact
from assess.report.parts.country import country
from assess.report.parts.method import method
from assess.report.parts.minister import minister
from assess.report.parts.open import disagreements, not_known
from assess.report.parts.register import register, roads

KIND = "Gap report"


def fingerprint(assessment: Assessment) -> str:
    """Return the first 12 hexadecimal digits of the sha256 of what the assessment says.

    The same profile, answers, title and editions give the same fingerprint, whenever and in
    whatever order they were entered.
    """
    content = assessment.model_dump(mode="json", exclude_defaults=True, exclude={"changed_at"})
    content["to_confirm"] = sorted(assessment.to_confirm)
    return hashlib.sha256(canonical(content).encode()).hexdigest()[:12]


def build(view: View) -> Document:
    """Return the report of ``view``; the same view gives the same blocks."""
    picture = Picture(view)
    about = view.assessment
    country_name = about.profile.country
    return Document(
        title=f"{KIND}: {_joined(country_name, about.title)}",
        author=f"assess {__version__}",
        subject=about.header_note or "Self-assessment by the government",
        language="en-GB",
        running=_joined(KIND, country_name, about.period),
        notice=about.header_note,
        changed=_changed(about),
        cover=_cover(view),
        parts=_parts(picture),
    )


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _changed(about: Assessment) -> dt.datetime:
    """When the assessment last changed (UTC); its reference date where nothing says."""
    if about.changed_at:
        return dt.datetime.fromisoformat(about.changed_at).astimezone(dt.UTC)
    return dt.datetime.combine(about.profile.reference_date, dt.time(), dt.UTC)


def _parts(picture: Picture) -> tuple[Part, ...]:
    results = picture.view.results.items()
    parts = (
        minister(picture),
        country(picture),
        *(checklist(picture, place, name, each) for place, (name, each) in enumerate(results)),
        register(picture),
        roads(picture),
        not_known(picture),
        disagreements(picture),
        figures(picture),
        documents(picture),
        method(picture),
        sources(picture),
    )
    return tuple(part for part in parts if part is not None)


def _cover(view: View) -> Cover:
    about = view.assessment
    done, asked = view.progress
    editions = [
        f"{each.checklist.title}, {each.checklist.version} ({each.id[:12]})"
        for each in view.editions.values()
    ]
    return Cover(
        kind=KIND,
        country=about.profile.country,
        title=about.title,
        notice=terms.caveats(about),
        facts=(
            *fact("Period", about.period),
            *fact("Reference date", terms.date_words(about.profile.reference_date)),
            *fact("Depth", terms.DEPTHS[about.depth]),
            *fact("Answered", f"{done} of {terms.count_words(asked, 'question')}"),
            *fact("Last changed", terms.date_words(_changed(about).date())),
            *fact("Checklists", *(text(line) for line in editions)),
            *fact("Assessment", about.id),
            *fact("Fingerprint", fingerprint(about)),
            *fact("Program", f"assess {__version__}"),
        ),
    )
