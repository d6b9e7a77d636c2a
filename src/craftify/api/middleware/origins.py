"""Changes and sockets only from pages we know, by what browsers say about where they come from."""

from collections.abc import Collection
from typing import Final

from craftify.api.envelopes import failure
from craftify.api.middleware.asgi import UNSAFE, App, Receive, Scope, Send, header, refuse

OWN: Final = frozenset({"same-origin", "none"})
SECURE: Final = {"http": "http", "https": "https", "ws": "http", "wss": "https"}
MESSAGE: Final = "This request came from another site."


class Origins:
    """Refuses a change that a browser makes for another site, the sign-in included.

    A change with an Authorization header or an API key passes: no page of another site can make a
    browser send one. A WebSocket never passes for another site: browsers ask nobody before they
    open one, and send cookies along. `known` are origins that are trusted like our own.
    """

    def __init__(self, app: App, *, origin: str, known: Collection[str] = ()) -> None:
        self._app, self._origin, self._known = app, origin, frozenset(known)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if (kind == "http" and scope["method"] in UNSAFE and not self._lets_change(scope)) or (
            kind == "websocket" and not self._lets_open(scope)
        ):
            await refuse(scope, send, 403, failure("CSRF_FAILED", MESSAGE))
            return
        await self._app(scope, receive, send)

    def _lets_change(self, scope: Scope) -> bool:
        if header(scope, b"authorization") is not None or header(scope, b"x-api-key") is not None:
            return True
        return self._is_known(scope)

    def _lets_open(self, scope: Scope) -> bool:
        if header(scope, b"origin") is None and header(scope, b"cookie") is not None:
            return False
        return self._is_known(scope)

    def _is_known(self, scope: Scope) -> bool:
        origin = header(scope, b"origin")
        if origin in self._known:
            return True
        if origin is not None and origin not in {self._origin, _asked(scope)}:
            return False
        site = header(scope, b"sec-fetch-site")
        return site is None or site in OWN


def _asked(scope: Scope) -> str:
    scheme = SECURE.get(scope.get("scheme", "http"), "http")
    return f"{scheme}://{header(scope, b'host') or ''}"
