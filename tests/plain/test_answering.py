"""Answers of every kind, typed; what is refused leaves everything as it was."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import pytest

from assess.errors import StoreError
from assess.plain.console import Console
from assess.plain.run import run
from assess.plain.table import COMMANDS
from assess.session import Session
from assess.tui.commands import of
from tests.tui.sample import World


def test_every_kind_of_question_is_answered(lines):
    lines("go 2", "3", "go 3", "yes", "go 4", "1 3", "go 5", "2")
    assert lines.answer("period").level == 3
    assert lines.answer("law").yes is True
    assert lines.answer("parts").elements == ("act", "purpose")
    assert lines.answer("body").option == "police"
    lines("go 6", "45", "go 7", "1 250", "go 8", "2025-02-01", "go 9", "e", "One.", "", "Two.", ".")
    assert lines.answer("length").number == Decimal(45)
    assert lines.answer("victims").number == Decimal(1250)
    assert lines.answer("since").date == dt.date(2025, 2, 1)
    assert lines.answer("remarks").text == "One.\n\nTwo."


def test_parts_are_added_and_taken_away(lines):
    said = lines("go 4", "2", "1", "-2")
    assert lines.answer("parts").elements == ("act",)
    assert "Saved: 1 of 3 parts is there: 1. To take one away, type it with a minus: -1." in said
    lines("go 4", "0")
    assert lines.answer("parts").elements == ()


@pytest.mark.parametrize(
    ("place", "typed", "says"),
    [
        ("go 2", "7", "There is no answer 7"),
        ("go 3", "2", "There is no answer 2"),
        ("go 4", "9", "There is no answer 9"),
        ("go 5", "0", "There is no answer 0"),
        ("go 8", "31/12/2025", "is not a date"),
        ("go 7", "12x", "is not a number"),
        ("go 2", "blah", "is not understood"),
        ("go 1", "1", "about your country"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_and_nothing_is_kept(lines, place, typed, says):
    before = lines.world.session().assessment.answers
    said = lines(place, typed)
    assert says in said
    assert "Saved" not in said
    assert lines.world.session().assessment.answers == before


def test_unknown_by_its_kinds_and_waiting_for_an_agency(lines):
    lines("go 2", "u", "2", "go 3", "u 1", "go 5", "a Police of Sampleland")
    assert lines.answer("period").unknown == "not-collected"
    assert lines.answer("law").unknown == "nobody-knows"
    assert lines.answer("body").awaiting == "Police of Sampleland"


def test_not_applicable_only_for_a_reason_that_is_offered(lines):
    assert "not offered" in lines("go 2", "x")
    said = lines("go 3", "x", "1")
    assert "A federal matter." in said
    assert lines.answer("law").not_applicable == "A federal matter."


def test_leaving_a_menu_leaves_the_answer(lines):
    lines("go 3", "yes", "u", "")
    assert lines.answer("law").yes is True


def test_taken_back_undone_and_done_again(lines):
    lines("go 3", "yes", "clear")
    assert lines.answer("law").response is None
    lines("go 3", "no", "undo")
    assert lines.answer("law").response is None
    lines("go 3", "no", "undo", "redo")
    assert lines.answer("law").yes is False
    assert "nothing to undo" in lines("undo")


def test_flag_unsure_and_private_are_switched(lines):
    lines("go 3", "f", "unsure", "private")
    answer = lines.answer("law")
    assert (answer.flag, answer.unsure, answer.private) == (True, True, True)
    lines("go 3", "flag")
    assert not lines.answer("law").flag


def test_the_letters_of_the_screens_do_what_they_do_there(lines):
    here = {word: command.action for command in COMMANDS for word in command.words}
    same = {
        "enter": "write_answer",
        "next_open": "next_open",
        "awaiting": "waiting",
        "scoreboard": "score",
        "jump": "go",
    }
    for command in of("question"):
        for key in command.keys.split(","):
            if len(key) == 1 and key.isalpha():
                action = command.action.split("(")[0]
                assert here[key] == same.get(command.action, action), key


def test_an_answer_typed_and_one_pressed_give_the_same_picture(lines):
    pressed = World()
    pressed.answer("period", level=2)
    pressed.answer("law", yes=True)
    pressed.answer("parts", elements=("act", "means"))
    lines("go 2", "2", "go 3", "yes", "go 4", "1 2")
    ours, theirs = lines.world.session().view, pressed.session().view
    assert ours.assessment.answers == theirs.assessment.answers
    assert [str(r.score) for r in ours.results.values()] == [
        str(r.score) for r in theirs.results.values()
    ]
    assert [gap.key for gap in ours.gaps] == [gap.key for gap in theirs.gaps]


class Full:
    """The disk is full until it is not."""

    def __init__(self, lines, monkeypatch):
        self.full = True
        append = lines.world.store.append

        def refuse(*given):
            if self.full:
                raise StoreError("The disk is full.", "Make room.")
            append(*given)

        monkeypatch.setattr(lines.world.store, "append", refuse)


def test_an_answer_that_cannot_be_saved_is_told_and_never_said_to_be_saved(lines, monkeypatch):
    lines("go 3", "yes")
    Full(lines, monkeypatch)
    said = lines("go 3", "no")
    assert "NOT SAVED yet, but kept here" in said
    assert "The disk is full. Make room." in said
    assert "NOT SAVED: Is there a law? No." in said
    assert "Left. What is marked NOT SAVED is lost" in said
    assert "Everything entered is saved" not in said
    assert lines.answer("law").yes is True


def test_an_answer_that_could_not_be_saved_is_saved_before_the_next_command(lines, monkeypatch):
    full = Full(lines, monkeypatch)

    class Typist(io.StringIO):
        def readline(self, size=-1):
            line = super().readline()
            if line == "again\n":
                full.full = False
            return line

    said = io.StringIO()
    typed = Typist("go 3\nno\nflag\nagain\nquit\n")
    assert run(Console(typed, said, 0), lines.services, lines.world.id) == 0
    assert "Still NOT SAVED" in said.getvalue()
    assert "Saved now: “Is there a law?”" in said.getvalue()
    assert "Your answer: No." in said.getvalue().split("Saved now")[1]
    assert (lines.answer("law").yes, lines.answer("law").flag) == (False, True)
    assert "Everything is saved." in said.getvalue()


def test_leaving_with_answers_that_are_not_saved_asks(lines, monkeypatch):
    Full(lines, monkeypatch)
    said = lines("go 3", "no", "quit", "n", "quit", "y")
    assert said.count("NOT SAVED: Is there a law? No.") == 2
    assert said.count("Leave all the same?") == 2
    assert "Everything is saved" not in said


def test_an_assessment_deleted_meanwhile_is_told(lines):
    class Typist(io.StringIO):
        def readline(self, size=-1):
            line = super().readline()
            if line == "no\n":
                lines.world.store.delete(lines.world.id)
            return line

    said = io.StringIO()
    assert run(Console(Typist("go 3\nno\n"), said, 0), lines.services, lines.world.id) == 0
    assert "was deleted in another window" in said.getvalue()
    assert "Saved" not in said.getvalue()


def test_of_an_assessment_deleted_meanwhile_what_is_known_can_be_kept(lines):
    lines.world.answer("law", yes=True)

    class Typist(io.StringIO):
        def readline(self, size=-1):
            line = super().readline()
            if line == "flag\n":
                lines.world.store.delete(lines.world.id)
            return line

    said = io.StringIO()
    typed = Typist("go 3\nflag\ny\nquit\nquit\n")
    assert run(Console(typed, said, 0), lines.services, lines.world.id) == 0
    (new,) = lines.world.store.assessments()
    assert f"Kept as {new}." in said.getvalue()
    assert Session(lines.world.store, new, lines.world.origin).assessment.answers["period/law"].yes


def test_a_document_without_a_title_is_told_in_plain_words(lines):
    said = lines("go 3", "d", "a", "", "7/2020", "", "", "", "no", "")
    assert "Field required" not in said
    assert "Title, as printed on the document: This must not be empty." in " ".join(said.split())
