"""An assessment file read and checked, before anything is compared or stored."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from assess.core.assessment import (
    Answer,
    Assessment,
    Case,
    Depth,
    Profile,
    Required,
    Stage,
    TypedLine,
)
from assess.core.checklist import Edition
from assess.core.events import Event
from assess.core.fields import Frozen, Identifier
from assess.errors import Problem
from assess.exchange.checking import parse, refused, validated
from assess.exchange.places import Places
from assess.exchange.records import check_editions, check_events
from assess.language import gettext as _
from assess.language import noop as N_

SIZE_LIMIT = 20 * 1024 * 1024
"""The most bytes that are read: an assessment with a history of some 30,000 changes."""

_KEY = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_AGAIN = N_("Ask the sender for the file again; nothing was imported.")


def _utc(value: dt.datetime) -> dt.datetime:
    try:
        return value.replace(tzinfo=value.tzinfo or dt.UTC).astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError("is not a time of our calendar") from error


Moment = Annotated[dt.datetime, AfterValidator(_utc)]


class _Header(Frozen):
    id: Identifier
    title: TypedLine = ""
    period: TypedLine = ""
    depth: Depth = "full"
    case: Case = ""
    prepared_by: TypedLine = ""
    stage: Stage = "draft"
    as_of: Moment | None = None
    who: Required = "assessment file"
    checklists: tuple[Identifier, ...]


class _Record(Frozen):
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    content: Annotated[str, Field(alias="json")]


class _File(Frozen):
    """The tables of the file; header, profile and each answer are checked by themselves."""

    format: str
    ends_with: Literal["end"] | None = None
    assessment: dict[str, Any]
    profile: dict[str, Any]
    answers: dict[str, dict[str, Any]] = {}
    event: tuple[_Record, ...] = ()
    edition: tuple[_Record, ...] = ()
    end: Annotated[dict[str, Any], Field(max_length=0)] | None = None


@dataclass(frozen=True)
class AssessmentFile:
    """A file that can be trusted: what it says, its events and its editions.

    ``said`` is the assessment as the text says it, without editions; ``stated`` the header keys
    that are written; ``at`` and ``who`` what events made from the text carry. ``left_out`` lists
    the answers that cannot be read, whose keys are ``unread``.
    """

    name: str
    said: Assessment
    stated: frozenset[str]
    at: str
    who: str
    checklists: tuple[str, ...]
    events: tuple[Event, ...]
    editions: tuple[Edition, ...]
    left_out: tuple[Problem, ...]
    unread: frozenset[str]
    places: Places

    def problem(self, path: tuple[str | int, ...], message: str, remedy: str) -> Problem:
        """Return a problem at a place in this file."""
        return self.places.problem(path, message, remedy)


def read_file(path: Path) -> AssessmentFile:
    """Read an assessment file. Raises AssessmentFileError, also when there is no such file."""
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        why = _("It cannot be read: {why}.").format(why=error.strerror or error)
        problem = Problem(path.name, 0, "", why, _("Check the name and your rights to the file."))
        raise refused(path.name, [problem]) from error
    return read(data, path.name)


def read(data: bytes, name: str) -> AssessmentFile:
    """Read the bytes of an assessment file called ``name``.

    Refuses whole what cannot be trusted: another format, a file cut short, a wrong header or
    profile, an event or edition whose content does not agree with its identity. Raises
    AssessmentFileError with every problem; nothing else is raised, whatever the bytes.
    """
    try:
        return _read(data, name)
    except RecursionError as error:
        problem = Problem(name, 0, "", _("Its tables or lists are nested too deeply."), _(_AGAIN))
        raise refused(name, [problem]) from error


def _read(data: bytes, name: str) -> AssessmentFile:
    if len(data) > SIZE_LIMIT:
        limit = _("It is larger than {limit} MB.").format(limit=SIZE_LIMIT // 1024 // 1024)
        raise refused(name, [Problem(name, 0, "", limit, _("Export it again with --no-history."))])
    tables, places = parse(data, name)
    file, header, profile = _structure(name, tables, places)
    answers, left_out = _answers(file.answers, places)
    events, damaged = check_events(header.id, _pairs(file.event), places)
    editions, spoilt = check_editions(_pairs(file.edition), places)
    if damaged or spoilt:
        raise refused(name, [*damaged, *spoilt, *left_out])
    midnight = dt.datetime.combine(profile.reference_date, dt.time(), dt.UTC)
    at = (header.as_of or midnight).replace(tzinfo=None).isoformat(timespec="microseconds")
    return AssessmentFile(
        name=name,
        said=Assessment(
            id=header.id,
            title=header.title,
            period=header.period,
            depth=header.depth,
            case=header.case,
            prepared_by=header.prepared_by,
            stage=header.stage,
            profile=profile,
            answers=answers,
        ),
        stated=frozenset(header.model_fields_set),
        at=f"{at}Z",
        who=header.who,
        checklists=tuple(dict.fromkeys(header.checklists)),
        events=events,
        editions=editions,
        left_out=tuple(left_out),
        unread=frozenset(file.answers) - frozenset(answers),
        places=places,
    )


def _pairs(records: tuple[_Record, ...]) -> list[tuple[str, str]]:
    return [(record.id, record.content) for record in records]


def _structure(
    name: str, tables: Mapping[str, Any], places: Places
) -> tuple[_File, _Header, Profile]:
    """Check all that must be right; raises with every problem, those of answers among them."""
    file, problems = validated(_File, tables, (), places)
    header, profile = None, None
    if _is_table(tables.get("assessment")):
        header, more = validated(_Header, tables["assessment"], ("assessment",), places)
        problems += more
    if _is_table(tables.get("profile")):
        profile, more = validated(Profile, tables["profile"], ("profile",), places)
        problems += more
    if file is None or header is None or profile is None:
        answers = tables.get("answers")
        readable = answers.items() if isinstance(answers, dict) else ()
        problems += _answers({key: each for key, each in readable if _is_table(each)}, places)[1]
        raise refused(name, problems)
    if file.ends_with and file.end is None:
        cut = _("It is cut short: its last line, [end], is missing.")
        raise refused(name, [Problem(name, 0, "end", cut, _(_AGAIN))])
    return file, header, profile


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _answers(
    tables: Mapping[str, Mapping[str, Any]], places: Places
) -> tuple[dict[str, Answer], list[Problem]]:
    """Read every answer by itself: one that cannot be read does not spoil the others."""
    found: dict[str, Answer] = {}
    problems: list[Problem] = []
    for key, table in tables.items():
        path = ("answers", key)
        if not _KEY.fullmatch(key):
            remedy = _('Write it as [answers."checklist/question"].')
            problems.append(places.problem(path, _("Not the key of a question."), remedy))
            continue
        answer, wrong = validated(Answer, table, path, places)
        problems += wrong
        if answer is not None:
            found[key] = answer
    return found, problems
