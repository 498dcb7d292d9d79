"""The report beside bare reportlab: time, memory, and whether a page costs the same in long ones.

``python -m benchmarks.run reporting``. All checklists are answered, half the answers with notes.
The floor prints the same text in the same paragraphs and tables: untagged, without links, bold
text, charts, contents or bookmarks, and not for the archive. Each figure is taken in a process of
its own that has printed a page before; memory is the most that such a process held.
"""

from __future__ import annotations

import io
import json
import pickle
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from pypdf import PdfReader

from assess.report.blocks import Document
from benchmarks.measure import Measure

_TIMES = 3
_PEERS = {"typst": "typst", "fpdf2": "fpdf", "weasyprint": "weasyprint"}
"""Other makers of PDF, by the name of the module that must be there."""
_MEGABYTE = 1024


@dataclass(frozen=True)
class Run:
    """What printing took: seconds, megabytes at the most, pages."""

    seconds: float
    megabytes: float
    pages: int


def measures(folder: Path) -> Iterator[Measure]:
    """The report's figures; see the module."""
    from assess.report import build  # noqa: PLC0415 (the child processes need none of it)
    from benchmarks.content import everything_answered, longer, plain, shorter  # noqa: PLC0415

    document = build(everything_answered())
    whole = _kept(folder / "whole", document)
    ours, floor = _runs(("ours", whole), ("floor", whole))
    pieces = plain(document)
    tables = sum(hasattr(piece, "rows") for piece in pieces)
    said = f"{ours.pages} pages, {tables} tables, {len(pieces) - tables} paragraphs"
    seconds = (ours.seconds * 1000, floor.seconds * 1000)
    yield Measure("full report of all checklists", "bare reportlab", *seconds, aim=1.5, note=said)
    most = (ours.megabytes, floor.megabytes)
    yield Measure("its peak memory", "bare reportlab", *most, "MB", aim=2)
    short = _kept(folder / "short", shorter(document, 75))
    long = _kept(folder / "long", longer(document, 1 + 300 // ours.pages))
    few, many = _runs(("ours", short), ("ours", long))
    each = (many.seconds * 1000 / many.pages, few.seconds * 1000 / few.pages)
    what = f"a page of {many.pages}"
    yield Measure(what, f"a page of {few.pages}", *each, aim=1.25, note="cost per page is flat")
    for peer, module in _PEERS.items():
        if find_spec(module) is None:
            print(f"         {peer} is not installed: left out", flush=True)  # noqa: T201
            continue
        (run,) = _runs((peer, whole), times=1)
        taken = (run.seconds * 1000, floor.seconds * 1000)
        memory = f"{run.pages} pages, {run.megabytes:.0f} MB"
        yield Measure(f"{peer}, the same text", "bare reportlab", *taken, note=memory)


def _kept(path: Path, document: Document) -> Path:
    path.write_bytes(pickle.dumps(document))
    return path


def _runs(*works: tuple[str, Path], times: int = _TIMES) -> list[Run]:
    """Medians of works done in turn, each time in a new process."""
    found: list[list[Run]] = [[] for _ in works]
    for _ in range(times):
        for (maker, path), those in zip(works, found, strict=True):
            command = [sys.executable, "-m", "benchmarks.reporting", maker, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            those.append(Run(**json.loads(done.stdout)))
    return [
        Run(
            statistics.median(run.seconds for run in those),
            statistics.median(run.megabytes for run in those),
            those[0].pages,
        )
        for those in found
    ]


def _maker(name: str, document: Document) -> Callable[[], bytes]:
    if name == "ours":
        from assess.report.pdf import render  # noqa: PLC0415

        return lambda: render(document)[0]
    from benchmarks.content import plain  # noqa: PLC0415

    module = "reportlab" if name == "floor" else name
    return partial(import_module(f"benchmarks.peers.{module}").render, plain(document))


def _child(name: str, path: Path) -> None:
    """Print ``document`` once and tell what it took."""
    from benchmarks.content import shorter  # noqa: PLC0415

    document: Document = pickle.loads(path.read_bytes())  # noqa: S301 (written by the parent)
    _maker(name, shorter(document, 3))()
    make = _maker(name, document)
    start = time.process_time()
    data = make()
    seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    pages = len(PdfReader(io.BytesIO(data)).pages)
    print(json.dumps({"seconds": seconds, "megabytes": most, "pages": pages}))  # noqa: T201


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]))
