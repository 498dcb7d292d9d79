"""What is on the screens and not on the disk when the program ends: told, to be typed again."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from textual.screen import Screen

from assess.core.assessment import Answer
from assess.core.terms import answer_words
from assess.core.view import View
from assess.core.vocabulary import EVIDENCE_KINDS
from assess.language import gettext as _
from assess.tui.screens.keeping import KeepingPage
from assess.tui.screens.typing import Typing
from assess.tui.words import country_words, safe


def not_on_disk(screens: Iterable[Screen[object]]) -> str:
    """Return in plain words what is not saved and not drafted; "" when nothing."""
    lines: list[str] = []
    for screen in screens:
        if isinstance(screen, KeepingPage) and screen.unsaved_answers:
            own = screen.session.assessment
            heading = _("Not saved in {country} ({id}):")
            lines.append(heading.format(country=country_words(own), id=own.id))
            for key, answer in screen.unsaved_answers.items():
                lines += _answer(screen.session.view, key, answer)
        if isinstance(screen, Typing) and screen.failed:
            lines += [_("Typed and not saved:"), f"  {screen.typed()}"]
    return "\n".join(map(safe, lines))


def _answer(view: View, key: str, answer: Answer) -> Iterator[str]:
    """The question, and everything that is said to it."""
    for edition in view.editions.values():
        for question in edition.questions.values():
            if edition.key(question) == key:
                words = answer_words(question, answer, view.assessment.profile)
                yield f"  {question.text}"
                yield f"    {words or _('No answer.')}"
                yield from _beside(answer)
                return


def _beside(answer: Answer) -> Iterator[str]:
    if answer.note:
        yield "    " + _("Note: {text}").format(text=answer.note)
    for each in answer.evidence:
        where = ", ".join(filter(None, (each.title, each.reference, each.date, each.place)))
        yield f"    {EVIDENCE_KINDS[each.kind]}: {where}"
    if answer.flag:
        yield "    " + _("Flagged, to come back to.")


def tell(words: str, path: Path | None) -> None:
    """Write ``words`` to the file, which the next start names, and to stderr.

    Either may be impossible (the disk is full, the terminal is closed); both are tried.
    """
    said = words
    if path:
        try:
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{words}\n")
        except OSError as error:
            why = error.strerror or str(error)
            said += "\n" + _("This could not be written to {path}: {why}.").format(
                path=path, why=why
            )
        else:
            said += "\n" + _(
                "This is kept in {path}. Type it again, then delete that file."
            ).format(path=path)
    with contextlib.suppress(OSError):  # a closed terminal reads nothing
        sys.stderr.write(f"{said}\n")
