"""What is read out: words for every state, nothing that needs eyes, nothing a terminal obeys."""

from __future__ import annotations

import io

import pytest

from assess.core.review import review
from assess.plain.console import Console, fold, safe
from assess.plain.table import COMMANDS
from assess.tui.searching import search


def test_a_question_says_all_in_words(lines):
    said = lines("go 2", "2", "flag", "again")
    assert "Question 2 of 10. Victim reflection period: Granting the period" in said
    assert "Must-have." in said
    assert "Your country's duty: met (The Treaty, art. 13)" in said
    assert "  2. Most." in said
    assert "Your answer: Level 2 of 4: Most." in said
    assert "Flagged, to come back to." in said


def test_no_sign_stands_for_a_word(lines):
    lines("go 2", "1", "go 3", "u 1", "go 4", "1")
    said = lines(
        *(
            "outline",
            "",
            "review",
            "",
            "gaps",
            "1",
            "no",
            "",
            "road",
            "",
            "score",
            "s",
            "duties",
            "",
        ),
        *("history all", "help", "", "", "", "why", "search register", ""),
    )
    assert not set(said) & set("●○★⚑▸│─━├└✗→←↑↓⏎")
    assert "\x1b" not in said


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c.action != "quit"], ids=lambda c: c.action
)
def test_every_word_of_the_table_is_understood(lines, command):
    for word in command.words:
        if word != "enter":
            assert "is not understood" not in lines(word), word


def test_what_others_typed_cannot_command_the_terminal(lines):
    hostile = "\x1b[2J\x1b]0;owned\x07red \u202etxet\x9b31m [/b] <b> {0} \x00end"
    said = lines("go 3", "yes", "n", hostile, ".", "again", "search end", "1", "history", "")
    assert not set(said) & {"\x1b", "\x9b", "\x07", "\x00", "\u202e"}
    assert "red txet [/b] <b> {0} end" in said
    assert lines.answer("law").note == "red txet [/b] <b> {0} end"


def test_lines_are_folded_at_the_width_and_never_inside_a_word():
    text = "a few words and then averyverylongwordthatcannotbefolded and 41 % of it"
    folded = fold(text, 20)
    assert all(len(line) <= 20 or " " not in line for line in folded)
    assert any(line.endswith("41 % of it") or "41 %" in line for line in folded)
    assert " ".join(folded) == text
    assert fold(text, 0) == [text]
    assert fold("一二三四五 六七八九十", 12) == ["一二三四五", "六七八九十"]
    assert safe("a\r\nb\tc") == "a\nb c"


def test_a_long_prompt_is_folded_too():
    said = io.StringIO()
    Console(io.StringIO("x\n"), said, 20).line("type the numbers of the parts that are there:")
    assert said.getvalue() == "type the numbers of\nthe parts that are\nthere: "


def test_a_long_list_is_read_a_page_at_a_time():
    said = io.StringIO()
    console = Console(io.StringIO("\n\n13\n"), said, 0)
    assert console.choose("Which?", [f"line {n}" for n in range(1, 26)]) == 12
    assert "10. line 10\nNumber" in said.getvalue().replace("  ", "")
    assert "25. line 25" in said.getvalue()


def test_what_if_changes_nothing(lines):
    lines("go 2", "1", "go 3", "no")
    before = lines.world.session().view
    said = lines("what if", "1", "4", "s")
    assert "Nothing that you try here is saved." in said
    assert "Now: Victim reflection period." in said
    assert "Then: Victim reflection period." in said
    assert "Duty The Treaty, art. 13: not met, then met." in said
    assert lines.world.session().assessment == before.assessment


def test_gaps_are_told_first_things_first_and_lead_to_the_question(lines):
    lines("go 3", "no", "go 2", "0")
    said = lines("gaps", "1", "yes")
    assert "2 gaps, first things first:" in said
    assert "1. P1: In practice, who is offered the period? Adds" in said.replace("  ", "")
    assert "Next step: Begin." in said
    assert said.rindex("Question 2 of 10") > said.index("Go to this question?")


def test_review_counts_what_is_left(lines):
    said = lines("go 2", "4", "go 3", "u 1", "flag", "review", "2", "1")
    assert "Flagged, to come back to: 1" in said
    assert "Unknown: nobody knows: 1" in said
    assert "Positive answers without documents: " in said
    assert said.rstrip().count("Is there a law?") >= 2


def test_search_finds_notes_and_documents(lines):
    lines("go 3", "n", "Guideline four of the ministry", ".")
    assert "1. Is there a law? (question 3, " in lines("search guideline", "").replace("  ", "")
    assert "is nowhere in" in lines("search zebra")


def test_history_puts_an_earlier_answer_back(lines):
    lines("go 3", "n", "A note.", ".", "yes", "no")
    said = lines("go 3", "history", "2", "yes")
    assert "official: note: A note." in said
    assert "official: No." in said
    assert lines.answer("law").yes is True


def test_the_report_is_written_where_asked(lines, tmp_path):
    said = lines("report", "2", str(tmp_path / "r.pdf"))
    assert f"Written: {tmp_path / 'r.pdf'}, 7 pages." in said
    assert lines.wishes[0].disclosure == "partner"
    said = lines("report", "", str(tmp_path / "r.pdf"), "no")
    assert "No report was written." in said


def test_ctrl_c_stops_the_report_and_nothing_else(lines, tmp_path):
    def interrupted(_path, _on_progress):
        raise KeyboardInterrupt

    lines.services.write_report = lambda _view, _wish: interrupted
    said = lines("report", "", str(tmp_path / "r.pdf"), "go 2")
    assert "Stopped. No report was written." in said
    assert "Question 2 of 10" in said


def test_a_report_that_cannot_be_written_says_why(lines, tmp_path):
    (tmp_path / "file").write_text("")
    said = lines("report", "", str(tmp_path / "file" / "r.pdf"))
    assert "The report was not written." in said
    assert "Choose another file." in said


def test_what_is_typed_while_a_list_is_read_out_is_done(lines):
    assert "  2. Most." in lines("help", "go 2").split("reads on")[1]
    lines("help", "s", "yes")


def test_review_and_search_find_what_those_of_the_screens_find(lines):
    lines.world.answer("period", level=2)
    lines.world.answer("law", awaiting="The ministry")
    lines.world.answer("parts", unknown="nobody-knows")
    view = lines.world.session().view
    said = lines("review", "")
    for group, items in review(view).items():
        assert (f"{group.words}: {len(items)}" in said) is bool(items)
    assert "Waiting for an agency: 1" in said
    for words in ("ALL, in writing", "whý", "register of law"):
        count = len(search(view, words))
        noun = "question" if count == 1 else "questions"
        assert f"{count} {noun} found" in lines(f"search {words}", "")
