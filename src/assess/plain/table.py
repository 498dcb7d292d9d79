"""One table of everything that can be typed at a question: it feeds the reading and the help."""

from __future__ import annotations

from dataclasses import dataclass

from assess.language import noop as N_


@dataclass(frozen=True, slots=True)
class Typed:
    """One command. ``words`` are the full word and its short forms; the letters are those of the
    screens. ``takes`` names what may follow, ``action`` the method that does it."""

    words: tuple[str, ...]
    action: str
    help: str
    takes: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that belong together, under one heading."""

    title: str
    commands: tuple[Typed, ...]


GROUPS: tuple[Group, ...] = (
    Group(
        N_("To answer"),
        (
            Typed(("answer", "e"), "write_answer", N_("Write a text as the answer.")),
            Typed(("unknown", "u"), "unknown", N_("Say that it is unknown, and why.")),
            Typed(
                ("not applicable", "na", "x"),
                "not_applicable",
                N_("Not applicable, for one of the reasons offered (few questions offer any)."),
            ),
            Typed(
                ("waiting", "wait", "a"),
                "waiting",
                N_("Another agency is to answer; the question stays unanswered."),
                N_("AGENCY"),
            ),
            Typed(
                ("clear", "del", "delete"),
                "clear",
                N_("Take the answer back; note and documents stay."),
            ),
            Typed(
                ("confirm", "c"),
                "confirm",
                N_("Confirm an answer whose question changed, or that copies disagree about."),
            ),
            Typed(("undo", "z"), "undo", N_("Take the last change of an answer back.")),
            Typed(("redo",), "redo", N_("Do again what was undone.")),
        ),
    ),
    Group(
        N_("Beside the answer"),
        (
            Typed(("note", "n"), "note", N_("Write a note; it may have several lines.")),
            Typed(
                ("private",),
                "private",
                N_("Make the note private, so that reports for others leave it out; or no longer."),
            ),
            Typed(("documents", "d"), "documents", N_("List, add, change, copy documents.")),
            Typed(("flag", "f"), "flag", N_("Flag the question to come back to; or no longer.")),
            Typed(
                ("unsure", "m", "maybe"), "unsure", N_("Mark the answer as unsure; or no longer.")
            ),
        ),
    ),
    Group(
        N_("To move"),
        (
            Typed(("unanswered", "enter"), "next_open", N_("Enter alone: to the next unanswered.")),
            Typed(("next", ">"), "next", N_("To the next question.")),
            Typed(("back", "before", "<"), "before", N_("To the question before.")),
            Typed(
                ("go", "j"),
                "go",
                N_("To a question by its number here; with two numbers: checklist, question."),
                N_("N"),
            ),
            Typed(
                ("search", "/"),
                "search",
                N_("Find words in questions, notes and documents."),
                N_("WORDS"),
            ),
            Typed(
                ("contradiction", "k"),
                "contradiction",
                N_("To the other question, where two answers seem to contradict each other."),
            ),
            Typed(("outline", "o"), "outline", N_("List sections and questions; go to one.")),
            Typed(("again", "here"), "again", N_("Read this question out again.")),
            Typed(("why", "w"), "basis", N_("Read out in full where the question comes from.")),
        ),
    ),
    Group(
        N_("To see where your country stands"),
        (
            Typed(("review", "v"), "review", N_("What is left to do or to check.")),
            Typed(("gaps", "g"), "gaps", N_("What is missing, first things first.")),
            Typed(("road", "t"), "road", N_("The few gaps that lead to the next rating.")),
            Typed(
                ("what if", "whatif", "try"),
                "what_if",
                N_("Try other answers; nothing of it is saved."),
            ),
            Typed(
                ("score", "s"), "score", N_("Score, possible range and rating of each checklist.")
            ),
            Typed(("duties",), "duties", N_("Your country's duties: met, not met, not known.")),
            Typed(
                ("history", "h"),
                "history",
                N_("Who changed this answer when; back to an earlier one. “history all”: of all."),
                N_("all"),
            ),
            Typed(("report", "r"), "report", N_("Write the report to a file.")),
            Typed(
                ("profile", "p"),
                "profile",
                N_("About your country: roles, treaties and laws, reference date, depth."),
            ),
        ),
    ),
    Group(
        N_("The rest"),
        (
            Typed(("help", "?"), "help", N_("List all this.")),
            Typed(("quit", "q", "exit"), "quit", N_("Leave. Everything is saved already.")),
        ),
    ),
)

COMMANDS = tuple(command for group in GROUPS for command in group.commands)


def find(typed: str) -> tuple[Typed, str] | None:
    """Return the command that a typed line begins with, and what follows it."""
    folded = " ".join(typed.split()).casefold()
    best: tuple[int, Typed] | None = None
    for command in COMMANDS:
        for word in command.words:
            fits = (
                folded == word
                or folded.startswith(f"{word} ")
                or (word == "/" and folded.startswith("/"))
            )
            if fits and (best is None or len(word) > best[0]):
                best = (len(word), command)
    if best is None:
        return None
    return best[1], " ".join(typed.split())[best[0] :].strip()


def help_lines() -> list[tuple[str, str]]:
    """Heading and lines of the help: "" before a heading's own lines is the heading."""
    from assess.language import gettext as _  # noqa: PLC0415 (the words of the language of now)

    found = []
    for group in GROUPS:
        found.append((_(group.title), ""))
        for command in group.commands:
            takes = f" {_(command.takes)}" if command.takes else ""
            words = _("{word} or {short}").format(
                word=command.words[0] + takes, short=_(" or ").join(command.words[1:])
            )
            found.append(
                (words if command.words[1:] else command.words[0] + takes, _(command.help))
            )
    return found
