"""LibreOffice opens every format without repair, and reads in it what was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from assess.report.formats import Wanted, render
from tests.forms.tools import need, run
from tests.report.conftest import make_view
from tests.report.test_formats_same import bare, cases

pytestmark = pytest.mark.slow


def opened(path: Path) -> list[str]:
    """The pages of a file as LibreOffice prints them."""
    need("soffice")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", path.parent, path)
    return [page.extract_text() for page in PdfReader(path.with_suffix(".pdf")).pages]


@pytest.mark.parametrize("to", ["docx", "xlsx", "html"])
def test_libreoffice_opens_it(to: str, tmp_path: Path) -> None:
    view, events = next(found for name, found in cases().items() if "sample" in name)
    path = tmp_path / f"report.{to}"
    path.write_bytes(render(view, Wanted(to), events=events)[0])
    pages = opened(path)
    words = bare(" ".join(pages))
    assert len(pages) > 10
    assert bare("30 legal duties bind the country: 23 met, 5 not met, 2 not known.") in words
    for result in view.results.values():
        assert bare(result.words) in words
        assert bare(result.edition.checklist.title) in words
    if to == "docx":
        for gap in view.gaps:
            assert bare(f"{gap.priority.name} · {gap.reason} · adds") in words
        assert bare(f"page {len(pages)} of {len(pages)}") in bare(pages[-1])


@pytest.mark.parametrize("to", ["docx", "xlsx", "html"])
def test_libreoffice_prints_every_script(to: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{to}"
    path.write_bytes(render(make_view(), Wanted(to))[0])
    assert bare("Закон № 5 о защите, Đắk Lắk, ğüş.") in bare(" ".join(opened(path)))
