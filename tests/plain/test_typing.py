"""Notes and documents: drafted line by line, kept through the end of the input and a crash."""

from __future__ import annotations

import io

from assess.plain.console import Console
from assess.plain.run import run


def test_a_note_of_several_lines(lines):
    lines("go 3", "note", "First.", "..half a point", "", "Third.", ".")
    assert lines.answer("law").note == "First.\n.half a point\n\nThird."


def test_a_note_is_added_to_cut_and_begun_again(lines):
    lines("go 3", "n", "One.", ".", "n", "Two.", "Three.", ".cut", ".")
    assert lines.answer("law").note == "One.\nTwo."
    said = lines("go 3", "n", ".list", ".new", "Other.", ".")
    assert "  One.\n  Two." in said
    assert lines.answer("law").note == "Other."


def test_a_note_that_is_dropped_is_not_saved(lines):
    lines("go 3", "n", "One.", ".drop")
    assert lines.answer("law").note == ""
    assert lines.world.session().drafts() == []


def test_what_was_typed_when_the_input_ended_is_offered_again(lines):
    said = lines("go 3", "n", "Half a sent")
    assert "what you were typing is kept" in said
    assert lines.answer("law").note == ""
    said = lines("n", ".")
    assert "You were typing here when the program stopped. It is kept: note opens it." in said
    assert "Half a sent" in said
    assert lines.answer("law").note == "Half a sent"


def test_a_draft_of_the_screens_is_offered_here(lines):
    lines.world.session().draft("period/law", "note", "Typed on the screens")
    said = lines("n", ".")
    assert "Typed on the screens" in said
    assert lines.answer("law").note == "Typed on the screens"


def test_a_note_that_is_too_long_is_refused_and_kept_as_a_draft(lines):
    said = lines("go 3", "n", *["x" * 3000] * 4, ".", ".cut", ".")
    assert "at most 10,000 are kept" in said
    assert len(lines.answer("law").note) == 9002


def test_documents_are_added_changed_and_deleted(lines):
    lines("go 3", "d", "a", "Guideline 4", "No. 4/2025", "", "", "2", "")
    (document,) = lines.answer("law").evidence
    assert (document.title, document.reference, document.kind) == (
        "Guideline 4",
        "No. 4/2025",
        "internal",
    )
    lines("go 3", "d", "c", "", "-", "2025", "", "", "")
    (document,) = lines.answer("law").evidence
    assert (document.reference, document.date, document.kind) == ("", "2025", "internal")
    lines("go 3", "d", "x 1", "yes", "")
    assert lines.answer("law").evidence == ()


def test_a_document_without_reference_and_date_is_not_saved_but_kept(lines):
    said = lines("go 3", "d", "a", "Guideline 4", "", "", "", "", "no", "")
    assert "a reference or a date" in said
    assert lines.answer("law").evidence == ()
    said = lines("go 3", "d", "a", "", "No. 4", "", "", "", "")
    assert "Reference" in said
    assert lines.answer("law").evidence[0].title == "Guideline 4"
    assert lines.world.session().drafts() == []


def test_documents_are_copied_from_the_answer_given_last(lines):
    lines("go 3", "d", "a", "Law 7", "", "2020", "", "", "")
    lines("go 4", "d", "a", "Law 8", "", "2021", "", "", "")
    lines("go 5", "d", "copy", "1", "")
    assert [each.title for each in lines.answer("body").evidence] == ["Law 8"]
    assert "There is nothing to copy" in lines("go 5", "d", "copy", "")


def test_what_another_window_changed_is_taken_in(lines):
    given = iter([lambda: None, lambda: lines.world.answer("law", yes=False)])

    class Typist(io.StringIO):
        def readline(self, size=-1):
            next(given, lambda: None)()
            return super().readline()

    said = io.StringIO()
    console = Console(Typist("go 3\nagain\n"), said, 0)
    run(console, lines.services, lines.world.id)
    assert "Something was changed in another window; it is taken in." in said.getvalue()
    assert "Your answer: No." in said.getvalue()
