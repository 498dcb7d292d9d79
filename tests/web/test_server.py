"""What browsers, and those who only say they are one, get from the server."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="needs the extra “serve”")

from aiohttp import (
    ClientSession,
    ClientWebSocketResponse,
    CookieJar,
    WSMsgType,
    WSServerHandshakeError,
)
from aiohttp.test_utils import TestServer, unused_port

from assess.web import guard, pages
from assess.web.guard import KEY, Places
from assess.web.process import Started
from assess.web.server import STATIC, Server, Wish

PROGRAM = """
import json, os, sys
out, given = sys.stdout.buffer, sys.stdin.buffer
def send(kind, data):
    out.write(kind + len(data).to_bytes(4, "big") + data)
    out.flush()
out.write(b"__GANGLION__\\n")
secret = any("opensesame" in value for value in os.environ.values())
send(b"D", f"store {os.environ['ASSESS_STORE']} secret {secret} in {os.getcwd()}".encode())
send(b"M", json.dumps({"type": "deliver_file_start", "key": "file-" + os.environ["ASSESS_USER"],
    "path": "r\\u00e9port.pdf", "open_method": "download", "mime_type": "application/pdf",
    "encoding": "", "name": None}).encode())
left = [b"%PDF-1.7", b""]
while head := given.read(5):
    data = given.read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"D":
        send(b"D", b"typed " + data)
        continue
    asked = json.loads(data)
    if asked["type"] == "resize":
        send(b"D", f"size {asked['width']} {asked['height']}".encode())
    if asked["type"] == "deliver_chunk_request":
        chunk, key = left.pop(0), asked["key"].encode()
        send(b"P", b"ts13:deliver_chunks%d:%s%d:%se" % (len(key), key, len(chunk), chunk))
