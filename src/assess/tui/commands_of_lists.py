"""The part of the table of commands that is about lists: gaps, what if, review, scoreboard."""

from __future__ import annotations

from assess.tui.command import Command


def _moving(screen: str, what: str) -> tuple[Command, ...]:
    """The rows that every list has; ``what`` is the sentence for the arrow keys."""
    return (
        Command(screen, "up", "up", "", "", ""),
        Command(screen, "down", "down", "↑↓", "", what),
        Command(screen, "pageup", "page_up", "", "", ""),
        Command(screen, "pagedown", "page_down", "PgUp PgDn", "", "A page up or down."),
        Command(screen, "home", "first", "", "", ""),
        Command(screen, "end", "last", "Home End", "", "To the first row; to the last."),
    )


def _reading(screen: str) -> tuple[Command, ...]:
    return (
        Command(
            screen, "right", "read(1)", "←→", "read on", "Scroll the details of the marked row."
        ),
        Command(screen, "left", "read(-1)", "", "", ""),
    )


# fmt: off
OF_LISTS: tuple[Command, ...] = (
    # Gaps
    *_moving("gaps", "Mark the gap above or below."),
    *_reading("gaps"),
    Command("gaps", "enter", "go", "Enter", "go to the question",
            "Go to the question of the marked gap; Esc there comes back."),
    Command("gaps", "f", "filter", "f", "filter",
            "Show only the gaps of a checklist, pillar, dimension, lead or time."),
    Command("gaps", "a", "all", "a", "all gaps", "Show all gaps again."),
    Command("gaps", "c", "only", "c", "one checklist",
            "Change between all gaps and those of the checklist of the marked one."),
    Command("gaps", "t", "road", "t", "road to the next rating",
            "Change between all gaps and the few whose closing reaches the next rating."),
    Command("gaps", "i", "what_if", "i", "what if",
            "Try other answers and see what they would change. Nothing is saved."),
    Command("gaps", "r", "report", "r", "report", "Write the gap report."),
    Command("gaps", "escape,g", "back", "Esc", "back", "Back to the questions."),
    Command("gaps", "question_mark,f1", "help", "?", "help", "Show this page."),
    # What if
    *_moving("whatif", "Mark the question above or below."),
    Command("whatif", "right", "turn(1)", "←→", "try lower, higher",
            "Try the next lower answer to the marked question; the next higher one."),
    Command("whatif", "left", "turn(-1)", "", "", ""),
    Command("whatif", "0,1,2,3,4,5,6,7,8,9", "try_key({key})", "0-9", "",
            "Try an answer by its number; the numbers stand beside the answers."),
    Command("whatif", "enter,space", "go", "Enter", "all answers",
            "Choose from all answers to the marked question."),
    Command("whatif", "x,delete,backspace", "take_back", "x", "take back",
            "Take back what is tried for the marked question."),
    Command("whatif", "c", "clear", "c", "take all back", "Take back everything that is tried."),
    Command("whatif", "d", "difference", "d", "difference in full",
            "Read everything that would change, on a page of its own."),
    Command("whatif", "escape,i", "back", "Esc", "leave; nothing is saved",
            "Back to the gaps. Nothing is saved, and nothing was changed."),
    Command("whatif", "question_mark,f1", "help", "?", "help", "Show this page."),
    # Review
    *_moving("review", "Mark the row above or below."),
    Command("review", "enter", "go", "Enter", "go to the question",
            "Go to the marked question, and Esc there comes back. On a group: show it alone."),
    Command("review", "right", "turn(1)", "←→", "group", "Show the group before; the next one."),
    Command("review", "left", "turn(-1)", "", "", ""),
    Command("review", "f", "filter", "f", "choose a group", "Choose the group to show."),
    Command("review", "a", "all", "a", "all groups", "Show all groups."),
    Command("review", "d", "details", "d", "details",
            "Read the details of the marked row in full."),
    Command("review", "escape,v", "back", "Esc", "back",
            "Back to all groups; from there to the questions."),
    Command("review", "question_mark,f1", "help", "?", "help", "Show this page."),
    # Scoreboard
    *_moving("scoreboard", "Mark the row above or below."),
    Command("scoreboard", "1", "part(0)", "1", "duties", "Your country's duties."),
    Command("scoreboard", "2", "part(1)", "2", "checklists", "The checklists side by side."),
    Command("scoreboard", "3", "part(2)", "3", "pillars", "The checklists by pillar."),
    Command("scoreboard", "4", "part(3)", "4", "law and practice", "Law against practice."),
    Command("scoreboard", "right", "turn(1)", "←→", "", "The part before; the next one."),
    Command("scoreboard", "left", "turn(-1)", "", "", ""),
    Command("scoreboard", "enter", "go", "Enter", "look closer",
            "Look closer at the marked row; on a question, go to it, and Esc there comes back."),
    Command("scoreboard", "r", "report", "r", "report", "Write the gap report."),
    Command("scoreboard", "d", "details", "d", "details",
            "Read the details of the marked row in full."),
    Command("scoreboard", "escape,s", "back", "Esc", "back", "Back where you came from."),
    Command("scoreboard", "question_mark,f1", "help", "?", "help", "Show this page."),
)
# fmt: on
