"""One table of everything a key does: it feeds the bindings, the key line and the help page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding, BindingType

from assess.language import gettext as _
from assess.tui.command import Command
from assess.tui.commands_of_forms import OF_FORMS, OF_HOME
from assess.tui.commands_of_lists import OF_LISTS

_DIGITS = "0,1,2,3,4,5,6,7,8,9"

# fmt: off
COMMANDS: tuple[Command, ...] = (
    *OF_HOME,
    # One question at a time
    Command("question", _DIGITS, "answer({key})", "0-9", "answer", "Answer; the keys stand beside "
            "the answers. Where parts are ticked, a digit ticks or unticks one."),
    Command("question", "space", "pick", "Space", "", "Choose the marked answer."),
    Command("question", "e", "enter", "e", "", "Type a number, a date or a text as the answer."),
    Command("question", "u", "unknown", "u", "unknown",
            "Say that it is unknown: nobody knows, or no data are collected."),
    Command("question", "n", "note", "n", "note", "Write a note to the answer."),
    Command("question", "d", "documents", "d", "documents", "List, add and change documents."),
    Command("question", "f", "flag", "f", "flag", "Flag the question, to come back to it."),
    Command("question", "enter", "next_open", "Enter", "next",
            "Go to the next unanswered question."),
    Command("question", "question_mark,f1", "help", "?", "help", "Show this page."),
    Command("question", "right", "move(1)", "←→", "move", "The question before; the next one."),
    Command("question", "left", "move(-1)", "", "", ""),
    Command("question", "o", "outline", "o", "outline",
            "Show all questions with their state; go to one."),
    Command("question", "slash", "search", "/", "search",
            "Search in questions, answers, notes and documents."),
    Command("question", "g", "gaps", "g", "gaps", "Show what is missing, first things first."),
    Command("question", "v", "review", "v", "review",
            "Show what is worth another look: unanswered, flagged, unsure, without documents …"),
    Command("question", "j", "jump", "j", "", "Go to a question by its number or name."),
    Command("question", "m", "unsure", "m", "",
            "Mark that you are not sure of the answer (maybe); it counts as it is."),
    Command("question", "ctrl+z", "undo", "Ctrl+Z", "",
            "Undo the last change of an answer; again for the one before."),
    Command("question", "ctrl+y", "redo", "Ctrl+Y", "", "Do again what was undone."),
    Command("question", "k", "contradiction", "k", "",
            "Go to the other question, where two answers seem to contradict each other."),
    Command("question", "s", "scoreboard", "s", "scores",
            "Show duties, scores and ratings side by side."),
    Command("question", "w", "basis", "w", "",
            "Show in full why the question is asked and where it comes from."),
    Command("question", "x", "not_applicable", "x", "",
            "Not applicable, for one of the reasons offered (few questions offer any)."),
    Command("question", "a", "awaiting", "a", "",
            "Another agency is to answer; the question stays unanswered."),
    Command("question", "delete,backspace", "clear", "Del", "",
            "Take the answer back; note and documents stay."),
    Command("question", "c", "confirm", "c", "",
            "Confirm an answer whose question changed, that copies disagree about, or that "
            "another window changed before yours was saved."),
    Command("question", "down", "mark(1)", "↑↓", "", "Mark an answer, or scroll."),
    Command("question", "up", "mark(-1)", "", "", ""),
    Command("question", "pagedown", "page(1)", "PgUp PgDn", "",
            "Read back or on; at the end of a question, go to the next."),
    Command("question", "pageup", "page(-1)", "", "", ""),
    Command("question", "r", "report", "r", "report", "Write the gap report."),
    Command("question", "h", "history", "h", "",
            "Show who gave which answer to this question, and when; go back to an earlier one."),
    Command("question", "p", "profile", "p", "",
            "About your country: roles, treaties and laws, reference date, depth."),
    Command("question", "escape", "back", "Esc", "home", "Back to where you came from."),
    # Search
    Command("search", "up", "up", "", "", ""),
    Command("search", "down", "down", "↑↓", "choose", "Mark the question above or below."),
    Command("search", "pageup", "page_up", "", "", ""),
    Command("search", "pagedown", "page_down", "PgUp PgDn", "", "A page up or down."),
    Command("search", "enter", "go", "Enter", "go to the question",
            "Go to the marked question; Esc there comes back."),
    Command("search", "escape", "back", "Esc", "back", "Back to the question.", priority=True),
    Command("search", "f1", "help", "F1", "help", "Show this page.", priority=True),
    # The outline
    Command("outline", "up", "up", "", "", ""),
    Command("outline", "down", "down", "↑↓", "", "Mark the question above or below."),
    Command("outline", "pageup", "page_up", "", "", ""),
    Command("outline", "pagedown", "page_down", "PgUp PgDn", "", "A page up or down."),
    Command("outline", "home", "first", "", "", ""),
    Command("outline", "end", "last", "Home End", "", "To the first question; to the last."),
    Command("outline", "right", "jump(1)", "←→", "checklist",
            "To the checklist before; to the next one."),
    Command("outline", "left", "jump(-1)", "", "", ""),
    Command("outline", "enter", "go", "Enter", "go to the question", "Go to the marked question."),
    Command("outline", "escape,o", "back", "Esc", "back", "Back to the question."),
    Command("outline", "question_mark,f1", "help", "?", "help", "Show this page."),
    *OF_LISTS,
    # Notes and other texts
    Command("writing", "escape,ctrl+s", "keep", "Esc", "save and go back",
            "Save the text and go back. It is kept on disk while you type, too.", priority=True),
    Command("writing", "f2", "private", "F2", "private",
            "Make the note private, or no longer private; saved at once.", priority=True),
    Command("writing", "ctrl+r", "saved", "Ctrl+R", "back to the saved text",
            "Throw away what was typed since the text was last saved.", priority=True),
    Command("writing", "f1", "help", "F1", "help", "Show this page.", priority=True),
    # Documents
    Command("documents", "up", "up", "", "", ""),
    Command("documents", "down", "down", "↑↓", "choose", "Mark the document above or below."),
    Command("documents", "a,n", "add", "a", "add", "Add a document."),
    Command("documents", "enter", "edit", "Enter", "change", "Change the marked document."),
    Command("documents", "c", "copy", "c", "copy from the last answer",
            "Add the documents of the last answer that has any."),
    Command("documents", "delete,x", "remove", "x", "delete", "Delete the marked one; asks first."),
    Command("documents", "escape,d", "back", "Esc", "back", "Back to the question."),
    Command("documents", "question_mark,f1", "help", "?", "help", "Show this page."),
    Command("document", "ctrl+s", "keep", "Ctrl+S", "save", "Save the document.", priority=True),
    Command("document", "tab", "app.focus_next", "Tab ↓", "next field",
            "To the next field; PgDn goes further.",
            priority=True),
    Command("document", "shift+tab", "app.focus_previous", "Shift+Tab ↑", "",
            "To the field before; PgUp goes further.",
            priority=True),
    Command("document", "escape", "back", "Esc", "back (typed text is kept)",
            "Back; a document that is not finished is kept as typed.", priority=True),
    Command("document", "ctrl+r", "afresh", "Ctrl+R", "start afresh",
            "Throw away what was typed since the document was last saved.", priority=True),
    Command("document", "f1", "help", "F1", "help", "Show this page.", priority=True),
    *OF_FORMS,
)
# fmt: on

EVERYWHERE = "app"
"""The rows of the table that hold on every screen."""


def of(screen: str) -> tuple[Command, ...]:
    """The commands of one screen, in the order of the table."""
    return tuple(command for command in COMMANDS if command.screen == screen)


def bindings(screen: str) -> list[BindingType]:
    """The key bindings of one screen."""
    return [
        Binding(
            key,
            command.action.replace("{key}", key),
            command.help,
            show=False,
            priority=command.priority,
            id=f"{screen}.{command.action.split('(')[0]}.{key}",
        )
        for command in of(screen)
        for key in command.keys.split(",")
        if key
    ]


def key_line(screen: str, *, hide: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Key and word of each action on the key line; ``hide`` names actions to leave out."""
    hidden = set(hide)
    return [
        (command.shown, _(command.label))
        for command in of(screen)
        if command.label and command.action not in hidden
    ]


def help_lines(screen: str) -> Sequence[tuple[str, str]]:
    """Key and sentence of every action of a screen, for its help page."""
    return [
        (command.shown, _(command.help))
        for command in (*of(screen), *of(EVERYWHERE))
        if command.help and command.shown
    ]


def to_find(screen: str) -> list[Command]:
    """Every command that can be found by typing: those of a screen, then those of all screens.

    Of commands that only move the mark or the focus, none: they need their key.
    """
    found = {
        command.action: command
        for command in (*of(EVERYWHERE), *of(screen))
        if command.help and command.action not in _MOVES and "{key}" not in command.action
    }
    return sorted(found.values(), key=COMMANDS.index)


_MOVES = frozenset(
    (
        *("up", "down", "page_up", "page_down", "first", "last", "mark(1)", "mark(-1)"),
        *("page(1)", "page(-1)", "read(1)", "read(-1)", "pick", "jump(1)", "jump(-1)"),
        *("app.focus_next", "app.focus_previous", "app.command_palette"),
    )
)
