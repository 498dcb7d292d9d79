"""The template that the program's own words are translated from."""

from __future__ import annotations

import polib
from tools.make_words import TEMPLATE, words


def test_the_template_is_fresh():
    """After a change of any text of the program: .venv/bin/python tools/make_words.py"""
    assert words() == TEMPLATE.read_text(encoding="utf-8")


def test_texts_that_count_have_both_forms_and_the_number_in_braces():
    counted = [entry for entry in polib.pofile(str(TEMPLATE)) if entry.msgid_plural]
    assert len(counted) > 50
    assert [entry.msgid for entry in counted if "{" not in entry.msgid_plural] == []
