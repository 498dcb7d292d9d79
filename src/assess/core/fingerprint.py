"""One short text that two copies share only when they say the same."""

from __future__ import annotations

import hashlib

from assess.core.assessment import Assessment
from assess.core.events import canonical

SHOWN = 12
"""Characters of a fingerprint that are printed."""

_NOT_SAID = {"changed_at", "signed", "heads"}
"""When, by whom and in which order things were entered is not part of what is said."""


def fingerprint(assessment: Assessment) -> str:
    """Return the sha256 (64 hexadecimal digits) of what the assessment says.

    The same profile, answers, title and editions give the same fingerprint, whenever and in
    whatever order they were entered.
    """
    content = assessment.model_dump(mode="json", exclude_defaults=True, exclude=_NOT_SAID)
    content["to_confirm"] = sorted(assessment.to_confirm)
    return hashlib.sha256(canonical(content).encode()).hexdigest()
