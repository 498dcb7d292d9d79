"""The events and editions that an assessment file carries: only those that can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import StrictInt, StrictStr, ValidationError

from assess.core.checklist import Edition
from assess.core.events import Event, Fold, assessment
from assess.core.fields import Frozen
from assess.core.questions import MaturityQuestion, NumberQuestion, Question
from assess.errors import AssessError, Problem, StoreDamaged
from assess.exchange.places import Places
from assess.language import gettext as _
from assess.language import noop as N_

_CHANGED = N_("Its content was changed after it was written: it does not agree with its id.")
_GENUINE = N_("Ask the sender for the file again; to change an answer, edit [answers].")

Records = Sequence[tuple[str, str]]
"""Identity and canonical JSON of each."""


class _Taken(Frozen):
    """The content of an event by which a checklist is answered from now on."""

    edition: StrictStr
    place: StrictInt
    confirm: list[StrictStr] = []


def check_events(
    identity: str, records: Records, places: Places
) -> tuple[tuple[Event, ...], list[Problem]]:
    """Return the events of assessment ``identity``, each once, and what is wrong with others."""
    found: dict[str, Event] = {}
    problems = []
    for place, (event_id, text) in enumerate(records):
        path = ("event", place, "json")
        try:
            event = Event.checked(event_id, text)
        except StoreDamaged:
            problems.append(places.problem(path, _(_CHANGED), _(_GENUINE)))
            continue
        except (ValueError, TypeError) as error:
            message = _("This is not an event: {why}.").format(why=_first(error))
            problems.append(places.problem(path, message, _(_GENUINE)))
            continue
        wrong = _flaw(event, identity)
        if wrong:
            problems.append(places.problem(path, wrong, _(_GENUINE)))
        found[event.id] = event
    return tuple(found.values()), problems


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return ": ".join([*(str(part) for part in first["loc"]), first["msg"]])
    return str(error)


def _flaw(event: Event, identity: str) -> str:
    """Say why an event, true to its identity, cannot belong to assessment ``identity``."""
    if event.assessment != identity:
        return _("This event belongs to another assessment, “{assessment}”.").format(
            assessment=event.assessment
        )
    try:
        if event.key.startswith("edition/") and event.content is not None:
            _Taken.model_validate(event.content)
        assessment(identity, Fold.of([event]))
    except (AssessError, ValueError):
        return _("The content of this event (“{key}” at {at}) has no meaning.").format(
            key=event.key, at=event.at
        )
    return ""


def check_editions(records: Records, places: Places) -> tuple[tuple[Edition, ...], list[Problem]]:
    """Return the editions, each once, and what is wrong with others."""
    found: dict[str, Edition] = {}
    problems = []
    for place, (edition_id, text) in enumerate(records):
        path = ("edition", place, "json")
        try:
            edition = Edition.from_canonical(text)
        except ValueError as error:
            message = _("This is not the edition of a checklist: {why}.").format(why=_first(error))
            problems.append(places.problem(path, message, _(_GENUINE)))
            continue
        if edition.id != edition_id:
            problems.append(places.problem(path, _(_CHANGED), _(_GENUINE)))
            continue
        for flaw in _edition_flaws(edition):
            message = _("This edition of “{id}” cannot be used: {flaw}.").format(
                id=edition.checklist.id, flaw=flaw
            )
            problems.append(places.problem(path, message, _(_GENUINE)))
        found[edition.id] = edition
    return tuple(found.values()), problems


def _edition_flaws(edition: Edition) -> Iterator[str]:
    """Say what would make an edition, true to its identity, impossible to score."""
    everything = [question for _, question in edition.walk()]
    if len(edition.questions) < len(everything):
        yield _("two of its questions have the same id")
    for conflict in edition.conflicts:
        if not {condition.question for condition in conflict.all} <= set(edition.questions):
            yield _("its conflict “{id}” is about a question that it does not ask").format(
                id=conflict.id
            )
    for question in everything:
        if question.when:
            parent = edition.questions.get(question.when.question)
            if parent is None or parent.when is not None or not parent.scored:
                yield _("question “{id}” follows a question that cannot open it").format(
                    id=question.id
                )
        for basis in question.basis:
            provision = edition.provision_by_id.get(basis.id)
            if provision is None or provision.source not in edition.source_by_id:
                yield _("question “{id}” rests on “{basis}”, which it does not hold").format(
                    id=question.id, basis=basis.id
                )
        if not _credits_rise(question):
            yield _("the credits of question “{id}” are not in order").format(id=question.id)


def _credits_rise(question: Question) -> bool:
    match question:
        case MaturityQuestion(earned=earned, levels=levels):
            return len(earned) == len(levels) and list(earned) == sorted(earned)
        case NumberQuestion(bands=bands):
            starts = [band.start for band in bands]
            return starts == sorted(set(starts))
    return True
