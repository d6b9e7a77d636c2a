"""What clients do that no library would do, against a real server."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from tests.builders import HandClock
from tests.conftest import Server, running
from uvicorn.server import ServerState

from craftify.commands.serving.census import Census
from craftify.commands.serving.lines import connection

LENGTH = [(b"content-length", b"2")]
HEAD = b"POST /api/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all that is only said to it."""
    with running(tmp_path_factory.mktemp("wire") / "data") as started:
        yield started


def talk(server: Server, sent: bytes, *, parts: int = 1) -> bytes:
    """Everything the server says to this before it hangs up."""
    port = urlsplit(server.origin).port
    heard = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        for part in range(parts):
            try:
                wire.sendall(sent[part * len(sent) // parts : (part + 1) * len(sent) // parts])
            except OSError:
                break
        try:
            while True:
                got = wire.recv(65536)
                if not got:
                    return heard
                heard += got
        except ConnectionResetError:
            return heard


def envelope(heard: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(heard.partition(b"\r\n\r\n")[2])
    return found


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/9.9\r\n\r\n",
        b"hello\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n"[:0] + b"GET  / HTTP/1.1\r\n\r\n",
        HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
        HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
        HEAD + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)
def test_garbage_gets_one_answer_and_the_line_is_cut(server: Server, sent: bytes) -> None:
    heard = talk(server, sent)
    assert heard.startswith(b"HTTP/1.1 400"), heard[:200]
    assert heard.count(b"HTTP/1.1 ") == 1
    assert envelope(heard)["error"]["code"] == "BAD_REQUEST"
    assert b"content-security-policy: default-src 'none'" in heard.lower()


def test_a_stream_without_end_is_cut_at_the_limit(server: Server) -> None:
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    heard = talk(server, HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 40, parts=40)
    assert b"HTTP/1.1 413" in heard[:20] or heard == b""
    if heard:
        assert envelope(heard)["error"]["code"] == "TOO_LARGE"


def test_several_requests_in_one_breath_get_their_answers_in_order(server: Server) -> None:
    one = b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Request-ID: request-%d\r\n\r\n"
    last = one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    heard = talk(server, one % 1 + one % 2 + last % 3)
    assert heard.count(b"HTTP/1.1 200") == 3
    places = [heard.index(b"x-request-id: request-%d" % number) for number in (1, 2, 3)]
    assert places == sorted(places)


Listen = Callable[[float], Any]


@pytest.fixture
def listen(clock: HandClock) -> Listen:
    """A small server whose patience the test chooses."""

    class Ids:
        def new(self) -> str:
            return "0190-made-for-a-test"

    async def app(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
        del scope, receive
        await send({"type": "http.response.start", "status": 200, "headers": LENGTH})
        await send({"type": "http.response.body", "body": b"ok"})

    @asynccontextmanager
    async def listening(patience: float) -> AsyncIterator[int]:
        kind = connection(clock, Ids(), Census(100, 100), patience)
        config = uvicorn.Config(app, http=kind, lifespan="off", log_config=None)
        config.load()
        state = ServerState()
        server = await asyncio.get_running_loop().create_server(
            lambda: kind(config=config, server_state=state, app_state={}), "127.0.0.1", 0
        )
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            for open_line in tuple(state.connections):
                open_line.transport.close()
            server.close()
            await server.wait_closed()

    return listening


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n"])
async def test_headers_that_do_not_come_are_not_waited_for(listen: Listen, begun: bytes) -> None:
    async with listen(0.2) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(begun)
        async with asyncio.timeout(5):
            assert (await reader.read()).startswith(b"HTTP/1.1 408")
        writer.close()
        await writer.wait_closed()


async def test_headers_in_time_are_answered_and_the_line_stays_open(listen: Listen) -> None:
    async with listen(1.0) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(2):
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            async with asyncio.timeout(5):
                head = await reader.readuntil(b"\r\n\r\n")
                assert head.startswith(b"HTTP/1.1 200")
                await reader.readuntil(b"ok")
        writer.close()
        await writer.wait_closed()
