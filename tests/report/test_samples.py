"""The samples in ``reports/samples`` are what the program writes now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from tools.make_samples import FOLDER, VERSIONS, made_with, write_all


def pages(path: Path) -> list[str]:
    """The text of every page."""
    return [page.extract_text() for page in PdfReader(path).pages]


@pytest.mark.slow
def test_every_sample_is_written_again_just_as_it_is(tmp_path):
    """Byte for byte with the same libraries, else word for word."""
    same_libraries = json.loads((FOLDER / VERSIONS).read_text("utf-8")) == made_with()
    written = {path.name: path for path in write_all(tmp_path)}
    assert set(written) == {path.name for path in FOLDER.glob("*.pdf")}
    for name, path in written.items():
        kept = FOLDER / name
        if same_libraries:
            assert path.read_bytes() == kept.read_bytes(), f"{name}: run make samples"
        else:
            assert pages(path) == pages(kept), f"{name}: run make samples"
