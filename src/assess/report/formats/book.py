"""All the tables of a report, made of what its readers may see."""

from __future__ import annotations

from collections.abc import Iterable

from assess.core import terms
from assess.core.events import Event
from assess.core.view import View
from assess.report import build as build_document
from assess.report.disclosure import Disclosure, disclose
from assess.report.formats import tables
from assess.report.formats.questions import answers, gaps, joined
from assess.report.formats.sheets import Book
from assess.report.formats.standing import summary
from assess.report.layouts import find
from assess.report.parts.common import Picture
from assess.report.parts.cover import changed


def build(view: View, events: Iterable[Event], disclosure: str) -> Book:
    """Return the tables of ``view``; the same view, events and readers give the same tables."""
    events = list(events)
    material = disclose(view, events, Disclosure(disclosure))
    picture = Picture(material, find("full"))
    front = build_document(view, events, layout="one-page", disclosure=disclosure)
    sheets = (
        summary(picture),
        tables.duties(picture),
        answers(picture),
        gaps(picture),
        tables.documents(picture),
        tables.history(picture),
        tables.sources(picture),
    )
    return Book(
        title=front.title,
        author=front.author,
        subject=front.subject,
        language=front.language,
        running=front.running,
        caveats=terms.caveats(material.view.assessment),
        changed=changed(material.view.assessment),
        sheets=sheets,
        joined=joined(picture),
    )
