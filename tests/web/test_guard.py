"""The code, how often it is tried, who is a visitor, and by which names the server is asked."""

from __future__ import annotations

import pytest

from assess.web import guard
from assess.web.guard import Attempts, Places, Visitors, is_loopback, network


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_few_wrong_tries_are_free_then_each_waits_twice_as_long(clock):
    attempts = Attempts(clock)
    for _ in range(guard.FREE_TRIES - 1):
        attempts.wrong("10.0.0.7")
    assert attempts.wait("10.0.0.7") == 0
    waits = []
    for _ in range(4):
        attempts.wrong("10.0.0.7")
        waits.append(attempts.wait("10.0.0.7"))
    assert waits == [15, 30, 60, 120]
    assert attempts.wait("10.0.0.8") == 0
    clock.seconds += 120
    assert attempts.wait("10.0.0.7") == 0


def test_waiting_has_an_end_and_a_right_try_clears_it(clock):
    attempts = Attempts(clock)
    for _ in range(40):
        attempts.wrong("10.0.0.7")
        clock.seconds += guard.ALL_WITHIN
    clock.seconds -= guard.ALL_WITHIN
    assert 0 < attempts.wait("10.0.0.7") <= guard.LONGEST_WAIT
    attempts.right("10.0.0.7")
    assert attempts.wait("10.0.0.7") == 0


def test_tries_from_many_addresses_make_everybody_wait_a_little(clock):
    attempts = Attempts(clock)
    for n in range(guard.ALL_TRIES):
        attempts.wrong(f"10.0.{n}.1")
    assert 0 < attempts.wait("10.9.9.9") <= guard.ALL_WITHIN
    clock.seconds += guard.ALL_WITHIN + 1
    assert attempts.wait("10.9.9.9") == 0


def test_one_ipv6_network_is_one_address():
    assert network("2001:db8:1:2::1") == network("2001:db8:1:2:ffff::9")
    assert network("2001:db8:1:2::1") != network("2001:db8:1:3::1")
    assert network("::ffff:10.0.0.7") == network("10.0.0.7") == "10.0.0.7"


def test_a_visitor_who_does_nothing_for_long_is_forgotten(clock):
    visitors = Visitors(clock)
    secret = visitors.admit("aaaa-bbbb-cccc")
    assert secret
    assert visitors.find(secret).key == "aaaa-bbbb-cccc"
    assert visitors.find("") is None
    clock.seconds += guard.IDLE + 1
    assert visitors.find(secret) is None


def test_not_more_visitors_than_the_machine_can_hold(clock):
    visitors = Visitors(clock)
    for _ in range(guard.MOST_VISITORS):
        assert visitors.admit("aaaa-bbbb-cccc")
    assert visitors.admit("aaaa-bbbb-cccc") is None


LOCAL = Places(8000, frozenset({"localhost", "127.0.0.1"}))
ROOM = Places(8000, frozenset({"trainer"}), any_address=True)
BEHIND = Places(8000, frozenset({"localhost"}), public="https://assess.example.org")


@pytest.mark.parametrize(
    ("places", "host", "known"),
    [
        (LOCAL, "127.0.0.1:8000", True),
        (LOCAL, "localhost:8000", True),
        (LOCAL, "LOCALHOST:8000", True),
        (LOCAL, "127.0.0.1:8001", False),
        (LOCAL, "127.0.0.1", False),
        (LOCAL, "evil.example:8000", False),
        (LOCAL, "localhost.evil.example:8000", False),
        (LOCAL, "evil@localhost:8000", False),
        (LOCAL, "10.0.0.1:8000", False),
        (LOCAL, "", False),
        (LOCAL, "[::1", False),
        (ROOM, "10.0.0.1:8000", True),
        (ROOM, "[2001:db8::1]:8000", True),
        (ROOM, "trainer:8000", True),
        (ROOM, "evil.example:8000", False),
        (BEHIND, "assess.example.org", True),
        (BEHIND, "other.example.org", False),
    ],
)
def test_only_names_of_this_server_are_answered(places, host, known):
    assert places.known_host(host) is known


@pytest.mark.parametrize(
    ("places", "origin", "host", "known"),
    [
        (LOCAL, "http://localhost:8000", "localhost:8000", True),
        (LOCAL, "http://127.0.0.1:8000", "localhost:8000", False),
        (LOCAL, "https://localhost:8000", "localhost:8000", False),
        (LOCAL, "http://evil.example", "localhost:8000", False),
        (LOCAL, "http://evil.example:8000", "evil.example:8000", False),
        (LOCAL, "", "localhost:8000", False),
        (LOCAL, "null", "localhost:8000", False),
        (BEHIND, "https://assess.example.org", "assess.example.org", True),
        (BEHIND, "http://assess.example.org", "assess.example.org", False),
    ],
)
def test_only_pages_of_this_server_are_answered(places, origin, host, known):
    assert places.known_origin(origin, host) is known


def test_what_is_loopback():
    assert all(is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "127.9.9.9"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "10.0.0.1", "trainer"))


def test_keys_and_codes_are_made_of_letters_that_cannot_be_mixed_up():
    assert guard.KEY.fullmatch(guard.make_key())
    assert len(guard.make_code()) == guard.CODE_LETTERS
    assert not set("0o1li") & set(guard.ALPHABET)
    assert guard.make_key() != guard.make_key()
