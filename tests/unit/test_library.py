"""Checklists that are right: what is loaded, and how it is resolved."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from assess.core.checklist import Edition
from assess.core.questions import NumberQuestion
from assess.errors import ContentError
from assess.library import check, content_folder, load, warnings
from tests.unit.library_files import LIST, OTHER, SOURCES, read, spoil, write


def test_editions_come_in_the_order_of_file_names(tmp_path):
    assert list(read(tmp_path).editions) == ["list", "other"]


def test_an_edition_holds_only_what_it_cites(tmp_path):
    library = read(tmp_path)
    edition = library.editions["list"]
    assert set(edition.provision_by_id) == {"shall", "good"}
    assert set(edition.source_by_id) == {"treaty", "paper"}
    assert set(library.provisions) >= {"shall", "should", "good", "seen-once"}


def test_sources_named_beside_a_practice_come_along(tmp_path):
    text = spoil(OTHER, 'pillar = "protection"\nbasis = ["good"]',
                 'pillar = "protection"\nbasis = ["seen-once"]')  # fmt: skip
    text = spoil(text, 'basis = [{ id = "shall", meets = "yes" }]', 'basis = ["good"]')
    text = spoil(text, '\n[[section.question]]\nid = "borrowed"\nsame_as = "list/choice"\n', "")
    edition = read(tmp_path, other=text).editions["other"]
    assert [source.id for source in edition.sources] == ["paper", "treaty"]


def test_a_treaty_asked_from_the_profile_comes_along(tmp_path):
    text = spoil(LIST, '[{ id = "shall", meets = "yes" }]', '["good"]')
    assert "treaty" in read(tmp_path, list=text).editions["list"].source_by_id


def test_numbers_are_exact(tmp_path):
    library = read(tmp_path)
    number = library.editions["list"].questions["number"]
    assert isinstance(number, NumberQuestion)
    assert [band.credit for band in number.bands] == [0, Fraction(1, 4), 1]
    third = read(tmp_path, list=spoil(LIST, 'credit = "1/4"', 'credit = "1/3"'))
    assert third.editions["list"].questions["number"].credits == (0, Fraction(1, 3), 1)
    tenth = read(tmp_path, list=spoil(LIST, 'credit = "1/4"', "credit = 0.1"))
    assert tenth.editions["list"].questions["number"].credits == (0, Fraction(1, 10), 1)


def test_a_shared_question_takes_text_and_kind_and_keeps_its_own_place(tmp_path):
    library = read(tmp_path)
    shared = library.editions["list"].questions["shared"]
    owned = library.editions["other"].questions["owned"]
    assert (shared.text, shared.kind, shared.basis) == (owned.text, owned.kind, owned.basis)
    assert (shared.core, owned.core) == (True, False)
    assert library.editions["list"].key(shared) == "other/owned"


def test_provisions_of_a_shared_question_come_along(tmp_path):
    own = spoil(OTHER, "[[section]]", """\
[[source]]
id = "our-act"
short = "Act"
title = "Our act"
kind = "treaty"

[[provision]]
id = "our-rule"
source = "our-act"
article = "s. 1"
obligation = "mandatory"
requires = "Own it."
verified = true

