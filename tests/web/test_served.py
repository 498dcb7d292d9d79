"""The real program behind a page: what is being typed when the page is closed is not lost."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="needs the extra “serve”")

from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer, unused_port

from assess.core.assessment import Profile
from assess.core.changes import NewAssessment
from assess.session import Session
from assess.store import open_store
from assess.web.guard import Places
from assess.web.process import Started
from assess.web.server import Server, Wish
from tests.tui.sample import DAY, edition, origin

_CODES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "assess.sqlite3"
    store = open_store(path)
    new = NewAssessment(
        profile=Profile(country="Sampleland", reference_date=DAY), editions=(edition(),)
    )
    identity = Session.start(store, new, origin()).identity
    store.close()
    return path, identity


async def test_a_note_is_drafted_when_the_page_is_closed(kept):
    path, identity = kept
    port = unused_port()
    command = [sys.executable, "-m", "assess.cli.served", identity]
    wish = Wish(
        host="127.0.0.1",
        places=Places(port, frozenset({"127.0.0.1"})),
        started=lambda _key: Started(command, {"ASSESS_STORE": str(path)}, path.parent),
        exists=lambda _key: False,
        link="printed",
    )
    server = TestServer(Server(wish).app(), host="127.0.0.1", port=port)
    await server.start_server()
    address = f"http://127.0.0.1:{port}"
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        async with browser.get(f"{address}/?key=printed") as answer:
            assert answer.status == 200
        origin_header = {"Origin": address}
        async with browser.ws_connect(f"{address}/ws", headers=origin_header) as socket:
            await _until(socket, b"outline")
            await socket.send_json(["stdin", "n"])
            await _until(socket, b"save and go back")
            await socket.send_json(["stdin", "Typed at the last moment"])
            await _until(socket, b"moment")
    await server.close()
    store = open_store(path)
    drafts = Session(store, identity, origin()).drafts()
    store.close()
    assert [(draft.field, draft.text) for draft in drafts] == [("note", "Typed at the last moment")]


async def _until(socket, words: bytes) -> None:
    """Read what is drawn until these words have been."""
    drawn = b""
    async with asyncio.timeout(40):
        while words not in _CODES.sub(b"", drawn):
            message = await socket.receive()
            assert message.data is not None, "the program ended"
            drawn += message.data if isinstance(message.data, bytes) else b""


def test_it_ends_when_its_server_is_gone(kept):
    path, identity = kept
    start = (
        "import subprocess, sys\n"
        "done = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "done.stdout.readline()\n"
        "print(done.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", start, sys.executable, "-m", "assess.cli.served", identity],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "ASSESS_STORE": str(path),
            "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        },
    )
    with server:
        assert server.stdout
        program = int(server.stdout.readline())
        server.kill()
    end = time.monotonic() + 30
    while _runs(program):
        assert time.monotonic() < end, "it still runs"
        time.sleep(0.2)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"
