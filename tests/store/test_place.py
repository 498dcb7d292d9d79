"""Where the store is."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path, PureWindowsPath

import pytest

from assess.errors import StoreError
from assess.store import open_store
from assess.store.place import on_network, store_path

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /mnt/ministry nfs4 rw,vers=4.2 0 0
//server/share /mnt/our\\040share cifs rw 0 0
/dev/sdb1 /mnt/ministry/local ext4 rw 0 0
tmpfs /mnt/mem tmpfs rw 0 0
"""


def test_the_path_given_comes_first_then_the_environment_then_the_users_data_folder(
    tmp_path, monkeypatch
):
    named = {"ASSESS_STORE": str(tmp_path / "named.sqlite3")}
    assert store_path(tmp_path / "given.sqlite3", named) == tmp_path / "given.sqlite3"
    assert store_path(None, named) == tmp_path / "named.sqlite3"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *a, **k: tmp_path / "data" / "assess")
    assert store_path(None, {}) == tmp_path / "data" / "assess" / "assess.sqlite3"
    assert store_path(None, {"ASSESS_STORE": ""}) == store_path(None, {})


@pytest.mark.skipif(os.name != "posix", reason="folders as on Unix")
def test_the_usual_place_needs_nothing_but_an_empty_home(tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    with closing(open_store(environ={})) as store:
        assert store.path.is_relative_to(tmp_path)
        assert store.path.parts[-2:] == ("assess", "assess.sqlite3")
        assert store.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_home_folder_is_followed_and_a_strange_one_named(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert store_path(None, {"ASSESS_STORE": "~/a.sqlite3"}) == tmp_path / "a.sqlite3"
    if os.name == "posix":
        with pytest.raises(StoreError, match=r"no such home folder.*whole path"):
            store_path(None, {"ASSESS_STORE": "~no such user/a.sqlite3"})


def test_a_relative_path_is_made_whole_and_memory_is_a_file_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_store(Path(":memory:")).close()
    assert (tmp_path / ":memory:").is_file()


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links_are_followed_so_that_side_files_and_backups_stay_with_the_file(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link.sqlite3").symlink_to(tmp_path / "real" / "store.sqlite3")
    with closing(open_store(tmp_path / "link.sqlite3")) as store:
        assert store.path == tmp_path / "real" / "store.sqlite3"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/a/assess.sqlite3", False),
        ("/mnt/ministry/assess.sqlite3", True),
        ("/mnt/ministry/local/assess.sqlite3", False),
        ("/mnt/ministry2/assess.sqlite3", False),
        ("/mnt/our share/x/assess.sqlite3", True),
        ("/mnt/mem/assess.sqlite3", False),
    ],
)
def test_network_folders_are_known_by_their_mounts(path, expected):
    assert on_network(Path(path), MOUNTS) is expected


def test_shares_of_windows_are_network_folders():
    assert on_network(PureWindowsPath(r"\\server\share\assess.sqlite3"), "")
    assert not on_network(PureWindowsPath(r"C:\data\assess.sqlite3"), "")
