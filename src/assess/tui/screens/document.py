"""The form for one document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from pydantic import ValidationError
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from assess.core.assessment import Evidence
from assess.core.terms import EVIDENCE_KINDS
from assess.errors import AssessError
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.drafting import Drafting
from assess.tui.screens.typing import TypingPage
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.words import refusal, safe

FIELDS = (
    ("title", "Title", "as printed on the document"),
    ("reference", "Reference", "number or symbol; a reference or a date is needed"),
    ("date", "Date", "such as 2025 or 2025-06-30"),
    ("place", "Place in it", "article or page"),
)


class DocumentScreen(TypingPage[str]):
    """Edits one document. ``keep`` saves it; returns what to say on the screen before."""

    TABLE = "document"
    BINDINGS = bindings("document")

    def __init__(
        self,
        session: Session,
        place: tuple[str, str],
        document: Evidence | None,
        keep: Callable[[Evidence], None],
    ) -> None:
        super().__init__()
        self._start = _as_text(document.model_dump(mode="json") if document else {})
        self.drafting = Drafting(session, *place, self._start)
        self._new = document is None
        self._keep = keep

    def content(self) -> Iterable[Widget]:
        text = self.drafting.found.text if self.drafting.found else self._start
        values = json.loads(text)
        yield Static(Content("A new document" if self._new else "A document"), classes="title")
        with VerticalScroll(can_focus=False, classes="form"):
            yield Static(Content("Kind"), classes="label")
            yield Cycle(tuple(EVIDENCE_KINDS.items()), values["kind"], id="kind")
            for name, label, hint in FIELDS:
                yield Field(label, values[name], hint=hint, id=name)

    def on_mount(self) -> None:
        self.query_one("#title", Field).focus_input(scroll=False)

    def _values(self) -> dict[str, str]:
        values = {name: safe(self.query_one(f"#{name}", Field).value) for name, _, _ in FIELDS}
        return {"kind": self.query_one(Cycle).value, **values}

    def typed(self) -> str:
        return _as_text(self._values())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on; in the last field it saves."""
        last = self.query_one(f"#{FIELDS[-1][0]}", Field)
        if event.input in last.query(Input):
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        for name, _, _ in FIELDS:
            self.query_one(f"#{name}", Field).wrong("")
        try:
            self._keep(Evidence.model_validate(self._values()))
            self.drafting.drop()
        except ValidationError as error:
            at = error.errors()[0]["loc"]
            field = self.query_one(f"#{at[0] if at else 'reference'}", Field)
            field.wrong(refusal(error))
            field.focus_input()
        except AssessError as error:
            self.say(f"{refusal(error)} What you typed is still here.", error=True)
        else:
            self.dismiss("Saved.")

    def action_back(self) -> None:
        self.draft()
        changed = self.typed() != self._start
        self.dismiss("Not saved as a document yet; what you typed is kept." if changed else "")

    def action_saved(self) -> None:
        values = json.loads(self._start)
        self.query_one(Cycle).value = values["kind"]
        for name, _, _ in FIELDS:
            self.query_one(f"#{name}", Field).value = values[name]
        self.draft()
        self.say("This is the document as it was saved.")


def _as_text(values: dict[str, str]) -> str:
    """The form's fields as one draft, in one order, all of them."""
    whole = {"kind": "public", **dict.fromkeys((name for name, _, _ in FIELDS), ""), **values}
    return json.dumps(whole, sort_keys=True, ensure_ascii=False)
