"""Finding words however they are written."""

from __future__ import annotations

import pytest

from assess.tui.searching import fold, search
from tests.tui.sample import World


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("DÉCRET", "decret"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Ελλάδα", "ελλαδα"),
        ("ёлка Ж", "елка ж"),
        ("مُحَمَّد", "محمد"),
        ("ﬁnance", "finance"),
        ("１２ 号", "12 号"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_writing_that_means_the_same_is_found(written, typed):
    assert fold(typed) in fold(written)


@pytest.mark.parametrize(("written", "other"), [("กา", "กี"), ("ខ្មែរ", "ខមរ"), ("กิน", "กน")])
def test_vowels_of_scripts_that_write_them_as_marks_are_kept(written, other):
    assert fold(written) != fold(other)


def test_each_question_once_with_the_place_of_all_words():
    world = World()
    world.answer("law", yes=True, note="The aliens act, of 2019")
    world.answer("body", option="none", evidence=[{"title": "Minutes 7", "reference": "2019/4"}])
    view = world.session().view
    assert [(each.name, each.where) for each in search(view, "2019")] == [
        ("period/law", "note"),
        ("period/body", "document"),
    ]
    assert [each.name for each in search(view, "act 2019")] == ["period/law"]
    assert [each.where for each in search(view, "in writing")] == ["answers offered"]
    assert search(view, "law 2019") == []
    assert search(view, "  ") == []


def test_the_excerpt_begins_a_little_before_the_word():
    world = World()
    world.answer("law", yes=True, note=f"{'word ' * 40}needle and more")
    (found,) = search(world.session().view, "needle")
    assert found.excerpt.startswith("… word")
    assert "needle and more" in found.excerpt
    assert len(found.excerpt) < 60
