"""The first layer: every request gets an id and a time, and HEAD is a GET without its body."""

import re
from typing import Final

from craftify.api.envelopes import request_id, request_time
from craftify.api.middleware.asgi import (
    BODY,
    START,
    App,
    Message,
    Receive,
    Scope,
    Send,
    header,
    state,
)
from craftify.ports.clock import Clock, Ids

GOOD: Final = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)
VERSION: Final = (b"x-api-version", b"1")


class Requests:
    """Takes the id a caller gives when it is harmless, and hands it back with the answer."""

    def __init__(self, app: App, *, clock: Clock, ids: Ids) -> None:
        self._app, self._clock, self._ids = app, clock, ids

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = header(scope, b"x-request-id") or ""
        name = given if GOOD.fullmatch(given) else self._ids.new()
        state(scope)["request_id"] = name
        request_id.set(name)
        request_time.set(self._clock.now())
        bodiless = scope["method"] == "HEAD"
        if bodiless:
            scope = {**scope, "method": "GET"}

        async def out(message: Message) -> None:
            if message["type"] == START:
                message["headers"] = [
                    *message.get("headers", ()),
                    (b"x-request-id", name.encode()),
                    VERSION,
                ]
            elif message["type"] == BODY and bodiless:
                message = {**message, "body": b""}
            await send(message)

        await self._app(scope, receive, out)
