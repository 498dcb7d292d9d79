"""Some checklists only, and a folder of the user's own beside the shipped ones."""

from __future__ import annotations

import re

import pytest

from assess.errors import ContentError, NotFound
from assess.library import check, content_folder, load, load_file
from assess.library.chosen import excerpt
from tests.unit.library_files import LIST, OTHER, SOURCES, line_of, spoil, write

ALL = load()
ROW = """
[[source]]
id = "{0}-act"
short = "Act"
title = "Our act"
kind = "document"

[[provision]]
id = "{0}-rule"
source = "{0}-act"
article = "s. 1"
obligation = "practice"
requires = "Own it."
verified = true

[[section]]"""


@pytest.fixture
def shipped(tmp_path):
    folder = tmp_path / "shipped"
    folder.mkdir()
    return write(folder)


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def mine(name, cites="good"):
    """A checklist of one's own, with rows of its own."""
    text = OTHER.replace('id = "other"', f'id = "{name}"').replace("[[section]]", ROW.format(name))
    text = spoil(text, '\n[[section.question]]\nid = "borrowed"\nsame_as = "list/choice"\n', "")
    return spoil(text, '"people"\ndimension = "data"\npillar = "protection"\nbasis = ["good"]',
                 f'"people"\nbasis = ["{cites}", "{name}-rule"]')  # fmt: skip


def put(folder, name, text):
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


# ------------------------------------------------------------------------------------ some only


@pytest.mark.parametrize("name", list(ALL.editions))
def test_one_loaded_alone_is_the_one_loaded_with_all(name):
    alone = load(ids=[name])
    assert list(alone.editions) == [name]
    assert alone.editions[name] == ALL.editions[name]
    assert alone.editions[name].id == ALL.editions[name].id


def test_only_what_is_cited_is_read():
    some = load(ids=["reflection-period", "employer-sanctions"])
    cited = {name for edition in some.editions.values() for name in edition.provision_by_id}
    assert cited <= set(some.provisions) < set(ALL.provisions)
    assert set(some.sources) == set(ALL.sources)


def test_a_file_that_is_not_asked_for_may_be_wrong(shipped):
    put(shipped, "other", "format = 3")
    put(shipped, "list", spoil(LIST, '\n[[section.question]]\nid = "shared"\nsame_as = '
                                     '"other/owned"\ncore = true\n', "\n"))  # fmt: skip
    assert list(load([shipped], ids=["list"]).editions) == ["list"]
    with pytest.raises(ContentError):
        load([shipped], ids=["other"])


def test_problems_of_some_are_told_as_those_of_all(shipped):
    put(shipped, "list", spoil(LIST, '  { id = "shall", meets = 2 },', '  "should-not",'))
    with pytest.raises(ContentError) as some:
        load([shipped], ids=["list"])
    with pytest.raises(ContentError) as whole:
        load([shipped])
    assert some.value.problems == whole.value.problems
    assert "“should”" in some.value.problems[0].remedy


def test_a_name_that_is_none_is_told():
    with pytest.raises(NotFound, match="reflection-period"):
        load(ids=["reflexion-period"])


def test_an_excerpt_holds_whole_rows():
    some = excerpt(SOURCES, {"should"})
    assert re.findall(r'^id = "(.*)"', some, re.MULTILINE) == ["treaty", "paper", "should"]
    assert excerpt(SOURCES, {"shall", "should", "shall-perhaps", "good", "seen-once"}) == SOURCES
    long = SOURCES.replace('"Do it well."', '"""\n[[provision]]\nid = "x"\n"""')
    assert excerpt(long, set()) == long
    split = spoil(SOURCES, 'also = [{ source = "treaty", article = "preamble" }]',
                  '[[provision.also]]\nsource = "treaty"\narticle = "preamble"')  # fmt: skip
    assert "seen-once" not in excerpt(SOURCES, set())
    assert excerpt(split, {"seen-once"}).endswith('article = "preamble"\n')


# ------------------------------------------------------------------------------- the user's own


def test_own_ones_are_added_and_may_leave_out_what_belongs_to_the_subject(shipped, own):
    put(own, "mine", mine("mine"))
    library = load([shipped], own=own)
    assert list(library.editions) == ["list", "mine", "other"]
    assert library.own == {"mine": own / "mine.toml"}
    assert library.editions["mine"].questions["figure"].pillar is None
    assert library.standing("mine") == "your own"
    assert library.standing("list") == ""
    [note] = library.notes
    assert "added: mine" in note


