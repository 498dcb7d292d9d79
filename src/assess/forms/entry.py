"""A handwritten form typed in by its printed numbers, line by line; every line is saved at once.

``12 3`` answers question 12 with level 3. :data:`HELP` lists all that can be typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from assess.core.assessment import Answer
from assess.core.scope import State
from assess.core.terms import answer_words
from assess.errors import AssessError
from assess.forms.filled import shortened, why_unfit
from assess.forms.sheet import Entry, Form, Item
from assess.forms.signs import Refused, document, response
from assess.language import gettext as _
from assess.language import ngettext, noop
from assess.language import number as shown_number
from assess.session import Session

N_ = noop

HELP = (
    ("12 3", N_("question 12: level 3, or answer 3")),
    ("12 y   12 n", N_("yes, no")),
    ("12 1,3,4", N_("these parts are there, the others are not (12 0: none)")),
    ("12 250   12 2026-01-31", N_("a number, a date")),
    ("12 text …", N_("an answer in words")),
    ("12 u   12 ud", N_("unknown: nobody knows; no data are collected")),
    ("12 x 1", N_("not applicable, for reason 1")),
    ("12 wait …", N_("this agency is to answer")),
    ("12 note …   12 + …", N_("a note; one more line of the note")),
    ("12 doc title; reference; date; place; kind", N_("a document; kind: public, internal, …")),
    ("12 unsure   12 sure", N_("mark the answer as unsure, or not")),
    ("12 clear", N_("take the answer back (note and documents stay)")),
    ("12 ?", N_("show question 12 and what is kept")),
    ("undo   redo", N_("take the last line back; do it again")),
    ("missing", N_("list the questions without an answer")),
    ("help   done", N_("this list; the end")),
)
"""What can be typed, and what it does."""


_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show for one line; ``taken`` is False where the line changed nothing by mistake."""

    lines: tuple[str, ...]
    taken: bool = True
    done: bool = False


