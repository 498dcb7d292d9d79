"""An assessment that another program deleted: what this window knows of it can be kept."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.screen import Screen

from assess.core.assessment import Answer
from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.session import Session
from assess.tui.screens.dialogs import Confirm
from assess.tui.words import failure


@runtime_checkable
class Window(Protocol):
    """A screen with answers that are not saved; it is told that the user lets go."""

    let_go: bool

    @property
    def unsaved_answers(self) -> dict[str, Answer]:
        """What is not saved, by the key of its question."""


class Kept(Protocol):
    """Called with what became of the question."""

    def __call__(self, error: Deleted, /, *, kept: bool) -> None: ...


def offer_copy(screen: Screen[Any], session: Session, error: Deleted, then: Kept) -> None:
    """Ask whether to keep a copy of the assessment that is gone; then call ``then``.

    The answers that some screen below still holds as unsaved go into the copy.
    """
    question = _(
        "{problem} Keep what this window knows of it, as a new assessment? The answers, notes and "
        "documents are kept; who changed what earlier is lost, but for the last answers."
    ).format(problem=error.message)

    def decide(keep: bool | None) -> None:  # noqa: FBT001 (what the dialog returns)
        below = [each for each in screen.app.screen_stack if isinstance(each, Window)]
        if keep:
            unsaved = {key: own for each in below for key, own in each.unsaved_answers.items()}
            try:
                session.keep_as_new(unsaved)
            except AssessError as problem:
                offer_copy(screen, session, Deleted(failure(problem)), then)
                return
        for each in below:
            each.let_go = not keep
        then(error, kept=bool(keep))

    screen.app.push_screen(Confirm(question, _("keep a copy"), _("let it go")), decide)
