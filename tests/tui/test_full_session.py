"""A whole first session in a real terminal, by the keys that the screen itself names."""

from __future__ import annotations

import pytest

from assess.report.archive import read_identity
from assess.session import Session
from assess.store import open_store
from assess.store.origin import system_origin
from tests.faults.typist import Typist

ESC, CTRL_S, CTRL_Z, DOWN, RIGHT, TAB = "\x1b", "\x13", "\x1a", "\x1b[B", "\x1b[C", "\t"
NOTE = "Order 12 [/red] <b> ភាសា"


class Session80:
    """Somebody who waits for what the screen says before going on."""

    def __init__(self, typist: Typist) -> None:
        self.typist = typist

    def press(self, keys: str, expect: str) -> None:
        self.typist.type(keys)
        self.typist.until(expect)


@pytest.mark.terminal
def test_a_first_assessment_from_an_empty_store_to_the_report(tmp_path):
    path = tmp_path / "assess.sqlite3"
    typist = Typist(path, folder=tmp_path)
    me = Session80(typist)
    typist.until("Nothing here yet")
    me.press("n", "New assessment")
    me.press("Mongolia", "Mongolia (MNG)")
    me.press(TAB * 4, "full: all questions")
    me.press(RIGHT, "quick: the core questions")
    me.press(CTRL_S, "1/8")
    me.press(RIGHT, "2/8")
    me.press("1", "● 1")
    me.press(CTRL_Z, "Undone")
    me.press("3", "● 3")
    me.press("n", "Private: left out")
    me.press(NOTE, "Order 12 [/red] <b>")
    me.press(ESC, "Note  Order 12")
    me.press(RIGHT, "3/8")
    me.press("u", "Nobody knows")
    me.press("1", "Unknown: nobody knows")
    me.press("\r", "4/7")  # what follows the unknown is not asked
    me.press(ESC, "Assessments")
    me.press("\r", "/7")
    me.press("g", "first things first")
    me.press("i", "nothing is saved")
    me.press(RIGHT, "1 answer tried")
    me.press(ESC, "Nothing was changed")
    me.press("r", "Gap report")
    me.press("\r", "Written")
    me.press(ESC, "first things first")
    me.press(ESC, "/7")
    me.press(ESC, "Assessments")
    typist.type("q")
    assert typist.ended() == 0
    check(path, tmp_path)


def check(path, folder) -> None:
    store = open_store(path)
    (identity,) = store.assessments()
    view = Session(store, identity, system_origin({})).view
    answers = list(view.assessment.answers.values())
    assert [(each.level, each.unknown, each.note) for each in answers] == [
        (3, None, NOTE),
        (None, "nobody-knows", ""),
    ]
    (report,) = (folder / "reports").glob("*.pdf")
    stamp = read_identity(report)
    assert stamp is not None
    assert stamp.assessment == identity
    store.close()
