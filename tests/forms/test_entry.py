"""A handwritten form typed in: every line is saved at once, and a bad line loses nothing."""

from __future__ import annotations

import pytest

from assess.core.assessment import Answer, Evidence
from assess.forms.entry import HELP, Typing
from assess.session import Session
from tests.forms.filling import form_for, origin, started
from tests.forms.material import IN_FORCE, KINDS


def sitting(**more: object) -> tuple[Session, Typing]:
    _store, session = started(KINDS, **more)
    return session, Typing(session, form_for(session))


def given(session: Session, name: str) -> Answer | None:
    return session.assessment.answers.get(f"alpha/{name}")


@pytest.mark.parametrize(
    ("line", "name", "wanted"),
    [
        ("1 3", "law", {"level": 3}),
        ("  1.   3 ", "law", {"level": 3}),
        ("1) 0", "law", {"level": 0}),
        ("١ 3", "law", {"level": 3}),
        ("1 u", "law", {"unknown": "nobody-knows"}),
        ("1 UD", "law", {"unknown": "not-collected"}),
        ("2 x 2", "practice", {"not_applicable": "no army"}),
        ("2 x1", "practice", {"not_applicable": "no coast"}),
        ("9 x", "duty", {"not_applicable": "none"}),
        ("3 1,2", "parts", {"elements": ["a", "b"]}),
        ("3 2", "parts", {"elements": ["b"]}),
        ("3 2 1", "parts", {"elements": ["a", "b"]}),
        ("3 0", "parts", {"elements": []}),
        ("4 45", "days", {"number": "45"}),
        ("4 45.5", "days", {"number": "45.5"}),
        ("6 y", "really", {"yes": True}),
        ("6 No", "really", {"yes": False}),
        ("7 2", "way", {"option": "good"}),
        ("8 2026-01-31", "when", {"date": "2026-01-31"}),
        ("1 wait ministry of justice", "law", {"awaiting": "ministry of justice"}),
        ("1 note ក្រសួង = 5; x", "law", {"note": "ក្រសួង = 5; x"}),
        ("1 unsure", "law", {"unsure": True}),
    ],
)
def test_a_line_gives_an_answer_that_is_kept_at_once(
    line: str, name: str, wanted: dict[str, object]
) -> None:
    session, typing = sitting()
    reply = typing.line(line)
    assert reply.taken, reply
    again = Session(session._store, session.identity, origin())
    assert given(again, name) == Answer.model_validate(wanted)


def test_every_kind_of_line_in_the_help_can_be_typed() -> None:
    words = " ".join(typed for typed, _what in HELP)
    for word in ("note", "doc", "wait", "text", "unsure", "sure", "clear", "undo", "missing"):
        assert word in words


def test_the_echo_says_the_question_and_the_text_of_the_level() -> None:
    _session, typing = sitting()
    assert typing.line("1 3").lines == ("1. law?", "   = Level 3 of 4: three")
    assert typing.line("1 4").lines == (
        "1. law?",
        "   = Level 4 of 4: four",
        "   (before: Level 3 of 4: three)",
    )
    assert typing.line("3 2").lines == (
        "3. Parts?",
        "   = 1 of 2 are there:",
        "     - 1  A (essential)",
        "     + 2  B",
    )


