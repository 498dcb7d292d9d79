"""What every form says beside its questions: how to fill it in, and the names of its fields."""

from __future__ import annotations

from collections.abc import Iterator

from assess.core.fingerprint import SHOWN
from assess.core.vocabulary import EVIDENCE_KINDS
from assess.forms.sheet import Choice, Form
from assess.language import day, ngettext, number
from assess.language import gettext as _


def about(form: Form) -> Iterator[tuple[str, str]]:
    """What the form is of, as a name and a value each."""
    if form.country:
        yield _("Country"), form.country
    if form.title:
        yield _("Title"), form.title
    if form.reference_date:
        yield _("Reference date"), day(form.reference_date)
    for sheet in form.sheets:
        count = sum(len(part.items) for part in sheet.parts)
        words = ngettext("{n} question", "{n} questions", count).format(n=number(count))
        yield f"{sheet.title} ({sheet.version})", words
    if form.assessment:
        yield _("Assessment"), form.assessment
        yield _("State of the answers"), form.state[:SHOWN]


def rules() -> list[str]:
    """How questions are answered, whatever the form is made of."""
    return [
        _("Answer for the whole country, as things are on the reference date."),
        _(
            "Levels: choose the highest one of which everything is true. If a level is only "
            "partly true, choose the one below."
        ),
        _(
            "Parts: say of each whether it is there. Once one is marked, a part left empty counts "
            "as not there."
        ),
        _("“All” means 90 %, “most” 75 %, “some” 25 %, nationwide, in the last 12 months."),
        _(
            "If nobody knows, say so: “unknown” is an honest answer, and the report says what to "
            "find out. What you leave empty stays as it is."
        ),
        _(
            "A document has a title, and a reference or a date. Name it here; do not put "
            "information about single victims into a form."
        ),
    ]


def how_spreadsheet() -> list[str]:
    """How to fill in a spreadsheet, and what to do then."""
    return [
        _("Each checklist has its own sheet (the tabs below). Fill in the yellow cells only."),
        _("Click a yellow cell under “Your answer”; a small arrow opens the list of answers."),
        *rules(),
        _("You may filter the rows and widen columns. Hidden parts say which question is which."),
        _("Save it as an Excel file (.xlsx) and send it back. To take it in: assess import FILE"),
    ]


def how_fillable() -> list[str]:
    """How to fill in a PDF on the screen, and what to do then."""
    return [
        _("Fill it in on the screen and save it as a PDF with its fields (do not “print to PDF”)."),
        _("To take an answer back, choose “no answer”."),
        *rules(),
        _("Send it back. To take it in: assess import FILE"),
    ]


def how_printed(form: Form) -> list[str]:
    """How to fill in a paper, and how it is typed in then."""
    blank = [f"--form {sheet.id}" for sheet in form.sheets]
    name = form.assessment or " ".join(["ID", *blank])
    return [
        _("Mark one box at each question with a cross. Write clearly; use the back if needed."),
        *rules(),
        _(
            "To type it in: assess enter {assessment}. Then write the number of the question and "
            "the sign before the box, such as: 12 3"
        ).format(assessment=name),
    ]


def document_fields() -> dict[str, str]:
    """The fields of a document by name, as they are headed."""
    return {
        "kind": _("Kind"),
        "title": _("Title"),
        "reference": _("Reference"),
        "date": _("Date"),
        "place": _("Where to find it"),
    }


def document_kinds() -> tuple[Choice, ...]:
    """The kinds of document; the sign is the name that is kept."""
    return tuple(Choice(name, words) for name, words in EVIDENCE_KINDS.items())


def offered(choice: Choice) -> str:
    """A choice as it stands in a list: its sign and its text."""
    return choice.text if choice.sign in ("y", "n") else f"{choice.sign} – {choice.text}"