"""
"""Speaks as the screens do, and tells what it was started with."""

CODE = "opensesame"


class Site:
    """A server on a free port, with a program that only tells how it was started."""

    def __init__(self, folder: Path) -> None:
        self.script = folder / "program.py"
        self.script.write_text(PROGRAM, encoding="utf-8")
        self.folder = folder
        self.seconds = 0.0
        self.server: TestServer | None = None
        self.browsers: list[ClientSession] = []

    def started(self, key: str) -> Started:
        """How the program of a personal key starts."""
        name = key or "own"
        (self.folder / "own").mkdir(exist_ok=True)
        environment = {"ASSESS_STORE": f"/{name}/s", "ASSESS_USER": name}
        return Started([sys.executable, str(self.script)], environment, self.folder / name)

    async def open(self, code: str = "", link: str = "") -> None:
        """Listen."""
        port = unused_port()
        wish = Wish(
            host="127.0.0.1",
            places=Places(port, frozenset({"127.0.0.1"})),
            started=self.started,
            exists=lambda key: (self.folder / key).is_dir(),
            code=code,
            link=link,
        )
        server = TestServer(Server(wish, lambda: self.seconds).app(), host="127.0.0.1", port=port)
        await server.start_server()
        self.server = server

    def browser(self) -> ClientSession:
        """A browser that was never here."""
        assert self.server
        base = str(self.server.make_url("/"))
        session = ClientSession(base, cookie_jar=CookieJar(unsafe=True))
        self.browsers.append(session)
        return session

    @property
    def origin(self) -> dict[str, str]:
        """The header that a page of this server sends."""
        assert self.server
        return {"Origin": str(self.server.make_url("/")).rstrip("/")}

    async def enter(self, browser: ClientSession, code: str = CODE, key: str = "") -> tuple:
        """Enter a code; return status and page."""
        data = {"code": code, "key": key}
        async with browser.post("/enter", data=data, headers=self.origin) as answer:
            return answer.status, await answer.text()

    async def new_key(self, browser: ClientSession) -> str:
        """Come in for the first time."""
        status, text = await self.enter(browser)
        found = KEY.search(text)
        assert status == 200
        assert found
        return found.group()

    async def close(self) -> None:
        for browser in self.browsers:
            await browser.close()
        if self.server:
            await self.server.close()


@pytest.fixture
async def site(tmp_path: Path):
    opened = Site(tmp_path)
    yield opened
    await opened.close()


async def get(browser: ClientSession, path: str, **headers: str) -> tuple[int, str]:
    async with browser.get(path, headers=headers) as answer:
        return answer.status, await answer.text(errors="replace")


async def told(socket: ClientWebSocketResponse, beginning: str) -> str:
    """The next thing that the program tells with these words at its beginning."""
    while True:
        message = await socket.receive(timeout=20)
        text = message.data.decode() if isinstance(message.data, bytes) else str(message.data)
        assert message.data is not None, f"closed before “{beginning}”"
        if text.startswith(beginning):
            return text


async def test_without_the_code_nothing_is_shown(site):
    await site.open(CODE)
    browser = site.browser()
    status, text = await get(browser, "/")
    assert status == 401
    assert 'name="code"' in text
    assert "terminal" not in text.replace(pages.STYLE, "")
    with pytest.raises(WSServerHandshakeError) as refused:
        await browser.ws_connect("/ws", headers=site.origin)
    assert refused.value.status == 403
    assert (await get(browser, "/download/file-own"))[0] == 404


async def test_each_visitor_sees_work_of_their_own_and_comes_back_to_it(site):
    await site.open(CODE)
    one, two = site.browser(), site.browser()
    keys = [await site.new_key(one), await site.new_key(two)]
    stores = []
    for browser in (one, two):
        assert (await get(browser, "/"))[0] == 200
        async with browser.ws_connect("/ws?width=80&height=24", headers=site.origin) as socket:
            stores.append(await told(socket, "store "))
    for key, store in zip(keys, stores, strict=True):
        assert store == f"store /{key}/s secret False in {site.folder / key}"
    later = site.browser()
    assert (await site.enter(later, key=keys[0].upper()))[0] == 200
    async with later.ws_connect("/ws", headers=site.origin) as socket:
        assert await told(socket, "store ") == stores[0]


@pytest.mark.parametrize(
    "key", ["zzzz-zzzz-zzzz", "../own", "own", "zzzz-zzzz-zzzz/../own", "\x00"]
)
async def test_a_key_that_nobody_was_given_is_refused(site, key):
    await site.open(CODE)
    site.started("")
    status, text = await site.enter(site.browser(), key=key)
    assert status == 403
    assert "is not right" in text


async def test_wrong_codes_have_to_wait_and_a_right_one_too(site):
    await site.open(CODE)
    browser = site.browser()
    for _ in range(guard.FREE_TRIES):
        assert (await site.enter(browser, "opensesamf"))[0] == 403
    status, text = await site.enter(browser)
    assert status == 429
    assert "Try again in 15 seconds." in text
    site.seconds += 15
    assert (await site.enter(browser))[0] == 200


async def test_wrong_codes_sent_all_at_once_are_counted_too(site):
    await site.open(CODE)
    browser = site.browser()
    answers = await asyncio.gather(*(site.enter(browser, f"wrong-{n}") for n in range(40)))
    refused = [status for status, _text in answers]
    assert refused.count(403) == guard.FREE_TRIES
    assert refused.count(429) == 40 - guard.FREE_TRIES


async def test_the_own_work_of_a_user_needs_the_printed_address(site):
    await site.open(link="printed-secret")
    browser = site.browser()
    for path in ("/", "/?key=other", "/?key="):
        assert (await get(browser, path))[0] == 401
    assert (await site.enter(browser, ""))[0] == 403
    async with browser.get("/?key=printed-secret", allow_redirects=False) as answer:
        assert answer.status == 303
        assert answer.headers["Location"] == "/"
        cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    status, text = await get(browser, "/")
    assert status == 200
    assert "printed-secret" not in text
    async with browser.ws_connect("/ws", headers=site.origin) as socket:
        assert "store /own/s" in await told(socket, "store ")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "https://127.0.0.1"])
async def test_a_page_of_another_site_cannot_reach_the_screens(site, origin):
    await site.open(CODE)
    browser = site.browser()
    await site.new_key(browser)
    with pytest.raises(WSServerHandshakeError) as refused:
        await browser.ws_connect("/ws", headers={"Origin": origin})
    assert refused.value.status == 403
    async with browser.post("/enter", data={"code": CODE}, headers={"Origin": origin}) as answer:
        assert answer.status == 403


async def test_another_name_for_this_machine_is_not_answered(site):
    await site.open(link="printed-secret")
    browser = site.browser()
    for path in ("/", "/?key=printed-secret", "/static/js/textual.js", "/page.js", "/ws"):
        status, text = await get(browser, path, Host=f"evil.example:{site.server.port}")
        assert status == 421
        assert "not known by that name" in text


async def test_a_file_is_delivered_to_its_visitor_alone(site):
    await site.open(CODE)
    one, two = site.browser(), site.browser()
    key = await site.new_key(one)
    await site.new_key(two)
    async with one.ws_connect("/ws", headers=site.origin) as socket:
        await told(socket, '["deliver_file_start"')
        path = f"/download/file-{key}"
        assert (await get(two, path))[0] == 404
        assert (await get(site.browser(), path))[0] == 404
        async with one.get(path) as answer:
            assert await answer.read() == b"%PDF-1.7"
            assert answer.content_type == "application/pdf"
            wanted = "attachment; filename*=UTF-8''r%C3%A9port.pdf"
            assert answer.headers["Content-Disposition"] == wanted
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_what_is_typed_arrives_and_nonsense_is_left_out(site):
    await site.open(link="printed-secret")
    browser = site.browser()
    await get(browser, "/?key=printed-secret")
    async with browser.ws_connect("/ws?width=x&height=-5", headers=site.origin) as socket:
        await told(socket, "store ")
        for nonsense in ("", "[", "{}", "[]", "[1]", '["stdin"]', '["stdin", 5]', '["resize", 7]'):
            await socket.send_str(nonsense)
        await socket.send_str('["resize", {"width": 1e99, "height": "x"}]')
        await socket.send_str('["resize", {"width": 99999, "height": 0}]')
        assert await told(socket, "size 1000") == "size 1000 24"
        assert await told(socket, "size 1000") == "size 1000 1"
        await socket.send_str('["stdin", "3\\u1785"]')
        assert await told(socket, "typed ") == "typed 3\u1785"


async def test_not_more_pages_than_a_visitor_can_use(site):
    await site.open(link="printed-secret")
    browser = site.browser()
    await get(browser, "/?key=printed-secret")
    sockets = [await browser.ws_connect("/ws", headers=site.origin) for _ in range(4)]
    with pytest.raises(WSServerHandshakeError) as refused:
        await browser.ws_connect("/ws", headers=site.origin)
    assert refused.value.status == 503
    for socket in sockets:
        await socket.close()
    again = await browser.ws_connect("/ws", headers=site.origin)
    await told(again, "store ")
    await again.close()


async def test_a_program_that_ends_ends_the_page(site):
    await site.open(link="printed-secret")
    site.script.write_text("import sys; sys.exit('no store')", encoding="utf-8")
    browser = site.browser()
    await get(browser, "/?key=printed-secret")
    async with browser.ws_connect("/ws", headers=site.origin) as socket:
        message = await socket.receive(timeout=20)
    assert message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED)


async def test_pages_say_what_they_may_do(site):
    await site.open(CODE)
    async with site.browser().get("/") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "no-store"
    assert (await get(site.browser(), "/static/"))[0] in (403, 404)
    assert (await get(site.browser(), "/nothing"))[0] == 404


def test_nothing_is_loaded_from_elsewhere():
    made = [
        pages.terminal_page("ws://127.0.0.1:8000/ws"),
        pages.code_page("x"),
        pages.key_page("k"),
    ]
    for text in (*made, pages.STYLE, pages.SCRIPT):
        for address in re.findall(r"(?:src|href)=\"([^\"]*)\"|url\(\"([^\"]*)\"\)", text):
            named = "".join(address)
            assert named.startswith("/") or named == "data:,"
            if named.startswith("/static/"):
                assert (STATIC / named.removeprefix("/static/")).is_file(), named
        assert "https://" not in text
        assert "//fonts" not in text


def test_what_is_told_is_escaped():
    assert "<script>" not in pages.code_page("<script>alert(1)</script>")
    assert 'data-x="' not in pages.terminal_page('ws://h/"data-x="')
