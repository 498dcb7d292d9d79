"""Text that people type: one normal form, and limits with a clear message."""

from __future__ import annotations

import re
import unicodedata

from assess.errors import TextRefused
from assess.language import gettext as _
from assess.language import number

NOTE_LIMIT = 10_000
LINE_LIMIT = 300

# Terminal escapes and other controls carry no meaning in a note; tab and newline do.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(value: str, *, what: str, limit: int = NOTE_LIMIT, lines: bool = True) -> str:
    """Return ``value`` in NFC with line feeds, without control characters.

    ``lines=False`` folds all white space to single spaces. ``limit`` counts characters.
    Raises TextRefused when the text is longer, naming ``what`` it is.
    """
    # Controls first: one between a letter and its accent would keep them from composing.
    text = _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    text = unicodedata.normalize("NFC", text)
    text = text.strip() if lines else " ".join(text.split())
    if len(text) > limit:
        raise TextRefused(
            _("{what} has {n} characters; at most {limit} are kept.").format(
                what=what, n=number(len(text)), limit=number(limit)
            ),
            _("Shorten it by {n} characters or cite a document instead.").format(
                n=number(len(text) - limit)
            ),
        )
    return text
