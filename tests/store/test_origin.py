"""Who changes what, and when."""

from __future__ import annotations

import getpass
import re
from datetime import UTC, datetime, timedelta

import pytest

from assess.errors import TextRefused
from assess.store.origin import system_origin


def test_the_clock_is_the_systems_in_utc():
    origin = system_origin({})
    assert abs(origin.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", origin.at())


def test_tokens_are_six_random_characters():
    origin = system_origin({})
    tokens = {origin.token() for _ in range(200)}
    assert len(tokens) == 200
    assert all(re.fullmatch(r"[a-z0-9]{6}", token) for token in tokens)


def test_the_name_given_comes_before_that_of_the_system(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "officer")
    assert system_origin({"ASSESS_USER": " Focal \x1b[31mpoint\n"}).who == "Focal [31mpoint"
    assert system_origin({"ASSESS_USER": " "}).who == "officer"
    assert system_origin({}).who == "officer"


@pytest.mark.parametrize("error", [KeyError, ImportError, OSError])
def test_a_system_without_a_name_for_the_user_is_no_obstacle(monkeypatch, error):
    def nobody():
        raise error

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert system_origin({}).who == "unknown user"


def test_a_name_too_long_is_refused():
    with pytest.raises(TextRefused, match="The name in ASSESS_USER has 301 characters"):
        system_origin({"ASSESS_USER": "x" * 301})
