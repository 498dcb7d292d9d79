"""Words by id: who leads, kinds of document, how strongly a provision binds, and the like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assess.core.fields import Horizon
from assess.core.sources import Obligation
from assess.language import gettext as _
from assess.language import noop as N_


class Words(Mapping[str, str]):
    """Words by id, each in the language spoken when it is asked for."""

    def __init__(self, english: Mapping[str, str]) -> None:
        self._english = english

    def __getitem__(self, name: str) -> str:
        return _(self._english[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._english)

    def __len__(self) -> int:
        return len(self._english)


LEADS = Words(
    {
        "head-of-government": N_("office of the head of government"),
        "interior": N_("ministry of the interior"),
        "justice": N_("ministry of justice"),
        "foreign-affairs": N_("ministry of foreign affairs"),
        "labour": N_("ministry of labour"),
        "social-affairs": N_("ministry of social affairs"),
        "health": N_("ministry of health"),
        "finance": N_("ministry of finance"),
        "education": N_("ministry of education"),
        "gender-equality": N_("body for gender equality"),
        "immigration": N_("immigration authority"),
        "border-guard": N_("border guard"),
        "police": N_("police"),
        "prosecution": N_("prosecution service"),
        "courts": N_("courts"),
        "labour-inspectorate": N_("labour inspectorate"),
        "statistics": N_("statistics office"),
        "parliament": N_("parliament"),
        "local-government": N_("local government"),
        "ombudsman": N_("ombudsman institution"),
    }
)

EVIDENCE_KINDS = Words(
    {
        "public": N_("public document"),
        "internal": N_("internal document"),
        "statement": N_("statement"),
        "not-disclosed": N_("exists, not disclosed"),
    }
)

INSTRUMENT_STATUSES = Words(
    {
        "in-force": N_("in force"),
        "signed": N_("signed, not binding yet"),
        "not-bound": N_("not bound"),
    }
)

DEPTHS = Words({"quick": N_("quick (core questions only)"), "full": N_("full (all questions)")})

OBLIGATIONS = Words(
    {
        Obligation.MANDATORY: N_("binds its parties"),
        Obligation.OPTIONAL: N_("leaves the choice to the State"),
        Obligation.GUIDANCE: N_("guidance"),
        Obligation.PRACTICE: N_("good practice"),
    }
)

STANDINGS = Words(
    {
        "listed": N_("listed"),
        "recommended": N_("recommended"),
        "option": N_("option"),
        "example": N_("example"),
    }
)

DUTY = N_("your country's duty")

HORIZONS = Words(
    {
        Horizon.SHORT: N_("within 1 year"),
        Horizon.MEDIUM: N_("within 3 years"),
        Horizon.LONG: N_("within 5 years"),
    }
)
