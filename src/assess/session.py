"""One open assessment, and the port through which it is kept.

Every change becomes an event, is committed by the store, and only then becomes the new state: if
the commit fails the old state stands. Clock, randomness and the user's name come in from outside
(:class:`Origin`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from assess.core.answers import misfit
from assess.core.assessment import Answer, Assessment, Depth, Profile
from assess.core.checklist import Edition, Question
from assess.core.duties import binding
from assess.core.events import COUNTRY_VOICE, Event, Fold, assessment, canonical
from assess.core.text import LINE_LIMIT, NOTE_LIMIT, clean
from assess.core.view import View
from assess.errors import AnswerRefused, NotFound


@dataclass(frozen=True, slots=True)
class Draft:
    """Text being typed and not yet entered: kept so that a crash does not lose it.

    ``field`` is "note" or a field of a document; ``key`` the answer's key.
    """

    key: str
    field: str
    text: str
    at: str


class Store(Protocol):
    """Where assessments are kept. Every write is one transaction, durable when it returns.

    Raises StoreError when it cannot read or write; then nothing was changed.
    """

    def assessments(self) -> list[str]:
        """Return the ids of all assessments, the last changed first."""

    def events(self, identity: str) -> list[Event]:
        """Return every event of an assessment, by time. Raises NotFound."""

    def current(self, identity: str) -> Fold:
        """Return the fold kept beside the events, without reading all of them. Raises NotFound."""

    def append(
        self, identity: str, events: Sequence[Event], editions: Iterable[Edition] = ()
    ) -> None:
        """Add events (known ones are passed over) and editions; create the assessment if new.

        Raises StoreDamaged for an event of a known identity with other content.
        """

    def edition(self, identity: str) -> Edition:
        """Return a kept edition. Raises NotFound."""

    def delete(self, identity: str) -> None:
        """Drop this store's copy of an assessment whole, with its drafts. Raises NotFound."""

    def drafts(self, identity: str) -> list[Draft]:
        """Return the drafts of an assessment."""

    def save_draft(self, identity: str, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same key and field."""

    def drop_draft(self, identity: str, key: str, field: str) -> None:
        """Forget a draft, if there is one."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where changes come from: the clock (UTC), the user's name, and six random characters."""

    now: Callable[[], datetime]
    who: str
    token: Callable[[], str]

    def at(self) -> str:
        """The time now, as events hold it."""
        return self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def new_id(profile: Profile, origin: Origin) -> str:
    """Return an id such as ``mng-2011-k3x9qd``: country, year and six random characters."""
    letters = "".join(c for c in profile.country.lower() if c.isascii() and c.isalnum())
    country = (profile.code or letters[:3] or "own").lower()
    return f"{country}-{profile.reference_date.year}-{origin.token()}"


def resolve_id(store: Store, given: str) -> str:
    """Return the id that ``given`` shortens. Raises NotFound where none or several begin so."""
    known = store.assessments()
    if given in known:
        return given
    matching = [identity for identity in known if identity.startswith(given)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise NotFound(
            f"“{given}” could be {', '.join(sorted(matching))}.", "Type more of the name."
        )
    raise NotFound(f"There is no assessment “{given}”.", "See the list: assess list")


def profile_changes(old: Profile | None, new: Profile) -> dict[str, Any]:
    """Return the event contents by key that turn ``old`` into ``new``."""
    wanted = _profile_contents(new)
    known = _profile_contents(old) if old else {}
    changed = {key: value for key, value in wanted.items() if known.get(key) != value}
    return changed | {key: None for key in known if key not in wanted}


def _profile_contents(profile: Profile) -> dict[str, Any]:
    contents: dict[str, Any] = {
        "profile/country": {"country": profile.country, "code": profile.code},
        "profile/reference-date": profile.reference_date.isoformat(),
    }
    for role, reason in profile.roles_off.items():
        contents[f"profile/role/{role}"] = reason
    for name, status in profile.instruments.items():
        contents[f"profile/instrument/{name}"] = status.model_dump(
            mode="json", exclude_defaults=True
        )
    return contents


def answer_content(answer: Answer) -> dict[str, Any] | None:
    """Return an answer as an event holds it; None when nothing at all is said."""
    return answer.model_dump(mode="json", exclude_defaults=True) or None


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What is asked before an assessment starts."""

    profile: Profile
    editions: tuple[Edition, ...]
    depth: Depth = "full"
    title: str = ""
    period: str = ""
    case: str = ""

    def contents(self) -> dict[str, Any]:
        """The contents of its first events, by key."""
        status = {"title": self.title, "period": self.period, "case": self.case}
        contents: dict[str, Any] = {f"status/{k}": v for k, v in status.items() if v}
        contents["status/depth"] = self.depth
        contents |= profile_changes(None, self.profile)
        for place, edition in enumerate(self.editions):
            contents[f"edition/{edition.checklist.id}"] = {"edition": edition.id, "place": place}
        return contents


class Session:
    """One open assessment: it takes changes, and publishes a new :class:`View` after each.

    ``view`` is the state as it stands on disk. Every method that changes something commits
    first; on StoreError ``view`` stays what it was.
    """

    def __init__(self, store: Store, identity: str, origin: Origin) -> None:
        self._store = store
        self._origin = origin
        self.identity = identity
        self._fold = store.current(identity)
        self.view = self._look(self._fold, {})

    @classmethod
    def start(cls, store: Store, new: NewAssessment, origin: Origin) -> Session:
        """Create an assessment and open it."""
        identity = new_id(new.profile, origin)
        events: list[Event] = []
        fold = Fold()
        for key, content in new.contents().items():
            event = _event(origin, identity, fold, key, content)
            events.append(event)
            fold = fold.add(event)
        store.append(identity, events, new.editions)
        return cls(store, identity, origin)

    def _look(self, fold: Fold, known: Mapping[str, Edition]) -> View:
        now = assessment(self.identity, fold)
        by_id = {edition.id: edition for edition in known.values()}
        editions = {
            name: by_id.get(identity) or self._store.edition(identity)
            for name, identity in now.editions.items()
        }
        return View(now, editions)

    @property
    def assessment(self) -> Assessment:
        return self.view.assessment

    def _commit(
        self, contents: Mapping[str, Any], *, reason: str = "", editions: Sequence[Edition] = ()
    ) -> View:
        """Make one event per key, commit all in one transaction, then publish the new view."""
        fold, events = self._fold, []
        for key, content in contents.items():
            edition = self._edition_of(key)
            event = _event(self._origin, self.identity, fold, key, content, reason, edition)
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
        return next(
            (
                edition.id
                for edition in self.view.editions.values()
                for question in edition.questions.values()
                if f"answer/{edition.key(question)}" == key
            ),
            "",
        )

    def find(self, key: str) -> tuple[Edition, Question]:
        """Return the edition and question that ask ``key``. Raises NotFound."""
        for edition in self.view.editions.values():
            for question in edition.questions.values():
                if edition.key(question) == key:
                    return edition, question
        raise NotFound(f"No checklist of this assessment asks “{key}”.", "See: assess score ID")

    def answer(self, key: str, answer: Answer, *, reason: str = "") -> View:
        """Keep an answer (with its note, documents and flag) in place of the earlier one.

        ``key`` is "checklist/question". Raises AnswerRefused when it does not fit the question or
        the profile; nothing is kept then. An answer equal to the current one makes no event,
        unless the question changed and it is to be confirmed.
        """
        edition, question = self.find(key)
        wrong = misfit(question, answer)
        if wrong:
            raise AnswerRefused(wrong, f"The answer to “{question.text}” stays as it was.")
        if answer.not_applicable is not None:
            duty = binding(edition, question, self.assessment.profile)
            if duty:
                raise AnswerRefused(
                    "Not applicable is not accepted: this is your country's duty "
                    f"({edition.source_by_id[edition.provision_by_id[duty[0].id].source].short}, "
                    f"{edition.provision_by_id[duty[0].id].article}).",
                    "Answer it, or say that it is unknown.",
                )
        content = answer_content(answer)
        before = self.assessment.answers.get(key)
        same = canonical(content) == canonical(answer_content(before) if before else None)
        disputed = f"answer/{key}" in self.assessment.disagreements
        if same and not disputed and key not in self.assessment.to_confirm:
            return self.view
        return self._commit({f"answer/{key}": content}, reason=reason)

    def set_profile(self, profile: Profile) -> View:
        """Keep what changed in the profile."""
        return self._commit(profile_changes(self.assessment.profile, profile))

    def set_status(
        self, *, title: str | None = None, period: str | None = None, depth: Depth | None = None
    ) -> View:
        """Change the title, the period or the depth."""
        given = {"title": title, "period": period, "depth": depth}
        now = self.assessment
        return self._commit(
            {
                f"status/{name}": clean(value, what=f"The {name}", limit=LINE_LIMIT, lines=False)
                for name, value in given.items()
                if value is not None and value != getattr(now, name)
            }
        )

    def upgrade(self, editions: Iterable[Edition]) -> list[str]:
        """Answer newer editions from now on; return the keys of answers to be confirmed.

        An answer asks to be confirmed when its question changed its meaning: its text, kind,
        levels, elements, options, bands or unit.
        """
        contents: dict[str, Any] = {}
        changed: list[str] = []
        places = {name: place for place, name in enumerate(self.assessment.editions)}
        taken = []
        for edition in editions:
            name = edition.checklist.id
            if self.assessment.editions.get(name) in (None, edition.id):
                continue
            confirm = _changed(self.view.editions[name], edition, set(self.assessment.answers))
            changed += confirm
            taken.append(edition)
            contents[f"edition/{name}"] = {
                "edition": edition.id,
                "place": places[name],
                "confirm": [
                    event.id for key in confirm for event in self._fold.current[f"answer/{key}"]
                ],
            }
        self._commit(contents, editions=taken)
        return sorted(set(changed))

    def draft(self, key: str, field: str, text: str) -> None:
        """Keep text that is being typed, so that a crash does not lose it."""
        limited = text[: 2 * NOTE_LIMIT]
        self._store.save_draft(self.identity, Draft(key, field, limited, self._origin.at()))

    def drop_draft(self, key: str, field: str) -> None:
        """Forget a draft once its text is entered or thrown away."""
        self._store.drop_draft(self.identity, key, field)

    def drafts(self) -> list[Draft]:
        """Return what was being typed when the program last stopped."""
        return self._store.drafts(self.identity)


_MEANING = ("text", "kind", "levels", "elements", "options", "bands", "unit", "credits", "answer")


def _meaning(question: Question) -> str:
    content = question.model_dump(mode="json", by_alias=True)
    return canonical({name: content.get(name) for name in _MEANING})


def _changed(old: Edition, new: Edition, answered: set[str]) -> list[str]:
    before = {old.key(question): _meaning(question) for question in old.questions.values()}
    after = {new.key(question): _meaning(question) for question in new.questions.values()}
    return sorted(key for key in answered & set(before) & set(after) if before[key] != after[key])


def _event(
    origin: Origin,
    identity: str,
    fold: Fold,
    key: str,
    content: Any,
    reason: str = "",
    edition: str = "",
) -> Event:
    return Event(
        assessment=identity,
        key=key,
        who=origin.who,
        at=origin.at(),
        content=content,
        reason=reason,
        edition=edition,
        replaces=fold.replaced_by(key, COUNTRY_VOICE),
        after=tuple(sorted(fold.heads)),
    )
