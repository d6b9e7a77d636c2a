"""One connection: a caller who cannot finish its headers is sent away, garbage gets our answer."""

import asyncio
from http import HTTPStatus
from typing import ClassVar, Final, cast

import msgspec
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from craftify.api.envelopes import request_id, request_time
from craftify.api.middleware.hosts import HEADERS_LIMIT
from craftify.api.middleware.security_headers import PLAIN
from craftify.api.problems import plain
from craftify.commands.serving.census import Census
from craftify.commands.serving.exchange import Exchange
from craftify.ports.clock import Clock, Ids

PATIENCE: Final = 30.0
CROWDED: Final = "The server has as many connections as it can serve."
STOPPING: Final = "The server is stopping."
FORM: Final = b"/"
VERSIONS: Final = frozenset({"1.0", "1.1"})


class _Refused(Exception):
    """Thrown inside the parser, which then stops: whoever feeds it answers."""


class Connection(HttpToolsProtocol):
    """Uvicorn's own, with a deadline for headers and an envelope around what is unreadable.

    What cannot be read gets one answer and the end of the connection: behind it nobody can tell
    where the next request begins.
    """

    clock: ClassVar[Clock]
    ids: ClassVar[Ids]
    census: ClassVar[Census]
    patience: ClassVar[float] = PATIENCE
    _deadline: asyncio.TimerHandle | None = None
    _caller: str | None = None
    _head = 0
    _unread = False  # a request has begun whose headers are not all there
    _status, _said = 400, ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn does
        super().connection_made(transport)
        self._caller = self.client[0] if self.client else ""
        if not self.census.enter(self._caller):
            self._refuse(503, CROWDED)
            return
        self._await_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._headers_came()
        self._leave()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self) -> None:
        self._leave()
        super().handle_websocket_upgrade()

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        super().data_received(data)
        if self._unread and self._deadline is None:
            self._await_headers()
        self._head = self._head + len(data) if self._deadline is not None else 0
        if self._head > HEADERS_LIMIT:
            self._refuse(431)

    def on_message_begin(self) -> None:
        self._unread = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._headers_came()
        if self.census.draining:
            self._throw(503, STOPPING)
        if self.parser.get_method() == b"CONNECT":
            self._throw(501)
        if self.parser.get_http_version() not in VERSIONS:
            self._throw(400)
        if not self.url.startswith(FORM) and not self._means_us():
            self._throw(400)
        super().on_headers_complete()
        if self._present() is not None:
            self.cycle.__class__ = Exchange

    def send_400_response(self, msg: str) -> None:
        del msg
        self._headers_came()
        if self._is_answering():
            self.cycle.keep_alive = False  # a whole request came before the garbage
            self.flow.pause_reading()
            return
        self._refuse(self._status, self._said)

    def _throw(self, status: int, said: str = "") -> None:
        self._status, self._said = status, said
        raise _Refused

    def _refuse(self, status: int, said: str = "") -> None:
        begun, cycle = False, self._present()
        if cycle is not None:
            begun = cycle.response_started and not cycle.response_complete
            cycle.disconnected = True
            cycle.message_event.set()
        if not self.transport.is_closing():
            if not begun:
                self.transport.write(_refusal(self.clock, self.ids, status, said))
            self.transport.close()

    def _is_answering(self) -> bool:
        cycle = self._present()
        return cycle is not None and not cycle.response_complete and not cycle.more_body

    def _present(self) -> RequestResponseCycle | None:
        """The request that is, or was last, on this connection."""
        return cast("RequestResponseCycle | None", self.cycle)

    def _means_us(self) -> bool:
        """Whether a target in absolute form names the host of the Host header, or all of us."""
        if self.url == b"*":
            return self.parser.get_method() == b"OPTIONS"
        scheme, _, rest = self.url.partition(b"://")
        authority = rest.partition(b"/")[0].partition(b"?")[0].lower()
        hosts = [value.lower() for name, value in self.headers if name == b"host"]
        return scheme.lower() in {b"http", b"https"} and hosts == [authority]

    def _leave(self) -> None:
        if self._caller is not None:
            self.census.leave(self._caller)
            self._caller = None

    def _await_headers(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.patience, self._refuse, 408)

    def _headers_came(self) -> None:
        self._head, self._unread = 0, False
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def connection(
    clock: Clock, ids: Ids, census: Census, patience: float = PATIENCE
) -> type[Connection]:
    """The kind of connection a server speaks; headers have so many seconds to arrive."""
    kept = {"clock": clock, "ids": ids, "census": census, "patience": patience}
    return type("Connection", (Connection,), kept)


def _refusal(clock: Clock, ids: Ids, status: int, said: str) -> bytes:
    """An answer to what is no HTTP request, whole and final."""
    request_id.set(ids.new())
    request_time.set(clock.now())
    body = msgspec.json.encode(plain(status, said or None))
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
        (b"x-request-id", request_id.get().encode()),
        *PLAIN,
    ]
    head = b"".join(b"%s: %s\r\n" % pair for pair in headers)
    first = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n".encode()
    return first + head + b"\r\n" + body
