"""The rows of a questionnaire in a spreadsheet: one a question, and one a part below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assess.forms import columns as col
from assess.forms.looks import Looks, height
from assess.forms.sheet import Choice, Entry, Item
from assess.forms.words import document_kinds, offered
from assess.language import gettext as _

PLACE = {name: place for place, name in enumerate(col.COLUMNS)}
"""Where the writer puts each column, from 0; the reader finds them by name."""

WIDTHS = {
    col.NUMBER: 5, col.QUESTION: 44, col.OFFERED: 54, col.ANSWER: 40, col.NOTE: 36, col.UNSURE: 10,
    "kind": 18, "title": 28, "reference": 18, "date": 12, "place": 20,
}  # fmt: skip
"""Widths by column, or by field of a document, in characters."""

_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255


class Lists:
    """The lists of answers, kept in a hidden sheet: a list in place has 255 characters at most."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str]] = []
        """Text, sign and name of the list, for each answer."""
        self._ranges: dict[str, str] = {}

    def range(self, name: str, choices: Iterable[Choice]) -> str:
        """Return the cells that hold a list, for a drop-down."""
        if name not in self._ranges:
            first = len(self.rows) + 1
            identity = name if name.startswith("#") else f"#{first}"
            self.rows += [(_listed(each, name), each.sign, identity) for each in choices]
            self._ranges[name] = f"='{col.LISTS_SHEET}'!$A${first}:$A${len(self.rows)}"
        return self._ranges[name]


