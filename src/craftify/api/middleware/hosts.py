"""Only for the hosts this server is meant to answer for: a page cannot rebind its name to us."""

import re
from collections.abc import Collection
from ipaddress import ip_address
from typing import Final

from craftify.api.middleware.asgi import (
    App,
    RawHeaders,
    Receive,
    Scope,
    Send,
    header,
    refuse,
)
from craftify.api.problems import plain

SHAPE: Final = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::\d{1,5})?", re.ASCII)
LOCAL: Final = frozenset({"localhost"})
HEADERS_LIMIT: Final = 32 * 1024
REMEMBERED: Final = 1000


class Hosts:
    """Lets a request pass for a known name, or for a bare address, which no name can rebind."""

    def __init__(self, app: App, *, allowed: Collection[str]) -> None:
        self._app, self._allowed = app, LOCAL | frozenset(allowed)
        self._judged: dict[bytes, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            status = self._verdict(scope["headers"])
            if status:
                await refuse(scope, send, status, plain(status), CLOSE)
                return
        await self._app(scope, receive, send)

    def _verdict(self, headers: RawHeaders) -> int:
        size, hosts = 0, []
        for name, value in headers:
            size += len(name) + len(value)
            if name == b"host":
                hosts.append(value)
        if size > HEADERS_LIMIT:
            return 431
        if len(hosts) != 1:
            return 400
        known = self._judged.get(hosts[0])
        return known if known is not None else self._judge(hosts[0])

    def _judge(self, host: bytes) -> int:
        match = SHAPE.fullmatch(host.decode("latin-1").lower())
        if match is None:
            return 400
        status = 0 if match[1] in self._allowed or _is_address(match[1]) else 421
        if len(self._judged) < REMEMBERED:
            self._judged[host] = status
        return status


CLOSE: Final = (("connection", "close"),)


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def is_loopback(scope: Scope) -> bool:
    """Whether the page was opened on the machine itself."""
    match = SHAPE.fullmatch((header(scope, b"host") or "").lower())
    if match is None:
        return False
    if match[1] == "localhost" or match[1].endswith(".localhost"):
        return True
    return _is_address(match[1]) and ip_address(match[1].strip("[]")).is_loopback
