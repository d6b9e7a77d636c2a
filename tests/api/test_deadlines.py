"""Nobody waits for ever: for a body that does not come, for a handler that hangs, for a stop."""

import asyncio
import json
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import closing
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.builders import MORNING, Notes
from tests.conftest import Server, running

from craftify.api.envelopes import request_time
from craftify.api.middleware.asgi import App, state
from craftify.api.middleware.deadlines import Deadlines, Patience
from craftify.api.middleware.faults import Faults
from craftify.commands.serving.census import Census

Message = dict[str, Any]
BRIEF = 0.05


async def asked(
    app: App, parts: Iterator[bytes] | None = None, pause: float = 0.0
) -> list[Message]:
    """Ask an application; each part of the body comes a little after the one before."""
    said: list[Message] = []
    loop = asyncio.get_running_loop()
    request_time.set(MORNING)

    async def receive() -> Message:
        part = None if parts is None else next(parts, b"")
        if part is None:
            await asyncio.Event().wait()
        come = loop.create_future()
        loop.call_later(pause, come.set_result, None)
        await come
        return {"type": "http.request", "body": part, "more_body": bool(part)}

    async def send(message: Any) -> None:  # noqa: ANN401 - ASGI
        said.append(dict(message))

    scope = {"type": "http", "method": "POST", "path": "/api/x", "headers": []}
    await app(scope, receive, send)
    return said


def layered(app: Any, **patience: Any) -> App:  # noqa: ANN401 - ASGI
    return Faults(Deadlines(app, patience=Patience(**patience)), logs=Notes())


async def test_a_handler_that_hangs_is_stopped() -> None:
    stopped = []

    async def hanging(_scope: Any, _receive: Any, _send: Any) -> None:  # noqa: ANN401 - ASGI
        try:
            await asyncio.Event().wait()
        finally:
            stopped.append(True)

    said = await asked(layered(hanging, answer=BRIEF))
    assert said[0]["status"] == 503
    assert json.loads(said[1]["body"])["error"]["code"] == "UNAVAILABLE"
    assert stopped == [True]


async def test_a_route_that_works_longer_may() -> None:
    async def working(_scope: Any, _receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
        done = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(BRIEF * 4, done.set_result, None)
        await done
        await send({"type": "http.response.start", "status": 200, "headers": []})

    longer = ((re.compile("/api/x"), 10.0),)
    assert (await asked(layered(working, answer=BRIEF, longer=longer)))[0]["status"] == 200
    assert (await asked(layered(working, answer=BRIEF)))[0]["status"] == 503


async def test_an_upload_that_keeps_coming_is_not_stopped() -> None:
    got = 0

    async def reading(_scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
        nonlocal got
        more = True
        while more:
            message = await receive()
            got += len(message["body"])
            more = message["more_body"]
        await send({"type": "http.response.start", "status": 201, "headers": []})

    parts = iter([b"x" * 65536] * 10)
    said = await asked(layered(reading, body=BRIEF * 4, answer=BRIEF * 4), parts, BRIEF)
    assert said[0]["status"] == 201
    assert got == 655_360


async def test_an_upload_that_trickles_is() -> None:
    async def reading(_scope: Any, receive: Any, _send: Any) -> None:  # noqa: ANN401 - ASGI
        while (await receive())["more_body"]:
            pass

    said = await asked(layered(reading, body=BRIEF * 4), iter([b"x"] * 1000), BRIEF)
    assert said[0]["status"] == 408


async def test_an_answer_that_has_begun_may_take_its_time() -> None:
    async def streaming(scope: Any, _receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
        await send({"type": "http.response.start", "status": 200, "headers": []})
        state(scope)["deadline"].met()  # the outermost layer says so
        later = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(BRIEF * 4, later.set_result, None)
        await later
        await send({"type": "http.response.body", "body": b"done"})

    said = await asked(layered(streaming, answer=BRIEF))
    assert [message.get("body") for message in said] == [None, b"done"]


def begun(server: Server, body: bytes) -> socket.socket:
    """A sign-in whose body is not there yet."""
    parts = urlsplit(server.origin)
    line = socket.create_connection((parts.hostname, parts.port or 80), timeout=20)
    head = (
        f"POST /api/auth/login HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        "Expect: 100-continue\r\n\r\n"
    )
    line.sendall(head.encode())
    assert line.recv(1024).startswith(b"HTTP/1.1 100")
    return line


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_is_under_way_is_finished_and_nothing_else_begun(
    tmp_path: Path, number: signal.Signals
) -> None:
    body = b'{"email":"nobody@meadow.example","password":"none of these words"}'
    with running(tmp_path / "data") as server:
        place = urlsplit(server.origin)
        with closing(begun(server, body)) as line:
            idle = socket.create_connection((place.hostname, place.port or 80), timeout=20)
            server.process.send_signal(number)
            assert idle.recv(1024) == b""  # who asks nothing is let go
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((place.hostname, place.port or 80), timeout=20).close()
            line.sendall(body)
            said = b""
            while chunk := line.recv(65536):
                said += chunk
            idle.close()
        assert said.startswith(b"HTTP/1.1 401")
        assert b"connection: close" in said.lower()
        assert server.process.wait(20) == 0


def test_what_does_not_finish_is_not_waited_for(tmp_path: Path) -> None:
    brief = {"CRAFTIFY_DRAIN_SECONDS": "1"}
    with running(tmp_path / "data", **brief) as server, closing(begun(server, b"x" * 10)):
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(20) == 0


def test_connections_are_counted_by_address() -> None:
    census = Census(10, 2, [ip_network("10.0.0.0/8")])
    assert [census.enter("203.0.113.7") for _ in range(3)] == [True, True, False]
    census.leave("203.0.113.7")
    census.leave("203.0.113.7")
    assert census.enter("203.0.113.7")
    for spoken_for in ("127.0.0.1", "10.1.2.3"):
        assert [census.enter(spoken_for) for _ in range(3)] == [True] * 3
    assert census.total == 8
    assert [census.enter(f"198.51.100.{n}") for n in range(4)] == [True, True, False, False]
