"""What commands print of an assessment, in a made-up language: nothing stays English."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assess.store import open_store
from tests.pseudo import foreign, spoken, untranslated
from tests.tui import sample
from tests.tui.sample import World
from tests.tui.test_pseudo import KNOWN, edition

TYPED = ("own", "tok001", "period", "tester", "nothing", "assess", "ID", "list", "open")


@pytest.fixture
def identity(place: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An assessment in the store, as filled in by somebody who writes Greek."""
    monkeypatch.setattr(sample, "edition", lambda **_: edition())
    store = open_store(place / "store.sqlite3")
    made = World(store, country=foreign("Sampleland"))
    made.session().set_status(title=foreign("A sample"))
    made.answer("period", level=1)
    made.answer("law", yes=False)
    made.answer("body", option="police")
    made.answer("since", date=dt.date(2011, 9, 7))
    store.close()
    return made.id


COMMANDS = {
    "list": "list",
    "scores": "score {id}",
    "gaps": "gaps {id}",
    "nothing of that name": "gaps nothing",
    "no such file": "import nothing",
    "delete": "delete {id}",
    "upgrade": "upgrade {id}",
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_word_of_a_command_stays_english(run, identity, command):
    line = COMMANDS[command].format(id=identity).split()
    with spoken():
        done = run(*line)
    said = [*done.out.splitlines(), *done.err.splitlines()]
    assert said
    assert untranslated(said, (*KNOWN, *TYPED, identity)) == []
