"""The file for the archive: what it knows, what travels in it, and that it is the same anywhere."""

from __future__ import annotations

import datetime as dt
import io
import os
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from assess.errors import ReportError
from assess.report import build, write
from assess.report.archive import Attachment, Identity, read_attachment, read_identity
from assess.report.blocks import Document, Paragraph, Part, text
from assess.report.pdf import render
from tests.report import verapdf
from tests.report.conftest import make_view

PRINT = "0123456789abcdef" * 4
HOSTILE = '</rdf:li> & <x> "q" \x07 Ж ไทย \U0001f44d'


def document(**more: object) -> Document:
    given: dict[str, object] = {
        "title": "Title",
        "author": "assess",
        "subject": "Subject",
        "language": "en-GB",
        "running": "Running",
        "notice": "",
        "changed": dt.datetime(2011, 9, 7, 12, 30, 1, tzinfo=dt.UTC),
        "cover": None,
        "parts": (Part("Part", "part", (Paragraph(text("words")),)),),
        "assessment": "orl-2011-abc123",
        "fingerprint": PRINT,
        "heads": ("a" * 64, "b" * 64),
        "disclosure": "partner",
        "layout": "brief",
    }
    return Document(**(given | more))  # type: ignore[arg-type]


def test_a_report_knows_its_state(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    write(document(), path)
    heads = ("a" * 64, "b" * 64)
    assert read_identity(path) == Identity("orl-2011-abc123", PRINT, heads, "brief", "partner")
    assert read_attachment(path) is None


def test_a_pdf_of_others_has_no_identity_and_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    assert read_identity(path) is None
    assert read_attachment(path) is None
    path.write_text("no PDF")
    with pytest.raises(ReportError, match="not a PDF"):
        read_identity(path)
    with pytest.raises(ReportError, match=r"gone\.pdf cannot be read"):
        read_attachment(tmp_path / "gone.pdf")


def test_the_attachment_comes_back_as_it_went_in(tmp_path: Path) -> None:
    path, data = tmp_path / "r.pdf", "id = 'Ж'\n".encode()
    write(document(disclosure="internal"), path, attachment=data)
    assert read_attachment(path) == Attachment("orl-2011-abc123.assess.toml", data)
    with pikepdf.open(path) as pdf:
        (spec,) = pdf.Root.AF
        assert spec.AFRelationship == pikepdf.Name.Source


def test_words_of_people_stay_words_in_the_metadata() -> None:
    data, _, _ = render(document(title=HOSTILE, subject=HOSTILE, author=HOSTILE))
    found = PdfReader(io.BytesIO(data))
    without_control = HOSTILE.replace("\x07", "")
    assert found.xmp_metadata is not None
    assert found.xmp_metadata.dc_title == {"x-default": without_control}
    assert found.xmp_metadata.dc_creator == [without_control]
    assert found.metadata is not None
    assert found.metadata.title == HOSTILE
    assert found.metadata.creation_date == document().changed


def test_the_environment_leaves_no_trace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = render(document())[0]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    monkeypatch.chdir(tmp_path)
    attached = Attachment("a.assess.toml", b"x")
    assert render(document())[0] == before
    assert render(document(), attachment=attached) == render(document(), attachment=attached)
    assert os.fsencode(tmp_path) not in before


def test_another_document_has_another_id() -> None:
    ids = set()
    for given in (document(), document(title="Other"), document(fingerprint="f" * 64)):
        with pikepdf.open(io.BytesIO(render(given)[0])) as pdf:
            ids.add(tuple(bytes(each) for each in pdf.trailer.ID))
    assert len(ids) == 3


def test_the_paper_is_a4_or_letter() -> None:
    sizes = {}
    for paper in ("a4", "letter"):
        page = PdfReader(io.BytesIO(render(document(), paper=paper)[0])).pages[0]
        sizes[paper] = (round(page.mediabox.width), round(page.mediabox.height))
    assert sizes == {"a4": (595, 842), "letter": (612, 792)}


def _needs_verapdf() -> None:
    missing = verapdf.missing()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)


def _reports(folder: Path) -> list[Path]:
    """Every layout, each disclosure, both papers, with other scripts and hostile text."""
    note = f"{HOSTILE} العربية ភាសាខ្មែរ हिन्दी 中文 日本語 한국어 ລາວ Ελληνικά Tiếng Việt"
    view = make_view(title=HOSTILE, period=note, prepared_by=note)
    paths = []
    for layout in ("full", "brief", "one-page", "annex"):
        for disclosure, paper in (("internal", "a4"), ("partner", "letter"), ("public", "a4")):
            path = folder / f"{layout}-{disclosure}.pdf"
            inside = b"attached = true\n" if disclosure == "internal" else None
            report = build(view, layout=layout, disclosure=disclosure)
            write(report, path, paper=paper, attachment=inside)
            paths.append(path)
    empty = folder / "empty.pdf"
    write(replace(build(make_view({}, []))), empty)
    return [*paths, empty]


@pytest.mark.slow
def test_verapdf_finds_nothing_to_fault(tmp_path: Path) -> None:
    """PDF/UA-1 and PDF/A-3a, in one file."""
    _needs_verapdf()
    paths = _reports(tmp_path)
    well, printed = verapdf.validate(paths)
    assert well, printed
    assert printed.count("ok ") == 2 * len(paths)


@pytest.mark.slow
def test_verapdf_finds_what_is_wrong(tmp_path: Path) -> None:
    """A file that claims to be tagged, and is not, is found out: the validator does validate."""
    _needs_verapdf()
    path = tmp_path / "bad.pdf"
    with pikepdf.open(io.BytesIO(render(document())[0])) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path)
    well, printed = verapdf.validate([path])
    assert not well
    assert "fail" in printed
