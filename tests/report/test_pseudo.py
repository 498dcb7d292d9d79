"""The report in a made-up language: every text of every block is one that can be translated."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest

from assess.core.checklist import Edition
from assess.core.view import View
from assess.report import build
from tests.pseudo import foreign, spoken, untranslated
from tests.report.conftest import ANSWERS, PROFILE, alpha, beta, make_view

IDS = ("to", "url", "anchor", "anchors", "author", "language", "disclosure", "layout", "look")
KNOWN = ("orl-2011-abc123", "assess", "alpha", "beta", "javascript", "alert")
LAYOUTS = ("full", "brief", "one-page", "annex")


def texts(block: Any) -> Iterator[str]:
    """Yield every text of a document that a reader sees or hears."""
    if isinstance(block, str):
        yield block
    elif isinstance(block, tuple):
        for each in block:
            yield from texts(each)
    elif dataclasses.is_dataclass(block):
        for field in dataclasses.fields(block):
            if field.name not in IDS:
                yield from texts(getattr(block, field.name))


def greek(edition: Edition) -> Edition:
    return Edition.model_validate(foreign(json.loads(edition.canonical())))


@pytest.fixture
def view() -> View:
    """The small world of these tests, as said by somebody who writes Greek."""
    answers = {
        key: {name: foreign(each) if name in FREE else each for name, each in given.items()}
        for key, given in ANSWERS.items()
    }
    profile = {**PROFILE, "country": foreign("Orland"), "roles_off": {"origin": foreign("None.")}}
    profile["instruments"] = {
        name: {**stated, "evidence": foreign(stated.get("evidence", ""))}
        for name, stated in PROFILE["instruments"].items()
    }
    made = [greek(alpha()), greek(beta())]
    more = {"title": foreign("First"), "prepared_by": foreign("Ministry")}
    return make_view(answers, made, profile, **more)


FREE = ("note", "evidence", "not_applicable", "awaiting")


@pytest.mark.parametrize("disclosure", ["internal", "partner", "public"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_text_of_a_report_stays_english(view, layout, disclosure):
    with spoken():
        document = build(view, layout=layout, disclosure=disclosure)
    assert untranslated(texts(document), KNOWN) == []
    assert document.language == "de"


def test_what_a_report_of_nothing_says_can_be_translated():
    with spoken():
        document = build(
            make_view({}, [greek(alpha())], {"country": foreign("Orland")}, title=foreign("First"))
        )
    assert untranslated(texts(document), (*KNOWN, "Nobody", "leaves", "Gazette")) == []
