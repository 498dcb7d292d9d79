"""The treaties and laws of the profile: the status of each, and since when."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical

from assess.core.assessment import InstrumentStatus
from assess.core.checklist import Edition
from assess.core.sources import Source
from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import noop
from assess.tui.typed import typed_date
from assess.tui.widgets.country import CountryField
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.words import safe

STATUSES = (
    ("", noop("not stated")),
    ("in-force", noop("in force")),
    ("signed", noop("signed, not binding yet")),
    ("not-bound", noop("not bound")),
)

_OF_A_REGION = ("Council of Europe", "ASEAN", "SAARC")
"""What the titles of treaties name that are for the States of one region."""

Wrong = list[Field | CountryField]


class InstrumentField(Vertical):
    """The status of one treaty or law, and since when it is in force."""

    def __init__(self, source: Source, now: InstrumentStatus | None) -> None:
        super().__init__(id=f"instrument-{source.id}", classes="instrument")
        self.source = source
        self._now = now

    def compose(self) -> ComposeResult:
        status = self._now.status if self._now else ""
        since = self._now.since.isoformat() if self._now and self._now.since else ""
        statuses = [(value, _(words)) for value, words in STATUSES]
        yield Cycle(
            statuses,
            status,
            id=f"status-{self.source.id}",
            label=safe(self.source.short),
            about=safe(self.source.title),
        )
        yield Field(
            _("In force for your country since"),
            since,
            hint=_("year-month-day, if known"),
            id=f"since-{self.source.id}",
            hidden=status != "in-force",
        )

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        self.query_one(Field).show(shown=event.cycle.value == "in-force")

    def read(self, wrong: Wrong, example: dt.date) -> InstrumentStatus | None:
        """The status; None when it is not stated. Adds its field to ``wrong`` if unreadable."""
        field, status = self.query_one(Field), self.query_one(Cycle).value
        field.wrong("")
        since = None
        if status == "in-force" and field.value.strip():
            try:
                since = typed_date(field.value, example=example)
            except AssessError as error:
                field.wrong(str(error))
                wrong.append(field)
        elif self._now and status == self._now.status and status != "in-force":
            since = self._now.since
        evidence = self._now.evidence if self._now else ""
        if not status:
            return None
        return InstrumentStatus.model_validate(
            {"status": status, "since": since, "evidence": evidence}
        )


def instruments(editions: Mapping[str, Edition]) -> dict[str, Source]:
    """The treaties and laws that a country can be bound by and that questions rest on, by id.

    Those for all States first; within these and within the regional ones, those first that most
    questions rest on.
    """
    rests: Counter[str] = Counter()
    found: dict[str, Source] = {}
    for edition in editions.values():
        found |= {source.id: source for source in edition.sources if source.binds}
        by_id = {provision.id: provision.source for provision in edition.provisions}
        for question in edition.questions.values():
            rests.update(by_id[basis.id] for basis in question.basis if basis.id in by_id)
            rests.update([getattr(question, "from_profile", None) or ""])
    usual = sorted(found, key=lambda name: (_regional(found[name]), -rests[name], name))
    return {name: found[name] for name in usual if rests[name]}


def _regional(source: Source) -> bool:
    return source.kind == "eu-directive" or any(name in source.title for name in _OF_A_REGION)
