"""Who may come in: the code and how often it is tried, the visitors, and the addresses asked for.

Nothing here knows the web framework; the clock comes in from outside.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
import secrets
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that cannot be taken for one another."""

CODE_LETTERS = 8
"""Of a code that the program makes: about 40 bits."""

SHORTEST_CODE = 6
"""Letters of a code that the trainer chooses."""

KEY = re.compile(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{2}}")
"""A personal key, such as k7fm-2xqd-9rtp: about 59 bits."""

FREE_TRIES = 5
"""Wrong tries from one address before it has to wait."""

FIRST_WAIT = 15.0
LONGEST_WAIT = 900.0
"""Seconds an address waits: the first after FREE_TRIES wrong tries, doubled by each wrong one."""

ALL_TRIES = 40
ALL_WITHIN = 60.0
"""Wrong tries of everybody together within these seconds, before everybody has to wait."""

FORGOTTEN = 3600.0
"""Seconds without a wrong try after which those of an address are forgotten."""

IDLE = 12 * 3600.0
"""Seconds after which a visitor who does nothing has to enter the code again."""

MOST_VISITORS = 200


def make_code() -> str:
    """A code for a group, easily read out: "k7fm2xqd"."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))


def make_key() -> str:
    """A personal key: "k7fm-2xqd-9rtp"."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they agree."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def network(address: str) -> str:
    """What counts as one address: an IPv4 address, or the 64-bit network of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


@dataclass
class _Wrong:
    count: int = 0
    last: float = 0.0


@dataclass
class Attempts:
    """How often a wrong code was tried, by address and by all together.

    ``now`` gives seconds that only grow. Used by one thread.
    """

    now: Callable[[], float]
    _by_address: dict[str, _Wrong] = field(default_factory=dict)
    _all: deque[float] = field(default_factory=deque)

    def wait(self, address: str) -> float:
        """Seconds until this address may try again; 0: it may now."""
        now = self.now()
        waits = 0.0
        wrong = self._by_address.get(network(address))
        if wrong and wrong.count >= FREE_TRIES:
            doubled = FIRST_WAIT * 2 ** min(wrong.count - FREE_TRIES, 16)
            waits = wrong.last + min(doubled, LONGEST_WAIT) - now
        while self._all and self._all[0] <= now - ALL_WITHIN:
            self._all.popleft()
        if len(self._all) >= ALL_TRIES:
            waits = max(waits, self._all[-ALL_TRIES] + ALL_WITHIN - now)
        return max(0.0, waits)

    def wrong(self, address: str) -> None:
        """Note a wrong try."""
        now = self.now()
        stale = [a for a, wrong in self._by_address.items() if wrong.last <= now - FORGOTTEN]
        for each in stale:
            del self._by_address[each]
        known = self._by_address.setdefault(network(address), _Wrong())
        known.count += 1
        known.last = now
        self._all.append(now)

    def right(self, address: str) -> None:
        """Forget the wrong tries of an address."""
        self._by_address.pop(network(address), None)


@dataclass
class Visitor:
    """One browser that was let in. ``key`` names whose work it sees; "": the user's own."""

    key: str
    seen: float
    open: int = 0


@dataclass
class Visitors:
    """Everybody who was let in, by the secret of their cookie."""

    now: Callable[[], float]
    _known: dict[str, Visitor] = field(default_factory=dict)

    def admit(self, key: str) -> str | None:
        """Let a visitor in; return the secret for the cookie, or None where there are too many."""
        self._forget()
        if len(self._known) >= MOST_VISITORS:
            return None
        secret = secrets.token_urlsafe(32)
        self._known[secret] = Visitor(key, self.now())
        return secret

    def find(self, secret: str) -> Visitor | None:
        """The visitor of a cookie, if it is known and not idle for too long."""
        self._forget()
        visitor = self._known.get(secret)
        if visitor:
            visitor.seen = self.now()
        return visitor

    def _forget(self) -> None:
        ended = self.now() - IDLE
        idle = [s for s, each in self._known.items() if each.seen <= ended and not each.open]
        for secret in idle:
            del self._known[secret]


@dataclass(frozen=True)
class Places:
    """The names under which this server may be asked for, and from which pages.

    A page of another site that makes a browser ask here (also by a name that it lets point to this
    machine) is refused. ``any_address``: every IP address will do, as the server listens on all.
    """

    port: int
    names: Collection[str]
    any_address: bool = False
    public: str = ""

    def known_host(self, host: str) -> bool:
        """Whether the Host header names this server."""
        if self.public and host.casefold() == urlsplit(self.public).netloc.casefold():
            return True
        try:
            parts = urlsplit(f"//{host}")
            name, port = (parts.hostname or "").casefold(), parts.port or 80
        except ValueError:
            return False
        if port != self.port or "@" in host:
            return False
        return name in self.names or (self.any_address and _is_address(name))

    def known_origin(self, origin: str, host: str) -> bool:
        """Whether the Origin header names a page of this server, asked for as ``host``."""
        if self.public:
            parts = urlsplit(self.public)
            if host.casefold() == parts.netloc.casefold():
                return origin.casefold() == f"{parts.scheme}://{parts.netloc}".casefold()
        return self.known_host(host) and origin.casefold() == f"http://{host}".casefold()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on ``host``."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
