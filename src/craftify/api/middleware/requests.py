"""The outermost layer: every request gets an id and a time, every answer the headers it needs."""

import re
from typing import Final

from craftify.api.envelopes import request_id, request_time
from craftify.api.middleware.asgi import (
    BODY,
    STARTS,
    App,
    Message,
    Receive,
    Scope,
    Send,
    header,
    state,
)
from craftify.api.middleware.security_headers import SecurityHeaders
from craftify.ports.clock import Clock, Ids

GOOD: Final = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)
VERSION: Final = (b"x-api-version", b"1")
KINDS: Final = frozenset({"http", "websocket"})


class Requests:
    """Takes the id a caller gives when it is harmless, and hands it back with the answer.

    All headers that layers further in want are added here, in one place; a HEAD is a GET whose
    body is not sent.
    """

    def __init__(self, app: App, *, clock: Clock, ids: Ids, headers: SecurityHeaders) -> None:
        self._app, self._clock, self._ids, self._headers = app, clock, ids, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in KINDS:
            await self._app(scope, receive, send)
            return
        known = state(scope)
        given = header(scope, b"x-request-id")
        name = given if given and GOOD.fullmatch(given) else self._ids.new()
        known["request_id"] = name
        request_id.set(name)
        request_time.set(self._clock.now())
        bodiless = scope.get("method") == "HEAD"
        if bodiless:
            scope = {**scope, "method": "GET"}

        async def out(message: Message) -> None:
            kind = message["type"]
            if kind in STARTS:
                known["status"] = message["status"]
                deadline = known.get("deadline")
                if deadline is not None:
                    deadline.met()
                headers = [*message.get("headers", ()), (b"x-request-id", name.encode()), VERSION]
                self._headers.complete(headers, secure=scope.get("scheme") in SECURE)
                more = known.get("more_headers")
                if more:
                    headers += more
                message = {**message, "headers": headers}
            elif kind == BODY:
                message = {**message, "body": b""} if bodiless else message
                known["bytes"] = known.get("bytes", 0) + len(message.get("body", b""))
            await send(message)

        await self._app(scope, receive, out)


SECURE: Final = frozenset({"https", "wss"})