@dataclass
class Typing:
    """One sitting over one form of an assessment. The session keeps every line at once."""

    session: Session
    form: Form
    saved: int = 0
    _items: dict[int, Item] = field(init=False)

    def __post_init__(self) -> None:
        self._items = {item.number: item for item in self.form.items}

    def line(self, typed: str) -> Reply:
        """Do what one line says. Raises StoreError where it cannot be kept."""
        words = typed.strip().lstrip("\ufeff")
        if not words or words.startswith("#"):
            return Reply(())
        try:
            return self._do(words)
        except ValidationError as error:
            return self._refused(words, why_unfit(error))
        except AssessError as error:
            if error.status != Refused.status:
                raise
            return self._refused(words, str(error))

    def _refused(self, words: str, why: str) -> Reply:
        line = _("Not taken: {line}: {why}").format(line=shortened(words), why=why)
        return Reply((line,), taken=False)

    def _do(self, words: str) -> Reply:
        first, _space, rest = words.partition(" ")
        place = first.rstrip(".:)")
        if place.isdecimal() and len(place) <= _DIGITS:
            return Reply(tuple(self._question(int(place), rest.strip())))
        known: dict[str, Callable[[], Reply]] = {
            "undo": lambda: self._back(self.session.undo(), _("There is nothing to undo.")),
            "redo": lambda: self._back(self.session.redo(), _("There is nothing to do again.")),
            "missing": lambda: Reply(tuple(self.missing())),
            "help": lambda: Reply(tuple(help_lines())),
            "?": lambda: Reply(tuple(help_lines())),
            "done": lambda: Reply((), done=True),
        }
        if words.lower() in known:
            return known[words.lower()]()
        near = get_close_matches(first.lower(), known, 1, 0.6)
        meant = _("Did you mean “{word}”?").format(word=near[0]) if near else ""
        raise Refused(_("A line begins with the number of a question."), meant or _("See: help"))

    def _back(self, key: str, nothing: str) -> Reply:
        if not key:
            raise Refused(nothing)
        item = next((each for each in self._items.values() if each.key == key), None)
        if item is None:
            return Reply((_("Undone: {key}").format(key=key),))
        return Reply(tuple(self._echo(item)))

    def _item(self, place: int) -> Item:
        item = self._items.get(place)
        if item is None:
            raise Refused(
                _("This form has no question {n}.").format(n=place),
                _("It has questions {first} to {last}.").format(
                    first=min(self._items), last=max(self._items)
                ),
            )
        if item.entry is Entry.PROFILE:
            raise Refused(
                _("Question {n} is answered by the treaties stated in the profile.").format(n=place)
            )
        return item

    def _question(self, place: int, rest: str) -> Iterator[str]:
        item = self._item(place)
        if rest in ("", "?"):
            yield from self._shown(item)
            return
        before = self.session.assessment.answers.get(item.key, Answer())
        after = self._changed(item, before, rest)
        self.session.answer(item.key, after)
        self.saved += 1
        yield from self._echo(item, before)

    def _changed(self, item: Item, before: Answer, rest: str) -> Answer:
        """The answer that a line makes of the one before. Raises Refused, ValidationError."""
        word, _space, text = rest.partition(" ")
        text, folded = text.strip(), word.lower()
        if folded in ("note", "+", "doc", "wait", "text") and not text:
            raise Refused(_("After “{word}” there is nothing.").format(word=word))
        match folded:
            case "note":
                return _checked(before, note=text)
            case "+":
                return _checked(before, note=f"{before.note}\n{text}".strip())
            case "doc":
                return _checked(before, evidence=(*before.evidence, document(text)))
            case "unsure" | "sure":
                return _checked(before, unsure=folded == "unsure")
            case "clear":
                return before.without_response()
            case "wait":
                return before.respond(awaiting=text)
            case "text":
                return before.respond(text=text)
        return before.respond(**response(item, rest))

    def _echo(self, item: Item, before: Answer | None = None) -> Iterator[str]:
        """The question, shortened, and what is kept of it now."""
        yield _one_line(f"{item.number}. {item.text}", 76)
        yield from self._kept(item)
        if before is not None and before.response is not None:
            now = self.session.assessment.answers.get(item.key, Answer())
            words = self._words(item, before)
            if self._words(item, now) != words:
                yield _("   (before: {words})").format(words=words)

    def _shown(self, item: Item) -> Iterator[str]:
        """The question whole, with all that can be typed for it."""
        yield f"{item.number}. {item.text}"
        yield from (f"   {notice}" for notice in item.notices)
        for choice in (*item.choices, *item.others):
            yield f"   {choice.sign:>3}  {choice.text}"
        if item.unit:
            yield _("   A number, in {unit}.").format(unit=item.unit)
        yield from self._kept(item)

    def _kept(self, item: Item) -> Iterator[str]:
        answer = self.session.assessment.answers.get(item.key, Answer())
        if answer.elements is not None:
            yield from _parts_lines(item, answer)
        else:
            yield f"   = {self._words(item, answer) or _('no answer')}"
        if answer.note:
            yield _("   Note: {note}").format(note=_one_line(answer.note, 66))
        for kept in answer.evidence:
            parts = [kept.title, kept.reference, kept.date, kept.place]
            words = "; ".join(part for part in parts if part)
            yield _("   Document: {document}").format(document=words)
        if answer.unsure:
            yield _("   Unsure.")

    def _words(self, item: Item, answer: Answer) -> str:
        _edition, question = self.session.find(item.key)
        return answer_words(question, answer, self.session.assessment.profile)

    def missing(self) -> Iterator[str]:
        """The questions of this form that are asked and have no answer, and their count."""
        open_ = [item for item in self._items.values() if item.key in self._open()]
        for item in open_:
            stated = item.entry is Entry.PROFILE
            words = _("{n}. (under “about your country”) {text}") if stated else "{n}. {text}"
            yield _one_line(words.format(n=item.number, text=item.text), 78)
        count = len(open_)
        if not count:
            yield _("Nothing is missing: every question has an answer.")
            return
        words = ngettext(
            "{n} question has no answer yet.", "{n} questions have no answer yet.", count
        )
        yield words.format(n=shown_number(count))

    def _open(self) -> set[str]:
        """The keys of answers that are still missing, follow-ups among them."""
        view = self.session.view
        return {
            state.key
            for result in view.results.values()
            for state in result.states
            if state.state is State.UNANSWERED
        }


def _parts_lines(item: Item, answer: Answer) -> Iterator[str]:
    """One line for each part: there (+) or not (-)."""
    there = item.ticked(answer)
    words = _("   = {n} of {total} are there:")
    yield words.format(n=shown_number(len(there)), total=shown_number(len(item.choices)))
    for choice in item.choices:
        sign = "+" if choice.sign in there else "-"
        yield f"     {sign} {choice.sign}  {_one_line(choice.text, 66)}"


def help_lines() -> Iterator[str]:
    """What can be typed, a line each."""
    width = max(len(typed) for typed, _what in HELP if len(typed) < 24)
    for typed, what in HELP:
        if len(typed) > width:
            yield f"  {typed}"
            yield f"  {'':<{width}}  {_(what)}"
        else:
            yield f"  {typed:<{width}}  {_(what)}"


def _checked(before: Answer, **changes: Any) -> Answer:
    return Answer.model_validate({**before.model_dump(), **changes})


def _one_line(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
