"""Text that a person or a file supplied is text in every format, whatever it looks like."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.report.blocks import Bullets, Paragraph, Table, text
from assess.report.formats.common import visible
from assess.report.formats.docx import render as as_docx
from assess.report.formats.html import render as as_html
from assess.report.formats.markdown import render as as_markdown
from tests.report.reading import (
    HOSTILE,
    SAID,
    UNPRINTABLE,
    Words,
    document_of,
    docx_words,
    every_block,
    html_words,
    markdown_page,
    quiet,
    squeezed,
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_text_in_a_web_page(words: str) -> None:
    page = as_html(every_block(words), on_progress=quiet).decode()
    read = Words(page)
    assert "script" not in read.tags
    assert "img" not in read.tags
    found = squeezed(" ".join(read.words))
    assert found.count(squeezed(words)) > 45
    addresses = [given.get("href") or "" for _tag, given in read.given if "href" in given]
    assert addresses
    assert all(each.startswith(("#", "https://example.org/")) for each in addresses)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_text_in_word(words: str) -> None:
    data = as_docx(every_block(words), on_progress=quiet)
    assert docx_words(data).count(squeezed(words)) > 40
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        links = file.read("word/_rels/document.xml.rels").decode()
    assert "https://example.org/?a=1&amp;b" in links
    assert "javascript:" not in links.replace(escaped_in(words), "")


def escaped_in(words: str) -> str:
    return words.replace("&", "&amp;")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_text_in_markdown(words: str) -> None:
    page = markdown_page(as_markdown(every_block(words), on_progress=quiet))
    read = Words(page)
    assert not {"script", "img", "code", "pre", "s"} & set(read.tags)
    found = squeezed(" ".join(read.words))
    assert found.count(squeezed(words)) > 35, found[:2000]
    addresses = [
        given.get("href") or "" for tag, given in read.given if tag == "a" and "href" in given
    ]
    assert all(each.startswith(("#", "https://example.org/")) for each in addresses), addresses


def test_what_cannot_be_printed_is_left_out_everywhere() -> None:
    document = every_block(UNPRINTABLE)
    for words in (
        html_words(as_html(document, on_progress=quiet)),
        docx_words(as_docx(document, on_progress=quiet)),
        squeezed(" ".join(Words(markdown_page(as_markdown(document, on_progress=quiet))).words)),
    ):
        assert words.count(SAID) > 35
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe]", words)


SIGNS = st.text(
    st.sampled_from("ab1 \n\t\\`*_{}[]()<>#+-.!|~&;:=$@^/'\"%1239wé字")
    | st.characters(codec="utf-8"),
    max_size=30,
)


@given(first=SIGNS, second=SIGNS)
@settings(max_examples=300)
def test_any_text_reads_as_itself_in_markdown(first: str, second: str) -> None:
    table = Table(("a", "b"), ((text(first), text(second)),), (1, 1))
    made = (Paragraph(text(first)), table, Bullets((text(second),)), Paragraph(text("end")))
    page = Words(markdown_page(as_markdown(document_of(made), on_progress=quiet)))
    assert {"p", "table", "ul"} <= set(page.tags)
    assert not {"em", "strong", "code", "pre", "img", "h3", "blockquote", "ol", "s"} & set(
        page.tags
    )
    assert page.tags.count("a") <= page.tags.count("h2") + 2
    found = "".join("".join(page.words).split())
    one, two = ("".join(visible(each).split()) for each in (first, second))
    assert f"{one}ab{one}{two}{two}end" in found


@given(words=SIGNS)
@settings(max_examples=100)
def test_any_text_reads_as_itself_in_a_web_page_and_in_word(words: str) -> None:
    document = document_of(
        (Paragraph(text("start")), Paragraph(text(words)), Paragraph(text("end")))
    )
    expected = f"start{''.join(visible(words).split())}end"
    assert expected in "".join(html_words(as_html(document, on_progress=quiet)).split())
    assert expected in "".join(docx_words(as_docx(document, on_progress=quiet)).split())
