"""Measure the program: ``make bench``, or ``python -m benchmarks.run [core|screens|reporting]``.

Every figure is a ratio to a named floor measured in the same run: absolute times depend on the
machine, ratios much less. The results go to ``build/bench.json`` too.
"""

from __future__ import annotations

import compileall
import json
import platform
import sys
import tempfile
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import assess
from benchmarks.measure import Measure

PARTS = ("core", "screens", "reporting")
RESULTS = Path("build/bench.json")


def main(parts: list[str]) -> int:
    """Print one line a measure and keep all of them; 1 when an aim was missed."""
    compileall.compile_dir(str(Path(assess.__file__).parent), quiet=1)
    found: list[Measure] = []
    for part in parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for measure in import_module(f"benchmarks.{part}").measures(Path(folder)):
                print(measure, flush=True)  # noqa: T201
                found.append(measure)
    RESULTS.parent.mkdir(exist_ok=True)
    rows = [{**asdict(measure), "ratio": round(measure.ratio, 3)} for measure in found]
    content = {"python": platform.python_version(), "machine": platform.platform(), "rows": rows}
    RESULTS.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return int(any(measure.aim and measure.ratio > measure.aim for measure in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
