"""A whole report in which country, titles, notes and documents are in many scripts."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from assess.report import build
from assess.report.pdf import render
from tests.report.conftest import checklist, make_view, question, section
from tests.report.scripts import NOTES, content, nfc, spoken

COUNTRY = "ព្រះរាជាណាចក្រកម្ពុជា"
TITLE = "รายการตรวจสอบ – 检查表"
SECTION = "القسم الأول (12)"


@pytest.fixture(scope="module")
def report() -> bytes:
    questions = [question(f"q{place}", "yes-no", basis=["practice"]) for place in range(len(NOTES))]
    edition = checklist("alpha", [section("all", questions, title=SECTION)], title=TITLE)
    answers: dict[str, Any] = {
        f"alpha/q{place}": {
            "yes": True,
            "note": f"{words}\n{words}",
            "evidence": [{"title": words, "kind": "public", "reference": "№ 12"}],
        }
        for place, words in enumerate(NOTES.values())
    }
    view = make_view(answers, [edition], {"country": COUNTRY}, title=NOTES["Arabic"])
    data, _, messages = render(build(view))
    assert messages == ()
    return data


def test_every_note_is_in_the_report_as_typed(report: bytes) -> None:
    said = "".join(spoken(report))
    for name in ("Thai", "Lao", "Khmer", "Arabic", "Devanagari", "Chinese", "Japanese", "Korean"):
        assert said.count(nfc(NOTES[name])) >= 3, name  # twice in the note, once as a document
    assert b"<00>" not in content(report)


def test_headings_and_bookmarks_are_in_their_script(report: bytes) -> None:
    reader = PdfReader(io.BytesIO(report))
    assert reader.metadata is not None
    titles = [str(entry["/Title"]) for entry in _flat(reader.outline)]
    assert [title for title in titles if TITLE in title]
    assert [title for title in titles if SECTION in title]
    assert SECTION in "".join(spoken(report))


def test_the_running_title_is_whole(report: bytes) -> None:
    """The marks of Khmer need more room than a line of Latin: that is no reason to shorten it."""
    second = PdfReader(io.BytesIO(report)).pages[1].get_contents()
    assert second is not None
    head = f"{COUNTRY} ·".encode("utf-16-be").hex().upper()
    assert head.encode() in second.get_data()


def _flat(outline: list[Any]) -> list[Destination]:
    found: list[Destination] = []
    for entry in outline:
        found += _flat(entry) if isinstance(entry, list) else [entry]
    return found
