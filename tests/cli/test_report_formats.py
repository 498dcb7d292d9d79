"""``assess report --to``: the file, its name, and what a format cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run
from .test_report import noted

STARTS = {
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "html": b"<!DOCTYPE html>",
    "md": b"**Internal",
    "csv": b"\xef\xbb\xbfNo.,",
    "json": b'{\n "format": "assess-report/1"',
}


@pytest.mark.parametrize(("to", "start"), STARTS.items())
def test_each_format_has_a_file_of_its_own(
    run: Run, started: str, place: Path, to: str, start: bytes
) -> None:
    done = run("report", started, "--to", to)
    assert done.status == 0, done.err
    assert done.out.strip() == str(Path("reports") / f"{started}-gap-report.{to}")
    assert done.err.strip().endswith("Written.")
    assert (place / done.out.strip()).read_bytes().startswith(start)


def test_disclosure_and_layout_hold_for_other_formats(run: Run, started: str, place: Path) -> None:
    noted(started)
    for to in ("html", "md", "csv", "json"):
        internal = place / run("report", started, "--to", to).out.strip()
        assert "The secret note." in internal.read_text("utf-8-sig")
        public = run("report", started, "--to", to, "--disclosure", "public").out.strip()
        assert public.endswith(f"-gap-report-public.{to}")
        assert "The secret note." not in (place / public).read_text("utf-8-sig")
    page = run("report", started, "--to", "html", "--layout", "one-page", "-o", "x/one.html")
    assert page.out.strip() == "x/one.html"
    assert len((place / "x/one.html").read_bytes()) < len(internal.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "docx", "--attach"), "--attach does not go with --to docx"),
        (("--to", "csv", "--layout", "brief"), "--layout does not go with --to csv"),
        (("--to", "json", "--paper", "a4"), "--paper does not go with --to json"),
        (("--to", "odt"), "odt"),
    ],
)
def test_what_a_format_cannot_do_is_refused(
    run: Run, started: str, place: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("report", started, *arguments)
    assert done.status == 2
    assert said in " ".join(done.err.split())
    assert not (place / "reports").exists()


def test_the_name_of_the_file_chooses_the_format(run: Run, started: str, place: Path) -> None:
    assert run("report", started, "-o", "ours.DOCX").status == 0
    assert (place / "ours.DOCX").read_bytes().startswith(b"PK")
    assert run("report", started, "-o", "ours", "--to", "md").status == 0
    assert (place / "ours").read_bytes().startswith(b"**Internal")


def test_a_name_that_promises_another_format_is_refused(
    run: Run, started: str, place: Path
) -> None:
    done = run("report", started, "--to", "docx", "-o", "report.pdf")
    assert done.status == 1
    assert "report.pdf ends in .pdf, but the report is to be written as docx." in done.err
    assert not (place / "report.pdf").exists()


def test_a_place_that_cannot_be_written_is_named(run: Run, started: str, place: Path) -> None:
    (place / "file").write_text("x")
    done = run("report", started, "--to", "html", "-o", "file/report.html")
    assert done.status == 1
    assert "file/report.html" in done.err