class Rows:
    """Writes questions into one sheet; rows count from 0."""

    def __init__(self, page: Any, look: Looks, lists: Lists) -> None:
        self._page, self._look, self._lists = page, look, lists

    def item(self, row: int, item: Item) -> int:
        """Write one question with the rows of its parts; return the row after it."""
        text = "\n".join([item.text, *item.notices])
        self._page.write_number(row, PLACE[col.NUMBER], item.number, self._look.number)
        self._page.write_string(row, PLACE[col.QUESTION], text, self._look.question)
        self._height(row, {col.QUESTION: text, col.OFFERED: _offered(item), **_filled(item)})
        if item.entry is Entry.PROFILE:
            return row + 1
        self._page.write_string(row, PLACE[col.KEY], item.key)
        self._page.write_string(row, PLACE[col.OFFERED], _offered(item), self._look.plain)
        self._answer(row, item)
        self._beside(row, item)
        row += 1
        if item.entry is Entry.SEVERAL:
            row = self._parts(row, item)
        if item.entry is not Entry.ONE:
            label = _("Or, if it cannot be answered:")
            self._sub(row, item, col.OTHER, label)
            self._drop_down(row, item.others, item.sign_of(item.shown))
            row += 1
        return row

    def _sub(self, row: int, item: Item, part: str, label: str) -> None:
        self._page.write_string(row, PLACE[col.KEY], item.key)
        self._page.write_string(row, PLACE[col.PART], part)
        self._page.write_string(row, PLACE[col.OFFERED], label, self._look.part)
        tallest = max(item.others, key=lambda each: len(each.text)).text
        self._height(row, {col.OFFERED: f"  {label}", col.ANSWER: tallest * (part == col.OTHER)})

    def _parts(self, row: int, item: Item) -> int:
        there = item.ticked(item.shown)
        said = item.shown.elements is not None
        for choice in item.choices:
            self._sub(row, item, choice.sign, offered(choice))
            given = ("y" if choice.sign in there else "n") if said else ""
            self._drop_down(row, _yes_no(), given, col.YES_NO)
            row += 1
        return row

    def _answer(self, row: int, item: Item) -> None:
        place, shown = PLACE[col.ANSWER], item.shown
        match item.entry:
            case Entry.ONE:
                sign = item.sign_of(shown)
                choices = (*item.choices, *item.others)
                self._drop_down(row, choices, sign, why=item.why)
            case Entry.NUMBER:
                self._number(row, item)
            case Entry.DATE:
                if shown.date and shown.date.year < 1900:  # no day of a spreadsheet's calendar
                    self._text(row, col.ANSWER, shown.date.isoformat())
                elif shown.date:
                    self._page.write_datetime(row, place, shown.date, self._look.day)
                else:
                    self._page.write_blank(row, place, None, self._look.day)
            case Entry.TEXT:
                self._text(row, col.ANSWER, shown.text or "")

    def _number(self, row: int, item: Item) -> None:
        place, value = PLACE[col.ANSWER], item.shown.number
        if value is None:
            self._page.write_blank(row, place, None, self._look.amount)
        elif Decimal(repr(float(value))) == value:
            self._page.write_number(row, place, float(value), self._look.amount)
        else:  # more digits than a spreadsheet's numbers hold
            self._page.write_string(row, place, format(value, "f"), self._look.amount)
        self._page.data_validation(
            row,
            place,
            row,
            place,
            {
                "validate": "decimal",
                "criteria": ">=",
                "value": float(Fraction(item.lowest or 0)),
                **_refusing(_("A number is asked for"), _("Write digits only: 1250 or 12.5")),
                **_message(item.why),
            },
        )

    def _beside(self, row: int, item: Item) -> None:
        """Note, unsure and documents."""
        shown = item.shown
        self._text(row, col.NOTE, shown.note)
        place = PLACE[col.UNSURE]
        given = "y" if shown.unsure else ""
        self._drop_down(row, _yes_no(), given, col.YES_NO, place=place)
        for number in range(1, len(col.DOCUMENT_COLUMNS) // len(col.FIELDS) + 1):
            kept = shown.evidence[number - 1] if number <= len(shown.evidence) else None
            for name in col.FIELDS:
                value = getattr(kept, name) if kept else ""
                column = col.document(number, name)
                if name == "kind":
                    self._drop_down(row, document_kinds(), value, col.KINDS, place=PLACE[column])
                else:
                    self._text(row, column, value)

    def _text(self, row: int, column: str, value: str) -> None:
        if value:
            self._page.write_string(row, PLACE[column], value, self._look.text)
        else:
            self._page.write_blank(row, PLACE[column], None, self._look.text)

    def _drop_down(
        self,
        row: int,
        choices: Sequence[Choice],
        sign: str,
        name: str = "",
        *,
        place: int = PLACE[col.ANSWER],
        why: str = "",
    ) -> None:
        """A cell with a list of ``choices``; ``name`` where many cells share the list."""
        name = name or "\n".join(offered(each) for each in choices)
        text = next((_listed(each, name) for each in choices if each.sign == sign), "")
        if text:
            self._page.write_string(row, place, text, self._look.choice)
        else:
            self._page.write_blank(row, place, None, self._look.choice)
        validation = {
            "validate": "list",
            "source": self._lists.range(name, choices),
            **_refusing(
                _("Choose from the list"),
                _("Click the small arrow at the cell and choose one of the answers."),
            ),
            **_message(why),
        }
        self._page.data_validation(row, place, row, place, validation)

    def _height(self, row: int, texts: dict[str, str]) -> None:
        cells = [(text, WIDTHS[name]) for name, text in texts.items()]
        self._page.set_row(row, height(*cells))


def _filled(item: Item) -> dict[str, str]:
    """The texts that stand filled in and may be long."""
    offers = max((offered(each) for each in item.choices), key=len, default="")
    return {
        col.ANSWER: offers if item.entry is Entry.ONE else item.shown.text or "",
        col.NOTE: item.shown.note,
    }


def _listed(choice: Choice, name: str) -> str:
    return choice.text if name in (col.KINDS, col.YES_NO) else offered(choice)


def _yes_no() -> tuple[Choice, ...]:
    return (Choice("y", _("Yes")), Choice("n", _("No")))


def _refusing(title: str, message: str) -> dict[str, str]:
    """What is said to a value that does not fit; Excel refuses longer texts."""
    return {"error_title": title[:_TITLE_LIMIT], "error_message": message[:_MESSAGE_LIMIT]}


def _message(why: str) -> dict[str, str]:
    """What is shown while an answer's cell is selected."""
    if not why:
        return {}
    text = why if len(why) <= _MESSAGE_LIMIT else f"{why[: _MESSAGE_LIMIT - 1]}…"
    return {"input_title": _("Why this is asked")[:_TITLE_LIMIT], "input_message": text}


def _offered(item: Item) -> str:
    match item.entry:
        case Entry.ONE:
            return "\n".join(offered(choice) for choice in item.choices)
        case Entry.SEVERAL:
            return _("Say of each part below whether it is there.")
        case Entry.NUMBER if item.unit:
            return _("A number, in {unit}.").format(unit=item.unit)
        case Entry.NUMBER:
            return _("A number.")
        case Entry.DATE:
            return _("A date, as in 2026-01-31.")
        case Entry.TEXT:
            return _("A short text.")
    return ""
