"""Finding words in questions, answers, notes and documents, however they are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assess.core.questions import ChoiceQuestion, ElementsQuestion, MaturityQuestion, Question
from assess.core.view import View
from assess.language import gettext as _
from assess.tui.shown import Shown, walk
from assess.tui.words import one_line

_STRIPPED = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC")
"""Scripts whose readers take a letter for the same with and without its marks. In others, as
Thai and Khmer, the marks are vowels."""

_AROUND = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A question in which all words were found: its name, where in it, and the text around."""

    name: str
    where: str
    excerpt: str


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return a text as it is compared: without case, width of letters, or accents."""
    if text.isascii():
        return text.lower()
    kept, stripping = [], False
    for sign in unicodedata.normalize("NFKD", text.casefold()):
        if unicodedata.combining(sign):
            if not stripping:
                kept.append(sign)
            continue
        stripping = unicodedata.name(sign, "").startswith(_STRIPPED)
        if unicodedata.category(sign) != "Cf":  # joiners and directions are not typed
            kept.append(sign)
    return unicodedata.normalize("NFC", "".join(kept))


def search(view: View, typed: str) -> list[Found]:
    """Return the questions where all the words that were typed stand in one place, in order.

    Each question once: the place is the first of its text, its answers, why it is asked, its
    note and its documents. Nothing for no words.
    """
    words = fold(typed).split()
    if not words:
        return []
    found = []
    for checklist, state in walk(view):
        shown = Shown(view, checklist, state.question.id)
        for where, text in _texts(shown):
            folded = fold(text)
            if all(word in folded for word in words):
                name = f"{checklist}/{state.question.id}"
                found.append(Found(name, where, _excerpt(text, words)))
                break
    return found


def _texts(shown: Shown) -> Iterator[tuple[str, str]]:
    """Where words are looked for, and what stands there."""
    question, answer = shown.question, shown.answer
    yield _("question"), question.text
    for text in _offered(question):
        yield _("answers offered"), text
    yield _("answer"), answer.text or answer.awaiting or ""
    yield _("note"), answer.note
    for each in answer.evidence:
        yield (
            _("document"),
            ", ".join(filter(None, (each.title, each.reference, each.date, each.place))),
        )
    yield _("why it is asked"), question.why
    yield _("documents to look at"), "; ".join(question.look_at)
    yield _("name"), f"{shown.checklist}/{question.id}"


def _offered(question: Question) -> list[str]:
    match question:
        case MaturityQuestion(levels=levels):
            return list(levels)
        case ElementsQuestion(elements=elements):
            return [each.text for each in elements]
        case ChoiceQuestion(options=options):
            return [each.text for each in options]
    return []


def _excerpt(text: str, words: list[str]) -> str:
    """The text from a little before the first word that was found."""
    line = one_line(text, 10_000)
    at = min(max(0, fold(line).find(word)) for word in words)
    start = max(0, at - _AROUND)
    if start:
        start = line.find(" ", start) + 1 or start
    return f"… {line[start:]}" if start else line
