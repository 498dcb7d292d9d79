"""Settings beside the store: kept for their owner, and never in the way when they are damaged."""

from __future__ import annotations

import os
import stat

import pytest

from assess.errors import StoreError
from assess.settings import Settings, read, write


def test_what_is_set_is_there_again_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "new" / "settings.toml"
    mine = Settings(name="ភាសា [/red]", agency="Labour inspectorate", theme="light", paper="letter")
    write(path, mine)
    assert read(path) == (mine, "")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_no_file_is_the_usual_settings(tmp_path):
    assert read(tmp_path / "settings.toml") == (Settings(), "")


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe", b"[[name]]\n[name]"])
def test_a_file_that_cannot_be_read_is_named_and_passed_over(tmp_path, content):
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    settings, message = read(path)
    assert settings == Settings()
    assert str(path) in message


def test_one_wrong_setting_does_not_spoil_the_others(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('paper = "a3"\nname = "N"\ncolour = 3\n', encoding="utf-8")
    settings, message = read(path)
    assert settings == Settings(name="N")
    assert "colour, paper" in message


def test_a_folder_that_cannot_be_written_is_a_message(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="settings cannot be written"):
        write(tmp_path / "file" / "settings.toml", Settings())


def test_who_answers_for_one_agency_does_not_see_the_score_unless_wanted():
    assert Settings().score_shown
    assert not Settings(agency="Police").score_shown
    assert Settings(agency="Police", show_score=True).score_shown
    assert Settings(name="A", agency="Police").signature == "A, Police"
