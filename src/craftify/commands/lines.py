"""One connection: a caller who cannot finish its headers is sent away, garbage gets our answer."""

import asyncio
from typing import ClassVar, Final

import msgspec
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from craftify.api.envelopes import failure, request_id, request_time
from craftify.api.middleware.security_headers import ALWAYS, DATA
from craftify.api.problems import PLAIN
from craftify.ports.clock import Clock, Ids

PATIENCE: Final = 20.0


class Connection(HttpToolsProtocol):
    """Uvicorn's own, with a deadline for headers and an envelope around what is unreadable."""

    clock: ClassVar[Clock]
    ids: ClassVar[Ids]
    patience: ClassVar[float] = PATIENCE
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn does
        super().connection_made(transport)
        self._await_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._headers_came()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        self._await_headers()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._headers_came()
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        del msg
        self._headers_came()
        self.transport.write(_refusal(self.clock, self.ids))
        self.transport.close()

    def _await_headers(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.patience, self.transport.close)

    def _headers_came(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def connection(clock: Clock, ids: Ids, patience: float = PATIENCE) -> type[Connection]:
    """The kind of connection a server speaks; headers have so many seconds to arrive."""
    return type("Connection", (Connection,), {"clock": clock, "ids": ids, "patience": patience})


def _refusal(clock: Clock, ids: Ids) -> bytes:
    """An answer to what is no HTTP request, whole and final."""
    request_id.set(ids.new())
    request_time.set(clock.now())
    body = msgspec.json.encode(failure(*PLAIN[400]))
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
        (b"content-security-policy", DATA.encode()),
        (b"x-request-id", request_id.get().encode()),
        *ALWAYS,
    ]
    head = b"".join(b"%s: %s\r\n" % pair for pair in headers)
    return b"HTTP/1.1 400 Bad Request\r\n" + head + b"\r\n" + body