def test_a_note_is_put_in_place_or_added_to_and_documents_are_added() -> None:
    session, typing = sitting()
    for line in (
        "1 2",
        "1 note One",
        "1 + Two",
        "1 doc Act 5; no. 5/2020; 2020-05-01; Gazette; internal",
        "1 doc Report;; 2021",
    ):
        assert typing.line(line).taken, line
    assert given(session, "law") == Answer(
        level=2,
        note="One\nTwo",
        evidence=(
            Evidence(title="Act 5", reference="no. 5/2020", date="2020-05-01", place="Gazette",
                     kind="internal"),
            Evidence(title="Report", date="2021"),
        ),
    )  # fmt: skip
    typing.line("1 note Other")
    typing.line("1 clear")
    answer = given(session, "law")
    assert answer is not None
    assert (answer.response, answer.note, len(answer.evidence)) == (None, "Other", 2)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("1 9", "“9” is none of the answers to question 1. They are: 0, 1, 2, 3, 4, u, ud."),
        ("1 3 4", "“3 4” is none of the answers to question 1."),
        ("3 1,9", "“9” is none of the answers to question 3. They are: 0, 1, 2, u, ud."),
        ("4 many", "“many” is no number."),
        ("4 0", "The lowest number that can be answered is 1 days."),
        ("8 31.1.2026", "“31.1.2026” is no date."),
        ("2 x", "Say which reason: 2 x1, 2 x2."),
        ("1 x", "“Not applicable” is not offered at question 1."),
        ("5 y", "Question 5 is answered by the treaties stated in the profile."),
        ("99 1", "This form has no question 99. It has questions 1 to 9."),
        ("1 note", "After “note” there is nothing."),
        ("1 doc Act", "A document needs a reference or a date beside its title."),
        ("1 doc ;5", "A document needs a title."),
        ("1 doc A;5;;;secret", "“secret” is no kind of document."),
        ("1 doc a;b;c;d;public;f", "A document has at most five parts."),
        ("mising", "Did you mean “missing”?"),
        ("law 3", "A line begins with the number of a question."),
        ("9" * 5000 + " 1", "A line begins with the number of a question."),
        ("undo", "There is nothing to undo."),
        ("1 note " + "n" * 10_001, "The note has 10,001 characters; at most 10,000 are kept."),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_nothing_is_lost(line: str, why: str) -> None:
    session, typing = sitting()
    Session(session._store, session.identity, origin()).answer("alpha/law", Answer(level=1))
    session.refresh()
    before = session.assessment
    reply = typing.line(line)
    assert not reply.taken
    [words] = reply.lines
    assert why in words
    assert session.assessment == before


def test_not_applicable_is_refused_where_it_is_a_duty() -> None:
    session, typing = sitting(**IN_FORCE)
    reply = typing.line("9 x")
    assert not reply.taken
    assert given(session, "duty") is None


def test_undo_and_redo_take_lines_back_and_do_them_again() -> None:
    session, typing = sitting()
    typing.line("1 3")
    typing.line("1 4")
    assert typing.line("undo").lines[1] == "   = Level 3 of 4: three"
    assert given(session, "law") == Answer(level=3)
    assert typing.line("redo").taken
    assert given(session, "law") == Answer(level=4)
    typing.line("undo")
    assert typing.line("undo").lines[1] == "   = no answer"
    assert not typing.line("undo").taken


def test_missing_lists_what_has_no_answer_and_where_it_is_answered() -> None:
    _session, typing = sitting()
    for line in ("1 3", "2 x1", "3 0", "4 u", "6 y", "7 1", "8 u"):
        typing.line(line)
    assert typing.line("missing").lines == (
        "5. (under “about your country”) Bound?",
        "9. Duty?",
        "2 questions have no answer yet.",
    )


def test_a_question_is_shown_with_all_that_can_be_typed() -> None:
    _session, typing = sitting()
    assert typing.line("2 ?").lines == (
        "2. practice?",
        "   Only if the answer to question 1 is level 2 or higher.",
        *(f"     {n}  {text}" for n, text in enumerate(("none", "one", "two", "three", "four"))),
        "     u  Unknown: nobody knows",
        "    ud  Unknown: no data are collected",
        "    x1  Not applicable: no coast",
        "    x2  Not applicable: no army",
        "   = no answer",
    )


def test_empty_lines_and_remarks_are_passed_over() -> None:
    _session, typing = sitting()
    for line in ("", "   ", "# page 2", "\ufeff"):
        reply = typing.line(line)
        assert (reply.lines, reply.taken) == ((), True)