def test_an_own_one_stands_in_place_of_the_shipped_one(shipped, own):
    put(own, "other", spoil(OTHER, "Is it owned?", "Is it ours?"))
    for library in (load([shipped], own=own), load([shipped], own=own, ids=["other", "list"])):
        assert library.editions["other"].questions["owned"].text == "Is it ours?"
        assert library.editions["list"].questions["shared"].text == "Is it ours?"
        assert library.replaced == {"other"}
        assert "in place of" in library.standing("other")


def test_a_broken_own_file_is_left_out_and_the_rest_loads(shipped, own):
    text = mine("broken").replace('kind = "information"', 'kind = "facts"')
    put(own, "broken", text)
    put(own, "mine", mine("mine"))
    put(own, "other", "not toml")
    for library in (load([shipped], own=own), load([shipped], own=own, ids=["mine", "other"])):
        assert set(library.own) == {"mine"}
        assert library.editions["other"].questions["owned"].text == "Is it owned?"
        assert "other.toml:1: This is not valid TOML" in "".join(library.notes)
    line = line_of(text, 'kind = "facts"')
    assert f"broken.toml:{line}: " in "".join(load([shipped], own=own).notes)


def test_what_rests_on_a_broken_own_file_is_left_out_too(shipped, own):
    put(own, "sources", 'format = "assess-sources/1"\nsource = 3')
    put(own, "mine", mine("mine", cites="common"))
    library = load([shipped], own=own)
    assert library.own == {}
    notes = "".join(library.notes)
    assert "sources.toml:2" in notes
    assert "There is no provision or practice “common”" in notes


def test_own_rows_may_stand_in_an_own_sources_file(shipped, own):
    rows = ROW.format("common").removesuffix("[[section]]")
    put(own, "sources", f'format = "assess-sources/1"\n{rows}')
    put(own, "mine", mine("mine", cites="common-rule"))
    assert "common-rule" in load([shipped], own=own).editions["mine"].provision_by_id
    assert load([shipped], own=own, ids=["mine"]).own == {"mine": own / "mine.toml"}


def test_an_own_row_does_not_change_a_shipped_one(shipped, own):
    put(own, "mine", mine("mine").replace("mine-act", "paper"))
    library = load([shipped], own=own)
    assert library.own == {}
    assert library.sources["paper"].title == "A paper"
    assert "another source “paper”" in "".join(library.notes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "owned"', 'id = "renamed"'),
        ('id = "owned"\ntext = "Is it owned?"\nkind = "yes-no"',
         'id = "owned"\ntext = "Is it owned?"\nkind = "information"\nanswer = "text"'),
    ],
)  # fmt: skip
def test_an_own_one_must_keep_what_shipped_ones_share(shipped, own, old, new):
    text = spoil(OTHER, old, new).replace('{ id = "shall", meets = "yes" }', '"good"')
    put(own, "other", text)
    library = load([shipped], own=own)
    assert library.replaced == frozenset()
    assert library.editions["list"].questions["shared"].text == "Is it owned?"
    assert "it takes something from “list”" in library.notes[0]


def test_check_tells_what_an_own_one_takes_from_shipped_ones(tmp_path):
    text = (content_folder("checklists") / "whole-of-government.toml").read_text("utf-8")
    text = text.replace('"coordinating-body"', '"coordination"')
    put(tmp_path, "whole-of-government", text)
    [problem] = check([tmp_path / "whole-of-government.toml"])
    assert "it takes something from “national-action-plan”" in problem.message


def test_assessment_files_in_the_folder_and_no_folder(shipped, own):
    put(own, "mine.assess", 'format = "assess-assessment/1"')
    assert load([shipped], own=own).notes == ()
    [note] = load([shipped], own=own / "gone").notes
    assert "there is no folder" in note


def test_the_shipped_folder_is_nobodys_own(shipped):
    assert load([shipped], own=shipped).own == {}


def test_one_file_is_read_under_any_name(shipped, tmp_path):
    old = tmp_path / "list-of-last-year.toml"
    old.write_text(spoil(LIST, "Half is done.", "One half is done."), encoding="utf-8")
    with pytest.raises(ContentError):
        load_file(old)
    for name in ("sources", "other"):
        (tmp_path / f"{name}.toml").write_bytes((shipped / f"{name}.toml").read_bytes())
    assert load_file(old).checklist.id == "list"
