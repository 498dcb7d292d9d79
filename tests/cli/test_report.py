"""``assess report``: which layout, on which paper, for whom, and where it lands."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

from pypdf import PdfReader

from assess.core.assessment import Answer
from assess.session import Session
from assess.store import open_store
from assess.store.origin import system_origin

from .conftest import Run

_OWN = """
format = "assess-layout/1"

[layout]
id = "ours"
title = "Ours"
summary = "The road alone."

[[part]]
part = "road"
"""


def noted(identity: str) -> None:
    """Put a note and a document on the first question."""
    with closing(open_store(None)) as store:
        session = Session(store, identity, system_origin({"ASSESS_USER": "Respondent"}))
        state = next(iter(session.view.results.values())).states[1]
        session.answer(state.key, Answer(note="The secret note.", unknown="nobody-knows"))


def text_of(path: Path) -> str:
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_each_kind_of_report_has_a_file_of_its_own(run: Run, started: str, place: Path) -> None:
    for arguments, name in (
        ((), f"{started}-gap-report.pdf"),
        (("--layout", "brief"), f"{started}-gap-report-brief.pdf"),
        (("--disclosure", "public"), f"{started}-gap-report-public.pdf"),
        (("--layout", "one-page", "--disclosure", "partner"), "-gap-report-one-page-partner.pdf"),
    ):
        done = run("report", started, *arguments)
        assert done.status == 0, done.err
        assert done.out.strip().endswith(name)
        assert (place / done.out.strip()).read_bytes().startswith(b"%PDF-")


def test_the_public_reads_no_notes_and_no_names(run: Run, started: str, place: Path) -> None:
    noted(started)
    internal = text_of(place / run("report", started).out.strip())
    assert "The secret note." in internal
    assert "Respondent" in internal
    public = text_of(place / run("report", started, "--disclosure", "public").out.strip())
    assert "The secret note." not in public
    assert "Respondent" not in public
    assert "Public · Draft" in public


def test_the_paper_can_be_chosen(run: Run, started: str, place: Path) -> None:
    path = place / run("report", started, "--layout", "one-page", "--paper", "letter").out.strip()
    box = PdfReader(path).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)


def test_a_layout_of_ones_own_lies_beside_the_store(run: Run, started: str, place: Path) -> None:
    (place / "reports").mkdir()
    (place / "reports" / "ours.toml").write_text(_OWN, encoding="utf-8")
    done = run("report", started, "--layout", "ours")
    assert done.status == 0, done.err
    assert "No score yet: answer the questions first." in text_of(place / done.out.strip())


def test_an_unknown_or_wrong_layout_is_refused(run: Run, started: str, place: Path) -> None:
    done = run("report", started, "--layout", "breif")
    assert (done.status, done.out) == (3, "")
    assert "Did you mean “brief”?" in done.err
    (place / "reports").mkdir()
    (place / "reports" / "ours.toml").write_text(_OWN.replace("summary", "sumary"))
    done = run("report", started, "--layout", "ours")
    assert done.status == 1
    assert "ours.toml:7: layout.sumary: There is no key “sumary” here." in done.err
    assert not list(place.rglob("*.pdf"))
