"""Between a page and its program: what the browser sends is checked, then passed on."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from aiohttp import WSMsgType, web

from assess.web.process import Program, Wires

LONGEST_MESSAGE = 256 * 1024
"""Bytes: more than the longest note that can be pasted."""

HEARTBEAT = 15.0
"""Seconds."""

_SMALLEST, _LARGEST = 1, 1000
"""Columns or lines."""


async def join(
    request: web.Request,
    make: Callable[[Wires], Program],
    began: Callable[[Program], object],
    ended: Callable[[Program], object],
) -> web.WebSocketResponse:
    """Start a program for a page, pass messages until either leaves, and stop the program."""
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LONGEST_MESSAGE)
    await socket.prepare(request)

    async def close() -> None:
        await socket.close()

    program = make(Wires(socket.send_bytes, socket.send_str, close))
    began(program)
    try:
        await program.start(_cells(request.query.get("width"), 80), _height(request))
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await _pass_on(message.data, socket, program)
    finally:
        await program.stop()
        ended(program)
    return socket


def _height(request: web.Request) -> int:
    return _cells(request.query.get("height"), 24)


async def _pass_on(text: str, socket: web.WebSocketResponse, program: Program) -> None:
    """Pass one message on; what is not understood is left out."""
    kind, content = _read(text)
    if kind == "stdin" and isinstance(content, str):
        await program.send_bytes(content.encode("utf-8", "replace"))
    elif kind == "resize" and isinstance(content, dict):
        width, height = _cells(content.get("width"), 80), _cells(content.get("height"), 24)
        await program.set_terminal_size(width, height)
    elif kind == "ping" and isinstance(content, str):
        await socket.send_json(["pong", content[:64]])
    elif kind == "blur":
        await program.blur()
    elif kind == "focus":
        await program.focus()


def _read(text: str) -> tuple[str, Any]:
    try:
        message = json.loads(text)
    except ValueError:
        return "", None
    if not isinstance(message, list) or not message or not isinstance(message[0], str):
        return "", None
    return message[0], message[1] if len(message) > 1 else None


def _cells(given: Any, usual: int) -> int:
    """A number of columns or lines that makes sense."""
    try:
        return min(_LARGEST, max(_SMALLEST, int(given)))
    except (TypeError, ValueError, OverflowError):
        return usual
