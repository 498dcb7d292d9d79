"""Which question a typed number or name means."""

from __future__ import annotations

from collections.abc import Iterable

from assess.errors import NotFound
from assess.language import gettext as _
from assess.language import number
from assess.tui.shown import Shown


def place(shown: Shown, typed: str) -> str:
    """Return the "checklist/question" that is meant by "7", "reflection-period 7" or a name.

    Names may be shortened while only one begins so. A number counts the questions asked, as the
    header of the screen does. Raises NotFound, which says what could be typed.
    """
    words = typed.replace("/", " ").casefold().split()
    if not words or len(words) > 2:
        raise NotFound(
            _("Type a number, or a checklist and a number."),
            _("Such as: {checklist} 1").format(checklist=shown.checklist),
        )
    *named, last = words
    checklist = _one(named[0], shown.view.results, _("checklist")) if named else shown.checklist
    if last.isdecimal():
        return f"{checklist}/{_numbered(shown, checklist, int(last))}"
    if not named:
        checklists = [name for name in shown.view.results if name.startswith(last)]
        questions = shown.view.editions[checklist].questions
        if checklists and not any(name.startswith(last) for name in questions):
            found = _one(last, shown.view.results, _("checklist"))
            return f"{found}/{shown.view.results[found].states[0].question.id}"
    ids = shown.view.editions[checklist].questions
    return f"{checklist}/{_one(last, ids, _('question'))}"


def _numbered(shown: Shown, checklist: str, wanted: int) -> str:
    """The id of the question of that number among those asked in a checklist."""
    asked = [state.question.id for state in shown.view.results[checklist].states if state.asked]
    if not 1 <= wanted <= len(asked):
        title = shown.view.editions[checklist].checklist.title
        raise NotFound(
            _("There is no question {n} in “{checklist}”.").format(
                n=number(wanted), checklist=title
            ),
            _("Its questions go from 1 to {last}.").format(last=number(len(asked))),
        )
    return asked[wanted - 1]


def _one(begun: str, names: Iterable[str], what: str) -> str:
    """The only name that is, or begins with, what was typed."""
    known = list(names)
    if begun in known:
        return begun
    found = [name for name in known if name.startswith(begun)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(
            _("“{name}” could be {names}.").format(name=begun, names=", ".join(found[:6])),
            _("Type more of it."),
        )
    raise NotFound(
        _("No {what} is called “{name}”.").format(what=what, name=begun),
        _("The outline (key o) lists all questions."),
    )
