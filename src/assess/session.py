"""One open assessment.

Every change becomes an event, is committed by the store, and only then becomes the new state: if
the commit fails the old state stands. Clock, randomness and the user's name come in from outside
(:class:`Origin`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Unpack

from assess.core.answers import misfit
from assess.core.assessment import Answer, Assessment, Profile
from assess.core.changes import (
    NewAssessment,
    Status,
    answer_content,
    copied,
    first_events,
    kept,
    new_event,
    new_id,
    profile_changes,
    status_changes,
    upgraded,
)
from assess.core.checklist import Edition
from assess.core.duties import binding
from assess.core.events import Fold, assessment, canonical
from assess.core.history import ANSWER, Change, history
from assess.core.origin import Origin
from assess.core.questions import Question
from assess.core.terms import where_words
from assess.core.undoing import Step, Steps
from assess.core.view import View
from assess.drafts import Drafts
from assess.errors import AnswerRefused, ChangedMeanwhile, Deleted, NotFound
from assess.language import gettext as _
from assess.port import Store


class Session(Drafts):
    """One open assessment: it takes changes, and publishes a new :class:`View` after each.

    ``view`` is the state as it stands on disk. Every method that changes something takes in what
    other programs changed, then commits, then publishes; on StoreError ``view`` stays what it
    was. It raises ChangedMeanwhile when another program changed the very same thing since it was
    last looked at, and Deleted when the assessment is gone.
    """

    def __init__(self, store: Store, identity: str, origin: Origin) -> None:
        super().__init__(store, identity, origin)
        self._store: Store = store
        self._fold = store.current(identity)
        self._steps = Steps()
        self.view = self._look(self._fold, {})

    @classmethod
    def start(cls, store: Store, new: NewAssessment, origin: Origin) -> Session:
        """Create an assessment and open it."""
        identity = new_id(new.profile, origin)
        store.append(identity, first_events(origin, identity, new), new.editions)
        return cls(store, identity, origin)

    @classmethod
    def duplicate(
        cls, store: Store, source: Assessment, new: NewAssessment, origin: Origin
    ) -> Session:
        """Create an assessment with the answers of an earlier one, each to be confirmed."""
        identity = new_id(new.profile, origin)
        events = copied(origin, identity, new, source.answers)
        store.append(identity, events, new.editions)
        return cls(store, identity, origin)

    def _look(self, fold: Fold, known: Mapping[str, Edition]) -> View:
        now = assessment(self.identity, fold)
        by_id = {edition.id: edition for edition in known.values()}
        editions = {
            name: by_id.get(identity) or self._store.edition(identity)
            for name, identity in now.editions.items()
        }
        return View(now, editions, getattr(self, "view", None))

    @property
    def assessment(self) -> Assessment:
        return self.view.assessment

    def refresh(self) -> bool:
        """Take in what other programs and imports added; return whether there was anything.

        Raises Deleted, and StoreError.
        """
        try:
            if self._store.heads(self.identity) == self._fold.heads:
                return False
            fold = self._store.current(self.identity)
        except NotFound as error:
            raise Deleted(
                _("The assessment {id} was deleted in another window.").format(id=self.identity),
                _("Import it again if you have it as a file."),
            ) from error
        view = self._look(fold, self.view.editions)
        self._fold, self.view = fold, view
        return True

    def _catch_up(self, keys: Iterable[str]) -> None:
        """Take in what others added. Raises ChangedMeanwhile when they changed one of ``keys``."""
        before = self._fold.current
        if self.refresh() and any(before.get(k) != self._fold.current.get(k) for k in keys):
            raise ChangedMeanwhile(
                _("Another window or an import changed this meanwhile."),
                _("Look at what stands now; do it again to put yours in its place."),
            )

    def _commit(
        self, contents: Mapping[str, Any], *, reason: str = "", editions: Sequence[Edition] = ()
    ) -> View:
        """Make one event per key, commit all in one transaction, then publish the new view."""
        fold, events = self._fold, []
        for key, content in contents.items():
            edition = self._edition_of(key)
            event = new_event(self._origin, self.identity, fold, key, content, reason, edition)
            events.append(event)
            fold = fold.add(event)
        if not events:
            return self.view
        known = {**self.view.editions, **{edition.checklist.id: edition for edition in editions}}
        view = self._look(fold, known)
        self._store.append(self.identity, events, editions)
        self._fold, self.view = fold, view
        return view

    def _edition_of(self, key: str) -> str:
        """The edition that an answer event answers: that of a checklist that asks it."""
        if not key.startswith("answer/"):
            return ""
        checklist = key.split("/")[1]
        if checklist in self.view.editions:
            return self.assessment.editions[checklist]
        name = key.removeprefix("answer/")
        return next((e.id for e in self.view.editions.values() if name in e.keys), "")

    def find(self, key: str) -> tuple[Edition, Question]:
        """Return the edition and question that ask ``key``. Raises NotFound."""
        for edition in self.view.editions.values():
            for question in edition.questions.values():
                if edition.key(question) == key:
                    return edition, question
        raise NotFound(
            _("No checklist of this assessment asks “{key}”.").format(key=key),
            _("See: assess score ID"),
        )

    def answer(self, key: str, answer: Answer, *, reason: str = "") -> View:
        """Keep an answer (with its note, documents and flag) in place of the earlier one.

        ``key`` is "checklist/question". Raises AnswerRefused when it does not fit the question or
        the profile; nothing is kept then. An answer equal to the current one makes no event,
        unless the question changed and it is to be confirmed.
        """
        self._catch_up([f"answer/{key}"])
        edition, question = self.find(key)
        wrong = misfit(question, answer)
        if wrong:
            stays = _("The answer to “{question}” stays as it was.").format(question=question.text)
            raise AnswerRefused(wrong, stays)
        if answer.not_applicable is not None:
            duty = binding(edition, question, self.assessment.profile)
            if duty:
                where = where_words(edition, edition.provision_by_id[duty[0].id])
                raise AnswerRefused(
                    _(
                        "Not applicable is not accepted: this is your country's duty ({where})."
                    ).format(where=where),
                    _("Answer it, or say that it is unknown."),
                )
        content = answer_content(answer)
        before = self.assessment.answers.get(key)
        same = canonical(content) == canonical(answer_content(before) if before else None)
        disputed = f"answer/{key}" in self.assessment.disagreements
        if same and not disputed and key not in self.assessment.to_confirm:
            return self.view
        name = f"answer/{key}"
        step = Step(name, self._fold.value(name), content)
        view = self._commit({name: content}, reason=reason)
        self._steps.took(step)
        return view

    def undo(self) -> str:
        """Take the latest change of an answer back; return its key, "" when there is none.

        Raises ChangedMeanwhile when another program changed that answer since.
        """
        if not self._steps.done:
            return ""
        step = self._steps.done[-1]
        self._put(step.key, step.after, step.before)
        self._steps.undid()
        return step.key.removeprefix(ANSWER)

    def redo(self) -> str:
        """Do again what was undone last; return its key, "" when there is nothing."""
        if not self._steps.undone:
            return ""
        step = self._steps.undone[-1]
        self._put(step.key, step.before, step.after)
        self._steps.redid()
        return step.key.removeprefix(ANSWER)

    def _put(self, key: str, expected: Any, content: Any) -> None:
        """Put ``content`` in place of ``expected``."""
        self.refresh()
        if canonical(self._fold.value(key)) != canonical(expected):
            self._steps.forget(key)
            raise ChangedMeanwhile(
                _("Another window or an import changed this answer meanwhile."),
                _("Look at what stands now; its history shows every earlier answer."),
            )
        self._commit({key: content})

    def keep_as_new(self, unsaved: Mapping[str, Answer]) -> None:
        """Go on, once the assessment is gone, with a new one that holds what is known here.

        ``unsaved``: answers that could not be saved, which stand in place of the saved ones. The
        reason of each other answer says who gave it and when; the earlier history is lost.
        """
        own, editions = self.assessment, tuple(self.view.editions.values())
        identity = new_id(own.profile, self._origin)
        events = kept(self._origin, identity, own, editions, {**own.answers, **unsaved})
        self._store.append(identity, events, editions)
        self.identity, self._steps, self._fold = identity, Steps(), Fold.of(events)
        self.view = self._look(self._fold, self.view.editions)

    def history(self, key: str = "") -> list[Change]:
        """Return every change, the newest first; with ``key`` those of the answer to a question.

        Raises StoreError, NotFound.
        """
        return history(self._store.events(self.identity), f"{ANSWER}{key}" if key else "")

    def put_back(self, change: Change) -> View:
        """Make the answer that ``change`` gave the current one again, by a new event.

        Raises AnswerRefused when it no longer fits the question or the profile.
        """
        reason = _("Back to the answer of {when}.").format(when=change.event.at)
        return self.answer(change.question, change.event.answer or Answer(), reason=reason)

    def set_profile(
        self,
        profile: Profile,
        *,
        since: Profile | None = None,
        **status: Unpack[Status],
    ) -> View:
        """Keep what ``profile`` changes in ``since`` (left out: the profile as it stands).

        The other arguments are those of :meth:`set_status`; it is all kept, or nothing.
        """
        changes = profile_changes(since or self.assessment.profile, profile)
        return self._set(changes | status_changes(self.assessment, status))

    def set_status(self, **status: Unpack[Status]) -> View:
        """Change title, period, depth, who prepared the assessment, or its stage."""
        return self._set(status_changes(self.assessment, status))

    def _set(self, changes: dict[str, Any]) -> View:
        self._catch_up(changes)
        return self._commit(changes)

    def upgrade(self, editions: Iterable[Edition]) -> list[str]:
        """Answer newer editions from now on; return the keys of answers to be confirmed.

        An answer asks to be confirmed when its question changed its meaning: its text, kind,
        levels, elements, options, bands or unit.
        """
        self.refresh()
        taken = [
            edition
            for edition in editions
            if self.assessment.editions.get(edition.checklist.id) not in (None, edition.id)
        ]
        contents, changed = upgraded(self.assessment, self._fold, self.view.editions, taken)
        self._commit(contents, editions=taken)
        return changed
