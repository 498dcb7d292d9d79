"""``assess serve``: who is let in, whose work they see, and what is said of it."""

from __future__ import annotations

import importlib.util
import os
import stat

import pytest

pytest.importorskip("aiohttp", reason="needs the extra “serve”")

import assess.web.server
from assess.errors import ExitStatus
from assess.web.server import Wish


@pytest.fixture
def wishes(monkeypatch) -> list[Wish]:
    """What would be served."""
    found: list[Wish] = []

    def served(wish: Wish, on_ready) -> None:
        found.append(wish)
        on_ready()

    monkeypatch.setattr(assess.web.server, "run", served)
    return found


def test_without_options_this_machine_alone_by_the_printed_address(run, wishes, place):
    done = run("serve")
    assert done.status == 0, done.err
    (wish,) = wishes
    assert wish.host == "127.0.0.1"
    assert wish.code == ""
    assert done.out.strip() == f"http://127.0.0.1:8000/?key={wish.link}"
    assert len(wish.link) >= 32
    started = wish.started("")
    assert started.environment["ASSESS_STORE"] == str(place / "store.sqlite3")
    assert not (place / "visitors").exists()


def test_an_assessment_is_opened_at_once(run, wishes, started):
    done = run("serve", started[:3])
    assert done.status == 0, done.err
    assert wishes[0].started("").command[-1] == started
    assert run("serve", "zzz").status == ExitStatus.NOT_FOUND


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.5", "::"])
def test_any_other_address_gets_a_code(run, wishes, host):
    done = run("serve", "--host", host)
    assert done.status == 0, done.err
    assert len(wishes[0].code) == 8
    assert wishes[0].link == ""
    assert f"Code: {wishes[0].code}" in done.err
    assert wishes[0].code not in done.out
    assert "0.0.0.0" not in done.out
    assert wishes[0].places.known_host(done.out.strip().removeprefix("http://"))
    assert "not encrypted" in done.err


def test_with_a_code_each_visitor_has_a_folder_that_others_cannot_read(run, wishes, place):
    done = run("serve", "--code", "workshop-7")
    assert done.status == 0, done.err
    (wish,) = wishes
    assert wish.code == "workshop-7"
    one, two = wish.started("aaaa-bbbb-cccc"), wish.started("dddd-eeee-ffff")
    assert one.environment["ASSESS_STORE"] != two.environment["ASSESS_STORE"]
    assert one.folder == place / "visitors" / "aaaa-bbbb-cccc"
    assert "aaaa" not in one.environment["ASSESS_USER"]
    assert "workshop-7" not in str((one.command, one.environment))
    assert not wish.exists("aaaa-bbbb-cccc")
    one.folder.mkdir()
    assert wish.exists("aaaa-bbbb-cccc")
    if os.name == "posix":
        assert stat.S_IMODE((place / "visitors").stat().st_mode) == 0o700
    assert "not encrypted" not in done.err


def test_a_proxy_gets_a_code_and_says_its_address(run, wishes):
    done = run("serve", "--public-url", "https://assess.example.org/")
    assert done.status == 0, done.err
    assert done.out.strip() == "https://assess.example.org"
    assert wishes[0].secure
    assert wishes[0].code


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--code", "abc"), "at least 6"),
        (("--public-url", "assess.example.org"), "begins with http"),
        (("mng", "--code"), "no ID can be opened"),
        (("--port", "0"), "1<=x<=65535"),
    ],
)
def test_what_cannot_be_served_is_refused(run, wishes, arguments, says):
    done = run("serve", *arguments)
    assert done.status == ExitStatus.USAGE
    assert says in done.err
    assert wishes == []


def test_without_its_parts_it_names_the_command_that_installs_them(run, monkeypatch):
    found = importlib.util.find_spec

    def spec(name, *more):
        return None if name == "textual_serve" else found(name, *more)

    monkeypatch.setattr("assess.cli.serve.find_spec", spec)
    done = run("serve")
    assert done.status == ExitStatus.PROBLEMS
    assert "textual_serve" in done.err
    assert "python -m pip install 'assess[serve]'" in done.err


def test_a_port_that_is_taken_is_told(run):
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--port", str(taken.getsockname()[1]))
    assert done.status == ExitStatus.PROBLEMS
    assert "Cannot listen on 127.0.0.1" in done.err
    assert "--port" in done.err
