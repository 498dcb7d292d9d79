"""What screens and line mode are handed: store, checklists, and the jobs that they start."""

from __future__ import annotations

from pathlib import Path

from assess.cli.shell import Shell
from assess.cli.shown import on_paper, shown_library, shown_store
from assess.core.view import View
from assess.tui.services import Progress, ReportJob, ReportWish, Services, Written


def handed(opened: Shell) -> Services:
    """Put the services of one run together. Raises StoreError and ContentError."""

    def load_cases() -> list[str]:
        from assess.cli.cases import bring_in_cases  # noqa: PLC0415

        return bring_in_cases(opened.store, opened.library)

    def write_report(view: View, _wish: ReportWish) -> ReportJob:
        from assess.cli.cases import write_report  # noqa: PLC0415 (it loads the PDF library)

        shown = on_paper(opened, view)

        def job(path: Path, on_progress: Progress) -> Written:
            return write_report(shown, path, on_progress)

        return job

    return Services(
        shown_store(opened),
        lambda: shown_library(opened),
        opened.origin,
        load_cases,
        write_report,
        settings=opened.settings,
    )
