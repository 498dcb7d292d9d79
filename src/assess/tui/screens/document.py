"""The form for one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pydantic import ValidationError
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from assess.core.assessment import Evidence
from assess.core.vocabulary import EVIDENCE_KINDS
from assess.errors import AssessError, Deleted
from assess.language import gettext as _
from assess.language import noop as N_
from assess.session import Session
from assess.tui.commands import bindings
from assess.tui.drafting import Drafting
from assess.tui.screens.form import UNTOUCHED, FormPage
from assess.tui.widgets.cycle import Cycle
from assess.tui.widgets.field import Field
from assess.tui.widgets.form import Form
from assess.tui.words import refusal, safe

FIELDS = (
    ("title", N_("Title"), N_("as printed on the document")),
    ("reference", N_("Reference"), N_("number or symbol; a reference or a date is needed")),
    ("date", N_("Date"), N_("such as 2025 or 2025-06-30")),
    ("place", N_("Place in it"), N_("article or page")),
)


class DocumentScreen(FormPage):
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
        self.drafting = Drafting(session, *place, UNTOUCHED)
        self._document = document
        self._keep = keep

    def content(self) -> Iterable[Widget]:
        own = self._document
        yield Static(Content(_("A document") if own else _("A new document")), classes="title")
        with Form():
            kind = own.kind if own else "public"
            yield Cycle(tuple(EVIDENCE_KINDS.items()), kind, id="kind", label=_("Kind"))
            for name, label, hint in FIELDS:
                now = getattr(own, name) if own else ""
                yield Field(_(label), now, hint=_(hint), id=name)

    def on_mount(self) -> None:
        self.query_one("#title", Field).focus_input()

    def _read(self) -> Evidence:
        """The document as typed. Raises ValidationError and AssessError."""
        values = {name: safe(self.query_one(f"#{name}", Field).value) for name, *_text in FIELDS}
        return Evidence.model_validate({"kind": self.query_one(Cycle).value, **values})

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on; in the last field it saves."""
        last = self.query_one(f"#{FIELDS[-1][0]}", Field)
        if event.input in last.query(Input):
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        for name, *_text in FIELDS:
            self.query_one(f"#{name}", Field).wrong("")
        try:
            self._keep(self._read())
            self.drafting.drop()
        except ValidationError as error:
            at = error.errors()[0]["loc"]
            field = self.query_one(f"#{at[0] if at else 'reference'}", Field)
            field.wrong(refusal(error))
            field.focus_input()
        except Deleted as error:
            if self.gone:
                self.dismiss("")
            else:
                self.lost(error)
        except AssessError as error:
            words = _("{problem} What you typed is still here.")
            self.say(words.format(problem=refusal(error)), error=True)
        else:
            self.dismiss(_("Saved."))

    def action_back(self) -> None:
        self.draft()
        kept = self.touched and not self.gone
        said = _("Not saved as a document yet; what you typed is kept.") if kept else ""
        self.dismiss(said)
