"""Only for the hosts this server is meant to answer for: a page cannot rebind its name to us."""

import re
from collections.abc import Collection
from ipaddress import ip_address
from typing import Final

from craftify.api.middleware.asgi import App, Receive, Scope, Send, header, refuse
from craftify.api.problems import plain

SHAPE: Final = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::\d{1,5})?", re.ASCII)
LOCAL: Final = frozenset({"localhost"})
HEADERS_LIMIT: Final = 32 * 1024


class Hosts:
    """Lets a request pass for a known name, or for a bare address, which no name can rebind."""

    def __init__(self, app: App, *, allowed: Collection[str]) -> None:
        self._app, self._allowed = app, LOCAL | frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADERS_LIMIT:
                await refuse(scope, send, 431, plain(431), CLOSE)
                return
            status = self._verdict([value for name, value in scope["headers"] if name == b"host"])
            if status:
                await refuse(scope, send, status, plain(status), CLOSE)
                return
        await self._app(scope, receive, send)

    def _verdict(self, given: list[bytes]) -> int:
        match = SHAPE.fullmatch(given[0].decode("latin-1").lower()) if len(given) == 1 else None
        if match is None:
            return 400
        return 0 if match[1] in self._allowed or _is_address(match[1]) else 421


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
