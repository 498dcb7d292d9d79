"""Settings that hold for every test."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from assess import language

settings.register_profile(
    "assess",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("assess")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """What one test made the program speak is forgotten before the next."""
    yield
    language.use(gettext.NullTranslations(), "en")
