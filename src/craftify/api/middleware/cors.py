"""Pages of other web apps that the operator named, and no others, may read what the API answers."""

from collections.abc import Collection
from typing import Final

from craftify.api.middleware.asgi import (
    App,
    Receive,
    Scope,
    Send,
    add_headers,
    answer,
    header,
)

VARY: Final = (b"vary", b"Origin")
SHOWN: Final = (
    b"ETag, Link, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset,"
    b" RateLimit-Policy, Idempotent-Replayed, Content-Disposition, X-Request-ID, X-API-Version"
)
HEADERS: Final = (
    "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-API-Key,"
    " X-CSRF-Token, X-Request-ID"
)
ALLOWED: Final = (
    ("access-control-allow-methods", "GET, HEAD, POST, PUT, PATCH, DELETE"),
    ("access-control-allow-headers", HEADERS),
    ("access-control-max-age", "7200"),
)


class Cors:
    """Compares the origin with the list, letter by letter; answers what browsers ask beforehand."""

    def __init__(self, app: App, *, origins: Collection[str]) -> None:
        self._app, self._origins = app, frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        origin = header(scope, b"origin")
        known = origin is not None and origin in self._origins
        add_headers(scope, VARY)
        if known and origin is not None:
            add_headers(
                scope,
                (b"access-control-allow-origin", origin.encode("latin-1")),
                (b"access-control-allow-credentials", b"true"),
                (b"access-control-expose-headers", SHOWN),
            )
        asked = header(scope, b"access-control-request-method")
        if origin is not None and asked is not None and scope["method"] == "OPTIONS":
            await answer(send, 204, b"", ALLOWED if known else ())
            return
        await self._app(scope, receive, send)
