"""The web server: lets visitors in, and joins each page to a program of its own."""

from __future__ import annotations

import asyncio
import math
import signal
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import textual_serve
from aiohttp import web
from textual_serve.download_manager import DownloadManager

from assess.errors import AssessError
from assess.language import gettext as _
from assess.language import ngettext, number
from assess.web import pages
from assess.web.guard import KEY, Attempts, Places, Visitor, Visitors, make_key, same
from assess.web.process import Program, Started
from assess.web.wire import join

MOST_OPEN = 100
"""Pages open at the same time, each with a program of its own."""

OPEN_EACH = 4
"""Pages that one visitor may have open."""

LONGEST_FORM = 4096
"""Bytes."""

STATIC = Path(textual_serve.__file__).parent / "static"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class CannotListen(AssessError):
    """The address or the port cannot be used."""


@dataclass(frozen=True)
class Wish:
    """What is to be served, and to whom.

    ``code``: what each visitor has to enter; each then sees work of their own, by a personal key.
    "" : one user's own work, for whoever brings ``link``, the secret of the address that is
    printed. ``started`` says how the program of a key is started ("": the user's own);
    ``exists`` whether somebody was given that key.
    """

    host: str
    places: Places
    started: Callable[[str], Started]
    exists: Callable[[str], bool]
    code: str = ""
    link: str = ""

    @property
    def secure(self) -> bool:
        """Whether browsers reach it by an encrypted connection."""
        return self.places.public.startswith("https://")