[[section]]""")  # fmt: skip
    own = spoil(own, 'basis = [{ id = "shall", meets', 'basis = [{ id = "our-rule", meets')
    library = read(tmp_path, other=own)
    assert "our-rule" in library.editions["list"].provision_by_id
    assert "our-act" in library.editions["list"].source_by_id
    assert "our-act" in library.sources


def test_a_file_with_sources_of_its_own_may_leave_out_dimension_and_pillar(tmp_path):
    text = '[[source]]\nid = "act"\nshort = "A"\ntitle = "Act"\nkind = "document"\n\n[[section]]'
    text = spoil(OTHER, "[[section]]", text)
    text = spoil(text, 'dimension = "law"\npillar = "protection"\n', "")
    assert read(tmp_path, other=text).editions["other"].questions["owned"].pillar is None


def test_an_edition_survives_its_own_json(tmp_path):
    for edition in read(tmp_path).editions.values():
        again = Edition.from_canonical(edition.canonical())
        assert again == edition
        assert again.id == edition.id


def test_an_edition_changes_with_its_words_only(tmp_path):
    before = read(tmp_path).editions["list"].id
    blocks = SOURCES.split("\n\n")
    turned = "\n\n".join([blocks[0], *blocks[:0:-1]])
    commented = LIST.replace("[[section]]", "# a comment\n[[section]]")
    assert read(tmp_path, sources=turned, list=commented).editions["list"].id == before
    reworded = spoil(LIST, "Half is done.", "One half is done.")
    assert read(tmp_path, list=reworded).editions["list"].id != before


def test_line_ends_byte_order_mark_and_unicode_form_do_not_matter(tmp_path):
    accented = spoil(LIST, "Half is done.", "La moitié est faite.")
    before = read(tmp_path, list=accented).editions["list"].id
    windows = "\ufeff" + accented.replace("é", "e\u0301").replace("\n", "\r\n")
    assert read(tmp_path, list=windows).editions["list"].id == before


def test_levels_may_be_few_when_they_have_credits(tmp_path):
    text = LIST.replace('  "Most is done.",\n  "All is done.",\n]', ']\ncredits = [0, "1/3", 1]')
    text = spoil(text, '"Do more.", "Finish."', "").replace('"Go on.", ]', '"Go on."]')
    question = read(tmp_path, list=text).editions["list"].questions["levels"]
    assert question.credits == (0, Fraction(1, 3), 1)


def test_checking_one_file_looks_beside_it_for_what_it_shares(tmp_path):
    write(tmp_path)
    assert check([tmp_path / "list.toml"]) == []


def test_checking_a_copy_of_a_shipped_checklist_elsewhere_finds_nothing(tmp_path):
    shipped = content_folder("checklists") / "reflection-period.toml"
    copy = tmp_path / shipped.name
    copy.write_bytes(shipped.read_bytes())
    assert check([copy]) == []


def test_problems_of_other_files_are_not_told(tmp_path):
    write(tmp_path, other=spoil(OTHER, 'title = "Only section"', "title = 3"))
    assert check([tmp_path / "list.toml"]) == []
    assert [Path(problem.file).name for problem in check([tmp_path])] == ["other.toml"]


def test_a_folder_beside_the_shipped_one_adds_its_checklists(tmp_path):
    text = OTHER.replace('id = "other"', 'id = "mine"').replace('"shall", meets', '"tip-02", meets')
    text = text.replace('"good"', '"incorporate-treaties"')
    text = spoil(text, "list/choice", "whole-of-government/coordinating-body")
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    library = load([content_folder("checklists"), tmp_path])
    assert list(library.editions)[-1] == "whole-of-government"
    assert library.editions["mine"].questions["borrowed"].must_have is False


def test_an_empty_or_missing_folder_is_told(tmp_path):
    with pytest.raises(ContentError, match="There is no checklist here"):
        load([tmp_path])
    with pytest.raises(ContentError, match="cannot be read: No such file"):
        load([tmp_path / "gone"])


def test_long_texts_are_warned_about_and_still_load(tmp_path):
    long = "x" * 141
    text = spoil(LIST, "Half is done.", long)
    text = spoil(text, "How many days is it?", f"{'y' * 150}?")
    folder = write(tmp_path, list=text)
    level, question = warnings([folder])
    assert (level.key, question.key) == (
        "section[first].question[levels].levels[2]",
        "section[second].question[number].text",
    )
    assert "141 characters; 140 fit" in level.message
    assert question.remedy == "Shorten it by 1."
    assert check([folder]) == []


def test_the_second_parser_is_not_imported_while_nothing_is_wrong():
    script = (
        "import sys; from assess.library import load; load(); "
        "assert not [m for m in sys.modules if m.startswith('tree_sitter')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
