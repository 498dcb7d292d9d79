"""Files that cannot be trusted are refused whole, with every problem, and never a traceback."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.core.events import Event
from assess.errors import AssessmentFileError
from assess.exchange.assessment_file import SIZE_LIMIT, export, read, read_file, worked_cases
from assess.store.memory import MemoryStore
from tests.exchange.material import ONE, answered, bring, planned

HAND = """\
format = "assess-assessment/1"

[assessment]
id = "mongolia-2011"
title = "Mongolia"
period = "2011"
case = "reading"
checklists = ["alpha", "beta"]

[profile]
country = "Mongolia"
code = "MNG"
reference_date = 2011-09-07
roles_off = { transit = "Landlocked." }
[profile.instruments.treaty]
status = "in-force"
since = 2008-07-27

[answers."alpha/law"]
level = 3
note = "One law."
[[answers."alpha/law".evidence]]
title = "Act 5"
date = "2010"
"""


def wrong(text: str | bytes) -> list[str]:
    """The problems for which a file is refused, as line, key and message."""
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(AssessmentFileError) as caught:
        read(data, "bad.assess.toml")
    assert "nothing was changed" in str(caught.value)
    for problem in caught.value.problems:
        assert problem.remedy, problem
    return [f"{p.line} {p.key}: {p.message} {p.remedy}" for p in caught.value.problems]


def exported() -> str:
    store, session = answered()
    return export(store, session.identity)


def record(identity: str, content: str, kind: str = "event") -> str:
    return f"\n[[{kind}]]\nid = {json.dumps(identity)}\njson = {json.dumps(content)}\n"


def test_a_file_written_by_hand_is_read() -> None:
    file = read(HAND.encode(), "hand.assess.toml")
    assert file.at == "2011-09-07T00:00:00.000000Z"
    assert file.who == "assessment file"
    assert file.said.answers["alpha/law"].evidence[0].title == "Act 5"
    assert file.said.profile.code == "MNG"
    assert not file.left_out


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2012-01-02T03:04:05Z", "2012-01-02T03:04:05.000000Z"),
        ("2012-01-02T03:04:05+02:00", "2012-01-02T01:04:05.000000Z"),
        ("2012-01-02 03:04:05.25", "2012-01-02T03:04:05.250000Z"),
    ],
)
def test_the_time_given_to_events_is_utc(written: str, utc: str) -> None:
    text = HAND.replace("checklists", f'as_of = {written}\nwho = "A. Reader"\nchecklists', 1)
    file = read(text.encode(), "hand")
    assert (file.at, file.who) == (utc, "A. Reader")


def test_a_newer_format_is_refused() -> None:
    [problem] = wrong(HAND.replace("assessment/1", "assessment/2").replace("title", "name"))
    assert "newer version" in problem
    assert "Update assess" in problem


@pytest.mark.parametrize("text", ["", "x = 1", 'format = "assess-checklist/1"', "format = 1"])
def test_another_kind_of_file_is_refused(text: str) -> None:
    [problem] = wrong(text)
    assert "not an assessment file" in problem


def test_text_that_is_not_utf_8_is_refused_with_its_line() -> None:
    [problem] = wrong(HAND.replace("Mongolia", "Mongolie é").encode("latin-1"))
    assert problem.startswith("5 ")
    assert "UTF-8" in problem


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('title = "open', "5 : This is not TOML: illegal character"),
        ("title = 1e99999999999999999999999", "far too large"),
        (f"title = {'9' * 5000}", "far too large"),
        (f"title = {'[' * 3000}{']' * 3000}", "nested too deeply"),
        (f"{'a.' * 3000}b = 1", "nested too deeply"),
        ("title = 2011-02-30", "5 : This is not TOML: invalid date"),
        ('title = "\\ud800"', "5 : This is not TOML: escaped character"),
    ],
)
def test_what_is_not_toml_is_refused(line: str, said: str) -> None:
    [problem] = wrong(HAND.replace('title = "Mongolia"', line))
    assert said in problem


def test_a_huge_file_is_refused_unread() -> None:
    [problem] = wrong(b"#" * (SIZE_LIMIT + 1))
    assert "larger than 20 MB" in problem


def test_every_problem_is_told_at_once_with_its_line() -> None:
    text = HAND.replace("title = ", "titel = ", 1).replace('"reading"', '"read"')
    text = text.replace('code = "MNG"', "code = 7").replace("2011-09-07", '"autumn"')
    text = text.replace('status = "in-force"', 'status = "in force"')
    text = text.replace("level = 3", 'level = "3"').replace('note = "One', 'nota = "One')
    text = text.replace('date = "2010"\n', "")
    problems = wrong(text)
    for start, end in [
        ("5 assessment.titel: Unknown key “titel”.", "Did you mean “title”?"),
        ("7 assessment.case: This must be “” or “reading” or “invented”, not “read”.", "?"),
        ("12 profile.code: This must be text, in quotes.", ""),
        ("13 profile.reference_date: This must be a date such as 2011-09-07", ""),
        ("16 profile.instruments.treaty.status: This must be “in-force”", "“in-force”?"),
        ('20 answers."alpha/law".level: This must be a whole number', ""),
        ('21 answers."alpha/law".nota: Unknown key', "“note”?"),
        ('22 answers."alpha/law".evidence[0]: A document needs a reference or a date', ""),
    ]:
        assert any(p.startswith(start) and p.endswith(end) for p in problems), (start, problems)
    assert len(problems) == 8


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "mongolia-2011"', 'id = "../etc"', "4 assessment.id"),
        ('id = "mongolia-2011"\n', "", "3 assessment.id: “id” is missing."),
        ("[profile]\n", "", "10 assessment.country: Unknown key “country”."),
        ('title = "Mongolia"', f'title = "{"x" * 301}"', "3 assessment: The line has 301"),
        ('country = "Mongolia"', "country = true", "11 profile.country"),
        ("transit =", "transitt =", "14 profile.roles_off.transitt"),
        ('checklists = ["alpha", "beta"]', 'checklists = "alpha"', "8 assessment.checklists"),
        ("level = 3", "level = 3\n[anwers]", "21 anwers: Unknown key “anwers”. Did you mean"),
    ],
)
def test_a_wrong_header_or_profile_is_refused(old: str, new: str, said: str) -> None:
    assert any(problem.startswith(said) for problem in wrong(HAND.replace(old, new, 1)))


def test_an_exported_file_cut_short_is_always_refused() -> None:
    data = exported().encode()
    end = len(data.rstrip())
    for length in [*range(0, end, 50), *range(end - 60, end)]:
        with pytest.raises(AssessmentFileError):
            read(data[:length], "cut.assess.toml")


def test_a_file_without_history_cut_between_two_answers_is_refused() -> None:
    store, session = answered()
    text = export(store, session.identity, history=False)
    [problem] = wrong(text[: text.index('[answers."beta/plan"]')])
    assert "cut short" in problem


def test_a_file_written_by_hand_and_cut_short_gives_no_traceback() -> None:
    data = HAND.encode()
    for length in range(0, len(data), 7):
        with suppress(AssessmentFileError):
            planned(data[:length].decode(), MemoryStore())


def test_bytes_changed_at_random_give_no_traceback() -> None:
    data, chance = exported().encode(), random.Random(7)
    store, _ = answered()
    for _ in range(150):
        spoilt = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        with suppress(AssessmentFileError):
            bring(spoilt.decode("utf-8", "replace"), store, confirmed=True)
            read(bytes(spoilt), "spoilt")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_message(data: bytes) -> None:
    assert wrong(data)


def test_an_event_changed_by_hand_is_refused_with_its_line() -> None:
    text = exported()
    line = text[: text.index("Was: one")].count("\n") + 1
    [problem] = wrong(text.replace("Was: one", "Was: two"))
    assert problem.startswith(f"{line} event[")
    assert "does not agree with its id" in problem


def test_events_of_another_assessment_are_refused() -> None:
    _, session = answered()
    problems = wrong(exported().replace(f'id = "{session.identity}"', 'id = "other"', 1))
    assert f"belongs to another assessment, “{session.identity}”" in problems[0]


def test_an_edition_changed_by_hand_is_refused() -> None:
    [problem] = wrong(exported().replace('"text":"plan?"', '"text":"plan!"'))
    assert "edition[" in problem
    assert "does not agree with its id" in problem


MEANINGLESS = [
    ("answer/alpha/law", {"level": 9}),
    ("answer/alpha/law", {"note": "x" * 10_001}),
    ("answer/alpha/law", "three"),
    ("profile/role/visitor", "why"),
    ("profile/country", "Mongolia"),
    ("profile/reference-date", "soon"),
    ("profile/instrument/tip", {"status": "maybe"}),
    ("edition/alpha", "x"),
    ("edition/alpha", {"place": 0}),
    ("edition/alpha", {"place": "first", "edition": ONE.id}),
    ("status/depth", "deep"),
    ("status/title", ["x"]),
]


@pytest.mark.parametrize(("key", "content"), MEANINGLESS)
def test_an_event_without_meaning_is_refused(key: str, content: object) -> None:
    event = Event(assessment="mongolia-2011", key=key, who="A", at="2012-01-01T00:00:00Z",
                  content=content)  # fmt: skip
    [problem] = wrong(HAND + record(event.id, event.canonical()))
    assert "has no meaning" in problem


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"schema":2}', "null", "[" * 500, '{"content":1e999}',
     '{"assessment":"a","key":"k","who":"w","at":"2011-01-01T00:00:00Z","content":1.5}',
     '{"assessment":"a","key":"k","who":"w","at":"2011-99-01T00:00:00Z"}'],
)  # fmt: skip
def test_what_is_no_event_or_edition_is_refused(content: str) -> None:
    assert wrong(HAND + record("0" * 64, content))
    assert wrong(HAND + record("0" * 64, content, "edition"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"when": {"question": "gone", "credit_at_least": 1}}, "follows a question"),
        ({"basis": ("gone",)}, "rests on “gone”"),
        ({"id": "practice"}, "the same id"),
        ({"credits": (0, 1)}, "credits of question"),
    ],
)
def test_an_edition_that_cannot_be_scored_is_refused(change: dict[str, object], said: str) -> None:
    content = json.loads(ONE.canonical())
    content["sections"][0]["questions"][0] |= change
    edition = type(ONE).model_validate(content)
    [problem] = wrong(HAND + record(edition.id, edition.canonical(), "edition"))
    assert said in problem


def test_a_missing_file_and_a_folder_give_a_message(tmp_path: Path) -> None:
    for path in (tmp_path / "none.assess.toml", tmp_path):
        with pytest.raises(AssessmentFileError, match="cannot be read"):
            read_file(path)


def test_worked_cases_are_listed_by_name(tmp_path: Path) -> None:
    for name in ("b.assess.toml", "a.assess.toml", "notes.toml"):
        (tmp_path / name).write_text(HAND)
    assert [path.name for path in worked_cases(tmp_path)] == ["a.assess.toml", "b.assess.toml"]
    assert worked_cases(tmp_path / "none") == []
    assert read_file(worked_cases(tmp_path)[0]).said.id == "mongolia-2011"
