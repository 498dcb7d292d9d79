"""What the list of assessments says of each, read without answers and without the core's models.

Python takes longer to import those models than to paint the list.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from assess.errors import StoreDamaged
from assess.language import gettext as _
from assess.port import Glance
from assess.store.content import agrees, changed_event

_TEXTS = ("title", "period", "depth", "case")
NAMING = ("profile/country", *(f"status/{name}" for name in _TEXTS))
"""The keys of the events that name an assessment."""

_CURRENT = (
    "SELECT current.assessment, current.key, event.id, event.content FROM current"
    " JOIN event ON event.assessment = current.assessment AND event.id = current.event"
    " WHERE current.key IN (?, ?, ?, ?, ?) ORDER BY event.at, event.id"
)


def read_all(db: sqlite3.Connection) -> list[Glance]:
    """Read what names each assessment, that with the latest event first.

    Runs inside a transaction of the caller.
    """
    latest = db.execute(
        "SELECT id, (SELECT max(at) FROM event WHERE event.assessment = assessment.id) AS latest"
        " FROM assessment ORDER BY latest DESC, id"
    ).fetchall()
    naming: dict[str, list[tuple[str, str, str]]] = {identity: [] for identity, _ in latest}
    for identity, *event in db.execute(_CURRENT, NAMING):
        naming[identity].append((event[0], event[1], event[2]))
    heads: dict[str, list[str]] = {identity: [] for identity, _ in latest}
    for identity, head in db.execute("SELECT assessment, event FROM head"):
        heads[identity].append(head)
    return [
        glance(identity, naming[identity], frozenset(heads[identity]), at or "")
        for identity, at in latest
    ]


def glance(
    identity: str,
    naming: Iterable[tuple[str, str, str]],
    heads: frozenset[str],
    changed_at: str,
) -> Glance:
    """Return what current events (key, id and canonical JSON; the latest last) say of it."""
    values: dict[str, Any] = {}
    try:
        for key, event, text in naming:
            if not agrees(event, text):
                raise changed_event(event)
            values[key] = json.loads(text)["content"]
        country = values.get("profile/country") or {}
        texts = {name: values.get(f"status/{name}") for name in _TEXTS}
        return Glance(
            identity,
            country=str(country.get("country", "?")),
            code=str(country.get("code", "")),
            changed_at=changed_at,
            heads=heads,
            **{name: str(text) for name, text in texts.items() if text is not None},
        )
    except StoreDamaged as error:
        return Glance(identity, heads=heads, changed_at=changed_at, problem=str(error))
    except (ValueError, KeyError, TypeError, AttributeError):
        problem = StoreDamaged(
            _("Assessment {identity} holds an event that this version cannot read.").format(
                identity=identity
            ),
            _("Update assess, or restore the store from a backup."),
        )
        return Glance(identity, heads=heads, changed_at=changed_at, problem=str(problem))
