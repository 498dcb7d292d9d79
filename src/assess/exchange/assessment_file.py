"""Assessment files: ``*.assess.toml``, in which an assessment travels.

``export`` writes one from a store (``export_text`` from a view), ``read_file`` and ``read`` check
one, ``plan`` says what importing it would do, ``apply`` does it.
"""

from __future__ import annotations

from pathlib import Path

from assess.exchange.checking import FORMAT
from assess.exchange.comparing import Difference
from assess.exchange.merging import ImportPlan, ImportResult, apply, plan
from assess.exchange.reading import SIZE_LIMIT, AssessmentFile, read, read_file
from assess.exchange.writing import export, export_text

__all__ = [
    "FORMAT",
    "SIZE_LIMIT",
    "SUFFIX",
    "AssessmentFile",
    "Difference",
    "ImportPlan",
    "ImportResult",
    "apply",
    "export",
    "export_text",
    "plan",
    "read",
    "read_file",
    "worked_cases",
]

SUFFIX = ".assess.toml"


def worked_cases(folder: Path) -> list[Path]:
    """Return the worked cases in a folder, by name; none where there is no folder."""
    return sorted(folder.glob(f"*{SUFFIX}"))
