"""The documents behind an answer: a list, and a form for one of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from pydantic import ValidationError
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assess.core.assessment import Answer, Evidence
from assess.core.vocabulary import EVIDENCE_KINDS
from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.language import noop as N_
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.screens.dialogs import Confirm
from assess.tui.screens.document import DocumentScreen
from assess.tui.screens.listing import Listing
from assess.tui.widgets.marked import MarkedList
from assess.tui.words import one_line, refusal, safe

EMPTY = N_(
    "No documents yet. A document shows a reader that the answer is true: a law, a decree, "
    "a report, minutes.\nPress a to add one, or c to copy those of the last answer that has any."
)


class DocumentsScreen(Listing[None]):
    """Lists the documents of one answer."""

    TABLE = "documents"
    BINDINGS = bindings("documents")

    def __init__(self, session: Session, key: str, question: str) -> None:
        super().__init__()
        self._session = session
        self._key = key
        self._question = question

    def content(self) -> Iterable[Widget]:
        yield Static(Content(_("Documents")), classes="title")
        yield Static(Content(safe(self._question)), classes="about")
        yield MarkedList(id="documents")
        yield Static(Content(_(EMPTY)), id="empty")

    def read_again(self) -> None:
        try:
            self._session.refresh()
        except Deleted:
            self.dismiss(None)
            return
        except AssessError as error:
            self.say(str(error), error=True)
        self._fill()

    @property
    def _answer(self) -> Answer:
        return self._session.assessment.answers.get(self._key) or Answer()

    def _fill(self) -> None:
        documents = self._answer.evidence
        listed = self.query_one(MarkedList)
        listed.show([(str(n), _row(document)) for n, document in enumerate(documents)])
        listed.display = bool(documents)
        self.query_one("#empty").display = not documents
        self.show_keys(hide=() if documents else ("edit", "remove", "down"))
        if self._begun():
            self.say(_("A document that you began is kept as typed. Press a to finish it."))

    def _begun(self) -> bool:
        """Whether a new document is half typed."""
        try:
            drafts = self._session.drafts()
        except AssessError as error:
            self.say(str(error), error=True)
            return False
        return (self._key, draft_field(None)) in {(each.key, each.field) for each in drafts}

    def action_go(self) -> None:
        self.action_edit()

    def action_add(self) -> None:
        self._form(None)

    def action_edit(self) -> None:
        marked = self.query_one(MarkedList).marked
        if marked is None:
            self.action_add()
        else:
            self._form(int(marked))

    def _form(self, place: int | None) -> None:
        document = None if place is None else self._answer.evidence[place]

        def keep(new: Evidence) -> None:
            documents = list(self._answer.evidence)
            if document in documents:
                documents[documents.index(document)] = new
            else:
                documents.append(new)
            self._save(documents)

        at = (self._key, draft_field(document))
        try:
            screen = DocumentScreen(self._session, at, document, keep)
        except AssessError as error:
            self.say(str(error), error=True)
            return
        self.app.push_screen(screen, lambda said: self.say(said or ""))

    def _save(self, documents: list[Evidence]) -> None:
        answer = self._answer.model_copy(update={"evidence": tuple(documents)})
        self._session.answer(self._key, Answer.model_validate(answer.model_dump()))

    def action_copy(self) -> None:
        """Add the documents of the answer given last that has any, but for this one."""
        found = self._last_documented()
        if found is None:
            self.say(_("No other answer has documents yet."))
            return
        documents = list(self._answer.evidence)
        new = [each for each in found.evidence if each not in documents]
        if not new:
            self.say(_("The documents of the last answer that has any are here already."))
            return
        try:
            self._save([*documents, *new])
        except (AssessError, ValidationError) as error:
            self.say(refusal(error), error=True)
            return
        self._fill()
        words = ngettext("{n} document copied.", "{n} documents copied.", len(new))
        self.say(words.format(n=number(len(new))))

    def _last_documented(self) -> Answer | None:
        """The answer given last that has documents, other than this one."""
        own = self._session.assessment
        keys = [key for key, each in own.answers.items() if each.evidence and key != self._key]
        last = max(
            keys, key=lambda key: own.signed[key].at if key in own.signed else "", default=""
        )
        return own.answers.get(last)

    def action_remove(self) -> None:
        marked = self.query_one(MarkedList).marked
        if marked is None:
            return
        document = self._answer.evidence[int(marked)]
        self.app.push_screen(
            Confirm(
                _("Delete “{title}”?").format(title=one_line(document.title, 100)),
                _("delete it"),
                _("keep it"),
            ),
            lambda yes: self._remove(document) if yes else None,
        )

    def _remove(self, document: Evidence) -> None:
        documents = list(self._answer.evidence)
        if document in documents:
            documents.remove(document)
        try:
            self._save(documents)
            self._session.drop_draft(self._key, draft_field(document))
        except (AssessError, ValidationError) as error:
            self.say(refusal(error), error=True)
            return
        self.say(_("Deleted."))
        self._fill()


def draft_field(document: Evidence | None) -> str:
    """The name under which the typing of a document is drafted: its own, as it was saved."""
    if document is None:
        return "document/new"
    content = json.dumps(document.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return f"document/{hashlib.sha256(content.encode()).hexdigest()[:12]}"


def _row(document: Evidence) -> Content:
    where = ", ".join(filter(None, (document.reference, document.date, document.place)))
    return Content.assemble(
        (one_line(document.title, 120), "bold"),
        f"\n  {EVIDENCE_KINDS[document.kind]}: {one_line(where, 150)}",
    )