class Server:
    """Answers browsers. Used by one thread; ``now`` is a clock that only grows, in seconds."""

    def __init__(self, wish: Wish, now: Callable[[], float] = time.monotonic) -> None:
        self._wish = wish
        self._attempts = Attempts(now)
        self._visitors = Visitors(now)
        self._downloads = DownloadManager()
        self._programs: dict[str, tuple[Visitor, Program]] = {}
        self._cookie = f"assess-{wish.places.port}"

    def app(self) -> web.Application:
        """The web application."""
        app = web.Application(middlewares=[self._guarded], client_max_size=LONGEST_FORM)
        app.add_routes(
            [
                web.get("/", self._index),
                web.post("/enter", self._enter),
                web.get("/ws", self._websocket),
                web.get("/download/{key}", self._download),
                web.get("/page.css", _style),
                web.get("/page.js", _script),
                web.static("/static", STATIC),
            ]
        )
        app.on_shutdown.append(self._stop_all)
        return app

    # What holds for every request

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse names that are not ours; say with every answer what a page may do."""
        known = self._wish.places.known_host(request.headers.get("Host", ""))
        if not known:
            told = _("This server is not known by that name. Use the address that it printed.")
            response: web.StreamResponse = _told(told, 421)
        else:
            try:
                response = await handler(request)
            except web.HTTPException as error:
                # aiohttp's own pages name the library; ours say what is known.
                if error.status < 400:
                    raise
                response = _told(_("There is nothing at this address."), error.status)
        if not response.prepared:
            response.headers.update(self._headers(request.host if known else ""))
        return response

    def _headers(self, host: str) -> dict[str, str]:
        """What a page may do; ``host``: where its screens come from, "" for none."""
        socket = f" {'wss' if self._wish.secure else 'ws'}://{host}" if host else ""
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            f"font-src 'self'; img-src 'self' data:; "
            f"connect-src 'self'{socket}; "
            "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        )
        return {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",  # "no-referrer" would hide the Origin of the form
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }

    def _visitor(self, request: web.Request) -> Visitor | None:
        return self._visitors.find(request.cookies.get(self._cookie, ""))

    def _foreign(self, request: web.Request) -> bool:
        """Whether a page of another site asks (or one that does not say who it is)."""
        origin = request.headers.get("Origin", "")
        return not self._wish.places.known_origin(origin, request.headers.get("Host", ""))

    # Coming in

    async def _index(self, request: web.Request) -> web.StreamResponse:
        link = request.query.get("key", "")
        if link and self._wish.link and same(link, self._wish.link):
            return self._admit("", _see("/"))
        if self._visitor(request) is None:
            if self._wish.code:
                return _page(pages.code_page(), 401)
            told = _("Open the address that the program printed, with the key at its end.")
            return _told(told, 401)
        if request.query_string:
            return _see("/")  # what is asked for here is read by scripts of the page
        socket = "wss" if self._wish.secure else "ws"
        return _page(pages.terminal_page(f"{socket}://{request.host}/ws"))

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        """Check the code, and the personal key where one is given."""
        if not self._wish.code or self._foreign(request):
            return _told(_("Open the page again and enter the code there."), 403)
        form = await request.post()
        # From here on nothing is awaited: tries sent all at once are counted one by one.
        address = request.remote or ""
        waits = self._attempts.wait(address)
        if waits:
            return _page(pages.code_page(_wait_words(waits)), 429)
        code, key = (str(form.get(name, "")).strip() for name in ("code", "key"))
        key = key.casefold()
        # Both are looked at before an answer: it does not tell which of them was wrong.
        right = same(code, self._wish.code)
        known = not key or bool(KEY.fullmatch(key) and self._wish.exists(key))
        if not (right and known):
            self._attempts.wrong(address)
            return _page(pages.code_page(_("The code or the personal key is not right.")), 403)
        self._attempts.right(address)
        if key:
            return self._admit(key, _see("/"))
        key = make_key()
        try:
            # It is known from now on, even if the screens are first opened another day.
            self._wish.started(key).folder.mkdir(mode=0o700)
        except OSError:
            return _told(_("There is no room for new visitors on the disk of this server."), 507)
        return self._admit(key, _page(pages.key_page(key)))

    def _admit(self, key: str, response: web.Response) -> web.Response:
        secret = self._visitors.admit(key)
        if secret is None:
            return _told(_("Too many visitors at the moment. Try again later."), 503)
        response.set_cookie(
            self._cookie, secret, httponly=True, samesite="Strict", secure=self._wish.secure
        )
        return response

    # The screens

    async def _websocket(self, request: web.Request) -> web.StreamResponse:
        visitor = self._visitor(request)
        if visitor is None or self._foreign(request):
            return _told(_("Enter the code first."), 403)
        if visitor.open >= OPEN_EACH or len(self._programs) >= MOST_OPEN:
            return _told(_("Too many pages are open. Close one."), 503)
        visitor.open += 1
        try:
            return await join(
                request,
                lambda wires: Program(self._wish.started(visitor.key), wires, self._downloads),
                lambda program: self._programs.update({program.app_service_id: (visitor, program)}),
                lambda program: self._programs.pop(program.app_service_id, None),
            )
        finally:
            visitor.open -= 1

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """Send a file that a program delivers, to the visitor of that program alone."""
        visitor, key = self._visitor(request), request.match_info["key"]
        try:
            wanted = await self._downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound from None
        owner, _program = self._programs.get(wanted.app_service.app_service_id, (None, None))
        if visitor is None or owner is not visitor:
            raise web.HTTPNotFound
        response = web.StreamResponse(headers=self._headers(request.host))
        response.headers["Content-Type"] = wanted.mime_type or "application/octet-stream"
        name = quote(wanted.file_name, safe="")
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        await response.prepare(request)
        async for chunk in self._downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def _stop_all(self, _app: web.Application) -> None:
        """Let every program end well: what is being typed is drafted."""
        running = [program for _visitor, program in self._programs.values()]
        await asyncio.gather(*(program.stop() for program in running))


def run(wish: Wish, on_ready: Callable[[], None]) -> None:
    """Serve until the process is interrupted. Raises CannotListen."""
    asyncio.run(_serve(wish, on_ready))


async def _serve(wish: Wish, on_ready: Callable[[], None]) -> None:
    runner = web.AppRunner(Server(wish).app(), access_log=None, handle_signals=False)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, wish.host, wish.places.port).start()
        except OSError as error:
            raise CannotListen(
                _("Cannot listen on {host}, port {port}: {why}.").format(
                    host=wish.host, port=wish.places.port, why=error.strerror or error
                ),
                _("Choose another port: --port 8001"),
            ) from error
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, ended.set)
        on_ready()
        await ended.wait()
    finally:
        await runner.cleanup()


def _wait_words(seconds: float) -> str:
    whole = math.ceil(seconds)
    return ngettext(
        "Too many wrong tries. Try again in {n} second.",
        "Too many wrong tries. Try again in {n} seconds.",
        whole,
    ).format(n=number(whole))


def _page(html: str, status: int = 200) -> web.Response:
    return web.Response(text=html, content_type="text/html", charset="utf-8", status=status)


def _told(text: str, status: int) -> web.Response:
    return _page(pages.told_page(text), status)


def _see(where: str) -> web.Response:
    return web.Response(status=303, headers={"Location": where})


async def _style(_request: web.Request) -> web.Response:
    return web.Response(text=pages.STYLE, content_type="text/css")


async def _script(_request: web.Request) -> web.Response:
    return web.Response(text=pages.SCRIPT, content_type="text/javascript")
