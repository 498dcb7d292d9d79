"""The documents behind an answer: list, add, change, delete, and copy from another answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from pydantic import ValidationError

from assess.core.assessment import Answer, Evidence
from assess.core.vocabulary import EVIDENCE_KINDS
from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.language import noop as N_
from assess.plain.console import Console
from assess.plain.words import document_words
from assess.session import Session
from assess.tui.drafting import Drafting
from assess.tui.words import failure, refusal

FIELDS = (
    ("title", N_("Title, as printed on the document")),
    ("reference", N_("Reference: number or symbol (a reference or a date is needed)")),
    ("date", N_("Date, such as 2025 or 2025-06-30")),
    ("place", N_("Place in it: article or page")),
)
_UNTOUCHED = "{}"


class Documents:
    """The documents of one answer, as a small menu."""

    def __init__(self, console: Console, session: Session, key: str) -> None:
        self._console = console
        self._session = session
        self._key = key

    @property
    def _answer(self) -> Answer:
        return self._session.assessment.answers.get(self._key) or Answer()

    def run(self) -> None:
        """Ask what to do until the user goes back. Raises Leave and Deleted."""
        self._list()
        while True:
            typed = self._console.ask(
                _("Documents: a add, c N change, x N delete, copy, list, Enter to go back:")
            )
            word, _space, rest = typed.casefold().partition(" ")
            if word in ("", "b", "back", "q", "done"):
                return
            try:
                self._do(word, rest.strip())
            except Deleted:
                raise
            except (AssessError, ValidationError) as error:
                self._console.say(refusal(error))

    def _do(self, word: str, rest: str) -> None:
        if word in ("a", "n", "add", "new"):
            self._edit(None)
        elif word in ("c", "change", "e", "edit"):
            document = self._named(rest)
            if document:
                self._edit(document)
        elif word in ("x", "delete", "del", "remove"):
            document = self._named(rest)
            if document:
                self._delete(document)
        elif word == "copy":
            self._copy()
        elif word in ("l", "list"):
            self._list()
        else:
            self._console.say(_("“{typed}” is not understood here.").format(typed=word))

    def _list(self) -> None:
        documents = self._answer.evidence
        if not documents:
            self._console.say(
                _(
                    "No documents yet. A document shows a reader that the answer is true: a law, "
                    "a decree, a report, minutes."
                )
            )
        for place, document in enumerate(documents, 1):
            self._console.say(f"{place}. {document_words(document)}", 2)
        begun = any(
            (draft.key, draft.field) == (self._key, draft_field(None))
            for draft in self._session.drafts()
        )
        if begun:
            self._console.say(_("A document that you began is kept as typed: a goes on with it."))

    def _named(self, rest: str) -> Evidence | None:
        """The document of a number; where there is one only, no number is needed."""
        documents = self._answer.evidence
        if len(documents) == 1 and not rest:
            return documents[0]
        if rest.isdecimal() and 1 <= int(rest) <= len(documents):
            return documents[int(rest) - 1]
        self._console.say(
            _("Say which: its number, as in the list.") if documents else _("There is none yet.")
        )
        return None

    def _save(self, documents: list[Evidence]) -> None:
        answer = self._answer.model_copy(update={"evidence": tuple(documents)})
        self._session.answer(self._key, Answer.model_validate(answer.model_dump()))

    def _delete(self, document: Evidence) -> None:
        if not self._console.confirm(_("Delete “{title}”?").format(title=document.title)):
            return
        self._save([each for each in self._answer.evidence if each != document])
        self._session.drop_draft(self._key, draft_field(document))
        self._console.say(_("Deleted."))

    def _copy(self) -> None:
        found = last_documents(self._session, self._key)
        new = [each for each in found if each not in self._answer.evidence]
        if not new:
            self._console.say(
                _("There is nothing to copy: no other answer has documents that are not here yet.")
            )
            return
        lines = [document_words(each) for each in new]
        if len(new) > 1:
            lines.append(_("all of them"))
        chosen = self._console.choose(
            _("Documents of the answer given last:"), lines, _("copy none")
        )
        if chosen is None:
            return
        taken = new if chosen == len(new) else [new[chosen]]
        self._save([*self._answer.evidence, *taken])
        self._console.say(_("Copied."))

    def _edit(self, document: Evidence | None) -> None:
        """Ask for every field, from what stands or was begun; ask again where one is wrong."""
        drafting = Drafting(self._session, self._key, draft_field(document), _UNTOUCHED)
        typed = _begun(drafting)
        start = document.model_dump() if document else {"kind": "public"}
        if typed:
            self._console.say(_("What you began is kept; Enter keeps each field as it is."))
        elif document:
            self._console.say(_("Enter keeps a field as it is; - makes it empty."))
        while True:
            self._ask_fields(drafting, start, typed)
            try:
                new = Evidence.model_validate({**start, **typed})
                break
            except (AssessError, ValidationError) as error:
                self._console.say(_("Not saved yet. {why}").format(why=_why(error)))
                if not self._console.confirm(_("Go on with this document?")):
                    self._console.say(_("What you typed is kept: a goes on with it."))
                    return
        documents = list(self._answer.evidence)
        if document in documents:
            documents[documents.index(document)] = new
        else:
            documents.append(new)
        try:
            self._save(documents)
        except Deleted:
            raise
        except AssessError as error:
            self._console.say(_("{why} What you typed is kept.").format(why=failure(error)))
            return
        drafting.drop()
        self._console.say(_("Saved: {document}").format(document=document_words(new)))

    def _ask_fields(
        self, drafting: Drafting, start: Mapping[str, str], typed: dict[str, str]
    ) -> None:
        """Ask for kind and fields; what is typed is drafted after each. Raises Leave."""
        for name, label in FIELDS:
            now = typed.get(name, start.get(name, ""))
            prompt = _("{field} (now: {now}):") if now else _("{field}:")
            said = self._console.ask(prompt.format(field=_(label), now=now))
            if said:
                typed[name] = "" if said == "-" else said
                drafting.keep(json.dumps(typed, sort_keys=True, ensure_ascii=False))
        kinds = list(EVIDENCE_KINDS)
        kind = typed.get("kind", start.get("kind", "public"))
        stays = _("keep “{kind}”").format(kind=EVIDENCE_KINDS.get(kind, kind))
        chosen = self._console.choose(_("Kind:"), list(EVIDENCE_KINDS.values()), stays)
        if chosen is not None:
            typed["kind"] = kinds[chosen]
            drafting.keep(json.dumps(typed, sort_keys=True, ensure_ascii=False))


def _why(error: AssessError | ValidationError) -> str:
    """What is wrong with a document, and in which of its fields."""
    at = error.errors()[0]["loc"] if isinstance(error, ValidationError) else ()
    labels = dict(FIELDS)
    if not at or at[0] not in labels:
        return refusal(error)
    return _("{field}: {what}").format(field=_(labels[str(at[0])]), what=refusal(error))


def _begun(drafting: Drafting) -> dict[str, str]:
    """What was typed of this document before, by field; as the forms of the screens draft it."""
    if not drafting.found:
        return {}
    try:
        read = json.loads(drafting.found.text)
    except ValueError:
        return {}
    known = {"kind", *(name for name, _label in FIELDS)}
    found = read.items() if isinstance(read, dict) else ()
    return {name: str(value) for name, value in found if name in known}


def draft_field(document: Evidence | None) -> str:
    """The name under which the typing of a document is drafted, here and on the screens."""
    if document is None:
        return "document/new"
    content = json.dumps(document.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return f"document/{hashlib.sha256(content.encode()).hexdigest()[:12]}"


def last_documents(session: Session, key: str) -> tuple[Evidence, ...]:
    """The documents of the answer, other than that of ``key``, that was given last with any."""
    given = [
        (signature.at, name)
        for name, signature in session.assessment.signed.items()
        if name != key
        and name in session.assessment.answers
        and session.assessment.answers[name].evidence
    ]
    return session.assessment.answers[max(given)[1]].evidence if given else ()
