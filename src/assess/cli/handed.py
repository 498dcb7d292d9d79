"""What screens and line mode are handed: store, checklists, and the jobs that they start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.shell import Shell
from assess.cli.shown import in_words, on_paper, shown_library, shown_store
from assess.settings import Settings
from assess.tui.services import Progress, ReportJob, ReportWish, Services, Written

if TYPE_CHECKING:
    from assess.core.view import View


def handed(opened: Shell) -> Services:
    """Put the services of one run together. Raises StoreError and ContentError."""

    def load_cases() -> list[str]:
        from assess.cli.cases import bring_in_cases  # noqa: PLC0415

        return bring_in_cases(opened.store, opened.library)

    def write_report(view: View, wish: ReportWish) -> ReportJob:
        from assess.cli.cases import ReportChoice, write_report  # noqa: PLC0415 (the PDF library)
        from assess.report.layouts import find  # noqa: PLC0415 (the same)

        words = on_paper if wish.to == "pdf" else in_words
        shown, identity = words(opened, view), view.assessment.id
        inside = export(identity).encode() if wish.attach else None
        layout = find(wish.layout, opened.own_layouts)
        choice = ReportChoice(layout, wish.paper, wish.disclosure, inside, wish.to)
        events = opened.store.events(identity)

        def job(path: Path, on_progress: Progress) -> Written:
            return write_report(shown, path, on_progress, events=events, choice=choice)

        return job

    def layouts() -> list[str]:
        from assess.report.layouts import names  # noqa: PLC0415 (when a report is written)

        own = names(opened.own_layouts)
        return sorted(own, key=lambda name: (name != "full", name))

    def export(identity: str) -> str:
        from assess.exchange.assessment_file import export  # noqa: PLC0415 (when asked for)

        return export(opened.store, identity)

    def keep_settings(settings: Settings) -> None:
        from assess.settings import write  # noqa: PLC0415 (when they are changed)

        write(opened.settings_path, settings)

    store = shown_store(opened)
    return Services(
        store,
        lambda: shown_library(opened),
        opened.origin,
        load_cases,
        write_report,
        layouts,
        export=export,
        settings=opened.settings,
        keep_settings=keep_settings,
        notes=tuple(opened.notes),
        left_file=opened.settings_path.with_name("not-saved.txt"),
    )
