"""The report as Word, web page, Markdown and JSON: structure, links, the same bytes twice."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
import re
import zipfile
from dataclasses import fields
from pathlib import Path

import docx
import pytest
from lxml import etree

from assess.errors import NotFound, ReportError
from assess.report import build
from assess.report.blocks import (
    Heading,
    Part,
)
from assess.report.formats import FORMATS, Wanted, render, write
from assess.report.formats.book import build as build_book
from assess.report.formats.docx import render as as_docx
from assess.report.formats.html import render as as_html
from assess.report.formats.plain import as_json
from tests.report.conftest import make_view
from tests.report.reading import Words, every_block, quiet


def test_json_holds_every_block_and_every_table() -> None:
    view = make_view()
    document = build(view)
    made = json.loads(as_json(document, build_book(view, [], "internal"), on_progress=quiet))
    assert made["format"] == "assess-report/1"
    assert made["fingerprint"] == document.fingerprint
    assert "not independently verified" in made["caveats"]
    assert [part["title"] for part in made["parts"]] == [part.title for part in document.parts]
    for part, given in zip(document.parts, made["parts"], strict=True):
        assert len(given["blocks"]) == len(part.blocks)
        assert all(each["block"] for each in given["blocks"])
    assert {row["code"] for row in made["tables"]["gaps"]} == {
        "A1.2", "A1.3", "A1.4", "B1.1", "B1.3", "B1.4"}  # fmt: skip
    bar = made["parts"][1]["blocks"][1]["rows"][1][1]
    assert bar["block"] == "score-bar"
    assert (bar["score"], bar["low"], bar["high"]) == (0, 0, 60)


def headings(data: bytes) -> list[int]:
    tags = Words(data.decode()).tags
    return [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]


@pytest.mark.parametrize("layout", ["full", "brief", "one-page", "annex"])
def test_no_level_of_headings_is_skipped(layout: str) -> None:
    document = build(make_view(), layout=layout)
    page = as_html(document, on_progress=quiet)
    word = docx.Document(io.BytesIO(as_docx(document, on_progress=quiet)))
    styles = [p.style.name for p in word.paragraphs if p.style.name.startswith("Heading ")]
    for levels in (headings(page), [0, *(int(name[-1]) for name in styles)]):
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert headings(page).count(1) == 1


def test_headings_of_one_level_stay_on_one_level() -> None:
    blocks_ = (Heading("a", 3), Heading("b", 3), Heading("c", 2), Heading("d", 3))
    part = Part("p", "p", blocks_)
    document = every_block("x")
    document = type(document)(
        **{f.name: getattr(document, f.name) for f in fields(document)} | {"parts": (part,)}
    )
    page = as_html(document, on_progress=quiet)
    assert headings(page)[-5:] == [2, 3, 3, 3, 4]


def test_every_link_leads_somewhere() -> None:
    document = build(make_view())
    page = Words(as_html(document, on_progress=quiet).decode())
    names = [given["id"] for _tag, given in page.given if given.get("id")]
    assert len(names) == len(set(names))
    inner = {str(g["href"])[1:] for _t, g in page.given if str(g.get("href", "")).startswith("#")}
    assert inner <= set(names)
    told = {name for _t, g in page.given for name in str(g.get("aria-labelledby") or "").split()}
    assert told <= set(names)
    with zipfile.ZipFile(io.BytesIO(as_docx(document, on_progress=quiet))) as file:
        tree = etree.fromstring(file.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    marks = [each.get(f"{w}name") for each in tree.iter(f"{w}bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert all(re.fullmatch(r"_\w{1,39}", mark) for mark in marks)
    assert {each.get(f"{w}anchor") for each in tree.iter(f"{w}hyperlink")} - {None} <= set(marks)


def test_a_web_page_fetches_nothing() -> None:
    page = as_html(build(make_view()), on_progress=quiet).decode()
    read = Words(page)
    assert not {"script", "link", "img", "iframe", "object"} & set(read.tags)
    assert not any({"src", "srcset", "style"} & set(g) for t, g in read.given if t != "col")
    assert "@import" not in page
    assert set(re.findall(r"url\(([^)]*)\)", page)) == {"#hatch"}
    assert "default-src 'none'" in page


def test_tables_of_a_web_page_have_heads() -> None:
    read = Words(as_html(build(make_view()), on_progress=quiet).decode())
    scopes = {given.get("scope") for tag, given in read.given if tag == "th"}
    assert scopes == {"col", "row"}
    assert read.tags.count("svg") > 10
    told = [given for tag, given in read.given if tag == "svg" and given.get("role") == "img"]
    assert all(given.get("aria-labelledby") for given in told)


def test_a_script_from_right_to_left_is_set_so() -> None:
    document = every_block("تقرير عن الثغرات")
    assert b'<p dir="rtl">' in as_html(document, on_progress=quiet)
    with zipfile.ZipFile(io.BytesIO(as_docx(document, on_progress=quiet))) as file:
        body = file.read("word/document.xml").decode()
    assert body.count("<w:bidi/>") > 10
    assert body.count("<w:rtl/>") > 20


def test_word_file_says_what_it_is() -> None:
    document = build(make_view())
    made = docx.Document(io.BytesIO(as_docx(document, paper="letter", on_progress=quiet)))
    about = made.core_properties
    assert about.title == document.title
    assert about.author == document.author
    assert about.language == "en-GB"
    assert about.created == about.modified == dt.datetime(2011, 10, 3, 23, 30, tzinfo=dt.UTC)
    assert round(made.sections[0].page_width.inches, 2) == 8.5
    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet", "Caption", "Title"} <= {
        paragraph.style.name for paragraph in made.paragraphs
    }
    for table in made.tables:
        assert table.style.name in ("Assess Table", "Assess Form", "Normal Table")
    heads = [t for t in made.tables if t._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")]
    assert len(heads) > 8
    foot = made.sections[0].footer._element.xml
    assert "PAGE" in foot
    assert "NUMPAGES" in foot
    pictures = made.element.body.xpath(".//wp:docPr")
    assert len(pictures) > 10
    assert all(picture.get("descr") for picture in pictures)


@pytest.mark.parametrize("to", sorted(set(FORMATS) - {"pdf"}))
def test_the_same_bytes_twice(to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = render(make_view(), Wanted(to))
    later = dt.datetime.now(dt.UTC).timestamp() + 10**6
    monkeypatch.setattr("time.time", lambda: later)
    monkeypatch.setattr("time.localtime", lambda *_: dt.datetime(2031, 5, 6).timetuple())  # noqa: DTZ001
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert render(make_view(), Wanted(to))[0] == first


@pytest.mark.parametrize("to", sorted(set(FORMATS) - {"pdf"}))
def test_progress_reaches_the_end_and_can_stop_it(to: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = tmp_path / "new" / f"report.{to}"
    write(make_view(), path, Wanted(to), on_progress=lambda *given: seen.append(given))
    assert [done for done, _total in seen] == sorted(done for done, _total in seen)
    assert seen[-1][0] == seen[-1][1]
    was = path.read_bytes()

    def stop(done: int, _total: int) -> None:
        if done >= 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(make_view({}), path, Wanted(to), on_progress=stop)
    assert path.read_bytes() == was
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_folder_and_a_place_that_cannot_be_written_are_explained(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"is a folder.*report\.pdf"):
        write(make_view(), tmp_path, Wanted("md"))
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportError, match=r"cannot be written to .*a\.md"):
        write(make_view(), tmp_path / "file" / "a.md", Wanted("md"))


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(NotFound, match="There are: pdf, docx, xlsx, html, md, csv, json"):
        render(make_view(), Wanted("odt"))


@pytest.mark.parametrize("to", sorted(set(FORMATS) - {"pdf"}))
def test_an_empty_assessment_is_written_too(to: str) -> None:
    for view in (make_view({}), make_view({}, [])):
        data, messages = render(view, Wanted(to))
        assert data
        assert not messages
