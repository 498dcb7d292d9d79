"""Checklists that are wrong: each mistake with its line, key, message and remedy."""

# ruff: noqa: E501 (a table of keys)
from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assess.errors import ContentError, Problem
from assess.library import load, warnings
from tests.unit import library_mistakes as mistakes
from tests.unit.library_files import LIST, OTHER, SOURCES, line_of, problems, spoil, write
from tests.unit.library_mistakes import Case

CASES = [
    *mistakes.SHAPE, *mistakes.RULES, *mistakes.MEETS, *mistakes.TOGETHER, *mistakes.ROWS
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_mistake_is_told_where_it_is(case: Case, tmp_path):
    text = spoil({"list": LIST, "sources": SOURCES}[case.file], case.old, case.new)
    found = problems(tmp_path, **{case.file: text})
    told = [problem for problem in found if problem.key == case.key]
    assert told, found
    problem = next((each for each in told if case.message in each.message), told[0])
    assert case.message in problem.message
    assert case.remedy in problem.remedy
    assert problem.remedy
    assert Path(problem.file) == tmp_path / f"{case.file}.toml"
    assert problem.line == line_of(text, case.at or case.new)
    # No second mistake is made up from the first.
    assert len(found) == 1 or not case.alone, found


def test_the_folder_is_right_before_it_is_spoilt(tmp_path):
    assert problems(tmp_path) == ()


TEN = [
    ('version = "1.0.0"', 'version = "1"', "checklist.version"),
    ('title = "First section"', 'title = "First section"\nweight = 2', "section[first].weight"),
    ('from_profile = "treaty"', 'from_profile = "paper"', "section[first].question[bound].from_profile"),
    ('"Half is done."', '"A LITTLE is done."', "section[first].question[levels].levels[2]"),
    ("meets = 2 }", "meets = 7 }", "section[first].question[levels].basis[shall].meets"),
    ("essential = true", "esential = true", "section[first].question[parts].elements[one].esential"),
    ('question = "levels"', 'question = "nowhere"', "section[first].question[parts].when.question"),
    ("credit = 0.5", "credit = 1e999999", "section[second].question[choice].options[some].credit"),
    ('dimension = "practice"', 'dimension = "practise"', "section[second].question[choice].dimension"),
    ('pillar = "protection"\nbasis = ["good"]', 'pillar = "protection"\nbasis = ["bad"]',
     "section[second].question[facts].basis[0]"),
    ('same_as = "other/owned"', 'same_as = "other/own"', "section[second].question[shared].same_as"),
]  # fmt: skip


def test_ten_different_mistakes_are_all_told_with_their_lines(tmp_path):
    text = LIST
    for old, new, _ in TEN:
        text = spoil(text, old, new)
    found = problems(tmp_path, list=text)
    wanted = []
    for _, new, key in TEN:
        place = text.index(new) + new.rindex("\n") + 1 if "\n" in new else text.index(new)
        wanted.append((text[:place].count("\n") + 1, key))
    assert [(problem.line, problem.key) for problem in found] == sorted(wanted)


def test_problems_of_all_files_come_together(tmp_path):
    found = problems(
        tmp_path,
        list=spoil(LIST, 'unit = "days"', 'units = "days"'),
        other=spoil(OTHER, 'title = "Only section"', "title = 3"),
        sources=spoil(SOURCES, 'title = "A paper"\n', ""),
    )
    assert [Path(problem.file).stem for problem in found] == ["list", "other", "sources"]


def test_more_than_three_must_haves_are_told_at_the_fourth(tmp_path):
    text = LIST
    for name in ("bound", "choice", "number"):
        text = spoil(text, f'id = "{name}"', f'id = "{name}"\nmust_have = true')
    [problem] = problems(tmp_path, list=text)
    assert problem.key == "section[second].question[number].must_have"
    assert problem.line == line_of(text, 'must_have = true\ntext = "How many days')
    assert problem.message == "This is one of 4 must-haves; a checklist has at most three."


def test_more_than_three_follow_ups_of_one_parent(tmp_path):
    when = 'when = { question = "levels", credit_at_least = 1 }'
    text = LIST
    for name in ("choice", "number", "facts"):
        text = spoil(text, f'id = "{name}"', f'id = "{name}"\n{when}')
    [problem] = problems(tmp_path, list=text)
    assert problem.key == "section[second].question[facts].when"
    assert "“levels” has more than three follow-ups" in problem.message


@pytest.mark.parametrize(("meets", "fits"), [(30, True), (29, False), (45, True)])
def test_a_number_that_should_be_small(tmp_path, meets, fits):
    """Up to 30 days earns everything: 30 meets all of it, 29 does not."""
    text = spoil(LIST, "{ from = 0, credit = 0 }", "{ from = 0, credit = 1 }")
    text = spoil(text, '{ from = 1, credit = "1/4" }', '{ from = 31, credit = "1/4" }')
    text = spoil(text, "{ from = 30, credit = 1 }", "{ from = 60, credit = 0 }")
    found = problems(tmp_path, list=spoil(text, "meets = 30", f"meets = {meets}"))
    assert (found == ()) is fits
    assert all("Write a number of at least 30" in problem.remedy for problem in found)


def test_a_number_that_always_earns_the_same(tmp_path):
    text = spoil(LIST, "{ from = 0, credit = 0 }", "{ from = 0, credit = 1 }")
    text = spoil(text, 'credit = "1/4"', "credit = 1")
    found = problems(tmp_path, list=text)
    assert "Every number earns the same." in [problem.message for problem in found]


def test_two_questions_that_share_the_same(tmp_path):
    text = LIST + '\n[[section.question]]\nid = "again"\nsame_as = "other/owned"\n'
    [problem] = problems(tmp_path, list=text)
    assert problem.key == "section[second].question[again].same_as"


def test_a_checklist_of_a_name_that_is_taken(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    write(tmp_path / "a")
    (tmp_path / "b" / "other.toml").write_text(OTHER)
    with pytest.raises(ContentError) as caught:
        load([tmp_path / "a", tmp_path / "b"])
    [problem] = caught.value.problems
    assert problem.file == str(tmp_path / "b" / "other.toml")
    assert (problem.key, problem.line) == ("checklist.id", 4)


def test_a_provision_of_a_file_that_means_something_else_than_that_of_another(tmp_path):
    start = SOURCES.index('[[provision]]\nid = "good"')
    row = SOURCES[start : SOURCES.index("[[provision]]", start + 1)]
    assert problems(tmp_path, other=f"{OTHER}\n{row}") == ()
    [problem] = problems(tmp_path, other=f"{OTHER}\n{row.replace('Do it well', 'Do better')}")
    assert problem.message == "sources.toml has another provision “good”."
    assert problem.key == "provision[good].id"


def test_bytes_that_are_not_utf8(tmp_path):
    write(tmp_path)
    (tmp_path / "list.toml").write_bytes(LIST.encode().replace(b"Half", b"Half\xff"))
    with pytest.raises(ContentError) as caught:
        load([tmp_path])
    problem = next(each for each in caught.value.problems if each.file.endswith("list.toml"))
    assert problem.line == line_of(LIST, "Half is done")
    assert (problem.message, problem.remedy) == (
        "The file is not UTF-8 text.",
        "Save it as UTF-8 in your editor.",
    )


def test_a_file_that_cannot_be_read(tmp_path):
    write(tmp_path)
    (tmp_path / "sources.toml").unlink()
    (tmp_path / "sources.toml").mkdir()
    with pytest.raises(ContentError) as caught:
        load([tmp_path])
    [problem] = caught.value.problems
    assert problem.message == "The file cannot be read: Is a directory."


def test_unreadable_sources_make_no_unknown_provisions(tmp_path):
    [problem] = problems(tmp_path, sources=SOURCES + "\nbroken = ")
    assert problem.file.endswith("sources.toml")


def test_the_whole_error_reads_well(tmp_path):
    write(tmp_path, list=spoil(LIST, 'unit = "days"', 'units = "days"'))
    with pytest.raises(ContentError) as caught:
        load([tmp_path])
    line = line_of(LIST, 'unit = "days"')
    assert str(caught.value) == (
        "The checklists cannot be used: 1 problem in 1 file. "
        "Mend what is listed, then run: assess checklist check\n"
        f"  {tmp_path}/list.toml:{line}: section[second].question[number].units: "
        "Unknown key “units”. → Did you mean “unit”?"
    )


def told(folder: Path, text: str) -> tuple[Problem, ...]:
    """Load any text as a checklist: it loads, or only ContentError comes out."""
    found = problems(folder, list=text)
    for problem in found:
        assert problem.message
        assert problem.remedy
        assert problem.line <= text.count("\n") + 1 or not problem.file.endswith("list.toml")
        assert str(problem).isprintable()
    warnings([folder])
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("any")


@given(st.text(st.characters(codec="utf-8"), max_size=80))
@example("a = " + "[" * 500)
@example("a." * 1100 + "b = 1")
@example("a = " + "9" * 5000)
@example("a = 0x" + "f" * 5000)
@example('format = "assess-checklist/1"\n"\\u001b[31m" = 1')
@example('format = "assess-checklist/1"\nsection = [[]]\nchecklist = 5')
@example('format = "assess-checklist/1"\n[[section]]\nquestion = [1, { kind = [], same_as = 3 }]')
def test_any_text_is_told_and_never_crashes(folder, text):
    told(folder, text)


VALUES = [
    "[]", "{}", "0", "-1", "nan", "1e999999", "true", '""', '"a"', '"one"', "[1, 2]", '[["a"]]',
    "[{ id = 1 }]", "2020-01-01", "07:30:00", '{ id = "x" }', "0xffffffffffffffffffff", '"1/0"',
    '"shall"', '"levels"', '["shall"]', '"\\u0000"',
]  # fmt: skip


@given(
    edits=st.lists(
        st.tuples(st.integers(0, LIST.count("\n")), st.sampled_from(["drop", "twice", "value"]),
                  st.sampled_from(VALUES)),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_a_checklist_spoilt_anyhow_is_told_and_never_crashes(folder, edits):
    lines = LIST.split("\n")
    for number, how, value in edits:
        line = lines[number]
        if how == "value" and " = " in line:
            lines[number] = f"{line.split(' = ')[0]} = {value}"
        else:
            lines[number] = "" if how == "drop" else f"{line}\n{line}"
    told(folder, "\n".join(lines))


@given(st.data())
def test_any_value_in_place_of_any_other_is_told_and_never_crashes(folder, data):
    """Deeper than lines: whatever stands after a key is replaced, in a valid TOML text."""
    spots = [n for n, line in enumerate(LIST.split("\n")) if " = " in line and line[:1] != " "]
    lines = LIST.split("\n")
    number = data.draw(st.sampled_from(spots))
    lines[number] = f"{lines[number].split(' = ')[0]} = {data.draw(st.sampled_from(VALUES))}"
    text = "\n".join(lines)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    told(folder, text)
