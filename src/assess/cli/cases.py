"""The worked examples and the report, for commands and screens alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assess.core.events import Event
from assess.core.view import View
from assess.errors import NotFound, ReportError
from assess.exchange.assessment_file import apply, plan, read_file, worked_cases
from assess.language import gettext as _
from assess.library import Library, content_folder
from assess.port import Store
from assess.report import WriteResult, build, write
from assess.report.formats import FORMATS
from assess.report.layout import Layout


def bring_in_cases(store: Store, library: Library) -> list[str]:
    """Bring the worked examples into the store and return their ids, in file-name order.

    Twice is as good as once: their events are always the same. What someone changed in them
    since stays. Raises NotFound when none is installed, AssessmentFileError and StoreError.
    """
    files = worked_cases(content_folder("checklists") / "cases")
    if not files:
        raise NotFound(_("The worked examples are not installed."), _("Install assess again."))
    return [_bring_in(path, store, library) for path in files]


def _bring_in(path: Path, store: Store, library: Library) -> str:
    planned = plan(read_file(path), store, library)
    return apply(planned, store, confirmed=False).identity


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What is chosen for a report: its layout, paper, for whom it is, and in what format.

    ``attachment`` is the assessment file, to travel inside a PDF; other formats carry none.
    """

    layout: Layout | str = "full"
    paper: Literal["a4", "letter"] = "a4"
    disclosure: str = "internal"
    attachment: bytes | None = None
    to: str = "pdf"

    def file_name(self, identity: str) -> str:
        """What the file is called unless the user says; no kind of report replaces another."""
        layout = self.layout if isinstance(self.layout, str) else self.layout.name
        kinds = [] if layout == "full" else [layout]
        kinds += [] if self.disclosure == "internal" else [self.disclosure]
        return "-".join([identity, "gap-report", *kinds]) + f".{self.to}"


def _check_name(path: Path, to: str) -> None:
    """Refuse a name that promises another format: the program it opens in could not read it."""
    ending = path.suffix.lower().removeprefix(".")
    if ending in FORMATS and ending != to:
        raise ReportError(
            _("{path} ends in .{ending}, but the report is to be written as {to}.").format(
                path=path, ending=ending, to=to
            ),
            _("Name a file that ends in .{to}, or choose the format {ending}.").format(
                ending=ending, to=to
            ),
        )


def write_report(
    view: View,
    path: Path,
    on_progress: Callable[[int, int], None] | None = None,
    *,
    events: Iterable[Event] = (),
    choice: ReportChoice | None = None,
) -> WriteResult:
    """Write the gap report of ``view`` to ``path``. Raises ReportError.

    ``events`` are those of the assessment, for its history. Only the pages of a PDF are counted.
    """
    choice = choice or ReportChoice()
    _check_name(path, choice.to)
    if choice.to != "pdf":
        from assess.report import formats  # noqa: PLC0415 (only where another format is wanted)

        wanted = formats.Wanted(choice.to, choice.layout, choice.disclosure, choice.paper)
        return formats.write(view, path, wanted, events=events, on_progress=on_progress)
    document = build(
        view,
        events,
        layout=choice.layout,
        disclosure=choice.disclosure,
        attached=choice.attachment is not None,
    )
    return write(
        document,
        path,
        paper=choice.paper,
        attachment=choice.attachment,
        on_progress=on_progress,
    )
