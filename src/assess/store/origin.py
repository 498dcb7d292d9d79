"""Where changes come from on this computer: its clock, its user and its randomness."""

from __future__ import annotations

import getpass
import secrets
import string
from collections.abc import Mapping
from datetime import UTC, datetime

from assess.core.origin import Origin
from assess.core.text import LINE_LIMIT, clean
from assess.language import gettext as _

_LETTERS = string.ascii_lowercase + string.digits


def system_origin(environ: Mapping[str, str], signature: str = "") -> Origin:
    """Return the clock (UTC), the name that changes are signed with, and a token.

    The name is that in ASSESS_USER, else ``signature`` (from the settings), else of the system's
    user.

    The token is six random characters a-z0-9. Raises TextRefused when the name is too long.
    """
    return Origin(now=_now, who=_who(environ, signature), token=_token)


def _now() -> datetime:
    return datetime.now(UTC)


def _token() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(6))


def _who(environ: Mapping[str, str], signature: str) -> str:
    given = environ.get("ASSESS_USER", "")
    named = clean(given, what=_("The name in ASSESS_USER"), limit=LINE_LIMIT, lines=False)
    return named or signature or _login() or "unknown user"


def _login() -> str:
    """The user's name for the system; nothing where it has none, as in a bare container."""
    try:
        name = getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""
    return clean(name, what=_("The name of the user"), limit=LINE_LIMIT, lines=False)
