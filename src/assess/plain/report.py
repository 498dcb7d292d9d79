"""Writing the report to a file, with its progress in lines."""

from __future__ import annotations

import time
from pathlib import Path

from assess.core.view import View
from assess.errors import AssessError, ReportError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.plain.console import Console
from assess.tui.reports import DISCLOSURES, LEFT_OUT, layouts
from assess.tui.services import ReportWish, Services
from assess.tui.words import one_line

TOLD_EVERY = 3.0
"""Seconds."""


def write_report(console: Console, view: View, services: Services) -> None:
    """Ask what is wanted and where to, write the report, say where it is. Raises Leave.

    Raises AssessError where the report cannot be prepared.
    """
    if services.write_report is None:
        console.say(_("This installation cannot write reports."))
        return
    wish = _wish(console, services)
    path = _path(console, view, services, wish.layout)
    if path is None:
        console.say(_("No report was written."))
        return
    told = [time.monotonic()]

    def on_progress(_done: int, _total: int) -> None:
        if time.monotonic() >= told[0] + TOLD_EVERY:
            told[0] = time.monotonic()
            console.say(_("Still writing."))

    job = services.write_report(view, wish)
    console.say(_("Writing the report; Ctrl+C stops it."))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = job(path, on_progress)
    except KeyboardInterrupt:
        console.say(_("Stopped. No report was written."))
        return
    except AssessError as error:
        console.say(_("The report was not written. {why}").format(why=error))
        return
    except OSError as error:
        wrong = ReportError(
            _("{path} cannot be written: {why}.").format(path=path, why=error.strerror or error),
            _("Choose another file."),
        )
        console.say(_("The report was not written. {why}").format(why=wrong))
        return
    pages = ngettext("{n} page", "{n} pages", written.pages).format(n=number(written.pages))
    console.say(_("Written: {path}, {pages}.").format(path=path.absolute(), pages=pages))
    for message in written.messages:
        console.say(one_line(message), 2)


def _wish(console: Console, services: Services) -> ReportWish:
    """Ask for layout and readers, where there is a choice."""
    offered = layouts(services.layouts())
    layout, words = offered[0]
    if len(offered) > 1:
        keep = _("take “{layout}”").format(layout=words)
        lines = [text for _name, text in offered]
        layout = offered[console.choose(_("Which report?"), lines, keep) or 0][0]
    lines = [f"{_(text)}. {_(LEFT_OUT[name])}" for name, text in DISCLOSURES.items()]
    chosen = console.choose(_("Who is to read it?"), lines, _("take the first")) or 0
    paper = services.settings.paper
    return ReportWish(layout=layout, disclosure=list(DISCLOSURES)[chosen], paper=paper)


def _path(console: Console, view: View, services: Services, layout: str) -> Path | None:
    """Where to; None where the user keeps the file that is there."""
    folder = Path(services.settings.report_folder or "reports")
    name = "gap-report" if layout == "full" else layout
    usual = folder / f"{view.assessment.id}-{name}.pdf"
    typed = console.ask(_("Write the PDF to which file? Enter for {path}:").format(path=usual))
    path = Path(typed).expanduser() if typed.startswith("~") else Path(typed or usual)
    question = _("{path} is there already. Replace it?").format(path=path)
    return None if path.is_file() and not console.confirm(question) else path
