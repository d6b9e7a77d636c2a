"""Changes only from our own pages: what a browser says about where a request comes from."""

from typing import Final

from craftify.api.envelopes import failure
from craftify.api.middleware.asgi import UNSAFE, App, Receive, Scope, Send, header, refuse

OWN: Final = frozenset({"same-origin", "none"})
MESSAGE: Final = "This request came from another site."


class Origins:
    """Refuses a change that a browser makes for another site, the sign-in included.

    A request with an Authorization header passes: no other site can make a browser send one.
    """

    def __init__(self, app: App, *, origin: str) -> None:
        self._app, self._origin = app, origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] in UNSAFE and not self._own(scope):
            await refuse(scope, send, 403, failure("CSRF_FAILED", MESSAGE))
            return
        await self._app(scope, receive, send)

    def _own(self, scope: Scope) -> bool:
        if header(scope, b"authorization") is not None:
            return True
        site = header(scope, b"sec-fetch-site")
        if site is not None and site not in OWN:
            return False
        origin = header(scope, b"origin")
        return origin is None or origin in {self._origin, _asked(scope)}


def _asked(scope: Scope) -> str:
    return f"{scope.get('scheme', 'http')}://{header(scope, b'host') or ''}"
