"""An assessment as the text of an assessment file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import tomli_w

from assess.core.assessment import RESPONSES, Answer, Assessment, Profile
from assess.core.changes import answer_content
from assess.core.checklist import Edition
from assess.core.events import Event, assessment, order
from assess.core.fields import Role
from assess.core.terms import caveats
from assess.core.view import View
from assess.errors import NotFound
from assess.exchange.checking import FORMAT
from assess.exchange.contents import asked
from assess.port import Store

_HEAD = f"""\
format = "{FORMAT}"

# A file that does not end with [end] was cut short.
ends_with = "end"
"""


def export(store: Store, identity: str, *, history: bool = True) -> str:
    """Return a stored assessment as an assessment file, with every edition its events name.

    ``history=False`` leaves events and editions out. Raises NotFound, StoreError.
    """
    events = store.events(identity)
    now = assessment(identity, store.current(identity))
    view = View(now, {name: store.edition(known) for name, known in now.editions.items()})
    earlier = _kept(store, _named(events)) if history else ()
    return export_text(view, events, earlier=earlier, history=history)


def _named(events: Iterable[Event]) -> set[str]:
    """The editions that events name: those taken, and those that answers were given to."""
    taken = {e.content["edition"] for e in events if e.key.startswith("edition/") and e.content}
    return taken | {event.edition for event in events if event.edition}


def _kept(store: Store, identities: Iterable[str]) -> list[Edition]:
    found = []
    for identity in identities:
        try:
            found.append(store.edition(identity))
        except NotFound:
            continue  # an earlier edition that never reached this copy; nothing current needs it
    return found


def export_text(
    view: View, events: Sequence[Event], *, earlier: Iterable[Edition] = (), history: bool = True
) -> str:
    """Return an assessment as an assessment file.

    The order never depends on when things were answered: header, profile, answers as the
    checklists ask them, other answers by key; then events by time, editions by identity.
    ``earlier``: editions that events name beside those of ``view``. ``history=False`` leaves
    events and editions out.
    """
    now = view.assessment
    parts = [_comment(caveats(now)) + _HEAD, _table(["assessment"], _header(now))]
    parts.append(_table(["profile"], _profile(now.profile)))
    editions = list(view.editions.values())
    keys = list(asked(editions))
    keys += sorted(set(now.answers) - set(keys))
    parts += [_answer(key, now.answers[key]) for key in keys if key in now.answers]
    if history:
        known = {event.id: event for event in events}
        parts += [_record("event", e.id, e.canonical()) for e in sorted(known.values(), key=order)]
        by_id = {edition.id: edition for edition in [*editions, *earlier]}
        parts += [_record("edition", name, by_id[name].canonical()) for name in sorted(by_id)]
    return "\n".join(part for part in [*parts, "[end]\n"] if part)


def _comment(text: str) -> str:
    lines = textwrap.wrap(text, 98, break_long_words=False, break_on_hyphens=False)
    return "".join(f"# {line}\n" for line in lines) + "\n"


def _header(now: Assessment) -> dict[str, Any]:
    changed = datetime.fromisoformat(now.changed_at) if now.changed_at else None
    values = {
        "id": now.id,
        "title": now.title,
        "period": now.period,
        "depth": now.depth,
        "case": now.case,
        "prepared_by": now.prepared_by,
        "stage": "" if now.stage == "draft" else now.stage,
        "as_of": changed,
        "checklists": list(now.editions),
    }
    return {name: value for name, value in values.items() if value not in ("", None)}


def _profile(profile: Profile) -> dict[str, Any]:
    values: dict[str, Any] = {"country": profile.country, "code": profile.code}
    values = {name: value for name, value in values.items() if value}
    values["reference_date"] = profile.reference_date
    off = {role.value: profile.roles_off[role] for role in Role if role in profile.roles_off}
    instruments = {
        name: profile.instruments[name].model_dump(exclude_defaults=True)
        for name in sorted(profile.instruments)
    }
    tables = {"roles_off": off, "instruments": instruments}
    return values | {name: table for name, table in tables.items() if table}


def _answer(key: str, answer: Answer) -> str:
    if answer_content(answer) is None:
        return ""
    given = {name: getattr(answer, name) for name in RESPONSES}
    values = {name: value for name, value in given.items() if value is not None}
    if answer.number is not None:
        values["number"] = _number(answer.number)
    if answer.note:
        values["note"] = answer.note
    values |= {name: True for name in ("flag", "unsure", "private") if getattr(answer, name)}
    path = ["answers", key]
    documents = [
        {"kind": document.kind} | document.model_dump(exclude_defaults=True)
        for document in answer.evidence
    ]
    return _table(path, values) + "".join(
        "\n" + _table([*path, "evidence"], document, many=True) for document in documents
    )


def _number(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _table(path: Sequence[str], values: Mapping[str, Any], *, many: bool = False) -> str:
    """One TOML table, or one of ``many`` under the same header."""
    nested: Mapping[str, Any] = values
    for part in reversed(path):
        nested = {part: nested}
    # The writer would drop a carriage return from a text of several lines.
    lines = not any(isinstance(value, str) and "\r" in value for value in values.values())
    text = tomli_w.dumps(nested, multiline_strings=lines, indent=2)
    if not many:
        return text
    head, _, body = text.partition("\n")
    return f"[{head}]\n{body}"


def _record(name: str, identity: str, content: str) -> str:
    """An event or edition: its identity and its canonical JSON, unescaped where TOML allows."""
    plain = "'''" not in content and "\x7f" not in content
    line = f"json = '''{content}'''\n" if plain else tomli_w.dumps({"json": content})
    return f'[[{name}]]\nid = "{identity}"\n{line}'
