"""The reports to choose from, and for whom, in words."""

from __future__ import annotations

from collections.abc import Iterable

from assess.language import gettext as _
from assess.language import noop
from assess.tui.words import safe

LAYOUTS = {
    "full": noop("full: all parts"),
    "brief": noop("brief: four pages"),
    "one-page": noop("one page for the minister"),
    "annex": noop("annex: documents, method, sources"),
}
FORMATS = {
    "pdf": noop("PDF: to print and keep"),
    "docx": noop("Word: to edit"),
    "xlsx": noop("Excel: tables, and an action plan to fill in"),
    "html": noop("web page"),
    "md": noop("Markdown: plain text"),
    "csv": noop("CSV: one table"),
    "json": noop("JSON: for programs"),
}
DISCLOSURES = {
    "internal": noop("internal: everything"),
    "partner": noop("for partners"),
    "public": noop("public"),
}
LEFT_OUT = {
    "internal": noop("Holds all answers, notes, documents and names. Not to be passed on."),
    "partner": noop(
        "Leaves out who answered, notes marked private, and what documents that are not public "
        "are called."
    ),
    "public": noop(
        "Holds scores, ranges, duties, gaps, actions and the counts of what is unknown; no "
        "notes, no documents, no names."
    ),
}


def layouts(names: Iterable[str]) -> list[tuple[str, str]]:
    """The layouts to choose from, the shipped ones first and in words."""
    given = list(names)
    shipped = [name for name in LAYOUTS if name in given]
    own = [name for name in given if name not in LAYOUTS]
    return [*((name, _(LAYOUTS[name])) for name in shipped), *((name, safe(name)) for name in own)]
