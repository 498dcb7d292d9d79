"""From bytes to tables to models: every problem found, each with its line, key and remedy."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

import tomli
from pydantic import BaseModel, ValidationError

from assess.core.assessment import Answer, Evidence, InstrumentStatus, Profile
from assess.errors import AssessmentFileError, Problem, TextRefused
from assess.exchange.places import Places
from assess.language import gettext as _
from assess.language import noop as N_
from assess.library.findings import Loc, shown
from assess.library.keys import nearest

FORMAT = "assess-assessment/1"

_MEND = N_("Mend it there, or ask the sender for the file again.")
_FORMAT = re.compile(r"assess-assessment/(\d+)")

Model = TypeVar("Model", bound=BaseModel)


def refused(name: str, problems: Sequence[Problem]) -> AssessmentFileError:
    """Return the error that refuses a file whole, with everything that is wrong with it."""
    return AssessmentFileError(
        _("{name} cannot be imported; nothing was changed.").format(name=name), problems
    )


def parse(data: bytes, name: str) -> tuple[dict[str, Any], Places]:
    """Return the tables of a TOML file, numbers exact, and where they stand.

    Raises AssessmentFileError where it is no UTF-8, no TOML, or of another format.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        why = _("The text is not UTF-8 from here on.")
        problem = Problem(name, line, "", why, _("Save it in an editor with the encoding UTF-8."))
        raise refused(name, [problem]) from error
    try:
        tables = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        said = f"{error.msg[:1].lower()}{error.msg[1:]}"
        why = _("This is not TOML: {why}.").format(why=said)
        raise refused(name, [Problem(name, error.lineno, "", why, _(_MEND))]) from error
    except (ValueError, ArithmeticError) as error:
        why = _("It holds a number that is far too large.")
        raise refused(name, [Problem(name, 0, "", why, _(_MEND))]) from error
    _check_format(name, tables.get("format"))
    return tables, Places(name, text, tables)


def _check_format(name: str, written: Any) -> None:
    if written == FORMAT:
        return
    found = _FORMAT.fullmatch(written) if isinstance(written, str) else None
    if found and int(found[1]) > 1:
        message = _(
            "It was written by a newer version of the program (format “{written}”)."
        ).format(written=written)
        remedy = _("Update assess, then import it again.")
    else:
        message = _("It is not an assessment file.")
        remedy = _('An assessment file begins with: format = "{mark}"').format(mark=FORMAT)
    raise refused(name, [Problem(name, 0, "format", message, remedy)])


def validated(
    model: type[Model], table: Mapping[str, Any], path: Loc, places: Places
) -> tuple[Model | None, list[Problem]]:
    """Return ``table``, which stands at ``path`` in the file, as a model; or what is wrong.

    Types are strict: no text is read as a number, no number as yes or no.
    """
    try:
        text = json.dumps(table, default=_plain, ensure_ascii=False)
        return model.model_validate_json(text, strict=True), []
    except ValidationError as error:
        return None, [
            _problem((*path, *each["loc"]), each, places)
            for each in error.errors(include_url=False)
        ]
    except TextRefused as error:
        return None, [places.problem(path, error.message, error.remedy)]


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        small = value.is_finite() and abs(value.adjusted()) < 30
        return format(value, "f") if small else str(value)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    raise TypeError(f"TOML has no {type(value).__name__}")


def _problem(path: Loc, error: Mapping[str, Any], places: Places) -> Problem:
    kind = error["type"]
    if kind == "extra_forbidden":
        known = _known(path[:-1])
        remedy = nearest(str(path[-1]), known) or _("Keys here are: {known}.").format(
            known=", ".join(known)
        )
        return places.problem(
            path, _("Unknown key {key}.").format(key=shown(str(path[-1]))), remedy
        )
    if kind == "missing":
        return places.problem(path, _("“{key}” is missing.").format(key=path[-1]), _("Add it."))
    message, remedy = _objection(error)
    return places.problem(path, message, remedy)


_MUST = {
    "string_type": N_("text, in quotes"),
    "int_type": N_("a whole number, without quotes"),
    "bool_type": N_("true or false, without quotes"),
    "tuple_type": N_("a list in square brackets"),
    "dict_type": N_("a table"),
    "model_type": N_("a table"),
}
_DATE = N_("a date such as 2011-09-07, without quotes")
_TIME = N_("a time such as 2011-09-07T00:00:00Z, without quotes")


def _objection(error: Mapping[str, Any]) -> tuple[str, str]:
    """Say what is wrong with a value, and what it must be."""
    kind, given = str(error["type"]), error["input"]
    must = _(_MUST.get(kind, ""))
    if kind.startswith("date"):
        must = _(_TIME) if kind.startswith("datetime") else _(_DATE)
    if must:
        return _must_be(must, given), _(_MEND)
    if kind in ("literal_error", "enum"):
        known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        remedy = nearest(given, known) if isinstance(given, str) else ""
        words = _(" or ").join(f"“{word}”" for word in known)
        return _must_be(words, given), remedy or _(_MEND)
    if kind == "string_pattern_mismatch":
        return _("{given} is not written as it must be here.").format(given=shown(given)), _(_MEND)
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{message[:1].upper()}{message[1:]}.", _(_MEND)


def _must_be(must: str, given: object) -> str:
    if isinstance(given, str):
        return _("This must be {what}, not {given}.").format(what=must, given=shown(given))
    return _("This must be {what}.").format(what=must)


_RECORD = ("id", "json")


def _known(path: Loc) -> list[str]:
    """The keys that the table at ``path`` may hold."""
    match path:
        case ():
            names: Sequence[str] = (
                "format", "ends_with", "assessment", "profile", "answers", "event", "edition",
            )  # fmt: skip
        case ("assessment",):
            names = ("id", "title", "period", "depth", "case", "as_of", "who", "checklists")
        case ("profile",):
            names = tuple(Profile.model_fields)
        case ("profile", "instruments", _):
            names = tuple(InstrumentStatus.model_fields)
        case ("answers", _):
            names = tuple(Answer.model_fields)
        case ("answers", _, "evidence", _):
            names = tuple(Evidence.model_fields)
        case _:
            names = _RECORD
    return list(names)
